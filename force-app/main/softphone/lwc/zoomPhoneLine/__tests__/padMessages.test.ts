import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import { CallEventSchema, parseOrNull } from 'c/zoomCallCore';
import fc from 'fast-check';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { PAD_MESSAGE_TYPES, padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { readPadMessage } from '../padMessages.ts';

const NOW = Date.UTC(2026, 9, 6, 17);
const CALL_ID = '7018317023722949162';
const RINGING = 'zp-call-ringing-event';
const ENDED = 'zp-call-ended-event';

const numbers = numbersAt('US');

test.each(['zp-ready', 'onZoomPhoneIframeApiReady'])('%s means that the pad listens', (type) => {
  expect(read(padMessage(type))).toEqual({ kind: 'ready' });
});

test.each([
  ['zp-call-ringing-event', 'ringing', Date.UTC(2026, 9, 6, 16, 12, 4)],
  ['zp-call-connected-event', 'connected', Date.UTC(2026, 9, 6, 16, 12, 9)],
  ['zp-call-ended-event', 'ended', Date.UTC(2026, 9, 6, 16, 15, 44)],
])('%s means that a call is %s, at the time that Zoom says', (message, type, at) => {
  const about = {
    direction: 'inbound',
    peerNumber: '+12092592844',
    peerName: 'Jane Roe',
    ownNumber: '+12058945456',
    internal: false,
  };
  expect(read(padMessage(message))).toEqual({
    kind: 'call',
    event: { type, callId: CALL_ID, source: 'pad', at, about },
  });
});

test('every other documented message says nothing', () => {
  const others = PAD_MESSAGE_TYPES.filter(
    (type) => !/ready$/i.test(type) && !/^zp-call-(ringing|connected|ended)-event$/.test(type),
  );

  expect(others.length).toBeGreaterThan(3);
  for (const type of others) expect(read(padMessage(type))).toBeNull();
});

test('of a call that goes out the peer is the callee', () => {
  const message = padMessage(RINGING, {
    direction: 'outbound',
    caller: { name: 'Sam Agent', phoneNumber: '+12058945456' },
    callee: { name: 'Jane Roe', phoneNumber: '+12092592844' },
  });

  expect(aboutOf(message)).toMatchObject({
    direction: 'outbound',
    peerNumber: '+12092592844',
    peerName: 'Jane Roe',
    ownNumber: '+12058945456',
  });
});

test.each([
  ['phoneNumber', { phoneNumber: '+12092592844', number: '1', didNumber: '2', extensionNumber: '3' }],
  ['number', { number: '+12092592844', didNumber: '2', extensionNumber: '3' }],
  ['didNumber', { didNumber: '+12092592844', extensionNumber: '1002' }],
  ['an empty phoneNumber', { phoneNumber: '', number: '+12092592844' }],
  ['phoneNumber without "+"', { phoneNumber: '12092592844' }],
  ['phoneNumber that is a number', { phoneNumber: 12092592844 }],
  ['phoneNumber with spaces', { phoneNumber: '+1 (209) 259-2844' }],
])('the peer’s number may stand in %s', (_name, caller) => {
  expect(aboutOf(padMessage(RINGING, { caller }))).toMatchObject({
    peerNumber: '+12092592844',
    internal: false,
  });
});

test.each([{ extensionNumber: '1002' }, { extensionNumber: 1002 }, { phoneNumber: '1002' }])(
  'a peer with nothing but an extension is a colleague: %j',
  (caller) => {
    expect(aboutOf(padMessage(RINGING, { caller }))).toMatchObject({ peerNumber: '1002', internal: true });
  },
);

test.each([undefined, null, {}, [], 'anonymous', { phoneNumber: '' }, { name: null, phoneNumber: null }])(
  'a caller that is %j is not known, and nobody says that it is a colleague',
  (caller) => {
    const about = aboutOf(padMessage(RINGING, { caller }));

    expect(about).toMatchObject({ peerNumber: '', peerName: '', ownNumber: '+12058945456' });
    expect(about).not.toHaveProperty('internal');
  },
);

test.each([undefined, null, '', 'yesterday', 1_760_000_000_000, {}])(
  'a call without a time that can be read (%j) has the time at which it was told',
  (dateTime) => {
    expect(eventOf(padMessage(RINGING, { dateTime }))?.at).toBe(NOW);
  },
);

test.each([
  ['inbound', 'missed', 'missed'],
  ['inbound', 'rejected', 'declined'],
  ['outbound', 'missed', 'noAnswer'],
  ['outbound', 'rejected', 'declined'],
])('the result of an %s call that Zoom calls %s is %s', (direction, result, ours) => {
  expect(eventOf(padMessage(ENDED, { direction, result }))).toMatchObject({ type: 'ended', result: ours });
});

test.each(['ended', undefined, 'inventedLater', 'toString', '__proto__', 7, null])(
  'the result %j leaves it to the call how it ended',
  (result) => {
    const event = eventOf(padMessage(ENDED, { result }));

    expect(event?.type).toBe('ended');
    expect(event).not.toHaveProperty('result');
  },
);

test.each([
  ['a type that Zoom invents later', { type: 'zp-call-transferred-event', data: { callId: CALL_ID } }],
  ['a call without an id', { type: RINGING, data: { direction: 'inbound' } }],
  ['an id that is a number', { type: RINGING, data: { callId: 7018317023722949 } }],
  ['an id that is too long to be one', { type: RINGING, data: { callId: '1'.repeat(129) } }],
  ['a message without data', { type: RINGING }],
  ['data that is a text', { type: RINGING, data: CALL_ID }],
  ['a type that is no text', { type: ['zp-ready'], data: {} }],
  ['a list', [{ type: 'zp-ready' }]],
  ['a text', 'zp-ready'],
  ['a number', 7],
  ['nothing', null],
  ['undefined', undefined],
])('%s says nothing', (_name, data) => {
  expect(read(data)).toBeNull();
});

test('a very long name is cut to what a name can be', () => {
  const about = aboutOf(padMessage(RINGING, { caller: { name: 'J'.repeat(100_000) } }));

  expect(about?.peerName).toHaveLength(255);
});

test('a message cannot put anything into the prototypes of this page', () => {
  const data: unknown = JSON.parse(
    `{"callId":"1","__proto__":{"polluted":1},"caller":{"__proto__":{"phoneNumber":"+12092592844"}}}`,
  );

  const message = read({ type: RINGING, data });

  expect(message).toMatchObject({ event: { about: { peerNumber: '' } } });
  expect({}).not.toHaveProperty('polluted');
});

test('whatever arrives, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (data) => {
      expect(() => read(data)).not.toThrow();
      expect(() => read({ type: RINGING, data })).not.toThrow();
    }),
  );
});

const party = fc.record(
  {
    name: fc.oneof(fc.string(), fc.integer(), fc.constant('x'.repeat(5000))),
    phoneNumber: fc.oneof(fc.stringMatching(/^\+?[\d() -]{0,20}$/), fc.string({ maxLength: 60 }), fc.nat()),
    number: fc.oneof(fc.string({ maxLength: 60 }), fc.anything()),
    extensionNumber: fc.oneof(fc.nat(), fc.string({ maxLength: 60 })),
  },
  { requiredKeys: [] },
);
const call = fc.record(
  {
    callId: fc.string({ minLength: 1, maxLength: 200 }),
    direction: fc.oneof(fc.constantFrom('inbound', 'outbound'), fc.anything()),
    caller: fc.oneof(party, fc.anything()),
    callee: fc.oneof(party, fc.anything()),
    dateTime: fc.oneof(
      fc
        .date({ min: new Date(0), max: new Date(NOW), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.anything().filter((value) => typeof value !== 'string'),
    ),
    result: fc.anything(),
  },
  { requiredKeys: ['callId'] },
);

test('whatever a call of the pad looks like, what is read of it is an event that the gateway takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(RINGING, 'zp-call-connected-event', ENDED), call, (type, data) => {
      const event = eventOf({ type, data });

      expect(parseOrNull(CallEventSchema, event)).toEqual(event);
      expect(event === null).toBe(data.callId.length > 128);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a number of a thousand digits', { caller: { phoneNumber: '1'.repeat(1000) } }],
  ['a time before 1970', { dateTime: '1969-07-20T20:17:40Z' }],
])('%s is still read as an event that the gateway takes', (_name, data) => {
  const event = eventOf(padMessage(RINGING, data));

  expect(parseOrNull(CallEventSchema, event)).toEqual(event);
});

test('a call with an empty id says nothing', () => {
  expect(read(padMessage(RINGING, { callId: '' }))).toBeNull();
});

test('an emergency number is no colleague', () => {
  const callee = { phoneNumber: '911' };

  expect(aboutOf(padMessage(RINGING, { direction: 'outbound', callee }))).not.toMatchObject({
    internal: true,
  });
});

function read(data: unknown) {
  return readPadMessage(data, numbers, NOW);
}

function eventOf(data: unknown) {
  const message = read(data);
  return message?.kind === 'call' ? message.event : null;
}

function aboutOf(data: unknown) {
  return eventOf(data)?.about;
}
