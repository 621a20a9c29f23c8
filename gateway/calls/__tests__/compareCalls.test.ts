import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { CALL_ID, NINE, WHOLE_CALL, entryWith } from '../../../test-support/entries.ts';
import { compareCalls } from '../compareCalls.ts';
import type { Compared } from '../compareCalls.ts';
import type { Entry } from '../entry.ts';
import type { CallTask } from '../ports.ts';

const RECORDED = { callId: CALL_ID, endedAt: NINE + 75_000, events: WHOLE_CALL };
const task = (id: string, fields: Partial<CallTask> = {}): CallTask => ({
  ...{ id, key: `${CALL_ID}:${AGENT.zoomUserId}`, callId: CALL_ID, whoId: '003' },
  ...fields,
});

function compare(fields: Partial<Compared>) {
  const { calls, tasks, leftOut, deleted, ...found } = compareCalls({
    ...{ recorded: [RECORDED], tasks: [task('00T1')], entries: [], dismissed: new Set<string>(), since: 0 },
    period: { start: NINE - 1000, end: NINE + 1000 },
    ...fields,
  });
  const ids = Object.entries(found).flatMap(([name, list]) => list.map(({ callId }) => `${name} ${callId}`));
  return { calls, tasks, leftOut, deleted, ids };
}

test('a call with its Task is fine', () => {
  expect(compare({})).toEqual({ calls: 1, tasks: 1, leftOut: 0, deleted: 0, ids: [] });
});

test('the legs of a call are one call', () => {
  expect(compare({ recorded: [RECORDED, RECORDED] })).toMatchObject({ calls: 1, ids: [] });
});

test('a call without a Task is missing, with what the gateway knows of it', () => {
  const problem = { code: 'salesforce.validation', said: null, passing: false } as const;
  const entry = entryWith(WHOLE_CALL, { wanted: 1, problem });
  const { missing } = compareCalls({
    ...{ recorded: [RECORDED], tasks: [], entries: [entry], dismissed: new Set(), since: 0 },
    period: { start: NINE, end: NINE },
  });

  expect(missing).toEqual([
    {
      ...{ callId: CALL_ID, at: NINE, taskIds: [], state: 'needsYou', problem: 'salesforce.validation' },
      peer: { direction: 'outbound', name: null, number: '+12095550123' },
    },
  ]);
});

test('one whose log the agent has deleted is not missing', () => {
  const entries = [entryWith(WHOLE_CALL, { deleted: true })];

  expect(compare({ tasks: [], entries })).toEqual({ calls: 1, tasks: 0, leftOut: 0, deleted: 1, ids: [] });
});

describe('a call without a Task that was left out is not missing:', () => {
  const byHand = { ...DEFAULT_SETTINGS, autoSave: false };
  const dismissed = new Set([CALL_ID]);
  const problem = { code: 'salesforce.validation', said: null, passing: false } as const;
  const refused = { wanted: 1, problem };
  test.each<[string, Partial<Compared>]>([
    ['the agent is to decide', entryOf({ policy: byHand })],
    ['the agent closed it without saving', entryOf({ policy: byHand, choice: 'discard' })],
    ['a rule leaves it out', entryOf({ policy: { ...DEFAULT_SETTINGS, logAnswered: false } })],
    ['the agent dismissed it', { dismissed }],
    ['the agent dismissed it, which Salesforce had refused', { ...entryOf(refused), dismissed }],
  ])('%s', (_, fields) => {
    expect(compare({ tasks: [], ...fields })).toEqual({
      ...{ calls: 1, tasks: 0, leftOut: 1, deleted: 0, ids: [] },
    });
  });

  test('but one that was saved, or is being saved, is, whatever was decided before', () => {
    for (const fields of [{ saved: 1, wanted: 1 }, { wanted: 1 }]) {
      expect(compare({ tasks: [], ...entryOf(fields), dismissed })).toMatchObject({
        leftOut: 0,
        ids: [`missing ${CALL_ID}`],
      });
    }
  });

  test('and one that has its Task all the same is fine', () => {
    expect(compare({ dismissed })).toMatchObject({ tasks: 1, leftOut: 0, ids: [] });
  });

  function entryOf(fields: Partial<Entry>): Pick<Compared, 'entries'> {
    return { entries: [entryWith(WHOLE_CALL, fields)] };
  }
});

test('a second Task is found, also without the external id', () => {
  const tasks = [task('00T1'), task('00T2', { key: null })];

  expect(compare({ tasks }).ids).toEqual([`twice ${CALL_ID}`]);
});

test('a Task without a person is found, but not of an internal call', () => {
  const tasks = [task('00T1', { whoId: null })];
  expect(compare({ tasks }).ids).toEqual([`withoutPerson ${CALL_ID}`]);

  const events = WHOLE_CALL.map((event) => ({ ...event, about: { ...event.about, internal: true } }));
  expect(compare({ tasks, recorded: [{ ...RECORDED, events }] }).ids).toEqual([]);
});

test('a Task whose call Zoom does not know is found, a Task of no call is not', () => {
  const tasks = [task('00T1'), task('00T2', { callId: 'gone' }), task('00T3', { key: null, callId: null })];

  expect(compare({ tasks })).toMatchObject({ tasks: 2, ids: ['notInZoom gone'] });
});

test('calls of other days, and of the time before the first sign-in, are none of it', () => {
  const period = { start: NINE + 1, end: NINE + 2 };
  expect(compare({ tasks: [], period })).toMatchObject({ calls: 0, ids: [] });
  expect(compare({ tasks: [], since: NINE + 80_000 })).toMatchObject({ calls: 0, ids: [] });
});
