import { expect, test } from '@jest/globals';
import type { HistoryKind, HistoryPlace } from '#call-core';
import { CONNECTED, CONTACT, ENDED, NINE, RINGING, entryWith } from '../../../test-support/entries.ts';
import { withCandidates } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { createListHistory } from '../listHistory.ts';
import type { HistoryQuery } from '../listHistory.ts';

const ALL: HistoryQuery = { text: '', kind: 'all', after: null };

test('page after page brings every call once, newest first', async () => {
  const list = listOf(Array.from({ length: 130 }, (_, index) => called(index)));
  const first = await list('agent', ALL);
  const second = await list('agent', { ...ALL, after: first.next });
  const third = await list('agent', { ...ALL, after: second.next });

  const ids = [first, second, third].map(({ entries }) => entries.map(({ call }) => call.callId));
  expect(ids.map(({ length }) => length)).toEqual([50, 50, 30]);
  expect(ids.flat()).toEqual(Array.from({ length: 130 }, (_, index) => `call-${index}`));
  expect(third.next).toBeNull();
});

test('a search goes far back, and stops in between so that nobody waits for it', async () => {
  const calls = Array.from({ length: 4000 }, (_, index) => called(index));
  const list = listOf([...calls, named(called(4000))]);
  const first = await list('agent', { ...ALL, text: 'calloway' });
  expect(first.entries).toEqual([]);
  const second = await list('agent', { ...ALL, text: 'calloway', after: first.next });
  const third = await list('agent', { ...ALL, text: 'calloway', after: second.next });

  expect([...second.entries, ...third.entries].map(({ call }) => call.callId)).toEqual(['call-4000']);
});

test.each([
  ['a word of the name, in whatever letters', 'CALLOWAY'],
  ['words in any order', 'calloway avery'],
  ['the company', 'quillwood'],
  ['wide letters of Japanese keyboards', 'Ｃａｌｌｏｗａｙ'],
  ['the number as it is written in its country', '(209) 555-0123'],
  ['the whole number', '+1 209 555 0123'],
  ['a part of the number, in wide digits', '５５５０１２３'],
  ['a word of the comment', 'プレゼン'],
])('a call is found by %s', async (_what, text) => {
  const list = listOf([
    { ...named(called(0)), comment: '来週プレゼン' },
    called(1, { peerNumber: '+81355500101' }),
  ]);

  expect((await list('agent', { ...ALL, text })).entries.map(({ call }) => call.callId)).toEqual(['call-0']);
});

test('a number with the zero of its country is found', async () => {
  const list = listOf([called(0, { peerNumber: '+81355500101' })]);

  expect((await list('agent', { ...ALL, text: '03-5550-0101' })).entries).toHaveLength(1);
});

test.each<[HistoryKind, string[]]>([
  ['outbound', ['call-0', 'call-3']],
  ['inbound', ['call-1', 'call-2']],
  ['missed', ['call-2']],
  ['notSaved', ['call-0', 'call-1', 'call-2']],
])('%s calls', async (kind, ids) => {
  const list = listOf([
    called(0),
    called(1, { direction: 'inbound' }),
    called(2, { direction: 'inbound', answered: false }),
    { ...called(3), wanted: 1, saved: 1 },
  ]);

  expect((await list('agent', { ...ALL, kind })).entries.map(({ call }) => call.callId)).toEqual(ids);
});

interface Told {
  readonly direction?: 'inbound' | 'outbound';
  readonly peerNumber?: string;
  readonly answered?: boolean;
}

function called(index: number, told: Told = {}): Entry {
  const { direction = 'outbound', peerNumber = '+12095550199', answered = true } = told;
  const about = { direction, peerNumber };
  const events = [RINGING, ...(answered ? [CONNECTED] : []), ENDED].map((event) => ({
    ...event,
    about,
    callId: `call-${index}`,
    at: event.at - index * 60_000,
  }));
  return entryWith(events, { callId: `call-${index}`, wanted: 1 });
}

function named(entry: Entry): Entry {
  return {
    ...withCandidates(entry, [CONTACT]),
    call: entry.call && {
      ...entry.call,
      about: { ...entry.call.about, peerNumber: { source: 'webhook', value: '+12095550123' } },
    },
  };
}

function listOf(entries: readonly Entry[]) {
  return createListHistory({
    calls: {
      before(_agentId, place, limit) {
        const from = place === null ? 0 : 1 + entries.findIndex(({ callId }) => callId === place.callId);
        const places = entries.map(({ callId }): HistoryPlace => ({ startedAt: NINE, callId }));
        return Promise.resolve(
          entries.map((entry, index) => ({ entry, place: places[index]! })).slice(from, from + limit),
        );
      },
    },
  });
}
