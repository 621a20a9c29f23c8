import { expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import fc from 'fast-check';
import { WHOLE_CALL, entryWith } from '../../../test-support/entries.ts';
import { AGENT } from '../../../test-support/agents.ts';
import { isForSalesforce } from '../entry.ts';
import { toHistoryEntry } from '../historyEntry.ts';
import { recordsOf } from '../logRecords.ts';
import { withMedium, withMediumDeleted } from '../media.ts';
import type { MediumTold } from '../media.ts';

const AT = Date.UTC(2026, 9, 6, 9, 0, 20);
const first = { id: 'first', kind: 'recording' } as const;
const TOLD: readonly MediumTold[] = [
  { ...first, elementId: 'leg' },
  { ...first, at: AT, durationSeconds: 43, downloadUrl: 'https://zoom.us/file' },
  { ...first, at: AT, durationSeconds: 43 },
  { id: 'second', kind: 'recording', at: AT + 60_000, durationSeconds: 7 },
  { id: 'message', kind: 'voicemail', at: AT + 1000, durationSeconds: 12 },
];
const ENTRY = entryWith(WHOLE_CALL);
const after = (told: readonly MediumTold[]) => told.reduce(withMedium, ENTRY);

test('media are the same in whatever order, and however often, Zoom tells of them', () => {
  const all = after(TOLD).media;
  expect(all.map(({ id }) => id)).toEqual(['first', 'message', 'second']);
  expect(all[0]).toEqual({
    ...first,
    at: AT,
    durationSeconds: 43,
    deleted: false,
    downloadUrl: 'https://zoom.us/file',
    elementId: 'leg',
  });

  const repeated = fc.array(fc.constantFrom(...TOLD), { maxLength: 12 });
  fc.assert(
    fc.property(fc.shuffledSubarray([...TOLD], { minLength: TOLD.length }), repeated, (order, again) => {
      expect(after([...order, ...again]).media).toEqual(all);
    }),
  );
});

test('what is deleted stays so, whatever is told of it later', () => {
  const deleted = withMediumDeleted(after(TOLD), 'first');

  expect(TOLD.reduce(withMedium, deleted).media.map(({ deleted: gone }) => gone)).toEqual([
    true,
    false,
    false,
  ]);
});

test('the widget is told what there is, and no address of Zoom', () => {
  const shown = toHistoryEntry(after(TOLD));

  expect(shown?.media).toHaveLength(3);
  expect(JSON.stringify(shown)).not.toContain('zoom.us');
});

test('where the settings keep media out, Salesforce gets none of them, and the widget all', () => {
  const policy = { ...DEFAULT_SETTINGS, saveMedia: false };
  const entry = { ...after(TOLD), policy };
  const { media, log } = recordsOf(AGENT, entry);
  expect(media).toEqual({});
  expect(log).toMatchObject({ MediaCount__c: 0 });
  expect(toHistoryEntry(entry)?.media).toHaveLength(3);
});

test('Salesforce gets a row for each, with a key of its own, and only when something in it is new', () => {
  const before = after(TOLD);
  const { media, log } = recordsOf(AGENT, withMediumDeleted(before, 'message'));

  expect(log).toMatchObject({ MediaCount__c: 3 });
  expect(media).toEqual({
    [`first:${AGENT.zoomUserId}`]: row('recording', AT, 43),
    [`message:${AGENT.zoomUserId}`]: { ...row('voicemail', AT + 1000, 12), DeletedInZoom__c: true },
    [`second:${AGENT.zoomUserId}`]: row('recording', AT + 60_000, 7),
  });
  expect(isForSalesforce(ENTRY, before)).toBe(true);
  expect(isForSalesforce(before, withMedium(before, { ...first, downloadUrl: 'https://zoom.us/new' }))).toBe(
    false,
  );
  expect(isForSalesforce(before, withMediumDeleted(before, 'first'))).toBe(true);
});

function row(kind: string, at: number, seconds: number) {
  return {
    Kind__c: kind,
    StartTime__c: new Date(at).toISOString(),
    DurationSeconds__c: seconds,
    DeletedInZoom__c: false,
  };
}
