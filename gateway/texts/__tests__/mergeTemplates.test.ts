import { expect, test } from '@jest/globals';
import type { Agent } from '../../calls/ports.ts';
import { createTemplates } from '../mergeTemplates.ts';

const AGENT = { id: 'agent', salesforceUserId: '005' } as Agent;
const CONTACT = { id: '003', objectName: 'Contact' };

function start(text: string) {
  const asked: string[] = [];
  const values: Record<string, Record<string, unknown>> = {
    '003': { FirstName: 'Avery', Phone: null, MailingAddress: { city: 'X' }, Visits__c: 3 },
    '005': { Name: 'Minami' },
  };
  let now = 0;
  let templates = 0;
  const source = {
    templates: () => {
      templates += 1;
      return Promise.resolve([{ id: 'a', name: 'One', text }]);
    },
    valuesOf: (_agentId: string, { objectName, id }: { objectName: string; id: string }) => {
      asked.push(objectName);
      return Promise.resolve(values[id] ?? {});
    },
  };
  const all = createTemplates({ source, clock: { now: () => now } });
  return {
    asked,
    all,
    merged: async (person: typeof CONTACT | null) => (await all.merge(AGENT, 'a', person)).text,
    later: (ms: number) => {
      now += ms;
    },
    reads: () => templates,
  };
}

test('fields of whoever it goes to and of the agent are filled in; what is no text, empty or another’s is not', async () => {
  const { merged, asked } = start(
    '{!Recipient.firstname} {!Contact.Visits__c} {!User.Name} {!Contact.Phone} {!Lead.FirstName} {!Contact.MailingAddress}',
  );
  expect(await merged(CONTACT)).toBe(
    'Avery 3 Minami {!Contact.Phone} {!Lead.FirstName} {!Contact.MailingAddress}',
  );
  expect(asked).toEqual(['Contact', 'User']);
});

test('only what the text needs is asked for', async () => {
  const plain = start('Good morning');
  expect(await plain.merged(CONTACT)).toBe('Good morning');
  const stranger = start('{!Recipient.FirstName}');
  expect(await stranger.merged(null)).toBe('{!Recipient.FirstName}');
  expect([...plain.asked, ...stranger.asked]).toEqual([]);
});

test('templates are read again after a minute', async () => {
  const { all, later, reads } = start('x');
  await all.list(AGENT);
  later(59_000);
  await all.list(AGENT);
  expect(reads()).toBe(1);
  later(2000);
  expect(await all.list(AGENT)).toEqual([{ id: 'a', name: 'One' }]);
  expect(reads()).toBe(2);
});
