/** Whose a number is, is asked once, however many jobs want to know it of the same call. */
import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { CONTACT, NOW, WHOLE_CALL, entryWith } from '../../../test-support/entries.ts';
import type { Entry, FoundPerson } from '../entry.ts';
import { createFindPeople } from '../findPeople.ts';
import type { CallTransaction, Match } from '../ports.ts';

const CALLER: FoundPerson = { ...CONTACT, context: null };

function setUp(answers: readonly (Match | PhoneError)[]) {
  let entry: Entry = entryWith(WHOLE_CALL);
  const asked: string[] = [];
  const unused = () => Promise.reject(new Error('nobody should ask'));
  const tx: CallTransaction = {
    now: NOW,
    settingsOf: unused,
    lockEntry: () => Promise.resolve(entry),
    saveEntry(next) {
      entry = next;
      return Promise.resolve();
    },
    addJob: () => Promise.resolve(),
    ...{ addDial: unused, openDials: unused, findDial: unused, answerDial: unused, undialedCalls: unused },
    ...{ lockMedium: unused, addMediumDeletion: unused, callsOfMedium: unused, finishCreation: unused },
    ...{ rememberPerson: unused },
  };
  const findPeople = createFindPeople({
    calls: { transaction: (work) => work(tx), findEntry: () => Promise.resolve(entry) },
    crm: { placeOfTask: unused, findById: unused, withContexts: unused },
    matchNumbers: {
      async one(_, number) {
        const answer = answers[asked.push(number) - 1];
        await new Promise(setImmediate);
        if (answer === undefined || answer instanceof PhoneError)
          throw answer ?? new Error('asked too often');
        return answer;
      },
    },
  });
  return { asked, find: () => findPeople(AGENT, entry) };
}

const FOUND: Match = { people: [CALLER], records: [], rememberedId: null };

test('by those who ask at the same time, once', async () => {
  const { asked, find } = setUp([FOUND]);

  const found = await Promise.all([find(), find(), find()]);

  expect(asked).toHaveLength(1);
  for (const { search, who } of found) expect([search, who?.id]).toEqual(['done', CONTACT.id]);
});

test('who waited for an answer that did not come asks again', async () => {
  const refusal = new PhoneError('salesforce.unavailable', { retry: 'later' });
  const { asked, find } = setUp([refusal, FOUND]);

  const [first, second] = await Promise.allSettled([find(), find()]);

  expect(asked).toHaveLength(2);
  expect(first).toMatchObject({ reason: refusal });
  expect(second).toMatchObject({ value: { search: 'done' } });
});
