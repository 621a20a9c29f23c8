import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CallSchema, PhoneError, createPhoneNumbers, stateOf, transition } from '#call-core';
import type { Call, CallEvent } from '#call-core';
import * as v from 'valibot';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { toMediaEvents } from '../events/mediaEvents.ts';
import { toCallEvents } from '../toCallEvents.ts';
import type { Webhook } from '../webhook.ts';
import { EXAMPLES, changed, example } from './examples.ts';

const numbers = createPhoneNumbers(NUMBER_DATA, 'US');
const AGENT = 'DnEopNmXQEGU2uvvzjgojw';

const told = (webhook: Webhook) => toCallEvents(webhook, numbers);
const eventsOf = (webhook: Webhook): readonly CallEvent[] => told(webhook).flatMap(({ events }) => events);
const resultOf = (webhook: Webhook) =>
  eventsOf(webhook).flatMap((event) => (event.type === 'ended' ? [event.result] : []));
const aboutOf = (webhook: Webhook) => eventsOf(webhook)[0]?.about;

const objectOf = (event: string) => example(event).payload.object ?? {};

/** What an example makes of a call that nothing else is known of. */
function callAfter(event: string) {
  const call = eventsOf(example(event)).reduce<Call | undefined>(transition, undefined);
  return call && stateOf(call);
}

describe('an example of Zoom’s says', () => {
  test.each([
    ['phone.callee_ringing', ['ringing']],
    ['phone.callee_answered', ['ringing', 'connected']],
    ['phone.callee_ended', ['ringing', 'connected', 'ended']],
    ['phone.callee_missed', ['ringing', 'ended']],
    ['phone.callee_rejected', ['ringing', 'ended']],
    ['phone.callee_hold', ['switched']],
    ['phone.callee_unhold', ['switched']],
    ['phone.callee_mute', ['switched']],
    ['phone.callee_unmute', ['switched']],
    ['phone.caller_ringing', ['ringing']],
    ['phone.caller_connected', ['ringing', 'connected']],
    ['phone.caller_ended', ['ringing', 'ended']],
    ['phone.caller_hold', ['switched']],
    ['phone.caller_unhold', ['switched']],
    ['phone.caller_mute', ['switched']],
    ['phone.caller_unmute', ['switched']],
    ['phone.recording_started', ['switched', 'switched', 'switched']],
    ['phone.recording_paused', ['switched']],
    ['phone.recording_resumed', ['switched', 'switched']],
    ['phone.recording_stopped', ['switched']],
    ['phone.recording_failed', ['switched', 'switched']],
    ['phone.blind_transfer_initiated', ['described']],
    ['phone.warm_transfer_initiated', ['switched']],
    ['phone.warm_transfer_completed', ['described', 'switched']],
    ['phone.warm_transfer_cancelled', ['switched']],
    ['phone.transfer_call_to_voicemail_initiated', ['described']],
    ['phone.callee_parked', ['ended']],
    ['phone.conference_started', ['described']],
    ['phone.callee_meeting_inviting', ['described']],
    ['phone.caller_meeting_inviting', ['described']],
    ['phone.callee_call_element_completed', ['ringing', 'ended']],
    ['phone.caller_call_element_completed', ['ringing', 'ended']],
    ['phone.callee_call_history_completed', []],
    ['phone.caller_call_history_completed', []],
    ['app_deauthorized', []],
    ['endpoint.url_validation', []],
  ])('%s: %j', (event, types) => {
    expect(eventsOf(example(event)).map(({ type }) => type)).toEqual(types);
  });

  test('in one of these lines each, or nothing of a call itself', () => {
    const ofMedia = EXAMPLES.filter(
      (event) => toMediaEvents(event.replace('phone.', ''), objectOf(event)).length > 0,
    );
    expect(ofMedia).toHaveLength(10);
    const ofTexts = EXAMPLES.filter((event) => event.startsWith('phone.sms_'));
    expect(ofTexts).toHaveLength(3);
    for (const event of [...ofMedia, ...ofTexts]) expect(eventsOf(example(event))).toEqual([]);
    // The last is a recording of somebody else's call.
    expect(EXAMPLES).toHaveLength(36 + ofMedia.length + ofTexts.length + 1);
  });
});

test('an inbound call that was talked on: whose, when, with whom, through what', () => {
  expect(told(example('phone.callee_ended'))).toMatchObject([
    { zoomUserId: AGENT, callId: '6998252113337041462' },
  ]);
  expect(callAfter('phone.callee_ended')).toEqual({
    callId: '6998252113337041462',
    phase: 'ended',
    direction: 'inbound',
    peerNumber: '+12092592844',
    peerName: null,
    ownNumber: '+12058945456',
    internal: false,
    via: 'TestCAP01',
    device: 'MAC_Client(5.7.5.1123)',
    startedAt: Date.parse('2021-08-19T21:12:28Z'),
    connectedAt: Date.parse('2021-08-19T21:12:38Z'),
    endedAt: Date.parse('2021-08-19T21:12:44Z'),
    outcome: null,
    outcomeTo: null,
    recordingType: null,
    durationSeconds: 6,
    result: 'answered',
  });
});

test('an outbound call has the agent at the caller’s end', () => {
  expect(callAfter('phone.caller_ringing')).toMatchObject({
    phase: 'ringing',
    direction: 'outbound',
    peerNumber: '+12092592844',
    ownNumber: '+12058945456',
  });
});

test('times are those of the call, not of the message about it', () => {
  expect(eventsOf(example('phone.callee_ringing'))[0]?.at).toBe(Date.parse('2021-08-19T21:12:28Z'));
});

test('what carries no time of its own happened when it was told', () => {
  const untimed = changed('phone.callee_answered', {
    answer_start_time: undefined,
    ringing_start_time: undefined,
  });

  expect(eventsOf(untimed)).toMatchObject([{ type: 'connected', at: untimed.event_ts }]);
});

test.each([
  ['phone.callee_ended', 'Call connected', 'answered'],
  ['phone.callee_ended', 'Voicemail', 'voicemail'],
  ['phone.callee_ended', 'Something new', undefined],
  ['phone.callee_missed', 'No Answer', 'missed'],
  ['phone.callee_missed', 'Call Cancel', 'missed'],
  ['phone.callee_missed', undefined, 'missed'],
  ['phone.callee_rejected', 'Rejected', 'declined'],
  ['phone.callee_rejected', undefined, 'declined'],
  ['phone.caller_ended', 'Call connected', 'answered'],
  ['phone.caller_ended', 'Call Cancel', 'cancelled'],
  ['phone.caller_ended', 'Voicemail', 'voicemail'],
  ['phone.caller_ended', undefined, undefined],
  // Names that every object of JavaScript has are none of Zoom's.
  ['phone.caller_ended', 'constructor', undefined],
])('%s with %j is %j', (event, handup, result) => {
  expect(resultOf(changed(event, { handup_result: handup }))).toEqual([result]);
});

test.each([
  ['inbound', 'answered', 'answered'],
  ['outbound', 'answered', 'answered'],
  ['inbound', 'ring_timeout', 'missed'],
  ['outbound', 'ring_timeout', 'noAnswer'],
  ['inbound', 'busy', 'missed'],
  ['outbound', 'busy', 'busy'],
  ['outbound', 'canceled', 'cancelled'],
  ['inbound', 'rejected', 'declined'],
  ['inbound', 'voicemail', 'voicemail'],
  ['inbound', 'a new result', 'unknown'],
  ['inbound', 'toString', 'unknown'],
])('a record of an %s call with result %s is %s', (direction, result, meaning) => {
  expect(resultOf(recordOf(direction, { result, result_reason: '' }))).toEqual([meaning]);
});

test('a call that another took is answered elsewhere', () => {
  expect(resultOf(example('phone.callee_call_element_completed'))).toEqual(['answeredElsewhere']);
});

test('a record has the final word on numbers, names and ids', () => {
  expect(
    aboutOf(recordOf('outbound', { connect_type: 'external', callee_did_number: '+815012345678' })),
  ).toEqual({
    direction: 'outbound',
    peerNumber: '+815012345678',
    peerName: 'Callee name',
    ownNumber: '+12059300920',
    device: 'MAC_Client(6.0.2.33403)',
    internal: false,
    callerIdHidden: true,
    callHistoryId: '20231008-1ac1df2a-912e-d125-8a15-1a1233d10f1a',
    callElementId: '20231008-48c1dfd4-91ce-4df5-8495-7c9e33d10869',
  });
});

test('inside the account people are known by extension', () => {
  expect(aboutOf(recordOf('inbound', { connect_type: 'internal', caller_ext_number: 1003 }))).toMatchObject({
    peerNumber: '1003',
    internal: true,
  });
  const ringing = changed('phone.callee_ringing', { caller: { extension_number: 1003, name: 'Sora' } });
  expect(aboutOf(ringing)).toMatchObject({ peerNumber: '1003', peerName: 'Sora', internal: true });
});

test('a caller who withholds the number has none', () => {
  expect(aboutOf(changed('phone.callee_ringing', { caller: {} }))).toMatchObject({
    peerNumber: '',
    internal: false,
  });
});

test('the leg of a queue, where no agent is named, is nobody’s call', () => {
  expect(told(changed('phone.callee_ringing', { callee: { extension_type: 'callQueue' } }))).toEqual([]);
});

test.each([
  ['phone.recording_started', { recording: true, recordingPaused: false, recordingFailed: false }],
  ['phone.recording_paused', { recordingPaused: true }],
  ['phone.recording_resumed', { recording: true, recordingPaused: false }],
  ['phone.recording_stopped', { recording: false }],
  ['phone.recording_failed', { recording: false, recordingFailed: true }],
])('%s: %j', (event, switches) => {
  const events = eventsOf(example(event));

  expect(
    Object.fromEntries(events.map((one) => (one.type === 'switched' ? [one.switch, one.on] : []))),
  ).toEqual(switches);
  expect(events[0]?.about).toEqual({ recordingType: 'onDemand' });
});

test('a recording that the administrator orders is automatic, of another kind it says nothing', () => {
  const type = (recording_type: unknown) =>
    eventsOf(changed('phone.recording_started', { recording_type }))[0]?.about?.recordingType;

  expect([type('Automatic'), type('Later'), type(undefined)]).toEqual(['automatic', undefined, undefined]);
});

test.each([
  ['phone.blind_transfer_initiated', { outcome: 'transferred', outcomeTo: '+12055432724' }],
  ['phone.warm_transfer_completed', { outcome: 'transferredWarm', outcomeTo: '+12055432724' }],
  ['phone.transfer_call_to_voicemail_initiated', { outcome: 'sentToVoicemail', outcomeTo: '+12055432724' }],
  ['phone.conference_started', { outcome: 'conference' }],
  ['phone.callee_meeting_inviting', { outcome: 'meeting' }],
  ['phone.callee_parked', { direction: 'inbound', outcome: 'parked', outcomeTo: '*869' }],
])('%s tells what became of a call', (event, about) => {
  expect(eventsOf(example(event))[0]?.about).toEqual(about);
});

test('a parked call has left the agent, a transferred one ends by itself', () => {
  const typesOf = (event: string) => eventsOf(example(event)).map(({ type }) => type);

  expect(typesOf('phone.callee_parked')).toEqual(['ended']);
  expect(typesOf('phone.blind_transfer_initiated')).toEqual(['described']);
});

test.each([
  ['phone.warm_transfer_initiated', true],
  ['phone.warm_transfer_cancelled', false],
  ['phone.warm_transfer_completed', false],
])('%s: the agent talks to somebody before handing over: %j', (event, on) => {
  expect(eventsOf(example(event)).at(-1)).toMatchObject({ switch: 'transferring', on });
});

test.each([
  ['phone.blind_transfer_initiated', { failure_reason: 'Invalid number' }],
  ['phone.conference_started', { failure_reason: 'Not allowed' }],
  ['phone.callee_parked', { park_code: '', park_failure_reason: 'No free code' }],
])('%s that failed changes nothing: %j', (event, fields) => {
  expect(told(changed(event, fields))).toEqual([]);
});

test.each(['phone.callee_constructor', 'toString', 'phone.sms_received'])(
  '%s says nothing of a call',
  (event) => {
    expect(told({ ...example('phone.callee_ringing'), event })).toEqual([]);
  },
);

test.each([
  ['no id', { call_id: undefined }],
  ['an empty id', { call_id: '' }],
  ['an id that is no text', { call_id: 7 }],
  ['an id beyond any of Zoom’s', { call_id: '7'.repeat(129) }],
  ['a time that is none', { ringing_start_time: 'soon' }],
  ['a party that is no object', { callee: 'me' }],
])('a call with %s is malformed', (_, fields) => {
  expect(() => told(changed('phone.callee_ringing', fields)).map(({ events }) => events)).toThrow(
    'webhook.malformed',
  );
});

test.each(['', '7'.repeat(129)])('a recording of call %j is malformed', (callId) => {
  expect(() => told(changed('phone.recording_started', { call_id: callId }))).toThrow('webhook.malformed');
});

test('whatever stands in the fields, an event can be kept and read again, or is malformed', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ minLength: 250, maxLength: 600 }).map((text) => `${text}😀`.repeat(2)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant('2021-08-19T21:12:28Z'),
  );
  const fields = ['name', 'phone_number', 'extension_number', 'device_type', 'user_id', 'call_id'];
  const objectFields = ['ringing_start_time', 'call_end_time', 'handup_result', 'call_id', 'user_id'];
  const party = fc.dictionary(fc.constantFrom(...fields), value).map((own) => ({ user_id: AGENT, ...own }));
  const object = fc.record({
    caller: party,
    callee: party,
    forwarded_by: fc.record({ name: value }),
    rest: fc.dictionary(fc.constantFrom(...objectFields), value),
    element: fc.dictionary(
      fc.constantFrom(...Object.keys(elementOf('phone.caller_call_element_completed'))),
      value,
    ),
  });

  fc.assert(
    fc.property(fc.constantFrom(...EXAMPLES), object, (event, { rest, element, ...parties }) => {
      const elements = {
        call_elements: [{ ...elementOf('phone.caller_call_element_completed'), ...element }],
      };
      const events = eventsOrMalformed(changed(event, { ...parties, ...elements, ...rest }));
      for (const one of Object.values(Object.groupBy(events, ({ callId }) => callId))) {
        const call = one?.reduce<Call | undefined>(transition, undefined);
        expect(v.safeParse(CallSchema, call).issues).toBeUndefined();
      }
    }),
    { numRuns: 600 },
  );
});

function eventsOrMalformed(webhook: Webhook): readonly CallEvent[] {
  try {
    return eventsOf(webhook);
  } catch (error) {
    if (!(error instanceof PhoneError) || error.code !== 'webhook.malformed') throw error;
    return [];
  }
}

function elementOf(event: string): Record<string, unknown> {
  const elements = v.parse(
    v.array(v.record(v.string(), v.unknown())),
    example(event).payload.object?.['call_elements'],
  );
  return elements[0] ?? {};
}

function recordOf(direction: string, fields: Record<string, unknown>): Webhook {
  const event = `phone.${direction === 'outbound' ? 'caller' : 'callee'}_call_element_completed`;
  return changed(event, { call_elements: [{ ...elementOf(event), ...fields }] });
}
