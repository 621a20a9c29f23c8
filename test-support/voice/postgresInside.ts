/** Postgres of the machine for tests in a network of their own: by a socket in the file system, which the network does not part. */
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface PostgresInside {
  /** For TEST_POSTGRES_URL, as it is to be there. */
  readonly url: string;
  stop(): void;
}

const OUTSIDE = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export async function openPostgresInside(): Promise<PostgresInside> {
  const { hostname, port, username, password, pathname } = new URL(OUTSIDE);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  const server = net.createServer((near) => {
    const far = net.connect(Number(port || '5432'), hostname);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(path.join(folder, '.s.PGSQL.5432'));
  await once(server, 'listening');
  const who = password === '' ? username : `${username}:${password}`;
  return {
    url: `postgres://${who}@${encodeURIComponent(folder)}${pathname}`,
    stop() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
