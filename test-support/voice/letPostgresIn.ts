/** Lets tests in a network of their own reach the Postgres of the machine: by a socket in the file system, which all networks share. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const OUTSIDE = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** For processes that this one starts, as long as it runs. */
export async function letPostgresIn(): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(OUTSIDE);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  const server = net.createServer((near) => {
    const far = net.connect(Number(port || '5432'), hostname);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(path.join(folder, '.s.PGSQL.5432')).unref();
  await once(server, 'listening');
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const who = password === '' ? username : `${username}:${password}`;
  process.env['TEST_POSTGRES_URL'] = `postgres://${who}@${encodeURIComponent(folder)}${pathname}`;
}
