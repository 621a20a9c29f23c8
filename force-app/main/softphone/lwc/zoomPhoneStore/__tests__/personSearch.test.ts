import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { PersonNumbers } from 'c/zoomCallCore';
import { JANE, JOHN } from '../../../../../../test-support/lightning/callData.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { createPersonSearch } from '../personSearch.ts';
import { createStateHolder } from '../phoneState.ts';

const FOUND_JANE: PersonNumbers = { ...JANE, numbers: [] };
const FOUND_JOHN: PersonNumbers = { ...JOHN, numbers: [] };

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('what is typed is looked for after a pause of a quarter of a second', () => {
  const { searchPeople, search, questions } = start();

  searchPeople(' Jane ');
  expect(search()).toMatchObject({ text: 'Jane', phase: 'searching' });
  jest.advanceTimersByTime(249);
  expect(questions).toEqual([]);
  jest.advanceTimersByTime(1);

  expect(questions.map(({ name }) => name)).toEqual(['Jane']);
});

test('typing on asks once, for the last text', () => {
  const { searchPeople, questions } = start();

  for (const text of ['J', 'Ja', 'Jan', 'Jane']) {
    searchPeople(text);
    jest.advanceTimersByTime(200);
  }
  jest.advanceTimersByTime(1000);

  expect(questions.map(({ name }) => name)).toEqual(['Jane']);
});

test('the answer is shown with the text it answers', async () => {
  const { ask, search } = start();

  ask('Jane').answer([FOUND_JANE]);
  await settle();

  expect(search()).toEqual({ text: 'Jane', phase: 'done', people: [FOUND_JANE] });
});

test('only the answer to the last text counts, in whatever order they come', async () => {
  const { ask, search } = start();
  const first = ask('Ja');
  const second = ask('John');

  second.answer([FOUND_JOHN]);
  await settle();
  first.answer([FOUND_JANE]);
  await settle();

  expect(first.signal.aborted).toBe(true);
  expect(search()).toEqual({ text: 'John', phase: 'done', people: [FOUND_JOHN] });
});

test('an earlier question that fails late does not spoil the answer to the last', async () => {
  const { ask, search } = start();
  const first = ask('Ja');
  ask('John').answer([FOUND_JOHN]);
  await settle();

  first.fail();
  await settle();

  expect(search()).toMatchObject({ phase: 'done', people: [FOUND_JOHN] });
});

test('while the next answer is awaited, the last one stays to be seen', async () => {
  const { ask, searchPeople, search } = start();
  ask('Jan').answer([FOUND_JANE]);
  await settle();

  searchPeople('Jane');

  expect(search()).toEqual({ text: 'Jane', phase: 'searching', people: [FOUND_JANE] });
});

test('a search that fails says so, and shows nobody', async () => {
  const { ask, search } = start();

  ask('Jane').fail();
  await settle();

  expect(search()).toEqual({ text: 'Jane', phase: 'failed', people: [] });
});

test.each(['', '   '])('the text "%s" ends the search at once', async (text) => {
  const { ask, searchPeople, search, questions } = start();
  const question = ask('Jane');

  searchPeople(text);
  question.answer([FOUND_JANE]);
  await settle();
  jest.advanceTimersByTime(1000);

  expect(search()).toEqual({ text: '', phase: 'idle', people: [] });
  expect(questions).toHaveLength(1);
});

interface Question {
  readonly name: string;
  readonly signal: AbortSignal;
  answer(people: PersonNumbers[]): void;
  fail(): void;
}

function start() {
  const questions: Question[] = [];
  const holder = createStateHolder();
  const { searchPeople } = createPersonSearch({
    shown: () => holder.get().search,
    show: (search) => {
      holder.set({ search });
    },
    client: {
      findPeople: (name, signal) =>
        new Promise((resolve, reject) => {
          const fail = () => {
            reject(new Error('offline'));
          };
          questions.push({ name, signal, answer: resolve, fail });
        }),
    },
  });
  return {
    searchPeople,
    questions,
    search: () => holder.get().search,
    /** Types, waits for the pause, and hands out the question that the gateway got. */
    ask(text: string): Question {
      searchPeople(text);
      jest.advanceTimersByTime(250);
      return questions.at(-1)!;
    },
  };
}
