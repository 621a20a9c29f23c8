/** SIP accounts that an administrator enters by command, over HTTP. That a line is opened with them: browserLineAccounts.voice.test.ts. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { runAdmin } from '../../scripts/admin/runAdmin.ts';
import { ADMIN_KEY } from '../../scripts/workbench/parties.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const PASSWORD = 'pass:word of a phone';
const ACCOUNT = ['--domain', 'sip.zoom.example', '--user', 'someone', '--proxy', 'proxy.zoom.example:5091'];

let stack: GatewayStack;
let agent: AgentBrowser;
let name: string;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase(), { env: { ADMIN_KEY } });
  agent = await stack.signedIn();
  name = agent.user.salesforceId;
}, 60_000);
afterAll(() => stack.stop());
beforeEach(async () => {
  await admin(['remove', '--agent', name]);
});

async function admin(args: readonly string[], password = PASSWORD) {
  const said: string[] = [];
  const code = await runAdmin(['sip-account', ...args], {
    env: { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY },
    out: (text) => said.push(text),
    say: (text) => said.push(text),
    askSecret: () => Promise.resolve(password),
  });
  return { code, said: said.join('\n') };
}

test('one is entered, listed and removed, and no word of it is told', async () => {
  expect(await admin(['set', '--agent', name, ...ACCOUNT])).toMatchObject({ code: 0 });
  const listed = await admin(['list']);
  const { code, said } = await admin(['list', '--json']);

  expect(listed).toMatchObject({ code: 0, said: expect.stringContaining('entered') });
  expect([code, JSON.parse(said)]).toEqual([
    0,
    [expect.objectContaining({ salesforceUserId: name, isEntered: true })],
  ]);
  for (const text of [listed.said, said, stack.gateway.log])
    for (const secret of [PASSWORD, 'someone', 'sip.zoom.example']) expect(text).not.toContain(secret);
  expect(await admin(['remove', '--agent', name])).toMatchObject({ code: 0 });
  expect((await admin(['list'])).said).toBe('There are none.');
});

test('what is not there is said', async () => {
  expect(await admin(['set', '--agent', 'nobody of this name', ...ACCOUNT])).toMatchObject({
    code: 1,
    said: expect.stringContaining('has signed in'),
  });
  expect(await admin(['remove', '--agent', name])).toMatchObject({ code: 1 });
});

test('nothing is done where several are meant', async () => {
  await stack.browserOf('admin').signIn();
  const { code, said } = await admin(['set', '--agent', 'a', ...ACCOUNT]);

  expect([code, said]).toEqual([1, expect.stringContaining('nothing was done')]);
  expect((await admin(['list'])).said).toBe('There are none.');
});

test.each([
  [['set', '--agent', 'x', '--domain', 'd', '--user', 'u'], '--proxy'],
  [['set', '--agent', 'x', '--domain', 'd', '--user', 'u', '--proxy', 'host'], 'host and a port'],
  [['set', ...ACCOUNT], '--agent'],
  [['set', '--agent', 'x', ...ACCOUNT, '--password', 'x'], '--password'],
  [['change'], 'set, remove or list'],
])('%j: what is wrong is said', async (args, words) => {
  expect(await admin(args)).toMatchObject({ code: 2, said: expect.stringContaining(words) });
});

test.each([
  ['sip.zoom.example>;evil', 'someone'],
  ['sip.zoom.example', 'some one'],
  ['sip.zoom.example', 'someone"\r\nEvil: 1'],
])('nothing gets into a header of SIP: %j, %j', async (domain, user) => {
  const rest = ['--proxy', 'proxy.zoom.example:5091'];

  expect(await admin(['set', '--agent', name, '--domain', domain, '--user', user, ...rest])).toMatchObject({
    code: 3,
    said: expect.stringContaining('request.invalid'),
  });
});
