import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CALL_RESULTS, DEFAULT_SETTINGS, LOG_RULES } from '#call-core';
import type { CallAbout, CallResult, LogRule, Settings } from '#call-core';
import {
  CONNECTED,
  ENDED,
  PEER,
  RINGING,
  WHOLE_CALL,
  entryWith,
  NOW,
} from '../../../test-support/entries.ts';
import {
  isForSalesforce,
  logStateOf,
  withClosed,
  withComment,
  withDeleted,
  withDiscarded,
  withEvents,
  withPolicy,
  withSaveChosen,
  withSaved,
} from '../entry.ts';
import type { Entry } from '../entry.ts';
import { toHistoryEntry } from '../historyEntry.ts';
import { followUps, numbered } from '../followUps.ts';

const BY_HAND: Settings = { ...DEFAULT_SETTINGS, autoSave: false };
const NO_RULES: Settings = {
  ...DEFAULT_SETTINGS,
  logAnswered: false,
  logMissed: false,
  logVoicemail: false,
  logInternal: false,
};

const endedUnder = (policy: Settings, fields: Partial<Entry> = {}) =>
  withPolicy(entryWith(WHOLE_CALL, fields), policy);
const savedAs = (entry: Entry) =>
  withSaved(entry, { wanted: entry.wanted, fields: { task: {}, log: {} }, taskId: '00T5g0000000001AAA' });
const step = (before: Entry, change: (entry: Entry) => Entry) => numbered(before, change(before));

function endedWith(result: CallResult, about: CallAbout, policy: Settings): Entry {
  const told = { ...RINGING.about, ...about };
  const events = [
    { ...RINGING, about: told },
    ...(result === 'answered' ? [{ ...CONNECTED, about: told }] : []),
    { ...ENDED, result, about: told },
  ];
  return withPolicy(entryWith(events), policy);
}

test('where nobody has set anything, every call is saved by itself', () => {
  const ended = endedUnder(DEFAULT_SETTINGS);

  expect(ended.policy).toBeNull();
  expect(isForSalesforce(entryWith([RINGING]), ended)).toBe(true);
  expect(logStateOf(numbered(entryWith([RINGING]), ended))).toBe('saving');
});

describe('where agents choose', () => {
  const ended = endedUnder(BY_HAND);

  test('nothing is saved before the agent says so, whatever is typed', () => {
    const typed = step(ended, (entry) => withComment(entry, 'Wants a quote', 1, 1));

    for (const entry of [ended, typed, withClosed(typed)]) {
      expect(logStateOf(entry)).toBe('undecided');
      expect(isForSalesforce(entryWith([RINGING]), entry)).toBe(false);
    }
    expect(followUps(entryWith([RINGING]), typed, NOW)).not.toContain('saveLog');
  });

  test('what the agent saves is saved once, with what was typed, and kept up to date', () => {
    const typed = withComment(ended, 'Wants a quote', 1, 1);
    const wanted = step(typed, withSaveChosen);
    expect(wanted).toMatchObject({ wanted: 1, comment: 'Wants a quote' });
    expect(followUps(typed, wanted, NOW)).toEqual(['saveLog']);
    expect(step(wanted, withSaveChosen)).toEqual(wanted);

    const saved = savedAs(wanted);
    expect(logStateOf(saved)).toBe('saved');
    expect(step(saved, withSaveChosen)).toEqual(saved);
    expect(step(saved, (entry) => withComment(entry, 'And a visit', 2, 2)).wanted).toBe(2);
  });

  test('closed without saving it is not in Salesforce, and may still be after second thoughts', () => {
    const closed = step(ended, (entry) => withDiscarded(entry, true));
    expect(closed).toMatchObject({ closed: true, wanted: 0 });
    expect(logStateOf(closed)).toBe('discarded');

    const back = step(closed, (entry) => withDiscarded(entry, false));
    expect(back).toMatchObject({ closed: false, wanted: 0 });
    expect(logStateOf(back)).toBe('undecided');
    expect(step(closed, withSaveChosen).wanted).toBe(1);
  });

  test('of two tabs, the one that saves wins, whoever comes first', () => {
    const orders = [
      [withSaveChosen, (entry: Entry) => withDiscarded(entry, true)],
      [(entry: Entry) => withDiscarded(entry, true), withSaveChosen],
    ];
    for (const changes of orders) {
      expect(changes.reduce(step, ended)).toMatchObject({ choice: 'save', closed: true, wanted: 1 });
    }
    expect(step(savedAs(step(ended, withSaveChosen)), (entry) => withDiscarded(entry, true))).toMatchObject({
      choice: 'save',
      taskId: '00T5g0000000001AAA',
    });
  });

  test('a log that was saved and deleted comes back by undo', () => {
    const saved = savedAs(step(ended, withSaveChosen));
    const deleted = step(saved, (entry) => withDeleted(entry, true));
    expect(deleted.wanted).toBe(2);

    const gone = withSaved(deleted, { wanted: 2, fields: null, taskId: null });
    expect(logStateOf(step(gone, (entry) => withDeleted(entry, false)))).toBe('saving');
  });
});

describe('a call that a rule leaves out', () => {
  test.each<[LogRule, Entry]>([
    ['answered', endedWith('answered', {}, NO_RULES)],
    ['missed', endedWith('missed', { direction: 'inbound' }, NO_RULES)],
    ['missed', endedWith('busy', {}, NO_RULES)],
    ['missed', endedWith('answeredElsewhere', { direction: 'inbound' }, NO_RULES)],
    ['voicemail', endedWith('voicemail', { direction: 'inbound' }, NO_RULES)],
    ['internal', endedWith('answered', { internal: true, peerNumber: '1002' }, NO_RULES)],
    ['number', endedWith('answered', {}, { ...NO_RULES, neverLog: [PEER] })],
    ['number', endedWith('answered', { peerNumber: '1002' }, { ...DEFAULT_SETTINGS, neverLog: ['1002'] })],
  ])('says that it is %s, and may still be saved by hand', (rule, entry) => {
    expect(toHistoryEntry(entry)?.log).toMatchObject({ state: 'excluded', rule });
    expect(isForSalesforce(entryWith([RINGING]), entry)).toBe(false);

    const wanted = step(entry, withSaveChosen);
    expect(wanted.wanted).toBe(1);
    expect(toHistoryEntry(wanted)?.log).toMatchObject({ state: 'saving', rule: null });
  });

  test('is not asked about where agents choose', () => {
    expect(logStateOf(endedUnder({ ...BY_HAND, logAnswered: false }))).toBe('excluded');
  });

  test('is a matter of how Zoom says in the end that it ended', () => {
    const policy = { ...DEFAULT_SETTINGS, logVoicemail: false };
    const missed = endedWith('missed', { direction: 'inbound' }, policy);
    const before = numbered(entryWith([RINGING]), missed);
    expect(logStateOf(before)).toBe('saving');

    const voicemail = { ...ENDED, source: 'history', result: 'voicemail' } as const;
    const corrected = step(before, (entry) => withEvents(entry, [voicemail]));
    expect(logStateOf(corrected)).toBe('excluded');
    expect(followUps(before, corrected, NOW)).toEqual([]);

    // What is in Salesforce already is corrected there.
    const late = step(savedAs(before), (entry) => withEvents(entry, [voicemail]));
    expect(logStateOf(late)).toBe('saving');
  });

  test('is so for every result and every rule: the rule that is switched on lets its calls pass', () => {
    const switches = {
      internal: 'logInternal',
      voicemail: 'logVoicemail',
      missed: 'logMissed',
      answered: 'logAnswered',
    } as const;
    fc.assert(
      fc.property(fc.constantFrom(...CALL_RESULTS), fc.boolean(), (result, internal) => {
        const rule = toHistoryEntry(endedWith(result, { internal }, NO_RULES))?.log.rule;
        expect(LOG_RULES).toContain(rule);
        if (rule === 'number' || rule === null || rule === undefined) return;
        const allowed = { ...NO_RULES, [switches[rule]]: true };
        expect(logStateOf(endedWith(result, { internal }, allowed))).toBe('saved');
      }),
    );
  });
});
