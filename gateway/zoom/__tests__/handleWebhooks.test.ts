import { beforeEach, expect, test } from '@jest/globals';
import { PhoneError, createPhoneNumbers } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createHandleWebhooks } from '../handleWebhooks.ts';
import { isOfNow } from '../webhook.ts';
import { changed, example } from './examples.ts';

const CALL = '6998252113337041462';
/** What the one after the other is asked to do, and whether the call was told already. */
let one: [event: string, isCallTold: boolean | undefined][];
let together: Record<string, string[]>[];
let refused: string;
beforeEach(() => {
  one = [];
  together = [];
  refused = '';
});

const handle = createHandleWebhooks({
  agents: { findByZoomUser: (id) => Promise.resolve(id === AGENT.zoomUserId ? AGENT : null) },
  applyToMany(_agentId, told) {
    if (told.has(refused)) return Promise.reject(new Error('not now'));
    together.push(Object.fromEntries([...told].map(([id, events]) => [id, events.map(({ type }) => type)])));
    return Promise.resolve();
  },
  handleWebhook(body, isCallTold) {
    const { event } = body as { event: string };
    one.push([event, isCallTold]);
    return event === 'odd' ? Promise.reject(new PhoneError('webhook.malformed')) : Promise.resolve();
  },
  numbers: createPhoneNumbers(NUMBER_DATA, 'US'),
});

const ringing = (callId: string) => changed('phone.callee_ringing', { call_id: callId });

test('what is told of a call is one change, and calls of an agent change together', async () => {
  const failures = await handle([
    example('phone.callee_ringing'),
    ringing('2'),
    example('phone.callee_ended'),
  ]);

  expect(together).toEqual([{ [CALL]: ['ringing', 'ringing', 'connected', 'ended'], 2: ['ringing'] }]);
  expect(one.map(([, isCallTold]) => isCallTold)).toEqual([true, true, true]);
  expect(failures).toEqual([null, null, null]);
});

test('more than ten calls are several changes, so that one that rings does not wait long', async () => {
  await handle(Array.from({ length: 25 }, (_, index) => ringing(`call-${index}`)));

  expect(together.map((told) => Object.keys(told).length)).toEqual([10, 10, 5]);
});

test('one alone is told by itself', async () => {
  await handle([ringing('1')]);

  expect(together).toEqual([]);
  expect(one).toEqual([['phone.callee_ringing', false]]);
});

test('where a change fails, its webhooks are told one after the other', async () => {
  refused = '2';

  await handle([ringing('1'), ringing('2')]);

  expect(one.map(([, isCallTold]) => isCallTold)).toEqual([false, false]);
});

test('one that cannot be read holds up no other', async () => {
  const failures = await handle([{ event: 'odd', payload: 7 }, ringing('1'), ringing('2')]);

  expect(failures).toEqual([expect.objectContaining({ code: 'webhook.malformed' }), null, null]);
  expect(together).toEqual([{ 1: ['ringing'], 2: ['ringing'] }]);
});

test.each([
  [59_000, true],
  [61_000, false],
  [-5000, true],
])('what happened %i ms ago is of now: %s', (ago, is) => {
  expect(
    isOfNow({ event: 'phone.callee_ringing', event_ts: 1_800_000_000_000 - ago }, 1_800_000_000_000),
  ).toBe(is);
});

test('what has no time is of now', () => {
  expect(isOfNow({ event: 'app_deauthorized', payload: {} }, 1_800_000_000_000)).toBe(true);
});
