/** What stands on the Tasks of threads: whose they are, what of a thread is one, and templates for what is written. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ErrorReplySchema,
  MergedTextSchema,
  NewPersonReplySchema,
  TextTemplatesReplySchema,
  parse,
} from '#call-core';
import type { SendText, TextTasks, TextThread } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { orgSettings } from '../../test-support/orgSettings.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const OWN = '+12095550199';
const QUEUE_NUMBER = '+81355500000';

let stack: GatewayStack;
let desk: Desk;
let strangers = 0;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  desk = await openDesk(stack);
}, 60_000);

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

/** A number that nobody has texted from yet. */
function stranger(): string {
  strangers += 1;
  return `+120955501${String(50 + strangers)}`;
}

function receive(from: string, text: string, toNumber = OWN): void {
  stack.zoom.texts.textAgent({ from, toUserId: desk.agent.user.zoomId, toNumber, text });
}

function threadWith(number: string, is: (thread: TextThread) => boolean) {
  return desk.feed.waitForThread(
    `with ${number}, saved`,
    (thread) =>
      thread.peers.some((peer) => peer.number === number) && thread.log.state === 'saved' && is(thread),
  );
}

function tasksSaying(text: string) {
  return stack.salesforce.records
    .find('Task', { OwnerId: desk.agent.user.salesforceId })
    .filter((task) => String(task['Description'] ?? '').includes(text));
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now());

test('a new person made for a thread has its older texts, and those of the number elsewhere', async () => {
  const from = stranger();
  receive(from, 'I am new here');
  receive(from, 'Here too', QUEUE_NUMBER);
  const { threadId } = await threadWith(from, ({ own }) => own.number === OWN);
  await eventually('the other Task', () => tasksSaying('Here too').length === 1);

  const wanted = {
    creationId: randomUUID(),
    person: { objectName: 'Lead', firstName: 'Nora', lastName: 'Newcomer', company: 'New Ltd' },
    ...{ phoneField: 'MobilePhone', allowDuplicate: false, number: from },
  };
  const path = `/api/texts/threads/${threadId}/person`;
  const create = async () => {
    const answer = await desk.agent.send('POST', path, wanted);
    return parse(NewPersonReplySchema, await answer.json(), 'gateway.internal');
  };
  const made = await create();
  expect(made).toMatchObject({ outcome: 'created', person: { name: 'Nora Newcomer', company: 'New Ltd' } });

  const leads = stack.salesforce.records.find('Lead', { LastName: 'Newcomer' });
  expect(leads).toMatchObject([{ MobilePhone: from }]);
  const id = leads[0]?.['Id'];
  await eventually('the Task follows', () => tasksSaying('I am new here')[0]?.['WhoId'] === id);
  await eventually('the other one follows', () => tasksSaying('Here too')[0]?.['WhoId'] === id);

  // The answer was lost, and the widget asks again.
  expect(await create()).toEqual(made);
  expect(stack.salesforce.records.find('Lead', { LastName: 'Newcomer' })).toHaveLength(1);
  const { status } = await desk.agent.send('POST', path, { ...wanted, number: stranger() });
  expect(status).toBe(404);
});

test('a template says what is known of the person, and with a gap it is not sent', async () => {
  const text = 'Hi {!Recipient.FirstName}, {!User.Name} here. {!Contact.Department}';
  const id = stack.salesforce.records.create('ZoomTextTemplate__c', {
    ...{ Name: 'Zzz', Text__c: text, OwnerId: desk.agent.user.salesforceId },
  });
  const listed = await desk.agent.send('GET', '/api/texts/templates');
  const { templates } = parse(TextTemplatesReplySchema, await listed.json(), 'gateway.internal');
  expect(templates).toContainEqual({ id, name: 'Zzz' });

  const merged = async (path: string) => {
    const answer = await desk.agent.send('GET', `/api/texts/templates/${id}/text${path}`);
    return parse(MergedTextSchema, await answer.json(), 'gateway.internal').text;
  };
  const own = desk.agent.user.name;
  expect(await merged(`?personId=${AVERY.id}&objectName=Contact`)).toBe(
    `Hi Avery, ${own} here. {!Contact.Department}`,
  );
  expect(await merged('?personId=003000000000999AAA&objectName=Contact')).toContain('Hi {!Recipient.First');
  expect(await merged('')).toContain('Hi {!Recipient.FirstName}');
  const wish: SendText = {
    ...{ from: OWN, to: [stranger()], text: await merged(''), files: [] },
    ...{ threadId: null, record: null, at: Date.now() },
  };
  const answer = await desk.agent.send('PUT', `/api/texts/messages/${randomUUID()}`, wish);
  const { error } = parse(ErrorReplySchema, await answer.json(), 'gateway.internal');
  expect(error.code).toBe('text.gap');
});

describe('what stands on one Task', () => {
  let admin: AgentBrowser;
  beforeAll(async () => {
    admin = stack.browserOf('admin');
    await admin.signIn();
  });
  afterAll(() => set('day'));

  async function set(textTasks: TextTasks): Promise<void> {
    await admin.tell('PUT', '/api/settings', orgSettings({ textTasks }));
    await eventually(`one Task for each ${textTasks}`, () => {
      const told = desk.feed.messages.findLast(({ type }) => type === 'session');
      return told?.type === 'session' && told.session.settings.textTasks === textTasks;
    });
  }

  test.each([
    { textTasks: 'message' as const, tasks: 2 },
    { textTasks: 'thread' as const, tasks: 1 },
  ])('is a $textTasks where the administrator says so', async ({ textTasks, tasks }) => {
    await set(textTasks);
    const from = stranger();
    receive(from, `One by ${textTasks}`);
    receive(from, `Two by ${textTasks}`);
    const { threadId, log } = await threadWith(from, ({ unread }) => unread === 2);

    const written = tasksSaying(` by ${textTasks}`);
    expect(written).toHaveLength(tasks);
    expect(written.map((task) => task['ActivityDate'])).toEqual(Array.from({ length: tasks }, today));
    // The Task that the thread shows is that of the latest text.
    expect(tasksSaying(`Two by ${textTasks}`)).toMatchObject([{ Id: log.taskId }]);
    const latest = stack.zoom.texts.messages(threadId).at(-1);
    const sheet = textTasks === 'thread' ? 'all' : latest?.id;
    expect(tasksSaying(`Two by ${textTasks}`)).toMatchObject([
      { ZoomCallId__c: `sms:${threadId}:${desk.agent.user.zoomId}:${sheet}` },
    ]);

    // What is known stays where it is.
    await set('day');
    receive(from, `Three after ${textTasks}`);
    await eventually('the next Task', () => tasksSaying(`Three after ${textTasks}`).length === 1);
    expect(tasksSaying(`Three after ${textTasks}`)[0]?.['Description']).not.toContain(' by ');
    expect(tasksSaying(` by ${textTasks}`)).toHaveLength(tasks);
  });
});
