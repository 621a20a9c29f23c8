import { describe, expect, test } from '@jest/globals';
import { CONTACT, ENDED, NINE, RINGING, WHOLE_CALL, entryWith, NOW } from '../../../test-support/entries.ts';
import {
  withClosed,
  withComment,
  withDeleted,
  withEvents,
  withProblem,
  withQuality,
  withRetry,
  withSaved,
} from '../entry.ts';
import type { Entry } from '../entry.ts';
import { followUps, numbered } from '../followUps.ts';

const NOTHING = entryWith([]);
const RINGS = entryWith([RINGING]);
const FOUND = { ...RINGS, search: 'done' as const, who: CONTACT };
const OVER = numbered(FOUND, withEvents(FOUND, WHOLE_CALL));
const SAVED = withSaved(OVER, { wanted: 1, fields: { task: {}, log: {} }, taskId: '00T5g0000000001AAA' });
const PROBLEM = { code: 'salesforce.unavailable', said: null, passing: true } as const;

const after = (before: Entry, change: (entry: Entry) => Entry) =>
  followUps(before, numbered(before, change(before)), NOW);

test('a number that is heard of is searched for, once', () => {
  expect(after(NOTHING, (entry) => withEvents(entry, [RINGING]))).toEqual(['findPeople']);
  expect(after(RINGS, (entry) => withEvents(entry, [RINGING]))).toEqual([]);
});

test('how the audio was goes with the log, or a little after it; said again it is no news', () => {
  const quality = { mos: 4.3, worstMos: 4, lossPercent: 0.5, jitterMs: 8, roundTripMs: null };
  const said = (entry: Entry) => withQuality(entry, quality);

  expect(after(FOUND, said)).toEqual([]);
  expect(after(said(FOUND), (entry) => withEvents(entry, WHOLE_CALL))).toEqual(['saveLog']);
  expect(after(SAVED, said)).toEqual(['saveComment']);
  expect(after(said(SAVED), said)).toEqual([]);
});

test('who it was is not asked for a call that nobody has seen ring', () => {
  const late = NOW + 6 * 60_000;

  expect(followUps({ ...NOTHING, call: null }, withEvents(NOTHING, [RINGING]), late)).toEqual([]);
  expect(followUps({ ...RINGS, search: 'done' }, RINGS, late)).toEqual(['findPeople']);
});

test('a number that is told with the end is searched for by what saves the log', () => {
  expect(after(NOTHING, (entry) => withEvents(entry, WHOLE_CALL))).toEqual(['saveLog']);
});

test('what nobody has to be asked about is not searched for', () => {
  const internal = { ...RINGING, about: { peerNumber: '1002' } };

  expect(after(NOTHING, (entry) => withEvents(entry, [internal]))).toEqual([]);
});

test('what Zoom tells long after the end is gathered, and what the agent says of it then is not', () => {
  const late = NOW + 6 * 60_000;
  const ended = numbered(RINGS, withEvents(RINGS, WHOLE_CALL));
  const unsaved = { ...ended, closed: false };

  expect(followUps(RINGS, ended, late)).toEqual(['saveCaughtUp']);
  expect(followUps(unsaved, { ...unsaved, closed: true }, late)).toEqual(['saveLog']);
});

describe('the end of a call is saved', () => {
  test('at once when Zoom has told how it ended', () => {
    expect(after(FOUND, (entry) => withEvents(entry, WHOLE_CALL))).toEqual(['saveLog']);
  });

  test('a little later when only the pad says so', () => {
    const pad = WHOLE_CALL.map((event) => ({ ...event, source: 'pad' as const }));

    expect(after(FOUND, (entry) => withEvents(entry, pad))).toEqual(['saveLogSoon']);
  });

  test('together with others when it ended while nobody listened, and later corrections at once', () => {
    const records = WHOLE_CALL.map((event) => ({ ...event, source: 'history' as const }));
    expect(after(FOUND, (entry) => withEvents(entry, records))).toEqual(['saveCaughtUp']);

    const longer = { ...ENDED, source: 'history' as const, at: ENDED.at + 5000 };
    expect(after(SAVED, (entry) => withEvents(entry, [longer]))).toEqual(['saveLog']);
  });

  test('a little later when nobody says how', () => {
    const { result, ...unexplained } = { ...ENDED, result: 'answered' as const };

    expect(after(FOUND, (entry) => withEvents(entry, [unexplained]))).toEqual(['saveLogSoon']);
  });

  test('at once all the same when the agent puts it away', () => {
    const pad = numbered(FOUND, withEvents(FOUND, [{ ...ENDED, source: 'pad' }]));

    expect(after(pad, withClosed)).toEqual(['saveLog']);
  });
});

describe('of a log that is saved', () => {
  test('a new comment is saved when the agent has stopped writing', () => {
    expect(after(SAVED, (entry) => withComment(entry, 'More', 1, NINE))).toEqual(['saveComment']);
  });

  test('or at once when the agent puts it away', () => {
    const written = numbered(SAVED, withComment(SAVED, 'More', 1, NINE));

    expect(after(written, withClosed)).toEqual(['saveLog']);
    expect(after(withClosed(SAVED), (entry) => withComment(entry, 'More', 1, NINE))).toEqual(['saveLog']);
  });

  test('anything else is saved at once', () => {
    expect(after(SAVED, (entry) => ({ ...entry, who: null }))).toEqual(['saveLog']);
    expect(after(SAVED, (entry) => withDeleted(entry, true))).toEqual(['saveLog']);
  });

  test('what changes nothing asks for nothing', () => {
    expect(after(SAVED, withClosed)).toEqual([]);
    expect(after(SAVED, (entry) => withEvents(entry, WHOLE_CALL))).toEqual([]);
  });
});

describe('a log that waits', () => {
  const waits = withProblem(OVER, PROBLEM);

  test('is not enqueued again because it says why', () => {
    expect(after(OVER, (entry) => withProblem(entry, PROBLEM))).toEqual([]);
  });

  test('is saved when the agent asks for it, or changes it', () => {
    expect(after(waits, withRetry)).toEqual(['saveLog']);
    expect(after(waits, (entry) => withComment(entry, 'More', 1, NINE))).toEqual(['saveLog']);
    expect(numbered(waits, withComment(waits, 'More', 1, NINE)).problem).toBeNull();
  });
});

test('each change for Salesforce has a number of its own, others have none', () => {
  expect(OVER.wanted).toBe(1);
  expect(numbered(OVER, withComment(OVER, 'More', 1, NINE)).wanted).toBe(2);
  expect(numbered(OVER, withClosed(OVER)).wanted).toBe(1);
});
