/** Who it was: whom the agent chooses, whom the agent makes, and the other calls of the number. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ErrorReplySchema, NewPersonReplySchema, parse } from '#call-core';
import type { NewPersonReply } from '#call-core';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import type { Fault } from '../../scripts/workbench/salesforce/server/faults.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const AVERY = recordIdOf(personNamed('calloway'));
const CASEY = recordIdOf(personNamed('thornbury'));
const NAMES = { firstName: 'Robin', lastName: 'Underhill' };
const CREATES = { method: 'POST', path: /\/sobjects\/(Contact|Lead)$/ } as const;

let stack: GatewayStack;
let minami: AgentBrowser;
let feed: FeedReader;
/** Of nobody, and of no other test. */
let number = '';
let last = 1000;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase());
  minami = await stack.signedIn();
  feed = minami.openFeed();
}, 60_000);

beforeEach(() => {
  number = `+1646555${String((last += 1))}`;
});

afterEach(() => {
  stack.salesforce.faults.clear();
  stack.salesforce.validationRules.length = 0;
  stack.salesforce.duplicateRules.length = 0;
});

afterAll(async () => {
  feed.close();
  await stack.stop();
});

/** A call of this number that is over. */
async function over(from = number): Promise<string> {
  const callId = stack.zoom.cloud.ringAgent({ from, toUserId: minami.user.zoomId });
  await feed.waitFor(callId, 'is looked for', ({ log }) => log.search === 'done');
  stack.zoom.cloud.hangUp(callId, 'caller');
  await feed.waitFor(callId, 'is saved', ({ log }) => log.state === 'saved');
  return callId;
}

function whoOf(callId: string): unknown {
  return stack.salesforce.records.find('Task', { CallObject: callId })[0]?.['WhoId'];
}

function taskOn(callId: string, personId: unknown): Promise<unknown> {
  return eventually('the Task on the person', () => whoOf(callId) === personId);
}

async function refusal(answer: Response) {
  return parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error;
}

interface Wish {
  readonly person?: object;
  readonly creationId?: string;
  readonly phoneField?: string;
  readonly allowDuplicate?: boolean;
}

function press(callId: string, wish: Wish = {}): Promise<Response> {
  return minami.send('POST', `/api/calls/${callId}/person`, {
    creationId: randomUUID(),
    person: { objectName: 'Contact', ...NAMES },
    phoneField: 'Phone',
    allowDuplicate: false,
    ...wish,
  });
}

async function create(callId: string, wish: Wish = {}): Promise<NewPersonReply> {
  const answer = await press(callId, wish);
  if (!answer.ok) throw new Error(await answer.text());
  return parse(NewPersonReplySchema, await answer.json(), 'gateway.internal');
}

function made(object: 'Contact' | 'Lead' = 'Contact', of = number) {
  return [...stack.salesforce.records.find(object, { Phone: of })];
}

describe('the agent chooses', () => {
  test('anybody who can be seen, after the log was saved; then somebody else; then nobody', async () => {
    const callId = await over();

    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: AVERY });
    await taskOn(callId, AVERY);
    expect(feed.entry(callId)?.log.who).toMatchObject({
      name: 'Avery Calloway',
      company: 'Quillwood Instruments',
    });
    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: CASEY, remember: true });
    await taskOn(callId, CASEY);
    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: null });
    await taskOn(callId, null);
    expect(stack.salesforce.records.find('Task', { CallObject: callId })).toHaveLength(1);
  });

  test('during the call, and is told what is going on with whom was chosen', async () => {
    const callId = stack.zoom.cloud.ringAgent({ from: number, toUserId: minami.user.zoomId });
    await feed.waitFor(callId, 'belongs to nobody', ({ log }) => log.search === 'done');

    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: AVERY });

    const { log } = await feed.waitFor(callId, 'is named', ({ log: { who } }) => who?.id === AVERY);
    expect(log.who?.context?.openCases).toHaveLength(1);
    stack.zoom.cloud.hangUp(callId, 'caller');
    await taskOn(callId, AVERY);
  });

  test.each([
    ['a Contact that is not there', '0035g00000ZZZZZAAA', 'person.unknown', 404],
    ['a record that is no person', '0015g0000000001AAA', 'person.unknown', 404],
    ['what is no id', "' OR Id", 'request.invalid', 400],
  ])('%s, and is refused', async (_, personId, code, status) => {
    const callId = await over();

    const answer = await minami.send('PUT', `/api/calls/${callId}/who`, { personId });

    expect([answer.status, (await refusal(answer)).code]).toEqual([status, code]);
  });

  test('while Salesforce is down: said so that the widget tries again', async () => {
    const callId = await over();
    stack.salesforce.faults.add({ match: { from: 'app' }, effect: { kind: 'status', status: 503 } });

    const answer = await minami.send('PUT', `/api/calls/${callId}/who`, { personId: CASEY });

    expect([answer.status, (await refusal(answer)).code]).toEqual([503, 'salesforce.unavailable']);
  });

  test('of a call that is not the agent’s', async () => {
    const answer = await minami.send('PUT', '/api/calls/none/who', { personId: AVERY });

    expect((await refusal(answer)).code).toBe('call.unknown');
  });
});

describe('a new person', () => {
  test('is a Contact with the number, on the Task of the call', async () => {
    const callId = await over();

    const reply = await create(callId);

    expect(reply).toMatchObject({
      outcome: 'created',
      person: { objectName: 'Contact', name: 'Robin Underhill' },
    });
    const [contact] = made();
    expect(contact).toMatchObject({ LastName: 'Underhill', OwnerId: minami.user.salesforceId });
    await taskOn(callId, contact?.['Id']);
    expect(feed.entry(callId)?.log.who?.id).toBe(contact?.['Id']);
  });

  test('is a Lead with a company, and the number in the field that was chosen', async () => {
    const callId = await over();
    const person = { objectName: 'Lead', firstName: '', lastName: ' 下田 ', company: '海辺商店' };

    await create(callId, { person, phoneField: 'MobilePhone' });

    const [lead] = stack.salesforce.records.find('Lead', { MobilePhone: number });
    expect(lead).toMatchObject({ LastName: '下田', FirstName: null, Company: '海辺商店', Phone: null });
    await taskOn(callId, lead?.['Id']);
  });

  test('of a caller without a number has none', async () => {
    const callId = stack.zoom.cloud.ringAgent({ from: null, toUserId: minami.user.zoomId });
    await feed.waitFor(callId, 'rings', () => true);
    stack.zoom.cloud.hangUp(callId, 'caller');
    await feed.waitFor(callId, 'is saved', ({ log }) => log.state === 'saved');

    const reply = await create(callId, { person: { objectName: 'Contact', ...NAMES, lastName: 'Withheld' } });

    expect(reply.outcome).toBe('created');
    expect(stack.salesforce.records.find('Contact', { LastName: 'Withheld' })).toMatchObject([
      { Phone: null },
    ]);
  });

  test('needs a last name, and a Lead a company', async () => {
    const callId = await over();

    const contact = await press(callId, { person: { objectName: 'Contact', firstName: 'R', lastName: ' ' } });
    const lead = await press(callId, { person: { objectName: 'Lead', ...NAMES, company: '' } });

    expect([(await refusal(contact)).code, (await refusal(lead)).code]).toEqual([
      'request.invalid',
      'request.invalid',
    ]);
  });
});

describe('nobody is made twice', () => {
  const lost: readonly [string, Fault['effect']][] = [
    ['the answer of Salesforce was lost', { kind: 'drop', when: 'afterCommit' }],
    ['the request never came to Salesforce', { kind: 'drop', when: 'before' }],
  ];
  test.each(lost)('when %s and the agent presses again', async (_, effect) => {
    const callId = await over();
    const wish = { creationId: randomUUID() };
    stack.salesforce.faults.add({ match: CREATES, effect });
    expect((await refusal(await press(callId, wish))).code).toBe('person.unavailable');

    const reply = await create(callId, wish);

    expect(reply.outcome).toBe('created');
    expect(made()).toHaveLength(1);
    await taskOn(callId, made()[0]?.['Id']);
  });

  test('when the page was loaded anew meanwhile, and the form filled in again', async () => {
    const callId = await over();
    stack.salesforce.faults.add({ match: CREATES, effect: { kind: 'drop', when: 'afterCommit' } });
    await press(callId);

    await create(callId);

    expect(made()).toHaveLength(1);
  });

  test('when the answer of the gateway was lost', async () => {
    const callId = await over();
    const wish = { creationId: randomUUID() };

    const first = await create(callId, wish);

    expect(await create(callId, wish)).toEqual(first);
    expect(made()).toHaveLength(1);
  });

  test('when the agent presses twice at once', async () => {
    const callId = await over();
    const wish = { creationId: randomUUID() };
    stack.salesforce.faults.add({ match: CREATES, effect: { kind: 'delay', ms: 300 } });

    const answers = await Promise.all([press(callId, wish), press(callId, wish)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ ok }) => !ok);
    expect((await refusal(refused ?? new Response())).code).toBe('person.beingCreated');
    expect(made()).toHaveLength(1);
  });
});

describe('a person that Salesforce does not take', () => {
  const refusals: readonly [string, Fault['effect'], string][] = [
    ['a required field of the org', { kind: 'error', code: 'REQUIRED_FIELD_MISSING' }, 'person.fieldMissing'],
    ['no permission', { kind: 'error', code: 'INSUFFICIENT_ACCESS_OR_READONLY' }, 'person.notAllowed'],
    [
      'a field without permission',
      { kind: 'error', code: 'INVALID_FIELD_FOR_INSERT_UPDATE' },
      'person.notAllowed',
    ],
    ['the limit of the org', { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' }, 'person.limitReached'],
    ['no room', { kind: 'error', code: 'STORAGE_LIMIT_EXCEEDED' }, 'person.refused'],
    ['a trigger', { kind: 'error', code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }, 'person.refused'],
    ['a Salesforce out of order', { kind: 'status', status: 503 }, 'person.unavailable'],
  ];
  test.each(refusals)('%s: said so, and it works once that is lifted', async (_, effect, code) => {
    const callId = await over();
    const match = effect.kind === 'error' && code !== 'person.limitReached' ? { object: 'Contact' } : CREATES;
    stack.salesforce.faults.add({ match, effect });

    expect((await refusal(await press(callId))).code).toBe(code);
    expect(feed.entry(callId)?.log.who).toBeNull();

    expect((await create(callId)).outcome).toBe('created');
    expect(made()).toHaveLength(1);
  });

  test('a validation rule speaks in its own words', async () => {
    const callId = await over();
    stack.salesforce.validationRules.push({
      object: 'Contact',
      message: 'Say which department',
      refuses: ({ Department }) => Department === null,
    });

    expect(await refusal(await press(callId))).toMatchObject({
      code: 'person.refused',
      said: 'Say which department',
    });
  });

  test('a sign-in that is over', async () => {
    const callId = await over();
    stack.salesforce.faults.add({
      match: CREATES,
      effect: { kind: 'error', code: 'INVALID_SESSION_ID' },
      times: 2,
    });

    expect((await refusal(await press(callId))).code).toBe('salesforce.signInNeeded');
    await stack.browserOf('minami').signIn();
  });
});

describe('a duplicate rule', () => {
  function rule(action: 'alert' | 'block', comparedWith: 'Contact' | 'Lead' = 'Contact') {
    stack.salesforce.duplicateRules.push({
      name: 'Same_Name',
      object: 'Contact',
      comparedWith,
      action,
      message: 'Use one of these records?',
      matches: (record, other) => record['LastName'] === other['LastName'],
    });
  }
  const likeAvery = { objectName: 'Contact', firstName: 'A.', lastName: 'Calloway' };

  test('that alerts leaves it to the agent: one of them, or another one all the same', async () => {
    const callId = await over();
    rule('alert');

    const reply = await create(callId, { person: likeAvery });

    expect(reply).toEqual({
      outcome: 'duplicates',
      mayCreate: true,
      people: [
        expect.objectContaining({ id: AVERY, name: 'Avery Calloway', company: 'Quillwood Instruments' }),
      ],
    });
    expect(made()).toEqual([]);
    expect(await create(callId, { person: likeAvery, allowDuplicate: true })).toMatchObject({
      outcome: 'created',
    });
    await taskOn(callId, made()[0]?.['Id']);
  });

  test('that blocks does so however often it is asked for', async () => {
    const callId = await over();
    rule('block');

    expect(await create(callId, { person: likeAvery })).toMatchObject({ mayCreate: false });
    expect(await create(callId, { person: likeAvery, allowDuplicate: true })).toMatchObject({
      mayCreate: false,
    });
    expect(made()).toEqual([]);
  });

  test('may name Leads that stand against a Contact', async () => {
    const callId = await over();
    rule('alert', 'Lead');

    const reply = await create(callId, { person: { ...likeAvery, lastName: 'Thornbury' } });

    expect(reply).toMatchObject({ people: [{ id: CASEY, objectName: 'Lead' }] });
  });
});

describe('other calls of the number', () => {
  test('without a person are counted, and get the person of this one', async () => {
    const [first, second, third] = [await over(), await over(), await over()];
    const callId = await over();
    await minami.tell('PUT', `/api/calls/${third}/who`, { personId: null });
    await over('+16465559999');

    await create(callId);
    const count = await minami.send('GET', `/api/calls/${callId}/earlier`);
    expect(await count.json()).toEqual({ count: 2 });
    const personId = made()[0]?.['Id'];
    await minami.tell('PUT', `/api/calls/${callId}/earlier`, { personId });
    await minami.tell('PUT', `/api/calls/${callId}/earlier`, { personId });

    await taskOn(first, personId);
    await taskOn(second, personId);
    expect(whoOf(third)).toBeNull();
    expect(await (await minami.send('GET', `/api/calls/${callId}/earlier`)).json()).toEqual({ count: 0 });
  });

  test('stay as they are when the person of this one has changed meanwhile', async () => {
    const first = await over();
    const callId = await over();
    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: AVERY });

    await minami.tell('PUT', `/api/calls/${callId}/earlier`, { personId: CASEY });

    expect(feed.entry(first)?.log.who).toBeNull();
  });

  test('are many, and go to Salesforce together', async () => {
    const calls: string[] = [];
    for (let index = 0; index < 30; index += 1) calls.push(await over());
    const [callId = '', ...others] = calls;
    await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: AVERY });
    await taskOn(callId, AVERY);
    const mark = stack.salesforce.requests.mark();

    await minami.tell('PUT', `/api/calls/${callId}/earlier`, { personId: AVERY });
    for (const other of others) await taskOn(other, AVERY);

    expect(stack.salesforce.requests.since(mark, 'api').length).toBeLessThanOrEqual(8);
  }, 60_000);
});

test('the phone fields of both objects stand in the order in which people are called', async () => {
  const fields = (await (await minami.send('GET', '/api/phone-fields')).json()) as Record<
    string,
    { name: string }[]
  >;

  expect(fields['Contact']?.slice(0, 2)).toMatchObject([{ name: 'Phone' }, { name: 'MobilePhone' }]);
  expect(fields['Lead']).toMatchObject([{ name: 'Phone' }, { name: 'MobilePhone' }]);
});
