import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALICE, BOB, CAROL, JANE } from '../../__tests__/support/people.ts';
import { createAccount } from '../../account.ts';
import { createTimers } from '../../clock.ts';
import { createStore } from '../../store.ts';
import { createTestClock } from '../../testClock.ts';
import { createUserState } from '../../userState.ts';
import { RING_ENDINGS } from '../callAction.ts';
import { createPhoneCloud } from '../phoneCloud.ts';
import { agentEnds } from '../zoomCall.ts';

const RINGS_FOR_MS = 60_000;
const RECORDS_AFTER_MS = 1500;

function createCloud() {
  const clock = createTestClock();
  const store = createStore(null);
  const account = createAccount([ALICE, BOB, CAROL]);
  const userState = createUserState(account, store);
  const cloud = createPhoneCloud({
    account,
    userState,
    store,
    timers: createTimers(clock),
    ringsForMs: RINGS_FOR_MS,
    recordsAfterMs: RECORDS_AFTER_MS,
  });
  const call = (kind: 'inbound' | 'outbound' | 'internal') => {
    const user = kind === 'internal' ? BOB : ALICE;
    return kind === 'outbound'
      ? cloud.place({
          from: 'user',
          user,
          to: { kind: 'outside', number: JANE },
          callerId: null,
          device: null,
        })
      : kind === 'internal'
        ? cloud.place({
            from: 'user',
            user,
            to: { kind: 'user', user: ALICE, number: null },
            callerId: null,
            device: null,
          })
        : cloud.place({ from: 'outside', number: JANE, name: 'Jane Roe', to: user, dialed: null, via: null });
  };
  return { clock, store, cloud, call };
}

function idOf(placed: ReturnType<ReturnType<typeof createCloud>['call']>): string {
  if (!placed.ok) throw new Error(placed.refused);
  return placed.callId;
}

test('a call that nobody takes stops ringing after a minute', () => {
  const { call, clock, cloud } = createCloud();
  const callId = idOf(call('outbound'));

  clock.advance(RINGS_FOR_MS - 1);
  expect(cloud.live().get(callId)?.phase).toBe('ringing');

  clock.advance(1);
  expect(cloud.live().size).toBe(0);
  expect(cloud.recent()[0]).toMatchObject({ callId, result: 'noAnswer' });
});

test('a call that was answered does not end when the ringing would have', () => {
  const { call, clock, cloud } = createCloud();
  const callId = idOf(call('outbound'));
  cloud.act({ type: 'answer', callId, device: null });

  clock.advance(2 * RINGS_FOR_MS);

  expect(cloud.live().get(callId)?.phase).toBe('connected');
});

test('the record of a call counts its ringing, its talk without the holds, and its holds', () => {
  const { call, clock, cloud, store } = createCloud();
  const callId = idOf(call('outbound'));
  clock.advance(4000);
  cloud.act({ type: 'answer', callId, device: null });
  clock.advance(10_000);
  cloud.act({ type: 'hold', callId, by: 'caller' });
  clock.advance(20_000);
  cloud.act({ type: 'unhold', callId, by: 'caller' });
  clock.advance(5000);
  cloud.act({ type: 'hangUp', callId, by: 'callee' });

  clock.advance(RECORDS_AFTER_MS - 1);
  expect(store.data.callRecords).toHaveLength(0);

  clock.advance(1);
  expect(store.data.callRecords.map(({ element }) => element)).toEqual([
    expect.objectContaining({
      call_id: callId,
      direction: 'outbound',
      event: 'outgoing',
      result: 'connected',
      start_time: '2026-10-06T09:00:00Z',
      answer_time: '2026-10-06T09:00:04Z',
      end_time: '2026-10-06T09:00:39Z',
      talk_time: 15,
      hold_time: 20,
      wait_time: 4,
      hide_caller_id: true,
    }),
  ]);
});

test('every call ends with one record for each of its users, under one call id and one history id', () => {
  const step = fc.tuple(
    fc.constantFrom('inbound' as const, 'outbound' as const, 'internal' as const),
    fc.constantFrom('answer' as const, ...RING_ENDINGS),
    fc.nat({ max: 90_000 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { call, clock, cloud, store } = createCloud();
      for (const [kind, ending, ms] of steps) {
        const placed = call(kind);
        if (placed.ok) cloud.act({ type: ending, callId: placed.callId, device: null });
        clock.advance(ms);
      }
      for (const callId of cloud.live().keys()) cloud.act({ type: 'hangUp', callId, by: 'caller' });
      clock.advance(RINGS_FOR_MS);

      const records = store.data.callRecords;
      expect(records).toHaveLength(cloud.recent().flatMap((ended) => agentEnds(ended)).length);
      for (const ended of cloud.recent()) {
        const own = records.filter(({ element }) => element.call_id === ended.callId);
        expect(own.map(({ userId }) => userId).sort()).toEqual(
          agentEnds(ended)
            .map(({ agent }) => agent.userId)
            .sort(),
        );
        expect(new Set(own.map(({ element }) => element.call_history_uuid)).size).toBe(1);
        expect(new Set(own.map(({ element }) => element.call_element_id)).size).toBe(own.length);
      }
      const times = records.map(({ writtenAt }) => writtenAt);
      expect(times.every((time, index) => index === 0 || time > times[index - 1]!)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('after a reset nothing rings on', () => {
  const { call, cloud } = createCloud();
  call('outbound');

  cloud.reset();

  expect([cloud.live().size, cloud.recent().length]).toEqual([0, 0]);
});
