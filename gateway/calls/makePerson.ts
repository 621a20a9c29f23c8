/**
 * A new Contact or Lead for a number. Salesforce has no key by which a creation could be repeated safely, so each is noted
 * before it is sent: where an answer was lost, Salesforce is asked whether the person is there already.
 */
import { PhoneError, toPhoneError } from '#call-core';
import type { ErrorCode, NewPerson, NewPersonReply, Person, Retry } from '#call-core';
import type { FoundPerson } from './entry.ts';
import type { Agent, Clock, CreationStore, Crm, PersonToCreate, NumberIndex } from './ports.ts';

interface Deps {
  readonly creations: CreationStore;
  readonly crm: Pick<Crm, 'createPerson' | 'findCreated' | 'findById' | 'findByIds'>;
  readonly numberIndex: Pick<NumberIndex, 'learn'>;
  readonly clock: Clock;
}

/** What somebody is made for. */
export interface PersonPlace {
  /** Names it: of several attempts for the same, one goes at a time. */
  readonly subject: string;
  readonly number: string | null;
  /** Names the person there, and finishes the creation in the same transaction. */
  link(person: FoundPerson): Promise<void>;
  /** The person may be somebody whom others wait for. */
  onMade(): Promise<void>;
}

/** @throws PhoneError with a `person.` code, or salesforce.signInNeeded */
export type MakePerson = (agent: Agent, place: PersonPlace, wanted: NewPerson) => Promise<NewPersonReply>;

/** Clocks differ by less. */
const CLOCKS_MS = 5 * 60_000;

export function createMakePerson({ creations, crm, numberIndex, clock }: Deps): MakePerson {
  async function made(
    agent: Agent,
    person: PersonToCreate,
    { allowDuplicate }: NewPerson,
    unfinishedSince: number | null,
  ) {
    const id =
      unfinishedSince === null ? null : await crm.findCreated(agent, person, unfinishedSince - CLOCKS_MS);
    return id === null ? crm.createPerson(agent, person, allowDuplicate) : { id };
  }

  /** As Salesforce writes the name; where it cannot be read any more, as it was typed. */
  async function read(agent: Agent, id: string, wanted: NewPerson['person']): Promise<FoundPerson> {
    const { objectName } = wanted;
    const person = await crm.findById(agent, { id, objectName, name: null }).catch(() => null);
    return person ?? { ...typed(wanted), id, accountId: null, context: null };
  }

  return async function makePerson(agent, { subject, number, link, onMade }, wanted) {
    const { creationId } = wanted;
    const begun = await creations.begin({ agentId: agent.id, subject, creationId }, clock.now());
    if (begun.state === 'busy') throw new PhoneError('person.beingCreated', { retry: 'later' });
    if (begun.state === 'done') {
      const person = await read(agent, begun.personId, wanted.person);
      await link(person);
      return { outcome: 'created', person: toPerson(person) };
    }
    const phone = number === null ? null : { field: wanted.phoneField, number };
    try {
      const outcome = await made(agent, { ...wanted.person, phone }, wanted, begun.unfinishedSince);
      if ('duplicateIds' in outcome) {
        await creations.giveUp(agent.id, creationId);
        const people = await crm.findByIds(agent, outcome.duplicateIds);
        return { outcome: 'duplicates', people: people.map(toPerson), mayCreate: outcome.mayCreate };
      }
      const person = await read(agent, outcome.id, wanted.person);
      await link(person);
      const learnt = {
        id: person.id,
        objectName: person.objectName,
        numbers: number === null ? [] : [number],
      };
      await numberIndex.learn(agent, [learnt]).catch(() => undefined);
      await onMade();
      return { outcome: 'created', person: toPerson(person) };
    } catch (caught) {
      const error = toPhoneError(caught);
      if (isOpen(error)) await creations.release(agent.id, creationId);
      else await creations.giveUp(agent.id, creationId);
      throw toPersonError(error);
    }
  };
}

function typed(person: NewPerson['person']): Omit<Person, 'id'> {
  const { objectName, firstName, lastName } = person;
  const company = person.objectName === 'Lead' ? person.company : null;
  return { objectName, name: [firstName, lastName].filter(Boolean).join(' '), company, title: null };
}

function toPerson({ id, objectName, name, company, title }: FoundPerson): Person {
  return { id, objectName, name, company, title };
}

/** The person may be there or not. */
function isOpen({ code }: PhoneError): boolean {
  return code === 'salesforce.unavailable' || code === 'gateway.internal';
}

/** What is said of a log that is not saved would mislead about a person who is not made. */
const MEANINGS: Readonly<Partial<Record<ErrorCode, readonly [ErrorCode, Retry]>>> = {
  'salesforce.unavailable': ['person.unavailable', 'askAgent'],
  'salesforce.rowLocked': ['person.unavailable', 'askAgent'],
  'gateway.internal': ['person.unavailable', 'askAgent'],
  'salesforce.limitReached': ['person.limitReached', 'askAgent'],
  'salesforce.noAccess': ['person.notAllowed', 'never'],
  'salesforce.fieldNotWritable': ['person.notAllowed', 'never'],
  'salesforce.userNotAllowed': ['person.notAllowed', 'never'],
  'salesforce.validation': ['person.refused', 'askAgent'],
  'salesforce.refused': ['person.refused', 'askAgent'],
  'salesforce.recordGone': ['person.refused', 'askAgent'],
  'salesforce.storageFull': ['person.refused', 'askAgent'],
};
const FIELD_MISSING = ['person.fieldMissing', 'askAgent'] as const;

function toPersonError(error: PhoneError): PhoneError {
  const isMissing = error.details['salesforceCode'] === 'REQUIRED_FIELD_MISSING';
  const meaning = isMissing ? FIELD_MISSING : MEANINGS[error.code];
  if (meaning === undefined) return error;
  const [code, retry] = meaning;
  return new PhoneError(code, { retry, said: error.said, details: error.details, cause: error });
}
