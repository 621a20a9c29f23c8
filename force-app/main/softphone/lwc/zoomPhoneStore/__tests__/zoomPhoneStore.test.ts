import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  JANE,
  JOHN,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone, startStore } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const PAD_CALL = '7018317023722949162';

const started: StartedStore[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  for (const { store } of started.splice(0)) store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('what the live feed says is shown, the newest call first', async () => {
  const { gateway, state } = await phone();

  gateway.say(
    { type: 'entry', entry: entryOf(callOf('old', RINGING, ENDED), {}, 1) },
    { type: 'entry', entry: entryOf(callOf('new', { ...RINGING, at: NINE + 60_000 }), { who: JANE }, 2) },
  );
  await settle();

  expect(state().entries.map(({ call }) => call.callId)).toEqual(['new', 'old']);
  expect(state().entries[0]?.log.who).toEqual(JANE);
});

test('who subscribes hears every change until the subscription ends', async () => {
  const { store } = await phone();
  const tabs: string[] = [];
  const end = store.subscribe(({ tab }) => tabs.push(tab));

  store.selectTab('history');
  end();
  store.selectTab('keypad');

  expect(tabs).toEqual(['history']);
});

test('the connection is connecting, connected when it has caught up, and reconnecting when it breaks', async () => {
  const { gateway, state } = await start();
  expect(state().connection).toBe('connecting');

  gateway.say({ type: 'ready', revision: 0 });
  await settle();
  expect(state().connection).toBe('connected');

  gateway.feeds[0]?.break();
  await settle();
  expect(state()).toMatchObject({ connection: 'reconnecting', stage: 'signedIn' });

  await pass(300);
  gateway.say({ type: 'ready', revision: 0 });
  await settle();
  expect(state().connection).toBe('connected');
});

test('news of the session are shown', async () => {
  const { gateway, state } = await phone();

  gateway.say({ type: 'session', session: { ...SESSION, signInNeeded: 'zoom' } });
  await settle();

  expect(state().session?.signInNeeded).toBe('zoom');
});

test('when the connection is there again, what waits is sent', async () => {
  const { store, gateway } = await phone();
  gateway.answer('PUT /api/calls/1/closed', offline);
  store.closeLog('1');
  await pass(20_000);
  gateway.answer('PUT /api/calls/1/closed', null);
  const before = gateway.sent('PUT /api/calls/1/closed').length;

  gateway.say({ type: 'ready', revision: 0 });
  await settle();

  expect(gateway.sent('PUT /api/calls/1/closed')).toHaveLength(before + 1);
});

test('when the page wakes up, what waits is sent and a broken feed is opened', async () => {
  const { store, gateway } = await phone();
  gateway.answerAll(offline);
  gateway.feeds[0]?.break();
  store.closeLog('1');
  await pass(60_000);
  gateway.answerAll(null);
  const before = gateway.sent('PUT /api/calls/1/closed').length;

  store.wake();
  await settle();

  expect(gateway.sent('PUT /api/calls/1/closed')).toHaveLength(before + 1);
  expect(gateway.feeds).toHaveLength(2);
});

test('what the pad tells of a call is shown at once and reported to the gateway', async () => {
  const { gateway, pad, state } = await phone();

  pad.say(padMessage('zp-call-ringing-event'));
  expect(state().entries).toMatchObject([{ call: { callId: PAD_CALL } }]);
  await settle();

  expect(gateway.sent('POST /api/line-reports')).toMatchObject([
    { reports: [{ event: { type: 'ringing', callId: PAD_CALL, source: 'pad' }, dialId: null }] },
  ]);
});

test('a call that rings at the pad answers the dial, and the gateway is told which', async () => {
  const { store, gateway, pad, state } = await phone();
  store.dial('(209) 259-2844', null);
  await settle();
  const dialing = state().dialing;
  const dialId = dialing.phase === 'calling' ? dialing.dialId : '';

  pad.say(padMessage('zp-call-ringing-event', outbound()));
  await settle();

  expect(state().dialing).toEqual({ phase: 'idle' });
  expect(gateway.sent(`PUT /api/dials/${dialId}`)).toMatchObject([{ dialId, number: '+12092592844' }]);
  expect(gateway.sent('POST /api/line-reports')).toMatchObject([{ reports: [{ dialId }] }]);
});

test('a call that only the gateway hears of answers the dial, and the pad is not asked again', async () => {
  const { store, gateway, pad, state } = await phone();
  store.dial('(209) 259-2844', null);
  await settle();
  const about = { direction: 'outbound', peerNumber: '+12092592844' } as const;

  gateway.say({ type: 'entry', entry: entryOf(callOf('1', { ...RINGING, about })) });
  await pass(60_000);

  expect(state().dialing).toEqual({ phase: 'idle' });
  expect(pad.dials()).toHaveLength(1);
});

test('a pad on which no call begins is a failure with the next step', async () => {
  const { store, state } = await phone();
  store.dial('(209) 259-2844', null);
  await settle();

  await pass(8000);

  expect(state().dialing).toMatchObject({ phase: 'failed', problem: { code: 'dial.noResponse' } });
});

test('the failed call can be placed by a link', async () => {
  const { store, links } = await phone();
  store.dial('(209) 259-2844', null);
  await settle();
  await pass(8000);

  store.again('link');
  await settle();

  expect(links).toEqual(['zoomphonecall://+12092592844?callerid=%2B12058945456']);
});

test('whether the pad listens is shown', async () => {
  const { pad, state } = await start();
  expect(state().line).toBe('starting');

  await pass(6500);
  expect(state().line).toBe('notReady');
  pad.say({ type: 'zp-ready' });

  expect(state().line).toBe('ready');
});

test('a comment is shown as it is typed and sent as it is last', async () => {
  const { store, gateway, state } = await phone();
  gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED)) });
  await settle();
  gateway.answer('PUT /api/calls/1/comment', offline);

  for (const text of ['H', 'He', 'Hello']) store.writeComment('1', text);
  expect(state().entries[0]?.log.comment).toBe('Hello');
  await settle();
  gateway.answer('PUT /api/calls/1/comment', null);
  await pass(1000);

  const { commentEdit } = state().entries[0]!.log;
  expect(gateway.sent('PUT /api/calls/1/comment').at(-1)).toEqual({ comment: 'Hello', commentEdit });
});

test('the gateway’s older word does not take back what was typed since', async () => {
  const { store, gateway, state } = await phone();
  gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED)) });
  await settle();

  store.writeComment('1', 'Hello, world');
  gateway.say({
    type: 'entry',
    entry: entryOf(callOf('1', CONNECTED), { comment: 'Hello', commentEdit: 1 }, 2),
  });
  await settle();

  expect(state().entries[0]?.log.comment).toBe('Hello, world');
});

test('the person who is chosen is shown at once, and so is that the choice is taken back', async () => {
  const { store, gateway, state } = await phone();
  const candidates = [JANE, JOHN];
  gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED), { candidates }) });
  await settle();

  store.choosePerson('1', JANE);
  expect(state().entries[0]?.log).toMatchObject({ who: JANE, candidates });
  store.choosePerson('1', null);
  expect(state().entries[0]?.log).toMatchObject({ who: null, candidates });
  await settle();

  expect(gateway.sent('PUT /api/calls/1/who')).toEqual([{ personId: JANE.id }, { personId: null }]);
});

test('a log that is closed is put away at once', async () => {
  const { store, gateway, state } = await phone();
  gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED, ENDED)) });
  await settle();
  store.openEntry('1');

  store.closeLog('1');
  expect(state()).toMatchObject({ openCallId: null, entries: [{ log: { closed: true } }] });
  await settle();

  expect(gateway.sent('PUT /api/calls/1/closed')).toHaveLength(1);
});

test('a log that is deleted is shown so at once, and can be brought back', async () => {
  const { store, gateway, state } = await phone();
  gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED, ENDED), { state: 'saved' }) });
  await settle();

  store.setLogDeleted('1', true);
  expect(state().entries[0]?.log).toMatchObject({ state: 'deleted', closed: true });
  store.setLogDeleted('1', false);
  expect(state().entries[0]?.log).toMatchObject({ state: 'saving', closed: false });
  await settle();

  expect(gateway.sent('PUT /api/calls/1/deleted')).toEqual([{ deleted: true }, { deleted: false }]);
});

test('a log that could not be saved is tried again', async () => {
  const { store, gateway, state } = await phone();
  const problem = { code: 'salesforce.validation', said: 'Enter a subject.' } as const;
  gateway.say({
    type: 'entry',
    entry: entryOf(callOf('1', CONNECTED, ENDED), { state: 'needsYou', problem }),
  });
  await settle();

  store.retryLog('1');
  expect(state().entries[0]?.log).toMatchObject({ state: 'saving', problem: null });
  await settle();

  expect(gateway.sent('POST /api/calls/1/retry')).toHaveLength(1);
});

test('a file of the logs that wait is fetched; where it cannot be, the agent is told', async () => {
  const { store, gateway, state } = await phone();
  gateway.answer('GET /api/logs/export', () => new Response('ZoomCallId__c'));
  await expect(store.exportLogs('1')).resolves.toBe('ZoomCallId__c');

  gateway.answer('GET /api/logs/export', () => new Response(null, { status: 503 }));
  await expect(store.exportLogs(null)).resolves.toBeNull();
  expect(state().problem).toMatchObject({ code: 'gateway.unreachable' });
});

test('what the agent looks at is a part of the state', async () => {
  const { store, state } = await phone();

  store.selectTab('history');
  store.openEntry('1');
  store.wantPad(true);

  expect(state()).toMatchObject({ tab: 'history', openCallId: '1', padWanted: true });
});

test('a chosen caller ID is shown at once, told to Zoom, and used for the next call', async () => {
  const { store, gateway, pad, state } = await phone();
  const choice = { kind: 'number', number: '+12058945457' } as const;

  void store.chooseCallerId(choice);
  expect(state().session?.callerId).toEqual(choice);
  await settle();
  store.dial('(209) 259-2844', null);
  await settle();

  expect(gateway.sent('PUT /api/caller-id')).toEqual([choice]);
  expect(pad.dials()).toMatchObject([{ callerId: '+12058945457' }]);
});

test('a caller ID that Zoom refuses is taken back, and the agent is told until that is put away', async () => {
  const { store, gateway, pad, state } = await phone();
  gateway.answer('PUT /api/caller-id', () => refusal('zoom.refused', 400, 'Not allowed'));

  void store.chooseCallerId({ kind: 'hidden' });
  await settle();
  expect(state()).toMatchObject({
    session: { callerId: SESSION.callerId },
    problem: { code: 'zoom.refused', said: 'Not allowed' },
  });
  store.dial('(209) 259-2844', null);
  await settle();
  expect(pad.dials()).toMatchObject([{ callerId: '+12058945456' }]);

  store.dismissProblem();
  expect(state().problem).toBeNull();
});

test('a new choice puts the last problem away', async () => {
  const { store, gateway, state } = await phone();
  gateway.answer('PUT /api/caller-id', () => refusal('zoom.refused', 400));
  void store.chooseCallerId({ kind: 'hidden' });
  await settle();
  gateway.answer('PUT /api/caller-id', null);

  void store.chooseCallerId({ kind: 'hidden' });
  await settle();

  expect(state()).toMatchObject({ problem: null, session: { callerId: { kind: 'hidden' } } });
});

test('a caller ID that is refused takes back nothing that has changed since', async () => {
  const { store, gateway, state } = await phone({ ...SESSION, consentGiven: false });
  let refuse: (answer: Response) => void = () => undefined;
  gateway.answer('PUT /api/caller-id', () => new Promise((resolve) => (refuse = resolve)));
  void store.chooseCallerId({ kind: 'hidden' });
  await settle();
  gateway.say({ type: 'session', session: { ...SESSION, consentGiven: true, signInNeeded: 'salesforce' } });
  await settle();

  refuse(refusal('zoom.refused', 400));
  await settle();

  expect(state().session).toMatchObject({ consentGiven: true, signInNeeded: 'salesforce' });
});

test('after the end nothing is heard', async () => {
  const { store, gateway, pad, state } = await phone();

  store.stop();
  pad.say(padMessage('zp-call-ringing-event'));
  await pass(60_000);

  expect(gateway.feeds).toHaveLength(1);
  expect(gateway.feeds[0]?.isGivenUp).toBe(true);
  expect(state().entries).toEqual([]);
});

async function start() {
  const store = await startStore();
  started.push(store);
  return store;
}

async function phone(session = SESSION) {
  const store = await startPhone(session);
  started.push(store);
  return store;
}

function outbound(): Readonly<Record<string, unknown>> {
  const callee = { name: 'Jane Roe', phoneNumber: '+12092592844' };
  return { direction: 'outbound', caller: { phoneNumber: '+12058945456' }, callee };
}
