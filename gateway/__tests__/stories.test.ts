/** Whatever an agent's calls go through at Zoom, and in whatever order its word comes: the machine says what Zoom says. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPhoneNumbers, stateOf, transition } from '#call-core';
import type { Call, CallEvent } from '#call-core';
import { USERS, WEBHOOK_EVENTS, ZOOM_USERS, zoomApp } from '../../scripts/workbench/parties.ts';
import { createAccount } from '../../scripts/workbench/zoom/account.ts';
import { createPhoneCloud } from '../../scripts/workbench/zoom/calls/phoneCloud.ts';
import { createTimers } from '../../scripts/workbench/zoom/clock.ts';
import { createCloudControls } from '../../scripts/workbench/zoom/controls/cloudControls.ts';
import { createUserControls } from '../../scripts/workbench/zoom/controls/userControls.ts';
import { createPads } from '../../scripts/workbench/zoom/embed/pads.ts';
import { createSettings } from '../../scripts/workbench/zoom/settings.ts';
import { createStore } from '../../scripts/workbench/zoom/store.ts';
import { createTestClock } from '../../scripts/workbench/zoom/testClock.ts';
import { createUserState } from '../../scripts/workbench/zoom/userState.ts';
import { callEvents } from '../../scripts/workbench/zoom/webhooks/callEvents.ts';
import {
  agentCalls,
  liveCalls,
  outcomeOf,
  playStep,
  seenAs,
  story,
  truthOf,
} from '../../test-support/callStories.ts';
import type { Step, StoryZoom } from '../../test-support/callStories.ts';
import { NUMBER_DATA } from '../numbers/numberData.ts';
import { toRecordedCall } from '../zoom/events/recordEvents.ts';
import { toCallEvents } from '../zoom/toCallEvents.ts';

const NUMBERS = createPhoneNumbers(NUMBER_DATA, 'US');
const USER_ID = USERS[0]?.zoomId ?? '';
const SUBSCRIBED: ReadonlySet<string> = new Set(WEBHOOK_EVENTS);
const MINUTE_MS = 60_000;
/** A counterexample is made smaller only for so long. */
const RUNS = { numRuns: 120, interruptAfterTimeLimit: 40_000 };

/** Zoom's exchange on a clock of its own, without servers. */
function openZoom() {
  const clock = createTestClock();
  const timers = createTimers(clock);
  const app = { ...zoomApp('http://localhost/'), webhook: null };
  const settings = createSettings({
    ...{ apiPort: 0, embedPort: 0, dataFile: null, app },
    ...{ approvedDomains: [], users: ZOOM_USERS },
  });
  const account = createAccount(ZOOM_USERS);
  const store = createStore(null);
  const userState = createUserState(account, store);
  const exchange = createPhoneCloud({
    ...{ account, userState, store, timers },
    ...{ ringsForMs: MINUTE_MS, recordsAfterMs: 1000 },
  });
  const pads = createPads({ ...settings, account, cloud: exchange, userState, clock: timers });
  const parts = { account, cloud: exchange, userState, pads };
  const zoom: StoryZoom = {
    userId: USER_ID,
    cloud: createCloudControls(parts),
    agent: createUserControls(parts, account.user(USER_ID)).agent,
  };
  /** What each webhook tells of the agent's calls. */
  const webhooks: (readonly CallEvent[])[] = [];
  const records: (readonly CallEvent[])[] = [];
  let latest = 0;
  exchange.onHappening((happening) => {
    for (const { event, object } of callEvents(account, happening)) {
      if (!SUBSCRIBED.has(event)) continue;
      latest = Math.max(clock.now(), latest + 1);
      const told = toCallEvents({ event, event_ts: latest, payload: { object } }, NUMBERS);
      for (const { zoomUserId, events } of told) if (zoomUserId === USER_ID) webhooks.push(events);
    }
  });
  exchange.onRecord(({ record }) => {
    if (record.userId === USER_ID) records.push(toRecordedCall(record.element, NUMBERS)?.events ?? []);
  });
  return { clock, zoom, webhooks, records };
}

function playStory(steps: readonly Step[], wait: () => number) {
  const opened = openZoom();
  for (const step of steps) {
    playStep(opened.zoom, step, agentCalls(opened.zoom).length);
    opened.clock.advance(wait());
  }
  return opened;
}

function understood(told: readonly (readonly CallEvent[])[]): Map<string, Call> {
  const calls = new Map<string, Call>();
  for (const event of told.flat()) calls.set(event.callId, transition(calls.get(event.callId), event));
  return calls;
}

function expectTruth({ zoom }: ReturnType<typeof openZoom>, calls: ReadonlyMap<string, Call>): void {
  const truth = agentCalls(zoom).map((call) => truthOf(call, USER_ID));
  const byId = (a: { callId: string }, b: { callId: string }) => (a.callId < b.callId ? -1 : 1);
  expect([...calls.values()].map((call) => seenAs(stateOf(call))).sort(byId)).toEqual(truth.sort(byId));
}

test('all that was told, in any order and any number of times', () => {
  const seen = { held: 0, recorded: 0, outcomes: 0, calls: 0 };
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const waits = generate(fc.array, fc.nat({ max: 2500 }), { minLength: 30, maxLength: 30 });
      let turn = 0;
      const opened = playStory(
        generate(() => story),
        () => waits[(turn += 1) % waits.length] ?? 0,
      );
      const { webhooks, records, zoom, clock } = opened;
      const mixed = (told: readonly (readonly CallEvent[])[]) => [
        ...generate(fc.shuffledSubarray, [...told], { minLength: told.length }),
        ...generate(fc.shuffledSubarray, [...told], {}),
      ];

      // Of what is over, the record has the last word; until it is written, the webhooks know as much as they can.
      const now = understood(mixed([...webhooks, ...records]));
      const live = liveCalls(zoom);
      for (const call of live) {
        const known = now.get(call.callId);
        expect(known && seenAs(stateOf(known))).toEqual(truthOf(call, USER_ID));
        if (known && stateOf(known).phase === 'held') seen.held += 1;
        if (known && call.phase === 'connected' && truthOf(call, USER_ID).recording !== 'off')
          seen.recorded += 1;
      }
      for (const { callId } of live) {
        if (liveCalls(zoom).some((call) => call.callId === callId)) zoom.cloud.hangUp(callId, 'caller');
      }
      clock.advance(2 * MINUTE_MS);

      const told = understood(mixed([...webhooks, ...records]));
      expectTruth(opened, told);
      for (const call of agentCalls(zoom)) {
        const outcome = outcomeOf(call, USER_ID);
        expect(stateOf(told.get(call.callId)!).outcome).toBe(outcome);
        if (outcome !== null) seen.outcomes += 1;
        seen.calls += 1;
      }
    }),
    RUNS,
  );
  // A story in which nothing happens would prove nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test('only some of it, or none, and then what Zoom has recorded', () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const opened = playStory(
        generate(() => story),
        () => 700,
      );
      for (const { callId } of liveCalls(opened.zoom)) {
        if (liveCalls(opened.zoom).some((call) => call.callId === callId)) {
          opened.zoom.cloud.hangUp(callId, 'caller');
        }
      }
      opened.clock.advance(2 * MINUTE_MS);
      const { webhooks, records } = opened;
      const arrived = generate(fc.shuffledSubarray, webhooks, {});
      const all = [...records, ...arrived];

      expectTruth(opened, understood(generate(fc.shuffledSubarray, all, { minLength: all.length })));
    }),
    RUNS,
  );
});
