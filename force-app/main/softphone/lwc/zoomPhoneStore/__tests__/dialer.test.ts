import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE, SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { startDialer } from '../../../../../../test-support/lightning/startDialer.ts';

const JANE = '(209) 259-2844';
const RECORD = { id: '003000000000001AAA', objectName: 'Contact', name: 'Jane Roe' };
/** A number that costs the caller extra. */
const PREMIUM = '1-900-555-0123';

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a dial is told to the gateway with its record, then the line is asked', () => {
  const { dialer, dialing, deeds } = startDialer();

  dialer.dial(JANE, RECORD);

  expect(deeds).toEqual([
    ['registerDial', { dialId: 'dial-1', number: '+12092592844', record: RECORD, at: NINE }],
    ['smartEmbed', { dialId: 'dial-1', number: expect.anything(), callerId: SESSION.callerId }],
  ]);
  expect(dialing()).toEqual({
    phase: 'calling',
    dialId: 'dial-1',
    wish: {
      number: { kind: 'e164', number: '+12092592844', country: 'US' },
      shown: '(209) 259-2844',
      record: RECORD,
    },
  });
});

test('a number is read in the country of its record', () => {
  const { dialer, dialing } = startDialer();

  dialer.dial('090-1234-5678', null, '日本');

  expect(dialing()).toMatchObject({
    wish: { number: { number: '+819012345678' }, shown: '+81 90 1234 5678' },
  });
});

test('two clicks dial once', () => {
  const { dialer, asked } = startDialer();

  dialer.dial(JANE, RECORD);
  dialer.dial(JANE, RECORD);
  dialer.dial('(209) 555-0123', null);

  expect(asked()).toEqual(['+12092592844']);
});

test('while a question stands open, another click changes nothing', () => {
  const { dialer, dialing, asked } = startDialer({ consentGiven: false });
  dialer.dial(JANE, null);

  dialer.dial('(209) 555-0123', null);

  expect(dialing()).toMatchObject({ phase: 'asking', wish: { number: { number: '+12092592844' } } });
  expect(asked()).toEqual([]);
});

test.each([
  ['', 'number.empty'],
  ['   ', 'number.empty'],
  ['1002', 'number.extension'],
  ['2095550', 'number.tooShort'],
  ['+1209259284412345678', 'number.tooLong'],
  ['*67', 'number.invalid'],
  ['Jane Roe', 'number.invalid'],
])('the number "%s" is refused: %s', (text, code) => {
  const { dialer, dialing, deeds } = startDialer();

  dialer.dial(text, null);

  expect(dialing()).toEqual({ phase: 'failed', wish: null, problem: { code, said: null } });
  expect(deeds).toEqual([]);
});

test('a number that cannot be read is not dialed again, but another number is', () => {
  const { dialer, asked } = startDialer();
  dialer.dial('1002', null);
  dialer.again();
  expect(asked()).toEqual([]);

  dialer.dial(JANE, null);

  expect(asked()).toEqual(['+12092592844']);
});

test('before the numbers of the world are there nothing is dialed', () => {
  const { dialer, dialing, holder } = startDialer();
  holder.set({ numbers: null });

  dialer.dial(JANE, null);

  expect(dialing()).toEqual({ phase: 'idle' });
});

test('before the first call the agent is asked for consent', () => {
  const { dialer, dialing, deeds } = startDialer({ consentGiven: false });

  dialer.dial(JANE, null);

  expect(dialing()).toMatchObject({ phase: 'asking', question: 'consent' });
  expect(deeds).toEqual([]);
});

test('consent is given once, to the gateway as well, and remembered', () => {
  const { dialer, deeds, asked, holder } = startDialer({ consentGiven: false });
  dialer.dial(JANE, null);

  dialer.confirm();
  dialer.answered('dial-1');
  dialer.dial('(209) 555-0123', null);

  expect(deeds.filter(([what]) => what === 'giveConsent')).toHaveLength(1);
  expect(holder.get().session?.consentGiven).toBe(true);
  expect(asked()).toEqual(['+12092592844', '+12095550123']);
});

test('a gateway that cannot be told of the consent stops no call', async () => {
  const { dialer, asked } = startDialer({
    consentGiven: false,
    giveConsent: () => Promise.reject(new Error('offline')),
  });
  dialer.dial(JANE, null);

  dialer.confirm();
  await jest.advanceTimersByTimeAsync(0);

  expect(asked()).toEqual(['+12092592844']);
});

test.each([
  ['911', 'emergency'],
  [PREMIUM, 'premium'],
])('before %s is called the agent is warned: %s', (text, question) => {
  const { dialer, dialing, asked } = startDialer();

  dialer.dial(text, null);
  expect(dialing()).toMatchObject({ phase: 'asking', question });
  expect(asked()).toEqual([]);
  dialer.confirm();

  expect(dialing()).toMatchObject({ phase: 'calling' });
  expect(asked()).toHaveLength(1);
});

test.each([
  ['911', 'emergency'],
  [PREMIUM, 'premium'],
])('of two questions about %s the warning (%s) comes first, then the consent', (text, question) => {
  const { dialer, dialing, asked } = startDialer({ consentGiven: false });

  dialer.dial(text, null);
  expect(dialing()).toMatchObject({ question });
  dialer.confirm();
  expect(dialing()).toMatchObject({ question: 'consent' });
  expect(asked()).toEqual([]);
  dialer.confirm();

  expect(asked()).toHaveLength(1);
});

test('a warning is for one call: the next call to the number is warned of again', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial(PREMIUM, null);
  dialer.confirm();
  dialer.answered('dial-1');

  dialer.dial(PREMIUM, null);

  expect(dialing()).toMatchObject({ phase: 'asking', question: 'premium' });
});

test('who says no calls nobody, has given no consent, and is asked again next time', () => {
  const { dialer, dialing, deeds, holder } = startDialer({ consentGiven: false });
  dialer.dial(JANE, null);

  dialer.cancel();
  expect(dialing()).toEqual({ phase: 'idle' });
  jest.advanceTimersByTime(60_000);
  expect(deeds).toEqual([]);
  expect(holder.get().session?.consentGiven).toBe(false);

  dialer.dial(JANE, null);
  expect(dialing()).toMatchObject({ question: 'consent' });
});

test('a yes where nothing is asked does nothing', () => {
  const { dialer, deeds } = startDialer();

  dialer.confirm();

  expect(deeds).toEqual([]);
});

test('without a caller ID there is no call', () => {
  const { dialer, dialing, deeds } = startDialer({ session: { ...SESSION, callerId: null } });

  dialer.dial(JANE, null);

  expect(dialing()).toMatchObject({ phase: 'failed', problem: { code: 'dial.noCallerId' } });
  expect(deeds).toEqual([]);
});

test('a hidden caller ID is one', () => {
  const { dialer, requests } = startDialer({ session: { ...SESSION, callerId: { kind: 'hidden' } } });

  dialer.dial(JANE, null);

  expect(requests()).toMatchObject([{ callerId: { kind: 'hidden' } }]);
});

test('a pad that is not ready is not asked, and the agent is told', () => {
  const { dialer, dialing, deeds } = startDialer({ readiness: 'notReady' });

  dialer.dial(JANE, null);

  expect(dialing()).toMatchObject({ phase: 'failed', problem: { code: 'dial.padNotReady' } });
  expect(deeds).toEqual([]);
});

test('a pad that may still be starting is asked', () => {
  const { dialer, asked } = startDialer({ readiness: 'starting' });

  dialer.dial(JANE, null);

  expect(asked()).toEqual(['+12092592844']);
});

test('when the agent has seen to the pad, the same number is dialed without being asked twice', () => {
  const { dialer, asked, holder } = startDialer({ readiness: 'notReady', consentGiven: false });
  dialer.dial('911', null);
  dialer.confirm();
  dialer.confirm();
  expect(asked()).toEqual([]);
  holder.set({ line: 'ready' });

  dialer.again();

  expect(asked()).toEqual(['911']);
});

test('where the pad is not ready, a link to the Zoom client can be used instead', () => {
  const { dialer, deeds, dialing } = startDialer({ readiness: 'notReady' });
  dialer.dial(JANE, RECORD);

  dialer.again('link');

  expect(deeds.map(([what]) => what)).toEqual(['registerDial', 'link']);
  expect(dialing()).toMatchObject({ phase: 'calling', wish: { record: RECORD } });
});
