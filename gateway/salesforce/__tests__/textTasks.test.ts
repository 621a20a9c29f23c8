import { describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import type { TaskToSave } from '../../texts/ports.ts';
import type { RestRequest } from '../request.ts';
import { createTextTasks } from '../textTasks.ts';

const OK = { success: true, id: '00T5g0000000001AAA', created: true, errors: [] };

function tasks(...answers: unknown[]) {
  const asked: RestRequest[] = [];
  const { saveTasks } = createTextTasks({
    request(_, request) {
      asked.push(request);
      const answer = answers[asked.length - 1];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { asked, save: (...wanted: TaskToSave[]) => saveTasks(AGENT, wanted) };
}

function task(key: string, description: string, known: string | null = null): TaskToSave {
  const fields = { Subject: 'Text with Avery', Description: description };
  return { key, fields, known: known === null ? null : { ...fields, Description: known } };
}

test('new Tasks go together, by their keys; each succeeds or fails by itself', async () => {
  const refused = {
    success: false,
    errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' }],
  };
  const { asked, save } = tasks([OK, refused]);

  const [first, second] = await save(task('a', 'One'), task('b', 'Two @{task.id}'));
  expect(first).toEqual({ taskId: OK.id });
  expect(second).toMatchObject({ code: 'salesforce.validation', said: 'No.' });
  expect(asked).toMatchObject([
    {
      method: 'PATCH',
      path: '/composite/sobjects/Task/ZoomCallId__c',
      body: {
        allOrNone: false,
        records: [{ ZoomCallId__c: 'a' }, { ZoomCallId__c: 'b', Description: 'Two @{task.id}' }],
      },
    },
  ]);
});

test('of a Task that is there only what has changed goes, and makes none', async () => {
  const { asked, save } = tasks(null);

  expect(await save(task('a', 'One\nTwo', 'One'))).toEqual([{ taskId: null }]);
  expect(asked).toEqual([
    {
      method: 'PATCH',
      path: '/sobjects/Task/ZoomCallId__c/a?updateOnly=true',
      body: { Description: 'One\nTwo' },
    },
  ]);
});

test('a Task that somebody has deleted is made anew, whole', async () => {
  const { asked, save } = tasks(new PhoneError('salesforce.recordGone', { retry: 'askAgent' }), [OK]);

  expect(await save(task('a', 'One\nTwo', 'One'))).toEqual([{ taskId: OK.id }]);
  expect(asked[1]?.body).toMatchObject({
    records: [{ Subject: 'Text with Avery', Description: 'One\nTwo' }],
  });
});

describe('several Tasks that are there', () => {
  test('go together, but for one whose text reads as a reference', async () => {
    const { asked, save } = tasks(
      {
        compositeResponse: [
          { referenceId: 'task0', httpStatusCode: 204, body: null },
          {
            referenceId: 'task1',
            httpStatusCode: 400,
            body: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: '' }],
          },
        ],
      },
      null,
    );

    const outcomes = await save(task('a', 'A', ''), task('r', '@{x.id}', ''), task('b', 'B', ''));
    expect(outcomes).toMatchObject([{ taskId: null }, { taskId: null }, { code: 'salesforce.rowLocked' }]);
    expect(asked.map(({ path }) => path)).toEqual([
      '/composite',
      '/sobjects/Task/ZoomCallId__c/r?updateOnly=true',
    ]);
  });

  test('wait together when Salesforce is down', async () => {
    const { save } = tasks(new PhoneError('salesforce.unavailable', { retry: 'later' }));
    expect(await save(task('a', 'A', ''), task('b', 'B', ''))).toMatchObject([
      { code: 'salesforce.unavailable' },
      { code: 'salesforce.unavailable' },
    ]);
  });
});
