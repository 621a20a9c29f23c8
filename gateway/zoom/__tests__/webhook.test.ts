import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { ChallengeSchema, WebhookSchema, identityOf, isWanted } from '../webhook.ts';
import type { Webhook } from '../webhook.ts';
import { EXAMPLES, changed, example } from './examples.ts';

const identity = (webhook: Webhook, body: object = webhook) =>
  identityOf(webhook, Buffer.from(JSON.stringify(body)));

const CALLS = EXAMPLES.filter((event) => typeof example(event).payload.object?.['call_id'] === 'string');

describe('two deliveries are the same event', () => {
  test.each(CALLS)('when Zoom writes other urls and tokens into %s the second time', (event) => {
    const again = changed(event, { download_url: 'https://zoom.us/other', download_token: 'other' });

    expect(identity(again)).toBe(identity(example(event)));
  });

  test('whatever the order of their fields', () => {
    const webhook = example('phone.callee_ringing');
    const { payload, event_ts, event } = webhook;

    expect(identity({ payload, event_ts, event })).toBe(identity(webhook));
  });

  test('where they name no call, when they are the same to the byte', () => {
    const webhook = example('app_deauthorized');

    expect(identity(webhook)).toBe(identity(webhook));
    expect(identity(webhook, { ...webhook, more: 1 })).not.toBe(identity(webhook));
  });
});

test('no two events are taken for one: of another kind, time, call or agent', () => {
  const party = fc.record({ user_id: fc.option(fc.constantFrom('a', 'b', 'a","b')) });
  const events = fc.record({
    event: fc.constantFrom('phone.callee_ringing', 'phone.caller_ringing'),
    event_ts: fc.integer({ min: 1, max: 3 }),
    object: fc.record({
      call_id: fc.constantFrom('1', '12', '2'),
      caller: party,
      callee: party,
      user_id: fc.option(fc.constantFrom('a', 'b')),
    }),
  });

  fc.assert(
    fc.property(events, events, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      const [a, b] = [one, other].map(({ object, ...rest }) => identity({ ...rest, payload: { object } }));
      expect(a === b).toBe(same);
    }),
    { numRuns: 1000 },
  );
});

test('all examples of Zoom’s are different events', () => {
  expect(new Set(EXAMPLES.map((event) => identity(example(event)))).size).toBe(EXAMPLES.length);
});

test.each([
  ['phone.callee_ringing', true],
  ['phone.something_new', true],
  ['app_deauthorized', true],
  ['meeting.started', false],
  ['xphone.callee_ringing', false],
  ['endpoint.url_validation', false],
])('%s is wanted: %j', (event, wanted) => {
  expect(isWanted(event)).toBe(wanted);
});

test('the challenge is known by its name and its token', () => {
  const is = (value: unknown) => v.is(ChallengeSchema, value);

  expect(is(example('endpoint.url_validation'))).toBe(true);
  expect(is({ event: 'phone.callee_ringing', payload: { plainToken: 'x' } })).toBe(false);
  expect(is({ event: 'endpoint.url_validation', payload: { plainToken: '' } })).toBe(false);
});

test.each([
  ['no payload', { event: 'x' }],
  ['an empty name', { event: '', payload: {} }],
  ['a name without end', { event: 'x'.repeat(129), payload: {} }],
  ['a time that is text', { event: 'x', event_ts: '1', payload: {} }],
  ['an object that is none', { event: 'x', payload: { object: 'x' } }],
])('%s makes no webhook', (_, value) => {
  expect(v.is(WebhookSchema, value)).toBe(false);
});
