/** Going through the people of an org: as whom, how far, and what happens when it fails. */
import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { createFillNumbers } from '../fillNumbers.ts';
import type { ChangePlaces, NumberFill, PeoplePage } from '../ports.ts';

const ORG = '00D5g0000000001EAA';
const PAGE: PeoplePage = {
  people: [],
  gone: [],
  places: { Contact: { at: 1000, id: '0035g0000000001AAA' } },
  isLast: false,
};
const FILL: NumberFill = {
  places: {},
  beganAt: new Date(500_000),
  completeAt: null,
  readers: ['one', 'two', 'three', 'four'],
  countries: ['JP'],
};

interface World {
  readonly fill?: NumberFill | null;
  /** One after the other. */
  readonly answers: (PeoplePage | PhoneError)[];
  readonly pageTakesMs?: number;
}

async function filled({ fill = FILL, answers, pageTakesMs = 0 }: World) {
  const done: string[] = [];
  const asked: { readonly as: string; readonly from: ChangePlaces; readonly onlyWithNumbers: boolean }[] = [];
  const note = (what: string) => {
    done.push(what);
    return Promise.resolve();
  };
  let now = 0;
  await createFillNumbers({
    fills: {
      due: () => Promise.resolve([ORG]),
      orgOf: () => Promise.resolve(ORG),
      takeOver: () => note('takeOver'),
      begin: () => Promise.resolve(fill),
      keep: () => note('keep'),
      complete: () => note('complete'),
      leave: () => note('leave'),
      fail: () => note('fail'),
    },
    agents: { find: (id) => Promise.resolve({ ...AGENT, id }) },
    people: {
      after(agent, from, { onlyWithNumbers }) {
        asked.push({ as: agent.id, from, onlyWithNumbers });
        now += pageTakesMs;
        const answer = answers.shift() ?? PAGE;
        return answer instanceof PhoneError ? Promise.reject(answer) : Promise.resolve(answer);
      },
    },
    clock: { now: () => now },
    everyMs: 1000,
    isStopping: () => false,
    onFailed: ({ code }) => void note(code),
  }).ofAll();
  return { done, asked };
}

test('the first time it goes from page to page, through those who have a number', async () => {
  const { done, asked } = await filled({ answers: [PAGE, { ...PAGE, isLast: true }] });
  expect(done).toEqual(['keep', 'keep', 'complete']);
  expect(asked).toEqual([
    { as: 'one', from: {}, onlyWithNumbers: true },
    { as: 'one', from: PAGE.places, onlyWithNumbers: true },
  ]);
});

test('later it goes through all who were changed, from a little before what it could see the last time', async () => {
  const places = {
    Contact: { at: 9_990_000, id: '0035g0000000001AAA' },
    Lead: { at: 1000, id: '00Q5g0000000001AAA' },
  };
  const { asked } = await filled({
    fill: { ...FILL, places, completeAt: 10_000_000 },
    answers: [{ ...PAGE, isLast: true }],
  });
  expect(asked).toEqual([
    { as: 'one', from: { ...places, Contact: { at: 9_880_000, id: '' } }, onlyWithNumbers: false },
  ]);
});

test('what takes long is left to the next round', async () => {
  const { done } = await filled({ answers: [], pageTakesMs: 13_000 });
  expect(done).toEqual(['keep', 'keep', 'leave']);
});

test('where somebody else is at it, nothing is done', async () => {
  expect(await filled({ fill: null, answers: [] })).toEqual({ done: [], asked: [] });
});

test('one who may not read is followed by another, up to three', async () => {
  const refused = () => new PhoneError('salesforce.noAccess', { retry: 'askAgent' });
  const { done, asked } = await filled({ answers: [refused(), { ...PAGE, isLast: true }] });
  expect(asked.map(({ as }) => as)).toEqual(['one', 'two']);
  expect(done).toEqual(['keep', 'complete']);

  const all = await filled({ answers: [refused(), refused(), refused()] });
  expect(all.asked.map(({ as }) => as)).toEqual(['one', 'two', 'three']);
  expect(all.done).toEqual(['fail', 'salesforce.noAccess']);
});

test('an org at its limit is left alone for a while, and asked as nobody else', async () => {
  const limit = new PhoneError('salesforce.limitReached', { retry: 'later' });
  const { done, asked } = await filled({ answers: [PAGE, limit] });
  expect(asked).toHaveLength(2);
  expect(done).toEqual(['keep', 'fail', 'salesforce.limitReached']);
});
