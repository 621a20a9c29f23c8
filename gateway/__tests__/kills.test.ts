/**
 * The gateway is killed (SIGKILL) between any two steps of a call, started again, and the call still ends as exactly
 * one Task with everything on it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import { startTcpProxy } from '../../test-support/tcpProxy.ts';
import type { TcpProxy } from '../../test-support/tcpProxy.ts';

const AVERY_ID = recordIdOf(personNamed('calloway'));
const NUMBER = '+12095550123';
/** Spread evenly over the steps of a call towards the database. Each costs a start of the gateway. */
const KILLS = ALL_MEANS ? 18 : 5;
const databases = await testDatabases();
const postgres = databases.find(({ name }) => name === 'Postgres');
const pglite = databases.find(({ name }) => name === 'PGlite');

/** Kills the gateway once, when asked, and brings it back. */
function createKiller(stack: GatewayStack) {
  let restart: Promise<void> | null = null;
  return {
    kill(): void {
      restart ??= stack.gateway.kill('SIGKILL').then(() => stack.gateway.start());
    },
    get hasKilled() {
      return restart !== null;
    },
    /** Resolves when the gateway runs again. */
    recovered: () => restart ?? Promise.resolve(),
  };
}

/** As the widget does it: what the agent does is told again until the gateway has it. */
async function tellUntilTaken(
  agent: AgentBrowser,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  await eventually(`${method} ${path}`, () =>
    agent.send(method, path, body).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
}

async function wholeCall(stack: GatewayStack, agent: AgentBrowser): Promise<string> {
  const dialId = randomUUID();
  const record = { id: AVERY_ID, objectName: 'Contact', name: 'Avery Calloway' };
  await tellUntilTaken(agent, 'PUT', `/api/dials/${dialId}`, {
    dialId,
    number: NUMBER,
    record,
    at: Date.now(),
  });
  const callId = stack.zoom.agent(agent.user.zoomId).dial({ number: NUMBER, device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  await tellUntilTaken(agent, 'PUT', `/api/calls/${callId}/comment`, {
    comment: `Call ${callId}`,
    commentEdit: 1,
  });
  stack.zoom.cloud.hangUp(callId);
  return callId;
}

async function expectOneTask(stack: GatewayStack, agent: AgentBrowser, callId: string): Promise<void> {
  const tasks = () => stack.salesforce.records.find('Task', { CallObject: callId });
  const logs = () =>
    stack.salesforce.records.find('ZoomCallLog__c', { ZoomCallId__c: `${callId}:${agent.user.zoomId}` });
  await eventually(`a Task for ${callId}`, () => tasks().length > 0, 30_000);
  const feed = agent.openFeed();
  const saved = await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');
  feed.close();
  expect(tasks()).toMatchObject([
    { Id: saved.log.taskId, WhoId: AVERY_ID, Description: `Call ${callId}`, CallDisposition: 'Answered' },
  ]);
  expect(logs()).toMatchObject([{ TaskId__c: saved.log.taskId, Contact__c: AVERY_ID }]);
}

(postgres ? describe : describe.skip)('on Postgres', () => {
  let stack: GatewayStack;
  let agent: AgentBrowser;
  let proxy: TcpProxy;

  beforeAll(async () => {
    if (!postgres) return;
    stack = await startGatewayStack(postgres, {
      zoomRetriesSoon: true,
      async inFrontOf(databaseUrl) {
        const url = new URL(databaseUrl);
        proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
        url.hostname = '127.0.0.1';
        url.port = String(proxy.port);
        return url.href;
      },
    });
    agent = await stack.signedIn();
  });

  afterAll(async () => {
    await stack.stop();
    await proxy.stop();
  });

  test('killed at every step towards the database', async () => {
    const steps = await stepsOfACall();
    expect(steps).toBeGreaterThan(20);
    let kills = 0;

    for (let step = 1; step <= steps; step += Math.ceil(steps / KILLS)) {
      const killer = createKiller(stack);
      let passed = 0;
      proxy.onSent(() => {
        passed += 1;
        if (passed === step) killer.kill();
      });
      const callId = await wholeCall(stack, agent);
      await eventually('the kill, or the end of the call', () => killer.hasKilled || isSaved(callId));
      proxy.onSent(() => undefined);
      await killer.recovered();
      await expectOneTask(stack, agent, callId);
      if (killer.hasKilled) kills += 1;
    }
    expect(kills).toBeGreaterThan(KILLS * 0.6);
  }, 300_000);

  /** How many pieces go to the database between the dial and the Task. */
  async function stepsOfACall(): Promise<number> {
    let sent = 0;
    proxy.onSent(() => {
      sent += 1;
    });
    const callId = await wholeCall(stack, agent);
    await eventually('a Task', () => isSaved(callId));
    proxy.onSent(() => undefined);
    return sent;
  }

  function isSaved(callId: string): boolean {
    return stack.salesforce.records.find('Task', { CallObject: callId }).length > 0;
  }
});

(ALL_MEANS ? describe : describe.skip)('on PGlite', () => {
  let stack: GatewayStack;
  let agent: AgentBrowser;

  beforeAll(async () => {
    if (!pglite) return;
    stack = await startGatewayStack(pglite, { zoomRetriesSoon: true });
    agent = await stack.signedIn();
  });

  afterAll(() => stack.stop());

  test.each([
    { moment: 'before', which: 1 },
    { moment: 'after', which: 1 },
    { moment: 'before', which: 2 },
    { moment: 'after', which: 2 },
  ])('killed $moment Salesforce works off request $which of a call', async ({ moment, which }) => {
    const killer = createKiller(stack);
    let seen = 0;
    const stopListening = stack.salesforce.requests.onRequest((entry, when) => {
      if (entry.kind !== 'api' || when !== moment) return;
      seen += 1;
      if (seen === which) killer.kill();
    });
    const callId = await wholeCall(stack, agent);
    await eventually('the kill', () => killer.hasKilled);
    stopListening();
    await killer.recovered();

    await expectOneTask(stack, agent, callId);
  });

  test.each([0, 1, 2, 3])('killed when Zoom delivers event %i of a call', async (which) => {
    const killer = createKiller(stack);
    const before = stack.zoom.webhooks.log.length;
    const watch = setInterval(() => {
      if (stack.zoom.webhooks.log.length > before + which) killer.kill();
    }, 1);
    const callId = await wholeCall(stack, agent);
    await eventually('the kill', () => killer.hasKilled);
    clearInterval(watch);
    await killer.recovered();

    await expectOneTask(stack, agent, callId);
  });
});
