/** Keys are changed as docs/operations.md says, and nobody has to sign in again. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SessionSchema, parse } from '#call-core';
import type { Session } from '#call-core';
import { ENCRYPTION_KEY } from '../../scripts/workbench/parties.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const NEW_KEY = `new:${randomBytes(32).toString('base64')}`;
const START_MS = 90_000;
const database = await quickestDatabase();

let stack: GatewayStack;
let minami: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  minami = await stack.signedIn();
}, START_MS);

afterAll(() => stack.stop());

async function restartWith(keys: string): Promise<void> {
  await stack.gateway.kill('SIGTERM');
  await stack.gateway.start({ ENCRYPTION_KEYS: keys });
}

async function session(): Promise<Session> {
  const answer = await minami.send('GET', '/api/session');
  return parse(SessionSchema, await answer.json(), 'gateway.internal');
}

test(
  'a new key is put in front, and the old one may go after the next start',
  async () => {
    await restartWith(`${NEW_KEY},${ENCRYPTION_KEY}`);
    expect(stack.gateway.log).toMatch(/"sealedAnew":2,"lost":0/);

    await restartWith(NEW_KEY);
    expect((await session()).signInNeeded).toBeNull();
    expect(stack.gateway.log).not.toContain('none of ENCRYPTION_KEYS');
  },
  START_MS,
);

test(
  'without the key that has sealed them the tokens are lost, which the log and the session say',
  async () => {
    await restartWith(ENCRYPTION_KEY);

    expect(stack.gateway.log).toMatch(/"sealedAnew":0,"lost":2.*none of ENCRYPTION_KEYS/);
    expect((await session()).signInNeeded).not.toBeNull();
  },
  START_MS,
);
