import { expect, test } from '@jest/globals';
import { act } from '../callEngine.ts';
import type { CallAction, Calls } from '../callAction.ts';
import { agentAt } from '../zoomCall.ts';
import { agentCall, NINE, play } from './calls.ts';

const first = 'call-1';
const second = 'call-2';
const answered = (callId: string): CallAction[] => [
  { type: 'ring', call: agentCall(callId, 'inbound') },
  { type: 'answer', callId, device: null },
];
const talking = answered(first);
const to = '+12055432724';
const warm: CallAction = {
  type: 'warmTransfer',
  callId: first,
  by: 'callee',
  to,
  second: agentCall(second, 'outbound'),
};
const press = (type: 'completeTransfer' | 'cancelTransfer' | 'park' | 'meet' | 'merge', callId = first) =>
  ({ type, callId, by: 'callee' }) as const;
const secondAnswers: CallAction = { type: 'answer', callId: second, device: null };

/** What the last of the actions makes happen, each with its call. */
function last(actions: readonly CallAction[]): readonly string[] {
  const { calls } = play(actions.slice(0, -1));
  return happens(calls, actions.at(-1)!);
}

function happens(calls: Calls, action: CallAction): readonly string[] {
  const outcome = act(calls, action, NINE);
  return outcome.ok
    ? outcome.happenings.map(({ call, kind }) => `${call.callId} ${kind}`)
    : [outcome.refused];
}

const agentOf = (calls: Calls, callId: string) => agentAt(calls.get(callId)!, 'callee');

test.each<[string, CallAction, string]>([
  ['a blind transfer', { type: 'blindTransfer', callId: first, by: 'callee', to }, 'blindTransferred'],
  [
    'a transfer to voicemail',
    { type: 'voicemailTransfer', callId: first, by: 'callee', to },
    'sentToVoicemail',
  ],
  ['parking', press('park'), 'parked'],
  ['a meeting', press('meet'), 'meetingInviting'],
])('%s ends the call for the user', (_name, action, kind) => {
  expect(last([...talking, action])).toEqual([`call-1 ${kind}`, 'call-1 ended']);
});

test('a warm transfer puts the call on hold and dials the one who is to take it', () => {
  expect(last([...talking, warm])).toEqual(['call-1 warmTransferInitiated', 'call-1 held', 'call-2 ringing']);
});

test('a warm transfer that is completed ends both calls for the user', () => {
  expect(last([...talking, warm, secondAnswers, press('completeTransfer')])).toEqual([
    'call-1 warmTransferCompleted',
    'call-1 ended',
    'call-2 ended',
  ]);
});

test('a warm transfer is not completed before the other has answered', () => {
  expect(last([...talking, warm, press('completeTransfer')])).toEqual(['notNow']);
});

test.each([
  ['while it rings', []],
  ['after the other has answered', [secondAnswers]],
])('a warm transfer that is cancelled %s leads back to the first call', (_name, before) => {
  expect(last([...talking, warm, ...before, press('cancelTransfer')])).toEqual([
    'call-2 ended',
    'call-1 warmTransferCancelled',
    'call-1 unheld',
  ]);
});

test('a warm transfer that is cancelled while somebody else is dialed leaves the first call on hold', () => {
  const dialed: CallAction = { type: 'ring', call: agentCall('call-3', 'outbound') };

  expect(last([...talking, warm, secondAnswers, dialed, press('cancelTransfer')])).toEqual([
    'call-2 ended',
    'call-1 warmTransferCancelled',
  ]);
});

test.each<[string, CallAction[], CallAction]>([
  ['declines', [], { type: 'refuse', callId: second }],
  ['hangs up', [secondAnswers], { type: 'hangUp', callId: second, by: 'callee' }],
])('a warm transfer is over when the other %s; the first call stays on hold', (_name, before, ends) => {
  const story = [...talking, warm, ...before, ends];

  expect(last(story)).toEqual(['call-2 ended', 'call-1 warmTransferCancelled']);
  expect(agentOf(play(story).calls, first)?.heldSince).not.toBeNull();
  expect(last([...story, press('completeTransfer')])).toEqual(['notNow']);
});

test('when the first caller hangs up meanwhile, the second call goes on as any other', () => {
  const { calls } = play([...talking, warm, secondAnswers, { type: 'hangUp', callId: first, by: 'caller' }]);

  expect(calls.get(second)?.phase).toBe('connected');
  expect(happens(calls, { type: 'park', callId: second, by: 'caller' })).toEqual([
    'call-2 parked',
    'call-2 ended',
  ]);
});

test('while a transfer is under way nothing else is handed over', () => {
  const { calls } = play([...talking, warm, secondAnswers]);

  expect(happens(calls, press('park'))).toEqual(['notNow']);
  expect(happens(calls, press('merge'))).toEqual(['notNow']);
});

test('a warm transfer needs room for one more call on hold', () => {
  const full = ['call-2', 'call-3', 'call-4', 'call-5', first].flatMap(answered);
  const sixth: CallAction = { ...warm, second: agentCall('call-6', 'outbound') };

  expect(last([...full, sixth])).toEqual(['tooManyHeld']);
});

test('a held call that is merged joins the call talked in, as one conversation', () => {
  const story = [...talking, ...answered(second)];
  const merged = play([...story, press('merge')]);

  expect(last([...story, press('merge')])).toEqual(['call-1 unheld', 'call-2 conferenceStarted']);
  expect(agentOf(merged.calls, first)?.conferenceId).toBe(agentOf(merged.calls, second)?.conferenceId);
  expect(happens(merged.calls, { type: 'hold', callId: first, by: 'callee' })).toEqual([
    'call-1 held',
    'call-2 held',
  ]);
  expect(happens(merged.calls, { type: 'mute', callId: second, by: 'callee' })).toEqual([
    'call-1 muted',
    'call-2 muted',
  ]);
});

test('a third call that joins a conference does not begin another', () => {
  const three = [...talking, ...answered(second), press('merge'), ...answered('call-3')];
  const held = play(three);

  expect(agentOf(held.calls, first)?.heldSince).not.toBeNull();
  const back = play([...three, { type: 'unhold', callId: first, by: 'callee' }]);
  expect(happens(back.calls, press('merge', 'call-3'))).toEqual(['call-3 unheld']);
});

test('the user leaves a conference as a whole; one who hangs up leaves it alone', () => {
  const { calls } = play([...talking, ...answered(second), press('merge')]);

  expect(happens(calls, { type: 'hangUp', callId: second, by: 'callee' })).toEqual([
    'call-1 ended',
    'call-2 ended',
  ]);
  const outcome = act(calls, { type: 'hangUp', callId: second, by: 'caller' }, NINE);
  expect(outcome.ok && agentOf(outcome.calls, first)).toMatchObject({ conferenceId: null, heldSince: null });
});

test('no call is handed over out of a conference', () => {
  const { calls } = play([...talking, ...answered(second), press('merge')]);

  expect(happens(calls, { type: 'blindTransfer', callId: first, by: 'callee', to })).toEqual(['notNow']);
});

test('only a call of a queue is answered by another member', () => {
  const queued = { ...agentCall(first, 'inbound'), via: { name: 'Sales', extension: 500 } };

  expect(
    last([
      { type: 'ring', call: queued },
      { type: 'answeredByOther', callId: first },
    ]),
  ).toEqual(['call-1 ended']);
  expect(
    last([
      { type: 'ring', call: agentCall(first, 'inbound') },
      { type: 'answeredByOther', callId: first },
    ]),
  ).toEqual(['notNow']);
});

test('a recording that fails is over, and another can be started', () => {
  const start: CallAction = { type: 'startRecording', callId: first, by: 'callee' };
  const fail: CallAction = { type: 'failRecording', callId: first, by: 'callee' };

  expect(last([...talking, start, fail])).toEqual(['call-1 recordingFailed']);
  expect(last([...talking, fail])).toEqual(['notNow']);
  expect(last([...talking, start, fail, start])).toEqual(['call-1 recordingStarted']);
});
