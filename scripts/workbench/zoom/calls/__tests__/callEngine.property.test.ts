import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { act } from '../callEngine.ts';
import { CLIENT_ACTIONS, HAND_OVER_ACTIONS, RING_ENDINGS } from '../callAction.ts';
import type { CallAction, Calls, Happening } from '../callAction.ts';
import { MOST_HELD_CALLS, engagedConversations, heldConversations } from '../callLimits.ts';
import { ENDS, agentEnds, recordingState } from '../zoomCall.ts';
import { NINE, agentCall, agentParty } from './calls.ts';

const CALL_IDS = ['1', '2', '3', '4', '5', '6', '7'];

const callId = fc.constantFrom(...CALL_IDS);
const end = fc.constantFrom(...ENDS);
const recording = fc.record({ autoRecorded: fc.boolean(), recordsByHand: fc.boolean() });
const ring = fc
  .record({
    callId,
    recording,
    kind: fc.constantFrom('inbound' as const, 'outbound' as const, 'internal' as const),
  })
  .map(({ callId: id, kind, recording: change }): CallAction => {
    const call = agentCall(id, kind === 'inbound' ? 'inbound' : 'outbound', change);
    return {
      type: 'ring',
      call: kind === 'internal' ? { ...call, callee: agentParty('bob', change) } : call,
    };
  });
const answer = callId.map((id): CallAction => ({ type: 'answer', callId: id, device: null }));
const swap = fc.record({ type: fc.constantFrom('hold' as const, 'unhold' as const), callId, by: end });
const other = fc.oneof(
  fc.record({ type: fc.constantFrom(...RING_ENDINGS), callId }),
  fc.record({ type: fc.constant('hangUp' as const), callId, by: end }),
  fc.record({ type: fc.constantFrom(...CLIENT_ACTIONS), callId, by: end, digits: fc.constant('1') }),
);
const handOver = fc.oneof(
  fc.record({ type: fc.constantFrom(...HAND_OVER_ACTIONS), callId, by: end }),
  fc.record({
    type: fc.constantFrom('blindTransfer' as const, 'voicemailTransfer' as const),
    callId,
    by: end,
    to: fc.constant('1003'),
  }),
  fc.tuple(callId, callId, end).map(([first, second, by]): CallAction => ({
    type: 'warmTransfer',
    callId: first,
    by,
    to: '+12092592844',
    second: agentCall(second, 'outbound'),
  })),
);
const merge = fc.record({ type: fc.constant('merge' as const), callId, by: end });
// Answers are frequent, so that there is much to do with the calls.
const story = fc.array(
  fc.oneof(
    { arbitrary: ring, weight: 2 },
    { arbitrary: answer, weight: 3 },
    { arbitrary: swap, weight: 3 },
    { arbitrary: other, weight: 2 },
    { arbitrary: handOver, weight: 1 },
    { arbitrary: merge, weight: 2 },
  ),
  {
    maxLength: 80,
    size: 'max',
  },
);

const ringing = (id: string): CallAction => ({ type: 'ring', call: agentCall(id, 'inbound') });
const answering = (id: string): CallAction => ({ type: 'answer', callId: id, device: null });
// Beginnings of stories: what a random one comes to too seldom.
const MERGED: readonly CallAction[] = [
  ringing('1'),
  answering('1'),
  { type: 'hold', callId: '1', by: 'callee' },
  ringing('2'),
  answering('2'),
  { type: 'merge', callId: '1', by: 'callee' },
  { type: 'hold', callId: '2', by: 'callee' },
];
const TRANSFERRING: readonly CallAction[] = [
  ringing('1'),
  answering('1'),
  { type: 'warmTransfer', callId: '1', by: 'callee', to: '+12092592844', second: agentCall('2', 'outbound') },
];

interface Played {
  readonly states: readonly Calls[];
  readonly happenings: readonly Happening[];
}

/** A callId rings once; Zoom never gives it twice. */
function play(actions: readonly CallAction[]): Played {
  const states: Calls[] = [new Map()];
  const happenings: Happening[] = [];
  for (const [index, action] of actions.entries()) {
    const calls = states.at(-1)!;
    if (action.type === 'ring' && calls.has(action.call.callId)) continue;
    if (action.type === 'warmTransfer' && calls.has(action.second.callId)) continue;
    const outcome = act(calls, action, NINE + index * 1000);
    if (!outcome.ok) continue;
    states.push(outcome.calls);
    happenings.push(...outcome.happenings);
  }
  return { states, happenings };
}

test('a user has at most one live call and four on hold', () => {
  fc.assert(
    fc.property(story, (actions) => {
      for (const calls of play(actions).states) {
        for (const user of ['alice', 'bob']) {
          const held = heldConversations(calls, user);
          expect(held).toBeLessThanOrEqual(MOST_HELD_CALLS);
          expect(engagedConversations(calls, user) - held).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('no recording runs while its end is on hold, or after the call', () => {
  fc.assert(
    fc.property(story, (actions) => {
      for (const calls of play(actions).states) {
        for (const call of calls.values()) {
          for (const { agent } of agentEnds(call)) {
            const mayRun = call.phase === 'connected' && agent.heldSince === null;
            if (!mayRun) expect(recordingState(agent)).not.toBe('on');
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a call rings once, ends once, and has the same id in everything that happens to it', () => {
  fc.assert(
    fc.property(story, (actions) => {
      const { happenings, states } = play(actions);
      for (const call of states.at(-1)!.values()) {
        const own = happenings.filter((happening) => happening.call.callId === call.callId);
        const kinds = own.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'ringing')).toHaveLength(1);
        expect(kinds[0]).toBe('ringing');
        expect(kinds.filter((kind) => kind === 'ended')).toHaveLength(call.phase === 'ended' ? 1 : 0);
        if (call.phase === 'ended') expect(kinds.at(-1)).toBe('ended');
        expect(kinds.includes('answered')).toBe(call.answeredAt !== null);
      }
    }),
    { numRuns: 300 },
  );
});

test('every hold that began has ended or goes on, and holds and resumes alternate', () => {
  fc.assert(
    fc.property(story, (actions) => {
      const { happenings } = play(actions);
      for (const id of CALL_IDS) {
        for (const at of ENDS) {
          const switches = happenings
            .filter(({ call, end: side }) => call.callId === id && side === at)
            .map(({ kind }) => kind)
            .filter((kind) => kind === 'held' || kind === 'unheld');
          expect(switches.every((kind, index) => kind === (index % 2 === 0 ? 'held' : 'unheld'))).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a conference has at least two calls, all on hold or none', () => {
  let onHold = 0;
  fc.assert(
    fc.property(story, (actions) => {
      for (const calls of play([...MERGED, ...actions]).states) {
        const members = [...calls.values()]
          .filter(({ phase }) => phase === 'connected')
          .flatMap((call) => agentEnds(call).map(({ agent }) => agent))
          .filter(({ conferenceId }) => conferenceId !== null);
        const byConference = Map.groupBy(members, ({ conferenceId, userId }) => `${userId} ${conferenceId}`);
        for (const own of byConference.values()) {
          expect(own.length).toBeGreaterThan(1);
          expect(new Set(own.map(({ heldSince }) => heldSince !== null)).size).toBe(1);
          if (own[0]?.heldSince !== null) onHold += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(onHold).toBeGreaterThan(0);
});

test('a transfer is announced only in a call that still rings or runs', () => {
  let announced = 0;
  fc.assert(
    fc.property(story, (actions) => {
      for (const calls of play([...TRANSFERRING, ...actions]).states) {
        for (const call of calls.values()) {
          for (const { agent } of call.phase === 'connected' ? agentEnds(call) : []) {
            if (agent.handOver?.kind !== 'warmTransfer') continue;
            announced += 1;
            expect(['ringing', 'connected']).toContain(calls.get(agent.handOver.callId)?.phase);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(announced).toBeGreaterThan(0);
});
