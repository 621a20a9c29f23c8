import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { HistoryEntry, ScreenPop } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import {
  createAlerts,
  createClaims,
  createNotifier,
  createRingTone,
  createScreenPop,
  createTitle,
} from '../zoomPhoneAlerts.ts';

const OUTBOUND = { ...RINGING, about: { direction: 'outbound' } } as const;
const COMES_IN = entryOf(callOf('1', RINGING), { who: JANE });

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  jest.useRealTimers();
});

function setUp(permission: NotificationPermission = 'granted') {
  const page = { title: 'Jane Roe | Contact' };
  const notes: { body: string; tag: string; isOpen: boolean; click: () => void }[] = [];
  class Note {
    static readonly permission = permission;
    static readonly requestPermission = jest.fn(() => Promise.resolve(permission));
    onclick: (() => void) | null = null;
    readonly note;
    constructor(_title: string, { body = '', tag = '' }: NotificationOptions = {}) {
      this.note = { body, tag, isOpen: true, click: () => this.onclick?.() };
      notes.push(this.note);
    }
    close(): void {
      this.note.isOpen = false;
    }
  }
  const notifier = createNotifier(Note as never, 'Zoom Phone');
  const tone: string[] = [];
  const clicked = jest.fn();
  const alerts = createAlerts({
    title: createTitle(page),
    notifier,
    ringTone: { start: () => tone.push('on'), stop: () => tone.push('off') },
    nameOf: ({ log }) => log.who?.name ?? 'unknown',
    onClick: clicked,
  });
  return { alerts, page, notes, notifier, tone, clicked, asked: Note.requestPermission };
}

test('who calls stands in the title and in a notification, and it rings until somebody answers', () => {
  const { alerts, page, notes, tone } = setUp();
  alerts.follow([COMES_IN]);
  alerts.follow([COMES_IN]);

  expect(page.title).toBe('☎ Incoming call from Jane Roe');
  expect(notes.map(({ body, tag }) => [body, tag])).toEqual([['Incoming call from Jane Roe', '1']]);

  alerts.follow([entryOf(callOf('1', RINGING, CONNECTED), { who: JANE })]);
  expect(page.title).toBe('Jane Roe | Contact');
  expect(notes.map(({ isOpen }) => isOpen)).toEqual([false]);
  expect(tone.at(-1)).toBe('off');
});

test('a name that is found later takes the place of the number', () => {
  const { alerts, page, notes } = setUp();
  alerts.follow([entryOf(callOf('1', RINGING))]);
  alerts.follow([COMES_IN]);

  expect(page.title).toBe('☎ Incoming call from Jane Roe');
  expect(notes.map(({ body }) => body)).toEqual([
    'Incoming call from unknown',
    'Incoming call from Jane Roe',
  ]);
});

test.each<[string, HistoryEntry]>([
  ['the agent calls', entryOf(callOf('1', OUTBOUND))],
  ['is talked in', entryOf(callOf('1', RINGING, CONNECTED))],
  ['is over', entryOf(callOf('1', RINGING, ENDED))],
])('a call that %s makes no noise', (_, entry) => {
  const { alerts, page, notes, tone } = setUp();
  alerts.follow([entry]);

  expect(page.title).toBe('Jane Roe | Contact');
  expect([notes, tone]).toEqual([[], []]);
});

test('the page may change its title meanwhile, and keeps it', () => {
  const { alerts, page } = setUp();
  alerts.follow([COMES_IN]);
  page.title = 'Tasks';
  alerts.follow([COMES_IN]);
  expect(page.title).toBe('☎ Incoming call from Jane Roe');

  alerts.follow([]);
  expect(page.title).toBe('Tasks');
});

test('a page that puts its title in the place of ours, as after a screen pop, loses it again until somebody answers', () => {
  jest.useFakeTimers();
  const { alerts, page } = setUp();
  alerts.follow([COMES_IN]);
  page.title = 'Tasks';
  jest.advanceTimersByTime(1000);
  expect(page.title).toBe('☎ Incoming call from Jane Roe');

  alerts.follow([]);
  expect(page.title).toBe('Tasks');
  page.title = 'Cases';
  jest.advanceTimersByTime(5000);
  expect(page.title).toBe('Cases');
  jest.useRealTimers();
});

test('a click on the notification leads to the widget', () => {
  jest.spyOn(window, 'focus').mockImplementation(() => undefined);
  const { alerts, notes, clicked } = setUp();
  alerts.follow([COMES_IN]);
  notes[0]?.click();

  expect(clicked).toHaveBeenCalledTimes(1);
  expect(notes[0]?.isOpen).toBe(false);
});

test('whoever has not allowed notifications gets none, and can be asked once', async () => {
  const { alerts, notes, notifier, asked } = setUp('default');
  alerts.follow([COMES_IN]);
  expect(notes).toEqual([]);
  expect(notifier.canAsk).toBe(true);

  await notifier.ask();
  expect(asked).toHaveBeenCalledTimes(1);
  expect(setUp('denied').notifier.canAsk).toBe(false);
  expect(createNotifier(null, '').canAsk).toBe(false);
});

const ACME = { id: '001000000000001AAA', objectName: 'Account', name: 'Acme' };

test.each<[ScreenPop, HistoryEntry, string[]]>([
  ['onRing', COMES_IN, [JANE.id]],
  ['onRing', entryOf(callOf('1', RINGING, CONNECTED), { who: JANE }), []],
  ['onAnswer', COMES_IN, []],
  ['onAnswer', entryOf(callOf('1', RINGING, CONNECTED), { who: JANE }), [JANE.id]],
  ['never', COMES_IN, []],
  ['onRing', entryOf(callOf('1', RINGING), { candidates: [JANE, { ...JANE, id: '2' }] }), []],
  ['onRing', entryOf(callOf('1', OUTBOUND), { who: JANE }), []],
  ['onRing', entryOf(callOf('1', RINGING), { records: [ACME] }), [ACME.id]],
  ['onRing', entryOf(callOf('1', RINGING), { records: [{ ...ACME, relatable: false }] }), [ACME.id]],
  ['onRing', entryOf(callOf('1', RINGING), { records: [ACME, { ...ACME, id: '2' }] }), []],
])('screen pop %s', (mode, entry, opened) => {
  const records: string[] = [];
  const follow = createScreenPop({
    mode: () => mode,
    claim: createClaims(() => localStorage, 'popped'),
    open: ({ id }) => records.push(id),
  });
  follow([entry]);
  follow([entry]);

  expect(records).toEqual(opened);
});

test.each<[string, Partial<HistoryEntry['log']>[], string[]]>([
  ['who is found after the answer pops', [{ search: 'searching' }, { who: JANE }], [JANE.id]],
  ['whom the agent chooses during the call does not', [{}, { who: JANE }], []],
])('answered quickly: %s', (_name, logs, opened) => {
  const records: string[] = [];
  const follow = createScreenPop({
    ...{ mode: () => 'onRing', claim: createClaims(() => localStorage, 'popped') },
    open: ({ id }) => records.push(id),
  });
  for (const log of logs) follow([entryOf(callOf('1', RINGING, CONNECTED), log)]);

  expect(records).toEqual(opened);
});

test('of many tabs one pops, also after a reload', () => {
  const records: string[] = [];
  const tab = () =>
    createScreenPop({
      mode: () => 'onRing',
      claim: createClaims(() => localStorage, 'popped'),
      open: ({ id }) => records.push(id),
    });
  for (let tabs = 0; tabs < 20; tabs += 1) tab()([COMES_IN]);

  expect(records).toEqual([JANE.id]);
});

test.each(['', '{', '7', '[7,{}]'])('claims survive a storage that holds %j', (kept) => {
  localStorage.setItem('popped', kept);
  const claim = createClaims(() => localStorage, 'popped');

  expect([claim('1'), claim('1'), claim('2')]).toEqual([true, false, true]);
});

test('the tone comes again until it is stopped, and not without a browser that plays', async () => {
  let tones = 0;
  const node = {
    connect: () => node,
    gain: { setValueAtTime: jest.fn(), exponentialRampToValueAtTime: jest.fn() },
  };
  const context = {
    currentTime: 0,
    destination: node,
    createGain: () => node,
    createOscillator: () => ({
      ...node,
      frequency: { value: 0 },
      start: () => (tones += 1),
      stop: jest.fn(),
    }),
  };
  const tone = createRingTone(() => context as never);
  tone.start();
  tone.start();
  await jest.advanceTimersByTimeAsync(6500);
  tone.stop();
  await jest.advanceTimersByTimeAsync(6500);
  createRingTone(null).start();

  expect(tones).toBe(6);
});
