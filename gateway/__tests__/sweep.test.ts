/** Zoom's webhooks are lost, all or some: the sweep of the call history makes up for it, whatever goes wrong on the way. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '#call-core';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const EVERYTHING = 1_000_000;
const NO_RETRIES = { webhookRetryDelaysMs: [], recordsAfterMs: 50 };

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: { HISTORY_SWEEP_SECONDS: '1' },
    zoomTimes: NO_RETRIES,
  });
  // A call of the time before, which Zoom tells in whole seconds.
  finishCall();
  const then = Math.floor(Date.now() / 1000);
  await eventually('the next second', () => Date.now() / 1000 > then + 1);
  desk = await openDesk(stack);
}, 60_000);

afterEach(() => {
  stack.zoom.faults.reset();
  stack.zoom.webhooks.setMode({ dropNext: 0 });
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

function minami() {
  return stack.zoom.agent(stack.browserOf('minami').user.zoomId);
}

/** Without a word of the widget, as on another device. @returns the call's id */
function finishCall(): string {
  const callId = minami().dial({ number: AVERY.number, device: 'mobile' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  return callId;
}

async function expectLogged(callId: string): Promise<void> {
  const { call } = await desk.saved(callId);
  expect(stateOf(call)).toMatchObject({ phase: 'ended', result: 'answered', direction: 'outbound' });
  expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: AVERY.id, CallDisposition: 'Answered' }]);
}

const sweeps = () =>
  stack.zoom.requests.list.filter(({ path }) => path.startsWith('/v2/phone/users/me/call_history/sync'));

test('a call whose webhooks were all lost is in History, and logged once', async () => {
  stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
  const lost = [finishCall(), finishCall(), finishCall()];

  for (const callId of lost) await expectLogged(callId);
  const before = sweeps().length;
  await eventually('two more sweeps', () => sweeps().length > before + 1);
  for (const callId of lost) expect(desk.tasksOf(callId)).toHaveLength(1);
});

test('a call that looks live and is over at Zoom ends', async () => {
  const callId = minami().dial({ number: AVERY.number, device: 'mobile' });
  stack.zoom.cloud.answer(callId);
  await desk.feed.waitFor(callId, 'runs', ({ call }) => stateOf(call).phase === 'connected');
  stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
  stack.zoom.cloud.hangUp(callId);

  await expectLogged(callId);
});

test('a call of the time before the first sign-in is none of ours', () => {
  const [first] = stack.zoom.cloud.calls().slice(-1);

  expect(desk.feed.entry(first?.callId ?? '')).toBeUndefined();
  expect(desk.tasksOf(first?.callId ?? '')).toEqual([]);
});

describe('what was missed is made up for when Zoom', () => {
  test.each<[string, Fault['kind']]>([
    ['has had too many requests', 'perSecondLimit'],
    ['is down', 'unavailable'],
    ['breaks the connection', 'drop'],
    ['takes no token for a while', 'unauthorized'],
  ])('%s', async (_, kind) => {
    stack.zoom.faults.add({ kind, parts: ['rest'], times: 1 });
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });

    await expectLogged(finishCall());
  });

  test('has ended all tokens, and the agent signs in again', async () => {
    stack.zoom.signIns.revokeAll(desk.agent.user.zoomId);
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    const callId = finishCall();
    await eventually('the agent has to sign in', () =>
      desk.feed.messages.some((message) => message.type === 'session' && message.session.signInNeeded),
    );
    const before = sweeps().length;
    expect(desk.feed.entry(callId)).toBeUndefined();

    await stack.browserOf('minami').signIn();

    await expectLogged(callId);
    expect(sweeps().length).toBeGreaterThan(before);
  });
});

test('what happened while no gateway ran is there as soon as the widget is back', async () => {
  desk.feed.close();
  await stack.gateway.kill('SIGKILL');
  const callId = finishCall();
  await stack.gateway.start();
  desk = { ...desk, feed: desk.agent.openFeed() };

  await desk.feed.waitFor(callId, 'is saved', ({ log }) => log.state === 'saved');
  expect(desk.tasksOf(callId)).toHaveLength(1);
});
