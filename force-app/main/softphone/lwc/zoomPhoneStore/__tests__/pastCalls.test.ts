import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { PhoneError } from 'c/zoomCallCore';
import type { HistoryEntry, HistoryPage } from 'c/zoomCallCore';
import type { HistoryQuestion } from 'c/zoomPhoneClient';
import { ENDED, NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { createHistory } from '../history.ts';
import { createPastCalls } from '../pastCalls.ts';
import { createStateHolder } from '../phoneState.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('the list goes on after the page before, until there are no more', async () => {
  const { past, list, answer, questions } = start();
  past.loadCalls();
  await answer({ entries: [called('b', 2)], next: { startedAt: NINE - 2, callId: 'b' } });
  past.loadCalls();
  await answer({ entries: [called('c', 3)], next: null });
  past.loadCalls();

  expect(list()).toEqual({ phase: 'complete', ids: ['b', 'c'], found: null });
  expect(questions.map(({ after }) => after?.callId ?? null)).toEqual([null, 'b']);
});

test('a page that holds nothing new is no end: the next one is asked for', async () => {
  const { past, list, answer, history } = start();
  history.receive(called('a', 1));
  past.loadCalls();
  await answer({ entries: [called('a', 1)], next: { startedAt: NINE - 1, callId: 'a' } });
  expect(list().phase).toBe('loading');
  await answer({ entries: [called('b', 2)], next: null });

  expect(list().ids).toEqual(['a', 'b']);
});

test('what is typed is looked for after a pause, once, and only the last answer counts', async () => {
  const { past, list, questions, answer } = start();
  for (const text of ['s', 'sa', 'sas']) past.searchCalls(text, 'all');
  jest.advanceTimersByTime(250);
  past.searchCalls('sas', 'missed');
  jest.advanceTimersByTime(250);
  await answer({ entries: [called('wrong', 1)], next: null });
  await answer({ entries: [called('right', 2)], next: null });

  expect(questions.map(({ text, kind }) => [text, kind])).toEqual([
    ['sas', 'all'],
    ['sas', 'missed'],
  ]);
  expect(list()).toEqual({ phase: 'complete', ids: ['right'], found: ['right'] });
});

test('after a search the list has no gaps: it begins anew', async () => {
  const { past, list, answer, history } = start();
  for (let index = 0; index < 100; index += 1) history.receive(called(`new-${index}`, index));
  past.searchCalls('old', 'all');
  jest.advanceTimersByTime(250);
  await answer({ entries: [called('old', 9_000_000)], next: null });
  expect(list().ids).toContain('old');

  past.searchCalls('', 'all');

  expect(list()).toMatchObject({ phase: 'idle', found: null });
  expect(list().ids).not.toContain('old');
});

test('what fails says why, and can be tried again', async () => {
  const { past, state, list, fail, answer } = start();
  past.loadCalls();
  await fail(new PhoneError('gateway.unreachable', { retry: 'later' }));
  expect(state.get().past).toMatchObject({ phase: 'failed', problem: { code: 'gateway.unreachable' } });

  past.loadCalls();
  await answer({ entries: [], next: null });

  expect(list().phase).toBe('complete');
  expect(state.get().past.problem).toBeNull();
});

function called(callId: string, ago: number): HistoryEntry {
  return entryOf(
    callOf(callId, { ...RINGING, at: NINE - ago * 1000 }, { ...ENDED, at: NINE - ago * 1000 + 500 }),
    {
      state: 'saved',
    },
  );
}

function start() {
  const state = createStateHolder();
  const history = createHistory({ now: () => NINE });
  const questions: HistoryQuestion[] = [];
  const waiting: { resolve: (page: HistoryPage) => void; reject: (error: unknown) => void }[] = [];
  const past = createPastCalls({
    state,
    history,
    client: {
      history(question) {
        questions.push(question);
        return new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
        });
      },
    },
  });
  return {
    ...{ state, history, past, questions },
    async answer(page: HistoryPage) {
      waiting.shift()?.resolve(page);
      await settle();
    },
    async fail(error: unknown) {
      waiting.shift()?.reject(error);
      await settle();
    },
    list() {
      const { phase, found } = state.get().past;
      return { phase, found, ids: state.get().entries.map(({ call }) => call.callId) };
    },
  };
}
