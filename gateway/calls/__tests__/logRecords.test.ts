import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AGENT } from '../../../test-support/agents.ts';
import {
  CALL_ID,
  CONNECTED,
  CONTACT,
  ENDED,
  LEAD,
  NINE,
  PEER,
  RINGING,
  WHOLE_CALL,
  entryWith,
} from '../../../test-support/entries.ts';
import { RESERVED_TASK_FIELDS } from '#call-core';
import { dateIn } from '../days.ts';
import { recordsOf, splitComment } from '../logRecords.ts';
import { logWords } from '../logWords.ts';

const KEY = `${CALL_ID}:${AGENT.zoomUserId}`;
const ACCOUNT = { id: '0015g0000000009AAA', objectName: 'Account', name: 'Quillwood' };
const NOTICE = logWords('en').continued;

test('a call on a Contact has all its fields, on the Task and on the Zoom Call Log', () => {
  const entry = entryWith(WHOLE_CALL, { who: CONTACT, relatedTo: ACCOUNT, comment: 'Wants a quote' });

  expect(recordsOf(AGENT, entry)).toEqual({
    key: KEY,
    task: {
      Subject: 'Call to Avery Calloway',
      Description: 'Wants a quote',
      Status: 'Completed',
      TaskSubtype: 'Call',
      ActivityDate: '2026-10-06',
      CallType: 'Outbound',
      CallDurationInSeconds: 65,
      CallDisposition: 'Answered',
      CallObject: CALL_ID,
      OwnerId: AGENT.salesforceUserId,
      WhoId: CONTACT.id,
      WhatId: ACCOUNT.id,
    },
    log: {
      Direction__c: 'Outbound',
      Result__c: 'answered',
      StartTime__c: '2026-10-06T09:00:00.000Z',
      AnswerTime__c: '2026-10-06T09:00:10.000Z',
      EndTime__c: '2026-10-06T09:01:15.000Z',
      DurationSeconds__c: 65,
      PeerNumber__c: PEER,
      MediaCount__c: 0,
      PeerName__c: null,
      AgentNumber__c: '+81355500001',
      Internal__c: false,
      CallerIdHidden__c: false,
      Queue__c: null,
      Device__c: null,
      ZoomCallHistoryId__c: null,
      ZoomCallElementId__c: null,
      Contact__c: CONTACT.id,
      Lead__c: null,
      Account__c: CONTACT.accountId,
      CommentContinued__c: null,
    },
    media: {},
  });
});

test('how the audio was stands on the Zoom Call Log where the page has said it, as exact as the fields are', () => {
  const quality = { mos: 4.2849, worstMos: 3.126, lossPercent: 0.456, jitterMs: 12.6, roundTripMs: 83.4 };

  expect(recordsOf(AGENT, entryWith(WHOLE_CALL, { quality })).log).toMatchObject({
    AudioMos__c: 4.28,
    AudioWorstMos__c: 3.13,
    AudioLossPercent__c: 0.46,
    AudioJitterMs__c: 13,
    AudioRoundTripMs__c: 83,
  });
  const noRoundTrip = entryWith(WHOLE_CALL, { quality: { ...quality, roundTripMs: null } });
  expect(recordsOf(AGENT, noRoundTrip).log).toMatchObject({ AudioRoundTripMs__c: null });
  expect(Object.keys(recordsOf(AGENT, entryWith(WHOLE_CALL)).log)).not.toContain('AudioMos__c');
});

test('no field that is written here can be one that agents fill in', () => {
  const written = Object.keys(recordsOf(AGENT, entryWith(WHOLE_CALL)).task);
  expect(RESERVED_TASK_FIELDS).toEqual(expect.arrayContaining(written));
});

test('a Task of a Lead is related to nothing else, as Salesforce wants it', () => {
  const { task, log } = recordsOf(AGENT, entryWith(WHOLE_CALL, { who: LEAD, relatedTo: ACCOUNT }));

  expect(task).toMatchObject({ WhoId: LEAD.id, WhatId: null });
  expect(log).toMatchObject({ Contact__c: null, Lead__c: LEAD.id, Account__c: null });
});

test('a call that is not over has nothing for Salesforce', () => {
  expect(recordsOf(AGENT, entryWith([RINGING, CONNECTED]))).toEqual({
    key: KEY,
    task: {},
    log: {},
    media: {},
  });
});

test('a call without a number or a name says so, in the agent’s language', () => {
  const withheld = entryWith([{ ...ENDED, about: { direction: 'inbound' } }]);

  expect(recordsOf(AGENT, withheld).task['Subject']).toBe('Call from withheld number');
  expect(recordsOf({ ...AGENT, language: 'ja' }, withheld).task).toMatchObject({
    Subject: '着信: 非通知',
    CallDisposition: '不在着信',
  });
});

test('who it is stands before the name that Zoom knows, and that before the number', () => {
  const named = [{ ...ENDED, about: { ...ENDED.about, peerName: 'A. Calloway' } }];

  expect(recordsOf(AGENT, entryWith(named, { who: CONTACT })).task['Subject']).toBe('Call to Avery Calloway');
  expect(recordsOf(AGENT, entryWith(named)).task['Subject']).toBe('Call to A. Calloway');
  expect(recordsOf(AGENT, entryWith([ENDED])).task['Subject']).toBe(`Call to ${PEER}`);
});

test('a subject fits its field, and no character is torn apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 260 }), (length) => {
      const who = { ...CONTACT, name: `${'x'.repeat(length)}${'😀'.repeat(30)}` };
      const subject = String(recordsOf(AGENT, entryWith(WHOLE_CALL, { who })).task['Subject']);
      expect(subject.length).toBeLessThanOrEqual(255);
      expect(subject.length).toBeGreaterThanOrEqual(254);
      expect(subject.isWellFormed()).toBe(true);
    }),
  );
});

test('the type of an internal call is Internal', () => {
  const internal = [{ ...ENDED, about: { ...ENDED.about, internal: true } }];

  expect(recordsOf(AGENT, entryWith(internal)).task['CallType']).toBe('Internal');
});

describe('the date of a Task is the agent’s', () => {
  test.each([
    ['Asia/Tokyo', '2026-10-06T15:30:00Z', '2026-10-07'],
    ['America/Los_Angeles', '2026-10-06T05:30:00Z', '2026-10-05'],
    ['Europe/London', '2026-03-29T00:30:00Z', '2026-03-29'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
  ])('in %s at %s: %s', (zone, moment, date) => {
    expect(dateIn(zone, Date.parse(moment))).toBe(date);
  });

  test('and that of the call’s beginning', () => {
    const overMidnight = entryWith([
      { ...RINGING, at: Date.UTC(2026, 9, 6, 14, 59, 50) },
      { ...ENDED, at: NINE + 86_400_000 },
    ]);

    expect(recordsOf(AGENT, overMidnight).task['ActivityDate']).toBe('2026-10-06');
  });
});

describe('a comment', () => {
  const unit = fc.constantFrom('a', '録', '😀', '\n', '👨‍👩‍👧', 'e\u0301');
  const long = fc
    .tuple(fc.integer({ min: 31_900, max: 32_100 }), fc.string({ unit, minLength: 1, maxLength: 300 }))
    .map(([length, tail]) => 'x'.repeat(length) + tail);

  test('is never cut, whatever its length', () => {
    fc.assert(
      fc.property(long, (comment) => {
        const { shown, continued } = splitComment(comment, NOTICE);
        const kept = continued === null ? shown : shown?.slice(0, -NOTICE.length);
        expect(`${kept ?? ''}${continued ?? ''}`).toBe(comment);
        expect(shown?.length).toBeLessThanOrEqual(32_000);
        expect((shown ?? '').isWellFormed()).toBe(true);
        expect((continued ?? '').isWellFormed()).toBe(true);
        expect(continued === null || shown?.endsWith(NOTICE)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('that fits is left alone, and none is none', () => {
    expect(splitComment('x'.repeat(32_000), NOTICE)).toEqual({ shown: 'x'.repeat(32_000), continued: null });
    expect(splitComment('x'.repeat(32_001), NOTICE).continued).toHaveLength(NOTICE.length + 1);
    expect(splitComment('', NOTICE)).toEqual({ shown: null, continued: null });
  });

  test('of the greatest length fits into both fields', () => {
    const { shown, continued } = splitComment('録'.repeat(160_000), logWords('ja').continued);

    expect(shown).toHaveLength(32_000);
    expect(continued?.length).toBeLessThanOrEqual(131_072);
  });
});

test('where nobody has the number, the log is that of the account that has it', () => {
  const found = entryWith(WHOLE_CALL, { who: null, records: [ACCOUNT], relatedTo: ACCOUNT });
  const { task, log } = recordsOf(AGENT, found);

  expect(task).toMatchObject({
    WhoId: null,
    WhatId: ACCOUNT.id,
    Subject: expect.stringContaining(ACCOUNT.name),
  });
  expect(log).toMatchObject({ Account__c: ACCOUNT.id });
});

test('... or of a record that no Task can be related to, by its name alone', () => {
  const vendor = { id: 'a005g0000000001AAA', objectName: 'Vendor__c', name: 'Tin & Co' };
  const found = entryWith(WHOLE_CALL, { who: null, records: [{ ...vendor, relatable: false }] });
  const { task, log } = recordsOf(AGENT, found);

  expect(task).toMatchObject({ WhoId: null, WhatId: null, Subject: 'Call to Tin & Co' });
  expect(log).toMatchObject({ Account__c: null });
});
