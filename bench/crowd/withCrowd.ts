/** A gateway with so many agents in its database, each with a session. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MINAMI } from '../../e2e/desk/people.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import type { TestDatabase } from '../../test-support/postgres.ts';
import { addAgents } from './crowdOfAgents.ts';

/** @param work gets the session's token of each; their Zoom users are `crowd-1` and so on */
export async function withCrowd<T>(
  database: TestDatabase,
  agents: number,
  work: (stack: GatewayStack, tokens: readonly string[]) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'crowd-'));
  const { url: databaseUrl, empty, drop } = await database.create();
  const given: TestDatabase = {
    ...database,
    create: () => Promise.resolve({ url: databaseUrl, empty, drop: () => Promise.resolve() }),
  };
  const stack = await startGatewayStack(given, { env: { LOG_LEVEL: 'info', DATA_DIR: dataDir } });
  try {
    await stack.signedIn();
    await stack.gateway.kill('SIGTERM');
    const tokens = await addAgents({ databaseUrl, dataDir }, MINAMI.zoomId, agents);
    await stack.gateway.start();
    return await work(stack, tokens);
  } finally {
    await stack.stop();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
