import { beforeEach, describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { CALL_ID, NINE, WHOLE_CALL, entryWith } from '../../../test-support/entries.ts';
import type { Entry } from '../../calls/entry.ts';
import type { JobKind } from '../../calls/followUps.ts';
import { createEntryJobHandler } from '../entryJobHandler.ts';

const LOCKED = new PhoneError('salesforce.rowLocked', { retry: 'later' });

let done: string[];
let entry: Entry | null;
let now: number;
beforeEach(() => {
  done = [];
  entry = entryWith(WHOLE_CALL, { commentAt: NINE });
  now = NINE + 15_000;
});

function note(what: string): Promise<void> {
  done.push(what);
  return Promise.resolve();
}

const handle = createEntryJobHandler({
  agents: { find: (id) => Promise.resolve(id === AGENT.id ? AGENT : null) },
  calls: { findEntry: () => Promise.resolve(entry) },
  async findPeople(_agent, found) {
    await note('findPeople');
    return found;
  },
  findPeopleOfMany(_agent, entries) {
    done.push(`findPeopleOfMany: ${entries.length}`);
    return Promise.resolve({ named: entries, failed: [] });
  },
  async saveFollowUpTask(_agentId, callId) {
    await note('saveFollowUpTask');
    return callId === 'locked' ? LOCKED : null;
  },
  async saveLogs(_agentId, callIds) {
    done.push(callIds.length === 1 ? 'saveLog' : `saveLog: ${callIds.length}`);
    await Promise.resolve();
    return callIds.map((callId) => (callId === 'locked' ? LOCKED : null));
  },
  doubtSaved: () => note('doubtSaved'),
  addNow: ({ kind }) => note(`again: ${kind}`),
  clock: { now: () => now },
  commentSeconds: 20,
});
const run = (kind: JobKind, agentId = AGENT.id) => handle({ kind, agentId, callId: CALL_ID });

test('one that somebody else has begun and not ended doubts first what stands in Salesforce', async () => {
  await handle({ kind: 'saveLog', agentId: AGENT.id, callId: CALL_ID, isLeft: true });
  await handle({ kind: 'findPeople', agentId: AGENT.id, callId: CALL_ID, isLeft: true });

  expect(done).toEqual(['doubtSaved', 'saveLog', 'findPeople']);
});

test.each<[JobKind, string]>([
  ['findPeople', 'findPeople'],
  ['saveLog', 'saveLog'],
  ['saveLogSoon', 'saveLog'],
  ['saveCaughtUp', 'saveLog'],
  ['saveComment', 'saveLog'],
])('%s does %s', async (kind, work) => {
  await run(kind);

  expect(done).toEqual([work]);
});

describe('a comment', () => {
  test('that the agent may still be writing is left for later', async () => {
    now = NINE + 14_999;
    await run('saveComment');

    expect(done).toEqual(['again: saveComment']);
  });

  test('is saved at once when the whole log is', async () => {
    now = NINE;
    await run('saveLog');

    expect(done).toEqual(['saveLog']);
  });
});

describe('of many that come at the same time', () => {
  test('they are done together, and what comes meanwhile after them', async () => {
    const callIds = Array.from({ length: 500 }, (_, index) => `call ${index}`);
    await Promise.all(callIds.map((callId) => handle({ kind: 'saveLog', agentId: AGENT.id, callId })));

    expect(done).toEqual(['saveLog: 400', 'saveLog: 100']);
  });

  test('those of another agent are done by themselves', async () => {
    await Promise.all(
      ['one', 'two'].flatMap((agentId) =>
        ['a', 'b', 'c'].map((callId) => handle({ kind: 'saveLog', agentId, callId })),
      ),
    );

    expect(done).toEqual(['saveLog: 3', 'saveLog: 3']);
  });

  test('only that is done again which could not be done', async () => {
    const work = ['a', 'locked', 'b'].map((callId) => handle({ kind: 'saveLog', agentId: AGENT.id, callId }));

    expect((await Promise.allSettled(work)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  test('people are asked for together where the calls are over', async () => {
    await Promise.all([run('findPeople'), run('findPeople'), run('findPeople')]);

    expect(done).toEqual(['findPeopleOfMany: 3']);
  });
});

test('nobody is asked about a call or for an agent that is gone', async () => {
  await run('findPeople', 'somebody else');
  entry = null;
  for (const kind of ['findPeople', 'saveComment'] as const) await run(kind);

  expect(done).toEqual([]);
});
