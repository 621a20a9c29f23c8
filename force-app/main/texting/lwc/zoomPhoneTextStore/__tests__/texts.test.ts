import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { TextMessage, TextThread } from 'c/zoomCallCore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { json, offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import {
  JANES_NUMBER,
  JANE_PEER,
  STRANGER,
  TEXTING_SESSION,
  pageOf,
  textOf,
  threadOf,
} from '../../../../../../test-support/lightning/textData.ts';

const MESSAGES = 'GET /api/texts/threads/a/messages';
/** The first that the store gives, the second... */
const SEND_ID = '00000000-0000-4000-8000-000000000001';
const SEND = `PUT /api/texts/messages/${SEND_ID}`;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  jest.useRealTimers();
});

test('threads come live, the latest first, and one that is told again is one', async () => {
  const phone = await start();

  phone.tell(threadOf('a', at(1)), threadOf('b', at(2)), threadOf('a', { ...at(3), revision: 4 }));
  await settle();

  expect(phone.threads()).toEqual(['a', 'b']);
  expect(phone.texts().threads[0]?.revision).toBe(4);
});

test('a feed that breaks goes on after the last thread', async () => {
  const phone = await start();
  phone.tell(threadOf('a', { revision: 7 }));
  await settle();

  phone.gateway.feeds.at(-1)?.end();
  await pass(1000);

  expect(phone.gateway.feeds.at(-1)?.after).toBe('7');
});

test('a thread opens with its newest messages, and those before are asked for by the place', async () => {
  const phone = await start(threadOf('a'));
  phone.answer(pageOf([textOf(3), textOf(4)], { earlier: 'before 3' }));

  phone.store.openThread('a');
  await settle();
  expect(phone.words()).toEqual(['words 3', 'words 4']);
  phone.answer(pageOf([textOf(1), textOf(2)]));
  phone.store.loadEarlierTexts();
  await settle();

  expect(phone.words()).toEqual(['words 1', 'words 2', 'words 3', 'words 4']);
  expect(phone.asked()).toEqual(['', '?before=before+3']);
  expect(phone.texts().open).toMatchObject({ earlier: 'none', phase: 'ready' });
});

test('what is told of the open thread is asked for after what is known', async () => {
  const phone = await start(threadOf('a'));
  phone.answer(pageOf([textOf(1)], { revision: 5 }));
  phone.store.openThread('a');
  await settle();

  phone.answer(pageOf([textOf(2)], { revision: 6 }));
  phone.tell(threadOf('a', { revision: 6, unread: 1 }), threadOf('b', { revision: 7 }));
  await settle();

  expect(phone.words()).toEqual(['words 1', 'words 2']);
  expect(phone.asked()).toEqual(['', '?after=5']);
});

test('messages that cannot be had now are asked for again', async () => {
  const phone = await start(threadOf('a'));
  phone.gateway.answer(MESSAGES, offline);
  phone.store.openThread('a');
  await settle();
  expect(phone.texts().open).toMatchObject({ phase: 'failed', problem: { code: 'gateway.unreachable' } });

  phone.answer(pageOf([textOf(1)]));
  await pass(2000);

  expect(phone.words()).toEqual(['words 1']);
});

test('a text is shown at once and sent once; the word of the gateway takes its place', async () => {
  const phone = await start(threadOf('a'));
  phone.answer(pageOf([]));
  phone.store.openThread('a');
  await settle();

  phone.store.writeText('a', 'See you at ten');
  phone.store.sendText('a');
  phone.store.sendText('a');
  await settle();
  expect(phone.states()).toEqual(['See you at ten: sending']);
  expect(phone.texts().drafts).toEqual({});
  expect(phone.gateway.sent(SEND)).toEqual([
    {
      ...{ from: '+12058945456', to: [JANES_NUMBER], text: 'See you at ten', files: [] },
      ...{ threadId: 'a', record: null, at: NINE },
    },
  ]);
  phone.answer(pageOf([textOf(1, { ...OUT, id: 'zooms', sendId: SEND_ID, text: 'See you at ten' })]));
  phone.tell(threadOf('a', { revision: 2 }));
  await settle();

  expect(phone.states()).toEqual(['See you at ten: sent']);
});

test('a text that is typed while the gateway cannot be reached is sent when it can', async () => {
  const phone = await start(threadOf('a'));
  phone.gateway.answerAll(offline);
  phone.store.writeText('a', 'Later');
  phone.store.sendText('a');
  await settle();
  expect(phone.texts().threads[0]?.latest).toMatchObject({ text: 'Later', state: 'sending' });

  phone.gateway.answerAll(null);
  await pass(20_000);

  expect(phone.gateway.sent(SEND).at(-1)).toMatchObject({ text: 'Later' });
});

test('a refused text says why, and Retry sends the same again', async () => {
  const phone = await start(threadOf('a'));
  phone.answer(pageOf([]));
  phone.store.openThread('a');
  phone.gateway.answer(SEND, () => refusal('text.optedOut', 422));
  phone.store.writeText('a', 'Hello');
  phone.store.sendText('a');
  await settle();

  expect(phone.states()).toEqual(['Hello: failed text.optedOut']);
  expect(phone.state().problem).toBeNull();
  phone.gateway.answer(SEND, null);
  phone.store.retryText(phone.messages()[0]!);
  await settle();
  expect(phone.states()).toEqual(['Hello: sending']);
  expect(phone.gateway.sent(SEND)).toHaveLength(2);
});

test('a text that failed at Zoom is tried again by the gateway, or put away', async () => {
  const phone = await start(threadOf('a'));
  const problem = { code: 'text.notConfirmed', said: null } as const;
  const [first, second] = [SEND_ID, SEND_ID.replace('01', '02')].map((sendId, index) =>
    textOf(index, { ...OUT, id: sendId, sendId, state: 'failed', problem }),
  );
  phone.answer(pageOf([first!, second!]));
  phone.store.openThread('a');
  await settle();

  phone.store.retryText(phone.messages()[0]!);
  phone.store.putTextAway(phone.messages()[1]!);
  await settle();

  expect(phone.states()).toEqual(['words 0: sending']);
  expect(phone.commands()).toEqual([`POST /api/texts/messages/${SEND_ID}/retry`, `DELETE ${second!.id}`]);
});

test('a new message goes to a number or a name, from the number that was chosen', async () => {
  const phone = await start();
  phone.store.writeNew();
  phone.store.addRecipient('(310) 555-0199', null, null);
  phone.store.addRecipient('12', null, null);
  expect(phone.texts().drafts.new?.toProblem).toBe('number.extension');
  phone.store.addRecipient(JANES_NUMBER, 'Jane Roe', { ...JANE_PEER.who!, name: 'Jane Roe' });
  phone.store.sendFrom('+12058945457');
  phone.store.writeText('new', 'Hello both');
  phone.store.sendText('new');
  await settle();

  expect(phone.gateway.sent(SEND)).toMatchObject([
    { from: '+12058945457', to: ['+13105550199', JANES_NUMBER], threadId: null },
  ]);
  expect(phone.texts()).toMatchObject({ page: 'thread', open: { threadId: SEND_ID } });
  expect(phone.states()).toEqual(['Hello both: sending']);
});

test('the thread that Zoom makes of a new message takes its place', async () => {
  const phone = await start();
  phone.store.writeNew();
  phone.store.addRecipient(STRANGER.number, null, null);
  phone.store.writeText('new', 'Hello');
  phone.store.sendText('new');
  await settle();
  phone.gateway.answer('GET /api/texts/threads/zooms/messages', () =>
    json(pageOf([textOf(1, { ...OUT, sendId: SEND_ID, text: 'Hello' })])),
  );

  phone.tell(threadOf('zooms', { peers: [STRANGER], revision: 3 }));
  await settle();

  expect(phone.threads()).toEqual(['zooms']);
  expect(phone.texts().open?.threadId).toBe('zooms');
  expect(phone.states()).toEqual(['Hello: sent']);
});

test('a new message to somebody with a thread is written there', async () => {
  const phone = await start(threadOf('a'));
  phone.answer(pageOf([textOf(1)]));
  phone.store.startText('(209) 259-2844', null);
  phone.store.writeText('new', 'Hello again');
  phone.store.sendText('new');
  await settle();

  expect(phone.gateway.sent(SEND)).toMatchObject([{ threadId: 'a' }]);
  expect(phone.states()).toEqual(['words 1: received', 'Hello again: sending']);
});

test('who wants no texts is known before the message is sent', async () => {
  const phone = await start();
  phone.gateway.answer('GET /api/texts/opt-status', ({ url }) =>
    json({ peers: url.searchParams.getAll('to').map((number) => ({ number, optedOut: true })) }),
  );

  phone.store.startText(JANES_NUMBER, null);
  await settle();

  expect(phone.texts().drafts.new?.optedOut).toEqual([JANES_NUMBER]);
});

test('a text that was begun is not lost when another is begun on a page', async () => {
  const phone = await start();
  phone.store.startText(JANES_NUMBER, null);
  phone.store.writeText('new', 'Unfinished');
  phone.store.startText(STRANGER.number, null);
  expect(phone.texts().drafts.new?.text).toBe('');
  phone.store.writeText('new', 'Finished');
  phone.store.sendText('new');
  await settle();

  expect(phone.texts().drafts.new).toMatchObject({ text: 'Unfinished', to: [{ number: JANES_NUMBER }] });
});

test('files are read, and refused for their kind or size before that', async () => {
  const phone = await start(threadOf('a'));
  const picture = new File(['abc'], 'a.png', { type: 'image/png' });
  jest.useRealTimers();
  await phone.store.attachFiles('a', [picture]);
  await phone.store.attachFiles('a', [new File(['abc'], 'a.txt', { type: 'text/plain' })]);

  expect(phone.texts().drafts.a).toMatchObject({
    files: [{ name: 'a.png', mimeType: 'image/png', bytes: 3, base64: 'YWJj' }],
    fileProblem: 'text.fileType',
  });
});

test('what has been seen is read, here and at the gateway', async () => {
  const phone = await start(threadOf('a', { unread: 2 }));
  phone.store.readThread('a');
  phone.store.readThread('a');
  await settle();

  expect(phone.texts().threads[0]?.unread).toBe(0);
  expect(phone.gateway.sent('PUT /api/texts/threads/a/read')).toEqual([{ upTo: NINE + 1 }]);
});

test('threads further back, and the search in them', async () => {
  const phone = await start(threadOf('a', at(9)));
  const pages: Record<string, object> = {
    '': { threads: [threadOf('a', at(9)), threadOf('b', at(8))], next: 'n' },
    '?before=n': { threads: [threadOf('c', at(7))], next: null },
    '?text=ten': { threads: [threadOf('d', at(1))], next: null },
  };
  phone.gateway.answer('GET /api/texts/threads', ({ url }) => json(pages[url.search]));
  phone.store.loadTexts();
  await settle();
  phone.store.loadTexts();
  await settle();
  expect(phone.threads()).toEqual(['a', 'b', 'c']);

  phone.store.searchTexts('ten');
  await pass(250);

  expect(phone.texts().list).toMatchObject({ found: ['d'], phase: 'complete' });
});

test('another agent sees nothing of it', async () => {
  const phone = await start(threadOf('a'));
  phone.store.startText(JANES_NUMBER, null);
  await phone.store.signOut();

  expect(phone.texts()).toMatchObject({ threads: [], drafts: {}, page: 'inbox', open: null });
});

const OUT = { direction: 'out' } as const;

function at(minute: number): Pick<TextThread, 'latest'> {
  const latest = threadOf('x').latest!;
  return { latest: { ...latest, at: NINE + minute * 60_000 } };
}

async function start(...threads: TextThread[]) {
  const phone = await startPhone(TEXTING_SESSION);
  const texts = () => phone.state().texts;
  const messages = (): readonly TextMessage[] => texts().open?.messages ?? [];
  const tell = (...told: TextThread[]): void => {
    phone.gateway.say(...told.map((thread) => ({ type: 'thread', thread }) as const));
  };
  tell(...threads);
  await settle();
  return {
    ...phone,
    ...{ texts, messages, tell },
    threads: () => texts().threads.map(({ threadId }) => threadId),
    words: () => messages().map(({ text }) => text),
    states: () =>
      messages().map((one) => `${one.text}: ${[one.state, one.problem?.code].filter(Boolean).join(' ')}`),
    answer(page: object) {
      phone.gateway.answer(MESSAGES, () => json(page));
    },
    asked: () => phone.gateway.requests.filter(({ what }) => what === MESSAGES).map(({ url }) => url.search),
    commands: () =>
      phone.gateway.requests
        .map(({ what }) => what)
        .filter((what) => /\/retry$|^DELETE/.test(what))
        .map((what) => what.replace('DELETE /api/texts/messages/', 'DELETE ')),
  };
}
