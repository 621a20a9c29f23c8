/** Texts from Zoom to the Task and back, whatever is lost, doubled or refused on the way. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ErrorReplySchema,
  OptStatusReplySchema,
  TextMessagePageSchema,
  TextThreadPageSchema,
  parse,
} from '#call-core';
import type { SendText, TextMessage, TextThread } from '#call-core';
import { SEND_TEXT_PATH } from '../../scripts/workbench/zoom/faults.ts';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const OWN = '+12095550199';
const QUEUE_NUMBER = '+81355500000';
const MOBILE = '+12095550124';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const EVERYTHING = 1_000_000;

let stack: GatewayStack;
let desk: Desk;
let strangers = 0;

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: { HISTORY_SWEEP_SECONDS: '1' },
    zoomTimes: { webhookRetryDelaysMs: [] },
  });
  desk = await openDesk(stack);
}, 60_000);

afterEach(() => {
  stack.zoom.faults.reset();
  stack.zoom.webhooks.setMode({ dropNext: 0 });
  stack.zoom.texts.setOutcome('delivered');
  stack.salesforce.faults.clear();
  stack.salesforce.validationRules.length = 0;
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

/** A number that nobody has texted from yet. */
function stranger(): string {
  strangers += 1;
  return `+120955501${String(50 + strangers)}`;
}

function receive(from: string, text: string, more: object = {}) {
  const toUserId = desk.agent.user.zoomId;
  return stack.zoom.texts.textAgent({ from, toUserId, toNumber: OWN, text, ...more });
}

async function send(to: readonly string[], text: string, more: Partial<SendText> = {}) {
  const sendId = randomUUID();
  const wish: SendText = {
    ...{ from: OWN, to: [...to], text, files: [], threadId: null, record: null, at: Date.now() },
    ...more,
  };
  const answer = await desk.agent.send('PUT', `/api/texts/messages/${sendId}`, wish);
  const code = answer.ok ? null : parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code;
  return { sendId, code, wish };
}

function threadWith(
  number: string,
  what: string,
  is: (thread: TextThread) => boolean = () => true,
  withinMs?: number,
) {
  return desk.feed.waitForThread(
    `with ${number}: ${what}`,
    (thread) => thread.peers.length === 1 && thread.peers[0]?.number === number && is(thread),
    withinMs,
  );
}

const isSaved = ({ log }: TextThread) => log.state === 'saved';

async function messagesOf(threadId: string, query = ''): Promise<TextMessage[]> {
  const answer = await desk.agent.send('GET', `/api/texts/threads/${threadId}/messages${query}`);
  return parse(TextMessagePageSchema, await answer.json(), 'gateway.internal').messages;
}

async function sentAs(sendId: string, threadId: string, state: TextMessage['state']): Promise<TextMessage> {
  return eventually(`${sendId} is ${state}`, async () =>
    (await messagesOf(threadId)).find((message) => message.sendId === sendId && message.state === state),
  );
}

/** The Tasks of threads of the agent with this in their Comments. */
function tasksSaying(text: string) {
  return stack.salesforce.records
    .find('Task', { OwnerId: desk.agent.user.salesforceId })
    .filter((task) => String(task['Description'] ?? '').includes(text));
}

function inZoom(threadId: string): string[] {
  return stack.zoom.texts.messages(threadId).map(({ text }) => text);
}

const sends = () => stack.zoom.requests.list.filter(({ path }) => path.startsWith(SEND_TEXT_PATH));

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(Date.now());

describe('a text from outside', () => {
  test('is in the inbox, and on one Task of the person with all others of the day', async () => {
    const mark = stack.salesforce.requests.mark();
    receive(AVERY.number, 'Is it ready?');
    receive(AVERY.number, 'And how much?');
    const thread = await threadWith(AVERY.number, 'is saved', (one) => isSaved(one) && one.unread === 2);

    const stamp = String.raw`\[${today()} \d\d:\d\d\] Avery Calloway`;
    expect(tasksSaying('And how much?')).toMatchObject([
      {
        Id: thread.log.taskId,
        Subject: 'Text with Avery Calloway',
        Description: expect.stringMatching(
          new RegExp(`^${stamp}: Is it ready\\?\n${stamp}: And how much\\?$`),
        ),
        WhoId: AVERY.id,
        ActivityDate: today(),
        Status: 'Completed',
        ZoomCallId__c: `sms:${thread.threadId}:${desk.agent.user.zoomId}:${today()}`,
      },
    ]);
    // Who it is; the Task.
    const requests = stack.salesforce.requests.since(mark, 'api');
    // On a busy machine the second text may come after the first was saved.
    expect(requests.length).toBeLessThanOrEqual(3);
    expect(thread).toMatchObject({
      own: { number: OWN },
      peers: [{ number: AVERY.number, who: { id: AVERY.id } }],
      latest: { direction: 'in', text: 'And how much?' },
    });

    await desk.agent.tell('PUT', `/api/texts/threads/${thread.threadId}/read`, { upTo: Date.now() });
    await threadWith(AVERY.number, 'is read', ({ unread }) => unread === 0);
  });

  test('comes once, when its webhook comes twice and the sweep tells it too', async () => {
    const from = stranger();
    stack.zoom.webhooks.setMode({ extraCopies: 2, shuffleWithinMs: 200 });
    receive(from, 'Twice');
    const { threadId } = await threadWith(from, 'is saved', isSaved);
    stack.zoom.webhooks.setMode({ extraCopies: 0, shuffleWithinMs: 0 });

    await eventually('a sweep', () =>
      stack.zoom.requests.list.some(({ path }) => path.startsWith(`/v2/phone/sms/sessions/${threadId}/sync`)),
    );
    expect((await messagesOf(threadId)).map(({ text }) => text)).toEqual(['Twice']);
    expect(String(tasksSaying('Twice')[0]?.['Description']).match(/Twice/g)).toHaveLength(1);
  });

  test('is found by the sweep when its webhook was lost', async () => {
    const from = stranger();
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    receive(from, 'Lost one');
    receive(from, 'Lost two');

    await threadWith(from, 'is saved', isSaved);
    expect(tasksSaying('Lost two')).toMatchObject([
      { Description: expect.stringMatching(/Lost one\n.*Lost two$/) },
    ]);
  });

  test('stays when its thread is deleted in Zoom', async () => {
    const from = stranger();
    receive(from, 'Delete me');
    const { threadId } = await threadWith(from, 'is saved', isSaved);
    stack.zoom.texts.deleteSession(threadId);

    await threadWith(from, 'is marked', ({ deleted }) => deleted);
    expect((await messagesOf(threadId)).map(({ text }) => text)).toEqual(['Delete me']);
  }, 120_000);

  test('hands out its picture to its agent', async () => {
    const from = stranger();
    receive(from, 'Look', { files: [{ type: 'PNG', base64: PIXEL }] });
    const { threadId } = await threadWith(from, 'is saved', isSaved);
    const [message] = await messagesOf(threadId);
    const [file] = message?.files ?? [];

    const answer = await desk.agent.send(
      'GET',
      `/api/texts/messages/${message?.id ?? ''}/files/${file?.id ?? ''}`,
    );
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(PIXEL);
    expect(tasksSaying(`[${file?.name ?? '?'}]`)).toHaveLength(1);
  });
});

describe('a text of the agent', () => {
  test('is sent once, however often the widget asks, and delivered', async () => {
    const to = stranger();
    const { sendId, wish } = await send([to], 'Ready tomorrow 見積もり');
    await desk.agent.tell('PUT', `/api/texts/messages/${sendId}`, wish);
    const thread = await threadWith(to, 'is saved', isSaved);
    await sentAs(sendId, thread.threadId, 'delivered');

    await desk.agent.tell('PUT', `/api/texts/messages/${sendId}`, wish);
    expect(inZoom(thread.threadId)).toEqual(['Ready tomorrow 見積もり']);
    expect(await messagesOf(sendId)).toEqual(await messagesOf(thread.threadId));
    expect(tasksSaying('Ready tomorrow')).toMatchObject([
      { Description: expect.stringContaining(`${desk.agent.user.name}: Ready tomorrow 見積もり`) },
    ]);
  });

  test('from a record goes onto it; a picture goes along', async () => {
    const record = { id: AVERY.id, objectName: 'Contact', name: 'Avery Calloway' };
    const files = [{ name: 'a.png', mimeType: 'image/png' as const, base64: PIXEL }];
    const { sendId } = await send([MOBILE], 'A picture', { record, files });
    const { threadId } = await threadWith(MOBILE, 'is saved', isSaved);
    const sent = await sentAs(sendId, threadId, 'delivered');

    expect(sent.files).toMatchObject([{ type: 'PNG' }]);
    expect(tasksSaying('A picture')).toMatchObject([{ WhoId: AVERY.id }]);
  });

  test.each<[string, Fault['kind']]>([
    ['breaks the connection', 'dropAfter'],
    ['does not answer', 'hangAfter'],
  ])(
    'that Zoom has taken when it %s is found, and not sent again',
    async (_, kind) => {
      const to = stranger();
      // Only the thread itself tells.
      stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
      stack.zoom.faults.add({ kind, path: SEND_TEXT_PATH, times: 1 });
      const before = sends().length;
      const { sendId } = await send([to], 'Only once');
      const { threadId } = await eventually(
        'the thread',
        async () =>
          (await messagesOf(sendId)).some(({ state }) => state === 'sent' || state === 'delivered') &&
          threadWith(to, 'is there', isSaved),
        40_000,
      );

      expect(inZoom(threadId)).toEqual(['Only once']);
      expect(sends().length - before).toBe(1);
      expect((await messagesOf(threadId)).map(({ sendId: id }) => id)).toEqual([sendId]);
    },
    90_000,
  );

  test('that Zoom refuses for the moment is sent later by itself', async () => {
    const to = stranger();
    stack.zoom.faults.add({ kind: 'perSecondLimit', path: SEND_TEXT_PATH, times: 2 });
    const { sendId } = await send([to], 'Later');
    const { threadId } = await threadWith(to, 'is saved', isSaved, 40_000);

    await sentAs(sendId, threadId, 'delivered');
    expect(inZoom(threadId)).toEqual(['Later']);
  });

  test('that Zoom refuses says why, can be tried again, and be put away', async () => {
    const to = stranger();
    stack.zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH, times: 2 });
    const first = await send([to], 'First');
    const failed = await sentAs(first.sendId, first.sendId, 'failed');
    expect(failed.problem).toEqual({ code: 'text.notRegistered', said: null });
    const second = await send([to], 'Second');
    await sentAs(second.sendId, first.sendId, 'failed');

    await desk.agent.tell('DELETE', `/api/texts/messages/${second.sendId}`);
    await desk.agent.tell('POST', `/api/texts/messages/${first.sendId}/retry`);
    const { threadId } = await threadWith(to, 'is saved', isSaved);
    await sentAs(first.sendId, threadId, 'delivered');
    expect((await messagesOf(threadId)).map(({ text }) => text)).toEqual(['First']);
  });

  test('that Zoom takes and does not deliver says so, also on the Task, and can be tried again', async () => {
    const to = stranger();
    stack.zoom.texts.setOutcome('failed_to_send');
    const { sendId } = await send([to], 'Undelivered');
    const { threadId } = await threadWith(to, 'is saved', isSaved);
    const failed = await sentAs(sendId, threadId, 'failed');
    expect(failed.problem).toEqual({ code: 'zoom.refused', said: '1101-phone message error send' });
    expect(tasksSaying('(not delivered): Undelivered')).toHaveLength(1);

    stack.zoom.texts.setOutcome('delivered');
    await desk.agent.tell('POST', `/api/texts/messages/${sendId}/retry`);
    await sentAs(sendId, threadId, 'delivered');
    expect(inZoom(threadId)).toEqual(['Undelivered', 'Undelivered']);
    await threadWith(to, 'is saved', isSaved);
  });

  test('survives the gateway, whatever it was at', async () => {
    const to = stranger();
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    stack.zoom.faults.add({ kind: 'hangAfter', path: SEND_TEXT_PATH, times: 1 });
    const before = sends().length;
    const { sendId } = await send([to], 'Killed');
    await eventually('Zoom has it', () => sends().length > before);
    desk.feed.close();
    await stack.gateway.kill('SIGKILL');
    await stack.gateway.start();
    desk = { ...desk, feed: desk.agent.openFeed() };

    const { threadId } = await desk.feed.waitForThread(
      'is found and saved',
      (thread) => thread.peers[0]?.number === to && isSaved(thread),
      60_000,
    );
    expect((await messagesOf(threadId)).map((message) => message.sendId)).toEqual([sendId]);
    expect(inZoom(threadId)).toEqual(['Killed']);
  }, 120_000);

  test('to somebody who said STOP is not sent', async () => {
    const to = stranger();
    receive(to, 'STOP');
    await threadWith(to, 'wants no texts', ({ peers }) => peers[0]?.optedOut === true);
    const status = await desk.agent.send('GET', `/api/texts/opt-status?${query({ from: OWN, to })}`);
    expect(parse(OptStatusReplySchema, await status.json(), 'gateway.internal').peers).toEqual([
      { number: to, optedOut: true },
    ]);

    expect(await send([to], 'Hello?')).toMatchObject({ code: 'text.optedOut' });
    receive(to, 'START');
    await threadWith(to, 'wants texts', ({ peers }) => peers[0]?.optedOut === false);
    expect(await send([to], 'Hello again')).toMatchObject({ code: null });
  });

  test.each<[string, Partial<SendText>, string]>([
    ['words that are too long', { text: 'あ'.repeat(501) }, 'text.tooLong'],
    ['somebody else’s number', { from: '+81355500090' }, 'text.wrongSender'],
  ])('with %s is refused', async (_, wish, code) => {
    expect(await send([MOBILE], 'Text', wish)).toMatchObject({ code });
  });
});

test('a text to a queue is its members’, and answered with the number of the queue', async () => {
  const from = stranger();
  receive(from, 'To all of you', { toNumber: QUEUE_NUMBER });
  const { threadId, kind, own } = await threadWith(from, 'is saved', isSaved);
  expect({ kind, own: own.number }).toEqual({ kind: 'callQueue', own: QUEUE_NUMBER });

  const { code, sendId } = await send([from], 'From one of us', { from: QUEUE_NUMBER, threadId });
  expect(code).toBeNull();
  await sentAs(sendId, threadId, 'delivered');
  await eventually('the Task', () => tasksSaying('From one of us').length === 1);
  expect(tasksSaying('From one of us')).toEqual(tasksSaying('To all of you'));
});

test('a group is one thread, and its Task is that of whom of them Salesforce knows', async () => {
  const other = stranger();
  const { code, sendId } = await send([other, AVERY.number], 'To both');
  expect(code).toBeNull();
  const { threadId, peers } = await desk.feed.waitForThread(
    'of a group, saved',
    (thread) => thread.peers.length === 2 && isSaved(thread),
  );
  expect(peers.map(({ number }) => number).sort()).toEqual([AVERY.number, other].sort());
  await sentAs(sendId, threadId, 'delivered');
  expect(inZoom(threadId)).toEqual(['To both']);
  expect(tasksSaying('To both')).toMatchObject([
    { WhoId: AVERY.id, Subject: `Text with ${other}, Avery Calloway` },
  ]);
});

describe('the person of a thread', () => {
  test('is who the agent says, and older texts follow', async () => {
    const from = stranger();
    receive(from, 'Who am I?');
    const { threadId } = await threadWith(from, 'is saved', isSaved);
    expect(tasksSaying('Who am I?')).toMatchObject([{ WhoId: null, Subject: `Text with ${from}` }]);
    const personId = recordIdOf(personNamed('pike'));

    const body = { number: from, personId, remember: true };
    await desk.agent.tell('PUT', `/api/texts/threads/${threadId}/person`, body);
    await eventually('the Task follows', () => tasksSaying('Who am I?')[0]?.['WhoId'] === personId);
    expect(tasksSaying('Who am I?')).toMatchObject([{ Subject: 'Text with Jordan Pike' }]);
  });

  test('whom Salesforce gets later is found by the next text', async () => {
    const from = stranger();
    receive(from, 'Not yet a lead');
    await threadWith(from, 'is saved', isSaved);
    const id = stack.salesforce.records.create('Lead', {
      LastName: 'Later',
      Company: 'Later',
      Phone: from,
    });
    receive(from, 'Now I am');

    await eventually('the Task follows', () => tasksSaying('Not yet a lead')[0]?.['WhoId'] === id);
  });
});

describe('a Task that Salesforce refuses', () => {
  test('waits while Salesforce is down, and is written once', async () => {
    const from = stranger();
    stack.salesforce.faults.add({
      match: { path: /composite\/sobjects\/Task/ },
      effect: { kind: 'drop', when: 'afterCommit' },
    });
    receive(from, 'Patience');
    await threadWith(from, 'waits', ({ log }) => log.state === 'waiting');

    await threadWith(from, 'is saved', isSaved);
    expect(tasksSaying('Patience')).toHaveLength(1);
  });

  test('for good waits for the agent, who may try again', async () => {
    const from = stranger();
    stack.salesforce.faults.add({
      match: { object: 'Task', action: 'create' },
      effect: { kind: 'error', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No texts, please.' },
    });
    receive(from, 'Refuse me');
    const { threadId, log } = await threadWith(
      from,
      'needs the agent',
      (one) => one.log.state === 'needsYou',
    );
    expect(log.problem).toEqual({ code: 'salesforce.validation', said: 'No texts, please.' });

    await desk.agent.tell('POST', `/api/texts/threads/${threadId}/retry`, {});
    await threadWith(from, 'is saved', isSaved);
    expect(tasksSaying('Refuse me')).toHaveLength(1);
  });
});

test('threads are listed the latest first, and found by name, number and words', async () => {
  const list = async (text: string) => {
    const answer = await desk.agent.send('GET', `/api/texts/threads?${query({ text })}`);
    return parse(TextThreadPageSchema, await answer.json(), 'gateway.internal').threads;
  };
  const aloneWith = async (text: string) =>
    (await list(text)).flatMap(({ peers }) => (peers.length === 1 ? peers.map(({ number }) => number) : []));
  const all = await list('');
  // Of two in one second Zoom may tell later which came first.
  const times = all.map(({ latest }) => Math.floor((latest?.at ?? 0) / 1000));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(await aloneWith('how MUCH')).toEqual([AVERY.number]);
  expect(await aloneWith('(209) 555-0123')).toEqual([AVERY.number]);
  expect(await aloneWith('calloway')).toContain(AVERY.number);
  expect(await list('100%_nobody')).toEqual([]);
});

function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}
