/** What a batch sends, and what it makes of the answers, where an org would hardly be brought to give them. */
import { describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import type { LogOutcome, LogToSave } from '../../calls/ports.ts';
import type { Subrequest } from '../composite.ts';
import { createLogBatches } from '../logBatches.ts';

interface Sent {
  readonly compositeRequest: readonly (Subrequest & { readonly url: string })[];
}
type Parts = Sent['compositeRequest'];

function newLog(index: number, task: Record<string, unknown> = {}): LogToSave {
  return { records: { key: `call-${index}:zoom`, task, log: {} }, known: null };
}
const logs = (count: number) => Array.from({ length: count }, (_, index) => newLog(index));

/** A Salesforce that answers with what a test says of each part. */
function batchesWith(answer: (part: Parts[number], round: number) => unknown) {
  const rounds: Parts[] = [];
  const alone: string[] = [];
  const batches = createLogBatches({
    async request(_agentId, { body }) {
      const { compositeRequest } = body as Sent;
      rounds.push(compositeRequest);
      const compositeResponse = compositeRequest.map((part) => {
        const told = answer(part, rounds.length);
        const isRefused = Array.isArray(told) && told.some((each) => 'errorCode' in (each as object));
        return { referenceId: part.referenceId, httpStatusCode: isRefused ? 400 : 200, body: told };
      });
      return Promise.resolve({ compositeResponse });
    },
    saveLog(_agent, { key }) {
      alone.push(key);
      return Promise.resolve('00T-alone');
    },
  });
  return { rounds, alone, save: (some: readonly LogToSave[]) => batches.saveLogs(AGENT, some) };
}

const rowsOf = ({ body }: Parts[number]) => (body?.['records'] ?? []) as Record<string, unknown>[];
const fine = (part: Parts[number]) =>
  rowsOf(part).map((_, index) => ({
    id: `${part.referenceId}-${index}`,
    success: true,
    created: true,
    errors: [],
  }));
const refused = (statusCode: string, fields: string[] = []) => ({
  success: false,
  errors: [{ statusCode, message: 'Said by Salesforce', fields }],
});
const names = (parts: Parts | undefined) => parts?.map(({ referenceId }) => referenceId);
const codesOf = (outcomes: readonly LogOutcome[]) =>
  outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.taskId));

describe('new logs', () => {
  test('go in one request of 200 logs, 200 Tasks and the Tasks’ names', async () => {
    const { rounds, save } = batchesWith(fine);
    const outcomes = await save(logs(401));

    expect(rounds.map((parts) => parts.map((part) => rowsOf(part).length))).toEqual([
      [200, 200, 200],
      [200, 200, 200],
      [1, 1, 1],
    ]);
    expect(outcomes.every((outcome) => !('code' in outcome))).toBe(true);
  });

  test('one that is refused fails alone, leaves no log behind, and the others name their Tasks', async () => {
    const { rounds, save } = batchesWith((part, round) => {
      if (part.referenceId === 'newLinks' && round === 1)
        return [{ errorCode: 'PROCESSING_HALTED', message: '' }];
      const answers: unknown[] = fine(part);
      if (part.referenceId === 'tasks') answers[1] = refused('FIELD_CUSTOM_VALIDATION_EXCEPTION');
      return answers;
    });
    const outcomes = await save(logs(3));

    expect(codesOf(outcomes)).toEqual(['tasks-0', 'salesforce.validation', 'tasks-2']);
    expect(outcomes[1]).toMatchObject({ said: 'Said by Salesforce' });
    expect(names(rounds[1])).toEqual(['links', 'removal']);
    expect(rounds[1]?.[1]?.url).toContain('ids=logs-1&');
    expect(rounds).toHaveLength(2);
  });

  test('a Task that is there already is given no subtype, in one more request for all of them', async () => {
    const { rounds, save } = batchesWith((part, round) => {
      if (part.referenceId === 'tasks' && round === 1)
        return rowsOf(part).map(() => refused('INVALID_FIELD_FOR_INSERT_UPDATE', ['TaskSubtype']));
      if (part.referenceId === 'newLinks' && round === 1)
        return [{ errorCode: 'PROCESSING_HALTED', message: '' }];
      return fine(part);
    });
    const outcomes = await save([newLog(0, { TaskSubtype: 'Call', Subject: 'S' }), newLog(1)]);

    expect(codesOf(outcomes)).toEqual(['tasks-0', 'tasks-1']);
    expect(names(rounds[1])).toEqual(['tasks', 'newLinks']);
    expect(rowsOf(rounds[1]![0]!)[0]).not.toHaveProperty('TaskSubtype');
  });

  test('what broke after the Tasks were written is tried again', async () => {
    const { save } = batchesWith((part, round) => {
      if (round > 1) throw new PhoneError('salesforce.unavailable', { retry: 'later' });
      return part.referenceId === 'newLinks' ? [{ errorCode: 'PROCESSING_HALTED', message: '' }] : fine(part);
    });

    expect(codesOf(await save(logs(2)))).toEqual(['salesforce.unavailable', 'salesforce.unavailable']);
  });

  test('long comments are spread over several requests', async () => {
    const { rounds, save } = batchesWith(fine);
    await save(Array.from({ length: 60 }, (_, index) => newLog(index, { Description: 'x'.repeat(32_000) })));

    expect(rounds).toHaveLength(2);
  });
});

test('a request that is refused as such blames nobody: each log goes by itself', async () => {
  const { alone, save } = batchesWith(() => {
    throw new PhoneError('salesforce.refused', { retry: 'askAgent' });
  });

  expect(codesOf(await save(logs(2)))).toEqual(['00T-alone', '00T-alone']);
  expect(alone).toHaveLength(2);
});

test('the end of the org’s requests is told to all, and no log is sent by itself', async () => {
  const { alone, save } = batchesWith(() => {
    throw new PhoneError('salesforce.limitReached', { retry: 'later' });
  });

  expect(codesOf(await save(logs(2)))).toEqual(['salesforce.limitReached', 'salesforce.limitReached']);
  expect(alone).toEqual([]);
});

test('a comment that Salesforce would read as a reference goes by itself', async () => {
  const { alone, rounds, save } = batchesWith(fine);
  await save([newLog(0), newLog(1, { Description: 'Write to @{name}' }), newLog(2)]);

  expect(alone).toEqual(['call-1:zoom']);
  expect(rowsOf(rounds[0]![0]!)).toHaveLength(2);
});

describe('logs that were saved before', () => {
  const changed = (index: number): LogToSave => ({
    records: { key: `call-${index}:zoom`, task: { Description: 'new', Subject: 'S' }, log: {} },
    known: { task: { Description: 'old', Subject: 'S' }, log: {} },
  });

  test('send what has changed, and make no record', async () => {
    const { rounds, save } = batchesWith(() => ({ id: '00T', success: true }));
    const outcomes = await save(Array.from({ length: 13 }, (_, index) => changed(index)));

    expect(rounds.map((parts) => parts.length)).toEqual([12, 1]);
    expect(rounds[0]?.[0]).toMatchObject({ body: { Description: 'new' } });
    expect(rounds[0]?.[0]?.url).toContain('?updateOnly=true');
    expect(codesOf(outcomes).every((taskId) => taskId === null)).toBe(true);
  });

  test('one whose Task is gone is written anew by itself', async () => {
    const { alone, save } = batchesWith(({ url }) =>
      url.includes('call-1') ? [{ errorCode: 'NOT_FOUND', message: '' }] : { id: '00T', success: true },
    );

    expect(codesOf(await save([changed(0), changed(1)]))).toEqual([null, '00T-alone']);
    expect(alone).toEqual(['call-1:zoom']);
  });
});

describe('media', () => {
  const recorded = (index: number): LogToSave => {
    const { records } = newLog(index);
    return {
      records: { ...records, media: { [`medium-${index}:zoom`]: { Kind__c: 'recording' } } },
      known: null,
    };
  };

  test('go in one request when their logs are there, each with its log', async () => {
    const { rounds, save } = batchesWith(fine);
    const outcomes = await save([recorded(0), newLog(1), recorded(2)]);

    expect(rounds.map(names)).toEqual([['logs', 'tasks', 'newLinks'], ['media']]);
    expect(rounds[1]?.flatMap(rowsOf)).toMatchObject([
      { ZoomMediaId__c: 'medium-0:zoom', ZoomCallLog__r: { ZoomCallId__c: 'call-0:zoom' } },
      { ZoomMediaId__c: 'medium-2:zoom', Kind__c: 'recording' },
    ]);
    expect(outcomes.every((outcome) => !('code' in outcome))).toBe(true);
  });

  test('that are refused fail with their log alone, and are left out where the log was', async () => {
    const { rounds, save } = batchesWith((part) => {
      const answers: unknown[] = fine(part);
      if (part.referenceId === 'tasks') answers[2] = refused('FIELD_CUSTOM_VALIDATION_EXCEPTION');
      if (part.referenceId === 'media') answers[0] = refused('INVALID_FIELD_FOR_INSERT_UPDATE');
      if (part.referenceId === 'removal') return [{ id: 'x', success: true, errors: [] }];
      return answers;
    });
    const outcomes = await save([recorded(0), recorded(1), recorded(2)]);

    expect(codesOf(outcomes)).toEqual(['salesforce.fieldNotWritable', 'tasks-1', 'salesforce.validation']);
    expect(rounds.at(-1)?.flatMap(rowsOf)).toHaveLength(2);
  });

  test('that Salesforce has already are not sent again', async () => {
    const { rounds, save } = batchesWith(fine);
    const known = recorded(0);
    await save([{ ...known, known: known.records }]);

    expect(rounds).toEqual([]);
  });
});
