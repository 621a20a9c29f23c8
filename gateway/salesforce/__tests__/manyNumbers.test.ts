import { expect, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createFindByNumbers, groupsOf, questionFor } from '../manyNumbers.ts';
import { isPerson } from '../personRecord.ts';
import type { NumberRecord } from '../personRecord.ts';

const numbersIn = (country: string) => createPhoneNumbers(NUMBER_DATA, country);
const mobile = (index: number) => `+8190${String(10_000_000 + index)}`;

function contact(index: number, Phone: string): NumberRecord {
  return { attributes: { type: 'Contact' }, Id: `003-${index}`, Name: `Nr ${index}`, Phone };
}

function other(objectName: string, index: number, number: string): NumberRecord {
  const numbers = [{ label: 'Phone', number, country: null }];
  return { id: `${objectName}-${index}`, objectName, name: `Nr ${index}`, numbers };
}

/** Finds everybody who has one of the numbers, as far as a search may. */
function finderIn(records: readonly NumberRecord[], most = 500) {
  const asked: string[] = [];
  const find = createFindByNumbers({
    numbersIn,
    queries: {
      searchNumbers(_agent, query) {
        asked.push(query);
        const found = records.filter((record) => {
          const number = isPerson(record) ? record['Phone'] : record.numbers[0]?.number;
          return query.includes(String(number).replace(/\D/g, ''));
        });
        return Promise.resolve(found.slice(0, most));
      },
    },
  });
  return { asked, find };
}

test('asks for a number in all its forms, and for none that another finds', () => {
  expect(questionFor('+12095550123')).toBe('12095550123 OR 2095550123 OR "209 555 0123"');
  expect(questionFor('+819012345678')).toBe(
    '819012345678 OR 09012345678 OR 9012345678 OR "090 1234 5678" OR "90 1234 5678"',
  );
});

test('no search is so long that Salesforce would forget its ORs, and 40 numbers fit in each', () => {
  const groups = groupsOf(Array.from({ length: 400 }, (_, index) => mobile(index)));

  expect(Math.max(...groups.map((group) => group.map(questionFor).join(' OR ').length))).toBeLessThanOrEqual(
    4000,
  );
  expect(groups.length).toBeLessThanOrEqual(10);
});

test('gives each number its people', async () => {
  const { asked, find } = finderIn([
    contact(1, '090-1000-0001'),
    contact(2, '090-1000-0002'),
    contact(3, '090-1000-0001'),
  ]);
  const owners = await find(AGENT, [mobile(1), mobile(2), mobile(3), mobile(1)]);

  expect(owners.get(mobile(1))?.people.map(({ id }) => id)).toEqual(['003-1', '003-3']);
  expect(owners.get(mobile(2))?.people.map(({ id }) => id)).toEqual(['003-2']);
  expect(owners.get(mobile(3))).toEqual({ people: [], records: [] });
  expect(asked).toHaveLength(1);
});

test('asks in halves where more are found than are told of', async () => {
  const crowd = Array.from({ length: 600 }, (_, index) => contact(index, '09010000001'));
  const { asked, find } = finderIn([...crowd, contact(700, '09010000002')]);
  const owners = await find(AGENT, [mobile(1), mobile(2)]);

  expect(owners.get(mobile(2))?.people.map(({ id }) => id)).toEqual(['003-700']);
  expect(asked).toHaveLength(3);
});

test('tells people and records apart; where an Account has the number, other records only repeat it', async () => {
  const { find } = finderIn([
    contact(1, '090-1000-0001'),
    other('Account', 1, '090-1000-0001'),
    other('Account', 2, '09010000002'),
    other('Case', 2, '09010000002'),
    other('Case', 3, '090-1000-0003'),
    other('Vendor__c', 3, '+81 90 1000 0003'),
  ]);
  const holders = await find(AGENT, [mobile(1), mobile(2), mobile(3)]);

  const told = (objectName: string, index: number) => ({
    ...{ id: `${objectName}-${index}`, objectName, name: `Nr ${index}` },
  });
  expect(holders.get(mobile(1))).toMatchObject({ people: [{ id: '003-1' }], records: [told('Account', 1)] });
  expect(holders.get(mobile(2))).toEqual({ people: [], records: [told('Account', 2)] });
  expect(holders.get(mobile(3))).toEqual({
    people: [],
    records: [told('Case', 3), { ...told('Vendor__c', 3), relatable: false }],
  });
});

test('asks in halves where a search may have left some out, of whatever objects', async () => {
  const crowd = ['Account', 'Case', 'Vendor__c', 'Asset', 'Contract'].flatMap((object) =>
    Array.from({ length: 400 }, (_, index) => other(object, index, '09010000001')),
  );
  const { asked, find } = finderIn(crowd, 2000);
  await find(AGENT, [mobile(1), mobile(2)]);

  expect(asked).toHaveLength(3);
});
