import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { CallAbout, CallLog, CallResult } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  HELD,
  JANE,
  RINGING,
  callOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { showEntry } from '../../../../../../test-support/lightning/showEntry.ts';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Asia/Tokyo', __esModule: true }), {
  virtual: true,
});

const ANSWERED = callOf('call-1', RINGING, CONNECTED, { ...ENDED, at: Date.UTC(2026, 9, 6, 8, 1, 16) });
const RUNNING = callOf('call-1', RINGING, CONNECTED);
const NUMBER = '(209) 259-2844';

afterEach(() => {
  document.body.replaceChildren();
});

test('a call is a line: who, how it ended, how long, when, and where its log stands', async () => {
  const entry = await showEntry(ANSWERED, { who: JANE, state: 'saved' });

  expect(entry.texts().map(plain)).toEqual([
    'Jane Roe',
    NUMBER,
    'Answered · 1:15 · Today 5:00 PM',
    'Saved in Salesforce',
  ]);
});

test.each<[CallAbout, string]>([
  [{ outcome: 'transferred', outcomeTo: '+12055432724' }, 'Transferred to (205) 543-2724'],
  [{ outcome: 'parked', outcomeTo: '*804' }, 'Parked: *804'],
  [{ outcome: 'meeting' }, 'Went on as a Zoom meeting'],
])('what the agent made of a call stands beside how it ended: %j', async (about, text) => {
  const told: Happening = { type: 'described', about };
  const live = await showEntry(callOf('call-1', RINGING, CONNECTED, told));
  expect(live.texts().join()).not.toContain(text);
  document.body.replaceChildren();

  const over = await showEntry(callOf('call-1', RINGING, CONNECTED, told, ENDED));
  expect(over.texts().map(plain)[1]).toContain(`Answered · ${text} · `);
});

test('a call on hold says so; picking it asks for the pad, where it is resumed', async () => {
  const entry = await showEntry(callOf('call-1', RINGING, CONNECTED, HELD));
  const [line = ''] = entry.names('button');
  expect(plain(line)).toContain('On hold');
  await entry.press(line);
  expect(entry.heard('showpad')).toEqual([]);

  await entry.give({ usesPad: true });
  await entry.press(line);
  expect(entry.heard('showpad')).toHaveLength(1);

  await entry.give({ isOpen: true });
  expect(entry.texts()).toContain("Resume the call in Zoom's pad.");
  await entry.press('Show Zoom pad');
  expect(entry.heard('showpad')).toHaveLength(2);
  await entry.press(entry.names('button')[0] ?? '');
  expect(entry.heard('showpad')).toHaveLength(2);
});

test('the whole line is the button that opens the call', async () => {
  const entry = await showEntry(ANSWERED);
  const [line = ''] = entry.names('button');
  expect(plain(line)).toBe(`Inbound call ${NUMBER} Answered · 1:15 · Today 5:00 PM`);
  expect(entry.get('button', line).getAttribute('aria-expanded')).toBe('false');

  await entry.press(line);

  expect(entry.heard('toggle')).toEqual([{ callId: 'call-1', isOpen: true }]);
});

test('an open call is closed by the same button, which is still called by who it was', async () => {
  const entry = await showEntry(ANSWERED, { who: JANE }, true);
  const [line = ''] = entry.names('button');
  expect(plain(line)).toBe('Inbound call Jane Roe Answered · 1:15 · Today 5:00 PM');
  expect(entry.get('button', line).getAttribute('aria-expanded')).toBe('true');

  await entry.press(line);

  expect(entry.heard('toggle')).toEqual([{ callId: 'call-1', isOpen: false }]);
});

test.each<[string, Partial<CallLog>, Happening, string[]]>([
  ['the person', { who: JANE }, { ...RINGING, about: { peerName: 'ROE J' } }, ['Jane Roe', NUMBER]],
  ["else Zoom's name for the number", {}, { ...RINGING, about: { peerName: 'ROE J' } }, ['ROE J', NUMBER]],
  ['else the number, once', {}, RINGING, [NUMBER]],
])('a call is called by %s', async (_name, log, ringing, names) => {
  const entry = await showEntry(callOf('call-1', ringing, ENDED), log);

  expect(entry.texts().slice(0, names.length)).toEqual(names);
  expect(entry.texts()[names.length]).toMatch(/^Missed/);
});

test('a withheld number cannot be called back', async () => {
  const { about, ...rest } = callOf('call-1', RINGING, ENDED);

  const entry = await showEntry({ ...rest, about: withoutNumber(about) });

  expect(entry.texts()[0]).toBe('Number withheld');
  expect(entry.names('button').filter((name) => name.startsWith('Call '))).toEqual([]);
});

test.each<[string, Happening[], string]>([
  ['rings here', [RINGING], 'Incoming call'],
  ['rings there', [outbound(RINGING)], 'Calling…'],
  ['runs', [RINGING, CONNECTED], 'Connected'],
  ['is held', [RINGING, CONNECTED, HELD], 'On hold'],
])('a call that %s says so, has no duration yet, and is not called back', async (_name, told, text) => {
  const entry = await showEntry(callOf('call-1', ...told));

  expect(plain(entry.texts()[1] ?? '')).toBe(`${text} · Today 5:00 PM`);
  expect(entry.names('button')).toHaveLength(1);
});

test.each<[CallResult, string, string]>([
  ['missed', 'Missed', 'Not answered'],
  ['declined', 'Declined', 'Declined by the other end'],
  ['cancelled', 'Caller hung up', 'Cancelled'],
  ['busy', 'You were on another call', 'Busy'],
  ['noAnswer', 'Not answered', 'No answer'],
  ['voicemail', 'Voicemail', 'Reached voicemail'],
  ['answeredElsewhere', 'Answered elsewhere', 'Answered elsewhere'],
  ['failed', 'Failed', 'Failed'],
  ['unknown', 'Result unknown', 'Result unknown'],
])('%s reads differently for who called and who was called', async (result, inbound, out) => {
  const there = await showEntry(callOf('call-1', RINGING, { ...ENDED, result }));
  const here = await showEntry(callOf('call-2', outbound(RINGING), outbound({ ...ENDED, result })));

  expect(plain(there.texts()[1] ?? '')).toBe(`${inbound} · Today 5:00 PM`);
  expect(plain(here.texts()[1] ?? '')).toBe(`${out} · Today 5:00 PM`);
});

test.each<[string, Happening[], string, string]>([
  ['answered', [RINGING, CONNECTED, ENDED], 'utility:incoming_call', 'Inbound call'],
  ['missed', [RINGING, ENDED], 'utility:missed_call', 'Inbound call'],
  ['made', [outbound(RINGING), outbound(ENDED)], 'utility:outbound_call', 'Outbound call'],
])('a call that was %s has its picture', async (_name, told, iconName, direction) => {
  const entry = await showEntry(callOf('call-1', ...told));

  expect(entry.get('img', direction)).toMatchObject({ iconName });
});

test('calling back calls the person', async () => {
  const entry = await showEntry(ANSWERED, { who: JANE });

  await entry.press('Call Jane Roe back');

  const record = { id: JANE.id, objectName: 'Contact', name: 'Jane Roe' };
  expect(entry.heard('dial')).toEqual([{ number: '+12092592844', record }]);
});

test('calling back a number of nobody calls the number', async () => {
  const entry = await showEntry(ANSWERED);

  await entry.press(`Call ${NUMBER} back`);

  expect(entry.heard('dial')).toEqual([{ number: '+12092592844', record: null }]);
});

test.each<[Partial<CallLog>, string]>([
  [{ state: 'open' }, 'Will be saved after the call'],
  [{ state: 'saving' }, 'Saving to Salesforce…'],
  [{ state: 'saved' }, 'Saved in Salesforce'],
  [
    { state: 'waiting', problem: { code: 'salesforce.unavailable', said: null } },
    'Waiting: Salesforce does not answer.',
  ],
  [
    { state: 'needsYou', problem: { code: 'salesforce.recordGone', said: null } },
    'Needs you: The record was deleted.',
  ],
  [{ state: 'deleted' }, 'Log deleted'],
])('a log that is %j says so', async (log, text) => {
  const entry = await showEntry(ANSWERED, log);

  expect(entry.says('status')).toBe(text);
  expect(entry.host.shadowRoot?.querySelector('button [role]')).toBeNull();
});

test('a deleted log is brought back on the line', async () => {
  const entry = await showEntry(ANSWERED, { state: 'deleted' });
  expect(entry.names('button').filter((name) => name.startsWith('Call '))).toEqual([]);

  await entry.press('Undo');

  expect(entry.heard('deletelog')).toEqual([{ callId: 'call-1', deleted: false }]);
});

test('a call that is still running is opened like any other', async () => {
  const entry = await showEntry(RUNNING, {}, true);

  expect(entry.names('button').slice(1)).toEqual(['New Contact', 'New Lead']);
  expect(entry.names('textbox')).toEqual([]);
});

function outbound(happening: Happening): Happening {
  return { ...happening, about: { direction: 'outbound' } };
}

function withoutNumber<T extends { readonly peerNumber?: unknown }>(about: T): Omit<T, 'peerNumber'> {
  const { peerNumber, ...rest } = about;
  return rest;
}

/** Intl separates with blanks that do not break. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}
