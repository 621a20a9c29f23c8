/** Whose a number is: what is known, what is searched for, and what each costs. */
import { expect, test } from '@jest/globals';
import { AGENT } from '../../../test-support/agents.ts';
import { CONTACT, LEAD, PEER } from '../../../test-support/entries.ts';
import type { RecordRef } from '#call-core';
import type { FoundPerson } from '../entry.ts';
import { createMatchNumbers } from '../matchNumbers.ts';

interface World {
  /** The whole org has been gone through lately. */
  readonly complete?: boolean;
  readonly known?: readonly string[];
  readonly remembered?: string;
  /** Whom the agent may see, and whether they have the number. */
  readonly people?: readonly (readonly [FoundPerson, 'has it' | 'has it not'])[];
  /** Whom a search finds. */
  readonly searched?: readonly FoundPerson[];
  /** Which other records a search finds. */
  readonly records?: readonly RecordRef[];
}

function matcherIn({ complete = true, known = [], remembered, people = [], ...found }: World) {
  const done: string[] = [];
  const { searched = [], records = [] } = found;
  const holders = { people: searched, records };
  const owners = (ids: readonly string[]) => {
    const seen = people.filter(([{ id }]) => ids.includes(id));
    const of = (has: string) => seen.filter(([, told]) => told === has).map(([person]) => person);
    return { people: of('has it'), others: of('has it not') };
  };
  const tell = <T>(what: string, answer: T) => {
    done.push(what);
    return Promise.resolve(answer);
  };
  const match = createMatchNumbers({
    index: {
      find: () => Promise.resolve({ ids: new Map(known.length > 0 ? [[PEER, known]] : []), complete }),
      learn: (_agent, of) => tell(`learn ${of.map(({ id }) => id).join()}`, undefined),
      forget: (_agent, _number, ids) => tell(`forget ${ids.join()}`, undefined),
    },
    remembered: {
      find: () => Promise.resolve(new Map(remembered === undefined ? [] : [[PEER, remembered]])),
    },
    crm: {
      ownersOfNumber: (_agent, _number, ids) => tell('read', owners(ids)),
      ownersOfNumbers: (_agent, ids) =>
        ids.size === 0
          ? Promise.resolve(new Map())
          : tell('read', new Map([...ids].map(([number, of]) => [number, owners(of)]))),
      findByNumber: () => tell('search', holders),
      findByNumbers: () => tell('search', new Map([[PEER, holders]])),
    },
    inBackground: (work) => work(),
  });
  return { done, match };
}

/** The same of one number and of many. */
async function matched(world: World) {
  const one = matcherIn(world);
  const many = matcherIn(world);
  const first = await one.match.one(AGENT, PEER);
  const among = (await many.match.many(AGENT, [PEER])).get(PEER);
  expect(among).toEqual(first);
  expect([...many.done].sort()).toEqual([...one.done].sort());
  return {
    ids: first.people.map(({ id }) => id),
    records: first.records,
    rememberedId: first.rememberedId,
    done: one.done,
  };
}

const FIRM: RecordRef = { id: '001000000000001AAA', objectName: 'Account', name: 'Quillwood Instruments' };
const HAS = 'has it';
const HAS_NOT = 'has it not';

test.each([
  {
    name: 'who is known is read, and nobody is searched for',
    world: { known: [CONTACT.id], people: [[CONTACT, HAS]], searched: [LEAD] },
    is: { ids: [CONTACT.id], rememberedId: null, done: ['read'] },
  },
  {
    name: 'of a number that nobody is known to have, who is found is learned',
    world: { searched: [LEAD] },
    is: { ids: [LEAD.id], rememberedId: null, done: ['search', `learn ${LEAD.id}`] },
  },
  {
    name: 'who has it no more is forgotten, and it is searched for',
    world: { known: [CONTACT.id], people: [[CONTACT, HAS_NOT]], searched: [LEAD] },
    is: { ids: [LEAD.id], done: ['read', 'search', `learn ${LEAD.id}`, `forget ${CONTACT.id}`] },
  },
  {
    name: 'whom the agent may not see is not forgotten',
    world: { known: [CONTACT.id], searched: [] },
    is: { ids: [], done: ['read', 'search'] },
  },
  {
    name: 'as long as not everybody is known it is searched for, and only who is not found is read',
    world: { complete: false, known: [CONTACT.id, LEAD.id], people: [[LEAD, HAS]], searched: [CONTACT] },
    is: { ids: [LEAD.id, CONTACT.id], done: ['search', `learn ${CONTACT.id}`, 'read'] },
  },
  {
    name: '... which is nobody most of the time',
    world: { complete: false, known: [CONTACT.id], searched: [CONTACT] },
    is: { ids: [CONTACT.id], done: ['search', `learn ${CONTACT.id}`] },
  },
  {
    name: 'whom the agent has chosen is meant among several',
    world: {
      known: [CONTACT.id, LEAD.id],
      remembered: LEAD.id,
      people: [
        [CONTACT, HAS],
        [LEAD, HAS],
      ],
    },
    is: { ids: [CONTACT.id, LEAD.id], rememberedId: LEAD.id, done: ['read'] },
  },
  {
    name: '... and where the number stands nowhere',
    world: { remembered: LEAD.id, people: [[LEAD, HAS_NOT]] },
    is: { ids: [LEAD.id], rememberedId: LEAD.id, done: ['read'] },
  },
  {
    name: '... and not any more when they cannot be seen',
    world: { remembered: LEAD.id, searched: [CONTACT] },
    is: { ids: [CONTACT.id], rememberedId: null, done: ['read', 'search', `learn ${CONTACT.id}`] },
  },
  {
    name: 'a number of nobody is that of a record',
    world: { searched: [], records: [FIRM] },
    is: { ids: [], records: [FIRM], done: ['search'] },
  },
  {
    name: '... and of whoever has it, where somebody does',
    world: { searched: [CONTACT], records: [FIRM] },
    is: { ids: [CONTACT.id], done: ['search', `learn ${CONTACT.id}`] },
  },
] satisfies { name: string; world: World; is: object }[])('$name', async ({ world, is }) => {
  const { done, ...match } = await matched(world);
  expect(match).toMatchObject({ ids: is.ids, records: 'records' in is ? is.records : [] });
  expect([...done].sort()).toEqual([...is.done].sort());
  if ('rememberedId' in is) expect(match.rememberedId).toBe(is.rememberedId);
});
