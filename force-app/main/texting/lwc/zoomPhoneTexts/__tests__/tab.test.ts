import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { TextThread } from 'c/zoomCallCore';
import { JANE, NINE } from '../../../../../../test-support/lightning/callData.ts';
import { json, refusal } from '../../../../../../test-support/lightning/network.ts';
import { elementsOf, nameOf, roleOf } from '../../../../../../test-support/lightning/roles.ts';
import { rendered } from '../../../../../../test-support/lightning/screen.ts';
import { showPhone } from '../../../../../../test-support/lightning/showWidget.ts';
import type { Widget } from '../../../../../../test-support/lightning/showWidget.ts';
import { seeSpace } from '../../../../../../test-support/lightning/sight.ts';
import {
  JANES_NUMBER,
  STRANGER,
  TEXTING_SESSION,
  pageOf,
  textOf,
  threadOf,
} from '../../../../../../test-support/lightning/textData.ts';

const MESSAGES = 'GET /api/texts/threads/a/messages';
const ANY_SEND = /^PUT \/api\/texts\/messages\/[\da-f-]{36}$/;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('a text is written in its thread, sent with Enter, and is the same when Zoom has it', async () => {
  const widget = await showTexts(threadOf('a'));
  widget.gateway.answer(MESSAGES, () => json(pageOf([textOf(1)])));
  await widget.press('Jane Roe Today 1:00 AM words of a');

  await write(widget, 'On my way');
  await key(widget, 'Text', 'Enter');
  await widget.later();

  expect(widget.texts()).toEqual(expect.arrayContaining(['words 1', 'On my way', 'Sending…']));
  const [sent] = sends(widget);
  expect(sent?.body).toMatchObject({ from: '+12058945456', to: [JANES_NUMBER], threadId: 'a' });
  const sendId = sent?.url.pathname.split('/').at(-1) ?? '';
  const told = textOf(2, { direction: 'out', sendId, state: 'delivered', text: 'On my way', revision: 3 });
  widget.gateway.answer(MESSAGES, () => json(pageOf([told], { revision: 3 })));
  await tell(widget, threadOf('a', { revision: 3 }));

  expect(widget.texts().filter((text) => text === 'On my way')).toHaveLength(1);
  expect(widget.texts()).toContain('Delivered');
});

test('a text that is refused says why; Retry sends it again, and it may be dismissed', async () => {
  const widget = await showTexts(threadOf('a'));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  await openThread(widget);
  jest.spyOn(crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-000000000001');
  const send = 'PUT /api/texts/messages/00000000-0000-4000-8000-000000000001';
  widget.gateway.answer(send, () => refusal('text.notRegistered', 422));
  await write(widget, 'Hello');
  await widget.press('Send');

  expect(widget.texts()).toEqual(
    expect.arrayContaining([
      'Not sent: This number is not registered for texting.',
      'Ask your Zoom administrator to add it to an approved campaign (10DLC), or send from another number.',
    ]),
  );
  await widget.press('Retry');
  expect(widget.gateway.sent(send)).toHaveLength(2);
  await widget.press('Dismiss');
  expect(widget.texts()).not.toContain('Hello');
});

test('a new message to a person who is found by name, with a choice of numbers', async () => {
  const widget = await showTexts();
  const numbers = [
    { label: 'Phone', number: '(310) 555-0199', e164: '+13105550199' },
    { label: 'Mobile', number: '(209) 259-2844', e164: JANES_NUMBER },
  ];
  widget.gateway.answer('GET /api/people', () => json({ people: [{ ...JANE, numbers }] }));
  await widget.press('New message');
  await widget.enter('To', 'Jane');
  await widget.later(250);

  expect(widget.names('option')).toEqual([
    'Jane Roe Contact · Acme Phone: (310) 555-0199',
    'Jane Roe Contact · Acme Mobile: (209) 259-2844',
  ]);
  await widget.press('Jane Roe Contact · Acme Mobile: (209) 259-2844', 'option');
  await write(widget, 'Hello Jane');
  await widget.press('Send');

  expect(sends(widget).map(({ body }) => body)).toMatchObject([{ to: [JANES_NUMBER], text: 'Hello Jane' }]);
  expect(widget.names('heading')).toContain('Jane Roe');
  expect(widget.texts()).toContain('Sending…');
});

test('a text that comes while its thread is open is there, is read out, and is read when it is seen', async () => {
  const widget = await showTexts(threadOf('a'));
  widget.gateway.answer(MESSAGES, () => json(pageOf([textOf(1)])));
  await openThread(widget);

  widget.gateway.answer(MESSAGES, () => json(pageOf([textOf(2)], { revision: 2 })));
  await tell(widget, threadOf('a', { revision: 2, unread: 1 }));

  expect(widget.says('log')).toBe('Jane Roe: words 2');
  expect(widget.names('tab')).toContain('SMS (1)');
  expect(widget.gateway.sent('PUT /api/texts/threads/a/read')).toEqual([]);
  seeSpace(0, 10);
  await widget.later();
  expect(widget.gateway.sent('PUT /api/texts/threads/a/read')).toEqual([{ upTo: NINE + 1 }]);
  expect(widget.names('tab')).toContain('SMS');
});

test('unread texts are counted on the tab and in the bar, and stand first', async () => {
  const widget = await showTexts(
    threadOf('a', { latest: { ...threadOf('a').latest!, at: NINE + 1 } }),
    threadOf('b', { unread: 2, peers: [STRANGER] }),
  );

  expect(widget.names('tab')).toContain('SMS (2)');
  expect(widget.bar).toMatchObject({ label: 'Zoom Phone (2)', isHighlighted: true });
  expect(rows(widget)).toEqual([
    'CALIFORNIA Today 1:00 AM words of b 2 2 unread',
    'Jane Roe Today 1:00 AM words of a',
  ]);
  await tell(widget, threadOf('b', { revision: 2, peers: [STRANGER] }));
  expect(widget.bar).toMatchObject({ label: 'Zoom Phone', isHighlighted: false });
});

test('where texting is off, a page says so and what to ask for', async () => {
  const widget = await showPhone({ ...TEXTING_SESSION, texting: { state: 'off', numbers: [] } });
  await openTab(widget);

  expect(widget.texts()).toEqual(
    expect.arrayContaining([
      'Texting is turned off for you.',
      'It takes a number and a policy with SMS in Zoom, and Zoom Phone Settings that let you send texts. Ask your administrator.',
    ]),
  );
  expect(widget.has('button', 'New message')).toBe(false);
});

test('where texting is off, a click on a page says why, and leads back to the threads', async () => {
  const widget = await showPhone({ ...TEXTING_SESSION, texting: { state: 'off', numbers: [] } });
  await tell(widget, threadOf('a'));

  widget.bus.send({ type: 'text', number: '(209) 259-2844', country: null, record: null });
  await widget.later();
  expect(widget.texts()).toContain('Texting is turned off for you.');
  await widget.press('Back to all threads');

  expect(rows(widget)).toHaveLength(1);
  expect(widget.has('button', 'New message')).toBe(false);
});

test('an extension of the account is read, and cannot be written to', async () => {
  const colleague = { ...STRANGER, number: '1090', name: 'Sora Ishida' };
  const widget = await showTexts(threadOf('a', { peers: [colleague] }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([textOf(1)])));
  await openThread(widget, 'Sora Ishida Today 1:00 AM words of a');

  expect(widget.texts()).toContain('words 1');
  expect(widget.has('button', 'Send')).toBe(false);
});

test('to who wants no texts nothing can be sent, and it is said why', async () => {
  const stopped = { ...STRANGER, optedOut: true };
  const widget = await showTexts(threadOf('a', { peers: [stopped] }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  await openThread(widget, 'CALIFORNIA Today 1:00 AM words of a');

  expect(widget.has('button', 'Send')).toBe(false);
  expect(widget.texts()).toContain(
    'CALIFORNIA: wants no texts from this number. Only the recipient can change that, with the word START.',
  );
});

test('a number that is clicked on a page is written to, with its record', async () => {
  const widget = await showTexts();
  const record = { id: JANE.id, objectName: 'Contact', name: 'Jane Roe' };

  widget.bus.send({ type: 'text', number: '(209) 259-2844', country: null, record });
  await widget.later();
  await write(widget, 'Hello');
  await widget.press('Send');

  expect(widget.bar.opened()).toBe(1);
  expect(widget.pad.dials()).toEqual([]);
  expect(sends(widget).map(({ body }) => body)).toMatchObject([{ to: [JANES_NUMBER], record }]);
});

test('the Task of a thread opens from it, and a log that waits is tried again', async () => {
  const log = {
    ...threadOf('a').log,
    state: 'needsYou',
    problem: { code: 'salesforce.refused', said: 'No.' },
  };
  const widget = await showTexts(threadOf('a', { log } as Partial<TextThread>));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  await openThread(widget);

  expect(widget.has('button', 'Open Task')).toBe(true);
  await widget.press('Retry');

  expect(widget.gateway.sent('POST /api/texts/threads/a/retry')).toEqual([{}]);
});

test('who it is may be chosen in the thread', async () => {
  const peer = { ...STRANGER, candidates: [JANE, { ...JANE, id: '003000000000002AAA', name: 'Jim Roe' }] };
  const widget = await showTexts(threadOf('a', { peers: [peer] }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  await openThread(widget, 'CALIFORNIA Today 1:00 AM words of a');

  await widget.press('Jim Roe Contact · Acme');

  expect(widget.gateway.sent('PUT /api/texts/threads/a/person')).toEqual([
    { number: STRANGER.number, personId: '003000000000002AAA', remember: false },
  ]);
  expect(widget.names('heading')).toContain('Jim Roe');
});

test('somebody whom nobody knows is made a Contact in the thread, and a similar one may be taken instead', async () => {
  const widget = await showTexts(threadOf('a', { peers: [STRANGER] }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  const create = 'POST /api/texts/threads/a/person';
  const { context: _context, ...similar } = JANE;
  widget.gateway.answer(create, () => json({ outcome: 'duplicates', people: [similar], mayCreate: true }));
  widget.gateway.answer('GET /api/phone-fields', () => json({ Contact: [], Lead: [] }));
  await openThread(widget, 'CALIFORNIA Today 1:00 AM words of a');
  await widget.press('People');
  await widget.press('New Lead');
  expect(widget.get('textbox', 'Last Name')).toMatchObject({ value: 'CALIFORNIA' });
  await widget.enter('Last Name', 'Newcomer');
  await widget.enter('Company', 'New Ltd');

  await widget.press('Create');
  await widget.later();
  expect(widget.gateway.sent(create)).toMatchObject([
    {
      number: STRANGER.number,
      person: { objectName: 'Lead', lastName: 'Newcomer', company: 'New Ltd' },
      phoneField: 'Phone',
    },
  ]);
  const made = { ...similar, id: '00Q000000000009AAA', objectName: 'Lead', name: 'New Comer' };
  widget.gateway.answer(create, () => json({ outcome: 'created', person: made }));
  await widget.press('Create anyway');
  await widget.later();

  expect(widget.names('heading')).toContain('New Comer');
  expect(widget.has('button', 'Create')).toBe(false);
  const [first, second] = widget.gateway.sent(create);
  expect(second).toMatchObject({ allowDuplicate: true });
  expect(Object(second)).toHaveProperty('creationId', Reflect.get(Object(first), 'creationId'));
});

test('the form for a new person is put away when a similar one is taken', async () => {
  const widget = await showTexts(threadOf('a', { peers: [STRANGER] }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  const { context: _context, ...similar } = JANE;
  widget.gateway.answer('POST /api/texts/threads/a/person', () =>
    json({ outcome: 'duplicates', people: [similar], mayCreate: false }),
  );
  await openThread(widget, 'CALIFORNIA Today 1:00 AM words of a');
  await widget.press('People');
  await widget.press('New Contact');
  await widget.enter('Last Name', 'Roe');
  await widget.press('Create');
  await widget.later();

  await widget.press('Use Jane Roe');
  await widget.later();

  expect(widget.names('heading')).toContain('Jane Roe');
  expect(widget.has('button', 'Create')).toBe(false);
  expect(widget.gateway.sent('PUT /api/texts/threads/a/person')).toMatchObject([{ personId: JANE.id }]);
});

test('a template is put into the field, and the place without a value is filled in before sending', async () => {
  const widget = await showPhone(TEXTING_SESSION);
  const templates = [{ id: 'a00000000000001AAA', name: 'Callback' }];
  widget.gateway.answer('GET /api/texts/templates', () => json({ templates }));
  widget.gateway.answer(MESSAGES, () => json(pageOf([])));
  const merge = 'GET /api/texts/templates/a00000000000001AAA/text';
  widget.gateway.answer(merge, () => json({ text: 'I call you at {!Lead.Phone}.' }));
  await tell(widget, threadOf('a'));
  await openTab(widget);
  await openThread(widget);
  await write(widget, 'Hello Jane, ');

  const menu = elementsOf(widget.host).find((one) => nameOf(one) === 'Templates');
  menu?.dispatchEvent(new CustomEvent('select', { detail: { value: 'a00000000000001AAA' } }));
  await widget.later();

  const asked = widget.gateway.requests.find(({ what }) => what === merge);
  expect(asked?.url.search).toBe(`?personId=${JANE.id}&objectName=Contact`);
  const field = widget.get('textbox', 'Text');
  if (!(field instanceof HTMLTextAreaElement)) throw new TypeError('No field.');
  expect(field.value).toBe('Hello Jane,\nI call you at {!Lead.Phone}.');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{!Lead.Phone}');
  expect(widget.texts().join()).toContain('Something in the text is still to be filled in.');
  await key(widget, 'Text', 'Enter');
  expect(sends(widget)).toEqual([]);

  field.setRangeText('noon');
  await write(widget, field.value);
  await key(widget, 'Text', 'Enter');
  await widget.later();
  expect(sends(widget)[0]?.body).toMatchObject({ text: 'Hello Jane,\nI call you at noon.' });
});

async function showTexts(...threads: TextThread[]) {
  const widget = await showPhone(TEXTING_SESSION);
  await tell(widget, ...threads);
  await openTab(widget);
  return widget;
}

async function openTab(widget: Widget): Promise<void> {
  const tab = elementsOf(widget.host).find((one) => roleOf(one) === 'tab' && nameOf(one).startsWith('SMS'));
  tab?.dispatchEvent(new CustomEvent('active'));
  await widget.later();
}

async function tell(widget: Widget, ...threads: TextThread[]): Promise<void> {
  widget.gateway.say(...threads.map((thread) => ({ type: 'thread', thread }) as const));
  await widget.later();
}

async function openThread(widget: Widget, row = 'Jane Roe Today 1:00 AM words of a'): Promise<void> {
  await widget.press(row);
}

function rows(widget: Widget): string[] {
  return widget.names('button').filter((name) => name.includes('words of'));
}

function sends(widget: Widget) {
  return widget.gateway.requests.filter(({ what }) => ANY_SEND.test(what));
}

async function write(widget: Widget, text: string): Promise<void> {
  const field = widget.get('textbox', 'Text');
  if (!(field instanceof HTMLTextAreaElement)) throw new TypeError('No field.');
  field.value = text;
  field.dispatchEvent(new CustomEvent('input', { bubbles: true, composed: true }));
  await rendered();
}

async function key(widget: Widget, name: string, pressed: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
  widget.get('textbox', name).dispatchEvent(event);
  await rendered();
}
