import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CONTACT,
  ENDED,
  LEAD,
  NINE,
  NOW,
  PEER,
  RINGING,
  WHOLE_CALL,
  entryWith,
} from '../../../test-support/entries.ts';
import {
  isForSalesforce,
  isUnnamed,
  logStateOf,
  searchableNumber,
  withCandidates,
  withChosenPerson,
  withClosed,
  withComment,
  withContexts,
  withDeleted,
  withDialedRecord,
  withEvents,
  withProblem,
  withRetry,
  withSaveWanted,
  withSaved,
  withSearchFailed,
  withoutRelatedTo,
} from '../entry.ts';
import type { Entry } from '../entry.ts';
import { toHistoryEntry } from '../historyEntry.ts';
import { followUps, numbered } from '../followUps.ts';

const OVER = entryWith(WHOLE_CALL);
const ACCOUNT = { id: '0015g0000000009AAA', objectName: 'Account', name: 'Quillwood' };
const DIALED = { id: CONTACT.id, objectName: 'Contact', name: 'Avery Calloway' };
const savedAs = (entry: Entry) =>
  withSaved(entry, { wanted: entry.wanted, fields: { task: {}, log: {} }, taskId: '00T5g0000000001AAA' });

test('of the edits of a comment the newest stays, in whatever order they arrive', () => {
  const edits = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 });

  fc.assert(
    fc.property(
      edits.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all))),
      ([all, again]) => {
        const entry = [...all, ...again].reduce(
          (current, edit) => withComment(current, `edit ${edit}`, edit, NINE),
          OVER,
        );
        expect(entry).toMatchObject({ comment: `edit ${Math.max(...all)}`, commentEdit: Math.max(...all) });
      },
    ),
  );
});

test('a comment may be written before Zoom has said a word of the call', () => {
  const early = withComment(entryWith([]), 'Early', 1, NINE);

  expect(toHistoryEntry(early)).toBeNull();
  expect(toHistoryEntry(withEvents(early, WHOLE_CALL))?.log.comment).toBe('Early');
});

describe('who it is', () => {
  test('is the one who was found, and nobody when several were', () => {
    expect(withCandidates(OVER, [CONTACT])).toMatchObject({ who: CONTACT, whoBy: 'search', search: 'done' });
    expect(withCandidates(OVER, [CONTACT, LEAD])).toMatchObject({ who: null, whoBy: null });
    expect(withCandidates(OVER, [])).toMatchObject({ who: null, search: 'done' });
  });

  test('is nobody when the number is an account’s, to which the log is related then', () => {
    const found = withCandidates(OVER, [], null, [ACCOUNT]);

    expect(found).toMatchObject({ who: null, relatedTo: ACCOUNT });
    expect(toHistoryEntry(found)?.log).toMatchObject({ records: [ACCOUNT], relatedTo: ACCOUNT });
    expect(withoutRelatedTo(found)).toMatchObject({ records: [], relatedTo: null });
  });

  test('of several accounts the agent chooses, and the record dialed from stands above them', () => {
    const other = { ...ACCOUNT, id: '0015g0000000008AAA' };
    const dialed = withDialedRecord(OVER, { ...ACCOUNT, id: '5005g0000000001AAA', objectName: 'Case' });

    expect(withCandidates(OVER, [], null, [ACCOUNT, other])).toMatchObject({
      records: [ACCOUNT, other],
      relatedTo: null,
    });
    expect(withCandidates(dialed, [], null, [ACCOUNT]).relatedTo).toEqual(dialed.relatedTo);
  });

  test('may be a record that no Task can be related to: it is told of, and the log is related to nothing', () => {
    const vendor = { id: 'a005g0000000001AAA', objectName: 'Vendor__c', name: 'Tin & Co' };
    const found = withCandidates(OVER, [], null, [{ ...vendor, relatable: false }]);

    expect(found).toMatchObject({ records: [{ ...vendor, relatable: false }], relatedTo: null });
    expect(withCandidates(OVER, [], null, [vendor]).relatedTo).toEqual(vendor);
  });

  test('and all who have the number are told with what is going on with them', () => {
    const context = { lastCall: null, openCases: [], openOpportunities: [ACCOUNT] };
    const found = withCandidates(OVER, [CONTACT, LEAD]);
    const chosen = withChosenPerson(found, LEAD);

    expect(withContexts(chosen, [{ ...LEAD, context }])).toMatchObject({
      candidates: [CONTACT, { ...LEAD, context }],
      who: { ...LEAD, context },
    });
    expect(withContexts(found, [])).toEqual(found);
  });

  test('is whom the agent has chosen, whatever a later search finds or a dial says', () => {
    const chosen = withChosenPerson(withCandidates(OVER, [CONTACT, LEAD]), LEAD);

    expect(withCandidates(chosen, [CONTACT])).toMatchObject({ who: LEAD, whoBy: 'agent' });
    expect(withDialedRecord(chosen, DIALED)).toMatchObject({ who: LEAD, whoBy: 'agent' });
  });

  test('is nobody when the agent says so, and stays nobody', () => {
    const nobody = withChosenPerson(withCandidates(OVER, [CONTACT]), null);

    expect(withCandidates(nobody, [CONTACT, LEAD])).toMatchObject({ who: null, whoBy: 'agent' });
  });

  test('may be somebody who has not the number', () => {
    expect(withChosenPerson(withCandidates(OVER, [CONTACT]), LEAD)).toMatchObject({ who: LEAD });
  });

  test('is said by nobody of a call that is over and belongs to nobody, until the agent says so', () => {
    const nobody = withCandidates(OVER, []);

    expect(isUnnamed(nobody)).toBe(true);
    expect(isUnnamed(withChosenPerson(nobody, null))).toBe(false);
    expect(isUnnamed(withChosenPerson(nobody, LEAD))).toBe(false);
    expect(isUnnamed(withDeleted(nobody, true))).toBe(false);
  });

  test('is the record dialed from before anybody has searched, and is filled in by the search', () => {
    const dialed = withDialedRecord(OVER, DIALED);

    expect(dialed).toMatchObject({ who: { ...DIALED, company: null }, whoBy: 'dial' });
    expect(withCandidates(dialed, [CONTACT])).toMatchObject({ who: CONTACT, whoBy: 'dial' });
    expect(withCandidates(dialed, [LEAD])).toMatchObject({ who: DIALED, whoBy: 'dial' });
  });

  test('is left open by a record that is no person: the call is related to it', () => {
    expect(withDialedRecord(OVER, ACCOUNT)).toMatchObject({ who: null, relatedTo: ACCOUNT });
  });
});

describe('the search', () => {
  test.each([
    [PEER, PEER],
    ['+1209555', '+1209555'],
    ['1002', null],
    ['+120955', null],
    ['', null],
  ])('for %j asks for %j', (peerNumber, asked) => {
    expect(searchableNumber(entryWith([{ ...RINGING, about: { peerNumber } }]))).toBe(asked);
  });

  test('is done when the call is over and has no number to ask for', () => {
    const withheld = { direction: 'inbound' as const };
    const events = [RINGING, ENDED].map((event) => ({ ...event, about: withheld }));

    expect(withEvents(entryWith([]), events.slice(0, 1)).search).toBe('searching');
    expect(withEvents(entryWith([]), events).search).toBe('done');
  });

  test('that has succeeded is not undone by one that failed', () => {
    expect(withSearchFailed(withCandidates(OVER, [CONTACT]))).toMatchObject({ search: 'done', who: CONTACT });
    expect(withSearchFailed(OVER).search).toBe('failed');
  });
});

describe('Salesforce should see', () => {
  const saved = savedAs({ ...OVER, wanted: 1 });

  test.each<[string, Entry]>([
    ['the end of a call', OVER],
    ['a new comment', withComment(saved, 'New', 1, NINE)],
    ['another person', { ...saved, who: CONTACT }],
    ['another related record', { ...saved, relatedTo: ACCOUNT }],
    ['that the log is deleted', withDeleted(saved, true)],
    ['another result', withEvents(saved, [{ ...ENDED, source: 'history', result: 'voicemail' }])],
    ['a name that came late', withEvents(saved, [{ ...ENDED, about: { peerName: 'Avery' } }])],
  ])('%s', (what, after) => {
    const before = what === 'the end of a call' ? entryWith([RINGING]) : saved;

    expect(isForSalesforce(before, after)).toBe(true);
  });

  test.each<[string, Entry, Entry]>([
    ['a call that still runs', entryWith([]), entryWith([RINGING], { comment: 'New' })],
    ['the same again', saved, withEvents(saved, WHOLE_CALL)],
    ['that the agent has put it away', saved, withClosed(saved)],
    ['Zoom’s own record ids', saved, withEvents(saved, [{ ...ENDED, about: { callElementId: 'e-1' } }])],
    ['a log that was deleted before it was ever sent', entryWith([RINGING]), withDeleted(OVER, true)],
  ])('nothing of %s', (_, before, after) => {
    expect(isForSalesforce(before, after)).toBe(false);
  });
});

describe('the state of the log', () => {
  const unsaved = { ...OVER, wanted: 2, saved: 1 };
  const problem = { code: 'salesforce.unavailable', said: null, passing: true } as const;

  test.each<[string, Entry]>([
    ['open', entryWith([RINGING])],
    ['saving', unsaved],
    ['saved', { ...OVER, wanted: 2, saved: 2 }],
    ['waiting', withProblem(unsaved, problem)],
    ['needsYou', withProblem(unsaved, { ...problem, passing: false })],
    ['deleted', withDeleted(unsaved, true)],
    ['saved', savedAs(withProblem(unsaved, problem))],
    ['saving', withRetry(withProblem(unsaved, problem))],
  ])('%s', (state, entry) => {
    expect(logStateOf(entry)).toBe(state);
  });

  test('is not saved when something was written while it was being saved', () => {
    const meanwhile = { ...unsaved, wanted: 3 };

    expect(logStateOf(withSaved(meanwhile, { wanted: 2, fields: null, taskId: null }))).toBe('saving');
  });
});

test('a log that was refused or deleted is saved when the agent wants it', () => {
  const refused = { code: 'salesforce.validation', said: null, passing: false } as const;
  for (const before of [
    entryWith(WHOLE_CALL, { wanted: 1, problem: refused }),
    entryWith(WHOLE_CALL, { wanted: 2, saved: 2, deleted: true, closed: true }),
  ]) {
    const after = numbered(before, withSaveWanted(before));

    expect(logStateOf(after)).toBe('saving');
    expect(after).toMatchObject({ closed: true, deleted: false, problem: null });
    expect(followUps(before, after, NOW)).toContain('saveLog');
  }
});

test('a log that is saved is only put away by that', () => {
  const before = entryWith(WHOLE_CALL, { wanted: 1, saved: 1 });
  const after = numbered(before, withSaveWanted(before));

  expect(after).toEqual({ ...before, closed: true, choice: 'save' });
  expect(followUps(before, after, NOW)).not.toContain('saveLog');
});

test('a deleted log that is brought back is not put away', () => {
  expect(withDeleted(withDeleted(OVER, true), false)).toMatchObject({ deleted: false, closed: false });
});

test('the widget is not told what is Salesforce’s or ours', () => {
  const shown = toHistoryEntry({ ...savedAs(OVER), who: CONTACT, candidates: [CONTACT] });

  expect(shown?.log).toMatchObject({ taskId: '00T5g0000000001AAA', who: { id: CONTACT.id } });
  expect(JSON.stringify(shown)).not.toMatch(/accountId|savedFields|agentId/);
});
