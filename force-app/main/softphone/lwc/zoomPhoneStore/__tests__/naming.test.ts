import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import {
  ENDED,
  JOHN,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { json, refusal } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const WHO = 'PUT /api/calls/1/who';
const CREATE = 'POST /api/calls/1/person';
const EARLIER = 'GET /api/calls/1/earlier';
const FIELDS = {
  objectName: 'Lead',
  firstName: ' Robin',
  lastName: 'Underhill ',
  company: 'Hill & Sons',
  phoneField: '',
} as const;
const { context, ...PERSON } = JOHN;

let phone: StartedStore;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startPhone();
  await tell({});
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('anybody is chosen, shown at once, and told with the wish to remember', async () => {
  phone.store.choosePerson('1', PERSON, true);
  expect(logOf().who).toEqual({ ...PERSON, context });
  phone.store.choosePerson('1', null);
  expect(logOf().who).toBeNull();
  await settle();

  expect(phone.gateway.sent(WHO)).toEqual([{ personId: JOHN.id, remember: true }, { personId: null }]);
});

test('who may not be chosen is taken back, and why is said', async () => {
  phone.gateway.answer(WHO, () => refusal('person.unknown', 404));

  phone.store.choosePerson('1', PERSON);
  await settle();

  expect(logOf().who).toBeNull();
  expect(phone.state().problem?.code).toBe('person.unknown');
});

test('people are searched for one call at a time', async () => {
  phone.gateway.answer('GET /api/people', () => json({ people: [{ ...PERSON, numbers: [] }] }));

  phone.store.searchPerson('1', 'Jo');
  await pass(300);
  expect(phone.state().naming).toMatchObject({
    searchedFor: '1',
    search: { phase: 'done', people: [{ id: JOHN.id }] },
  });
  phone.store.searchPerson('2', '');

  expect(phone.state().naming).toMatchObject({ searchedFor: '2', search: { phase: 'idle', people: [] } });
  expect(phone.state().search.people).toEqual([]);
});

test('a new person is created with one id, whatever happens on the way, and is the person of the call', async () => {
  phone.gateway.answer(CREATE, () => refusal('person.unavailable', 503));
  phone.store.draftPerson('1', FIELDS);
  await phone.store.createPerson('1', false);
  expect(draft()).toMatchObject({ phase: 'editing', problem: { code: 'person.unavailable' } });

  phone.gateway.answer(CREATE, () => json({ outcome: 'created', person: PERSON }));
  await phone.store.createPerson('1', false);

  expect(draft()).toBeUndefined();
  expect(logOf().who).toEqual({ ...PERSON, context: null });
  const [first, second] = phone.gateway.sent(CREATE);
  expect(first).toEqual({
    creationId: expect.any(String),
    person: { objectName: 'Lead', firstName: 'Robin', lastName: 'Underhill', company: 'Hill & Sons' },
    phoneField: 'Phone',
    allowDuplicate: false,
  });
  expect(second).toEqual(first);
  expect(phone.gateway.sent(WHO)).toEqual([]);
});

test('similar people are shown; the fields stay, and another one is created where the agent says so', async () => {
  const duplicates = { outcome: 'duplicates', people: [PERSON], mayCreate: true };
  phone.gateway.answer(CREATE, () => json(duplicates));
  phone.store.draftPerson('1', { ...FIELDS, objectName: 'Contact', phoneField: 'MobilePhone' });

  await phone.store.createPerson('1', false);
  expect(draft()).toMatchObject({ phase: 'duplicates', duplicates: [PERSON], mayCreate: true });
  await phone.store.createPerson('1', true);

  expect(phone.gateway.sent(CREATE)[1]).toMatchObject({
    person: { objectName: 'Contact', firstName: 'Robin', lastName: 'Underhill' },
    phoneField: 'MobilePhone',
    allowDuplicate: true,
  });
  phone.store.draftPerson('1', FIELDS);
  expect(draft()).toMatchObject({ phase: 'editing', fields: FIELDS });
});

test('an answer to a form that was put away changes nothing', async () => {
  phone.gateway.answer(CREATE, () => refusal('person.refused', 400));
  phone.store.draftPerson('1', FIELDS);

  const creating = phone.store.createPerson('1', false);
  phone.store.draftPerson('1', null);
  await creating;

  expect(draft()).toBeUndefined();
  await phone.store.createPerson('1', false);
  expect(phone.gateway.sent(CREATE)).toHaveLength(1);
});

test('the phone fields are asked for once, and not missed where they do not come', async () => {
  phone.gateway.answer('GET /api/phone-fields', () => refusal('gateway.internal', 500));
  phone.store.draftPerson('1', FIELDS);
  await settle();
  expect(phone.state().naming.phoneFields).toBeNull();

  const fields = { Contact: [{ name: 'Phone', label: 'Phone' }], Lead: [] };
  phone.gateway.answer('GET /api/phone-fields', () => json(fields));
  phone.store.draftPerson('1', FIELDS);
  await settle();
  phone.store.draftPerson('1', FIELDS);
  await settle();

  expect(phone.state().naming.phoneFields).toEqual(fields);
  expect(phone.gateway.sent('GET /api/phone-fields')).toHaveLength(2);
});

test('other calls of the number are offered once somebody is chosen, and linked after the choice', async () => {
  phone.gateway.answer(EARLIER, () => json({ count: 3 }));

  phone.store.choosePerson('1', PERSON);
  await settle();
  expect(earlier()).toEqual({ personId: JOHN.id, count: 3, phase: 'offered' });
  phone.store.linkEarlierCalls('1', true);
  await settle();

  expect(earlier()?.phase).toBe('linked');
  expect(phone.gateway.sent('PUT /api/calls/1/earlier')).toEqual([{ personId: JOHN.id }]);
});

test.each([
  ['there are none', { count: 0 }],
  ['nobody can tell', null],
])('nothing is offered where %s', async (_, reply) => {
  phone.gateway.answer(EARLIER, () => (reply ? json(reply) : refusal('gateway.internal', 500)));

  phone.store.choosePerson('1', PERSON);
  await settle();

  expect(earlier()).toBeUndefined();
});

test('an offer is put away by "Not now", and by another choice', async () => {
  phone.gateway.answer(EARLIER, () => json({ count: 3 }));
  phone.store.choosePerson('1', PERSON);
  await settle();

  phone.store.linkEarlierCalls('1', false);
  expect(earlier()).toBeUndefined();
  phone.store.linkEarlierCalls('1', true);
  phone.store.choosePerson('1', PERSON);
  phone.store.choosePerson('1', null);
  await settle();

  expect(earlier()).toBeUndefined();
  expect(phone.gateway.sent('PUT /api/calls/1/earlier')).toEqual([]);
});

test('another agent sees none of it', async () => {
  phone.store.draftPerson('1', FIELDS);

  await phone.store.signOut();
  await settle();

  expect(phone.state().naming.drafts).toEqual({});
});

async function tell(log: Partial<CallLog>): Promise<void> {
  phone.gateway.say({ type: 'entry', entry: entryOf(callOf('1', RINGING, ENDED), log) });
  await settle();
}

function logOf(): CallLog {
  return phone.state().entries[0]!.log;
}

function draft() {
  return phone.state().naming.drafts['1'];
}

function earlier() {
  return phone.state().naming.earlier['1'];
}
