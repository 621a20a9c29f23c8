import { expect, test } from '@jest/globals';
import { act } from '../callEngine.ts';
import type { CallAction, Calls } from '../callAction.ts';
import { agentCall, NINE, outsideParty, play } from './calls.ts';

const first = 'call-1';
const outbound: CallAction = { type: 'ring', call: agentCall(first, 'outbound') };
const inbound: CallAction = { type: 'ring', call: agentCall(first, 'inbound') };
const answer: CallAction = { type: 'answer', callId: first, device: null };
const on = (
  type: 'hold' | 'unhold' | 'mute' | 'startRecording' | 'stopRecording',
  by: 'caller' | 'callee' = 'caller',
) => ({ type, callId: first, by }) satisfies CallAction;

test.each<[string, CallAction[], string[]]>([
  [
    'an outbound call that is answered',
    [outbound, answer, hangUp('callee')],
    ['ringing', 'answered', 'ended connected'],
  ],
  [
    'an outbound call that is declined',
    [outbound, { type: 'refuse', callId: first }],
    ['ringing', 'ended rejected'],
  ],
  ['an outbound call to a busy line', [outbound, { type: 'busy', callId: first }], ['ringing', 'ended busy']],
  [
    'an outbound call that nobody takes',
    [outbound, { type: 'noAnswer', callId: first }],
    ['ringing', 'ended noAnswer'],
  ],
  ['an outbound call that the agent gives up', [outbound, hangUp('caller')], ['ringing', 'ended cancelled']],
  [
    'an inbound call that the agent declines',
    [inbound, { type: 'refuse', callId: first }],
    ['ringing', 'ended rejected'],
  ],
  ['an inbound call that the caller gives up', [inbound, hangUp('caller')], ['ringing', 'ended cancelled']],
  [
    'an inbound call that ends in voicemail',
    [inbound, { type: 'voicemail', callId: first }],
    ['ringing', 'ended voicemail'],
  ],
  [
    'a call with hold and mute',
    [outbound, answer, on('mute'), on('hold'), on('unhold')],
    ['ringing', 'answered', 'muted', 'held', 'unheld'],
  ],
  [
    'a recording that runs when the call is put on hold pauses until it is resumed',
    [outbound, answer, on('startRecording'), on('hold'), on('unhold'), on('stopRecording')],
    [
      'ringing',
      'answered',
      'recordingStarted',
      'held',
      'recordingPaused',
      'unheld',
      'recordingResumed',
      'recordingStopped',
    ],
  ],
  [
    'a recording that runs when the call ends stops before',
    [outbound, answer, on('startRecording'), hangUp('caller')],
    ['ringing', 'answered', 'recordingStarted', 'recordingStopped', 'ended connected'],
  ],
])('%s', (_name, actions, expected) => {
  expect(play(actions).happenings).toEqual(expected);
});

test('a call that is recorded automatically is recorded from the answer on, and nobody can stop it', () => {
  const call = agentCall(first, 'inbound', { autoRecorded: true });
  const { calls, happenings } = play([{ type: 'ring', call }, answer]);

  expect(happenings).toEqual(['ringing', 'answered', 'recordingStarted']);
  for (const type of ['startRecording', 'stopRecording', 'pauseRecording'] as const) {
    expect(act(calls, { type, callId: first, by: 'callee' }, NINE)).toEqual({
      ok: false,
      refused: 'autoRecorded',
    });
  }
});

test('nothing is recorded on hold', () => {
  const { calls } = play([outbound, answer, on('hold')]);

  expect(act(calls, on('startRecording'), NINE)).toEqual({ ok: false, refused: 'onHold' });
});

test('a user whom the administrator does not let record is refused', () => {
  const call = agentCall(first, 'outbound', { recordsByHand: false });
  const { calls } = play([{ type: 'ring', call }, answer]);

  expect(act(calls, on('startRecording'), NINE)).toEqual({ ok: false, refused: 'notAllowed' });
});

test('answering a second call puts the first on hold', () => {
  const second: CallAction = { type: 'ring', call: agentCall('call-2', 'inbound') };
  const { happenings } = play([outbound, answer, second, { type: 'answer', callId: 'call-2', device: null }]);

  expect(happenings).toEqual(['ringing', 'answered', 'ringing', 'held', 'answered']);
});

test('resuming a held call puts the one talked in on hold', () => {
  const second: CallAction = { type: 'ring', call: agentCall('call-2', 'inbound') };
  const { calls } = play([outbound, answer, second, { type: 'answer', callId: 'call-2', device: null }]);

  expect(kinds(calls, on('unhold'))).toEqual(['held', 'unheld']);
});

test('four calls can be on hold, a fifth is refused', () => {
  const calls = withLiveCalls(5);

  expect(act(calls, { type: 'hold', callId: 'call-5', by: 'callee' }, NINE)).toEqual({
    ok: false,
    refused: 'tooManyHeld',
  });
  expect(act(calls, { type: 'ring', call: agentCall('call-6', 'outbound') }, NINE)).toEqual({
    ok: false,
    refused: 'tooManyHeld',
  });
});

test('with four calls on hold and one live, the next caller finds the line busy', () => {
  const calls = withLiveCalls(5);

  expect(kinds(calls, { type: 'ring', call: agentCall('call-6', 'inbound') })).toEqual(['ringing', 'ended']);
});

test('four calls on hold and one live can still be swapped', () => {
  expect(kinds(withLiveCalls(5), { type: 'unhold', callId: 'call-1', by: 'callee' })).toEqual([
    'held',
    'unheld',
  ]);
});

test('a user who dials takes no other call meanwhile', () => {
  const { calls } = play([outbound, { type: 'ring', call: agentCall('call-2', 'inbound') }]);

  expect(act(calls, { type: 'answer', callId: 'call-2', device: null }, NINE)).toEqual({
    ok: false,
    refused: 'dialing',
  });
});

test('a call needs a user of the account at one end', () => {
  const call = { ...agentCall(first, 'inbound'), callee: outsideParty };

  expect(act(new Map(), { type: 'ring', call }, NINE)).toEqual({ ok: false, refused: 'notNow' });
});

test('an ended call takes no more actions', () => {
  const { calls } = play([outbound, hangUp('caller')]);

  expect(act(calls, answer, NINE)).toEqual({ ok: false, refused: 'notNow' });
  expect(act(calls, { type: 'hangUp', callId: 'nobody', by: 'caller' }, NINE)).toEqual({
    ok: false,
    refused: 'unknownCall',
  });
});

function hangUp(by: 'caller' | 'callee'): CallAction {
  return { type: 'hangUp', callId: first, by };
}

function withLiveCalls(count: number): Calls {
  const actions = Array.from({ length: count }, (_, index) => `call-${index + 1}`).flatMap(
    (callId): CallAction[] => [
      { type: 'ring', call: agentCall(callId, 'inbound') },
      { type: 'answer', callId, device: null },
    ],
  );
  return play(actions).calls;
}

function kinds(calls: Calls, action: CallAction): readonly string[] {
  const outcome = act(calls, action, NINE);
  return outcome.ok ? outcome.happenings.map(({ kind }) => kind) : [outcome.refused];
}
