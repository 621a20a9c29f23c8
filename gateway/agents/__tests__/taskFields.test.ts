import { beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, PhoneError } from '#call-core';
import type { TaskField } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { createTaskFieldsOf } from '../taskFields.ts';
import type { TaskFieldsOf } from '../taskFields.ts';

const MINUTE_MS = 60_000;
const [REASON, PRIORITY] = [fieldOf('Reason__c'), fieldOf('Priority')];

let now = 0;
let asked: string[];
let answer: () => Promise<readonly TaskField[]>;
let taskFieldsOf: TaskFieldsOf;

beforeEach(() => {
  asked = [];
  answer = () => Promise.resolve([PRIORITY, REASON]);
  taskFieldsOf = createTaskFieldsOf({
    clock: { now: () => now },
    crm: {
      taskFields(agentId) {
        asked.push(agentId);
        return answer();
      },
    },
  });
});

function fieldOf(name: string): TaskField {
  return { name, label: name, type: 'string', required: false, maxLength: 255, scale: 0, values: [] };
}

function agentWith(...taskFields: string[]) {
  return { ...AGENT, settings: { ...DEFAULT_SETTINGS, taskFields } };
}

test('those that are set are offered, in their order and once, without those that are not there', async () => {
  const agent = agentWith('reason__C', 'Gone__c', 'Priority', 'Reason__c');
  expect(await taskFieldsOf(agent)).toEqual([REASON, PRIORITY]);
});

test('where none are set, nobody is asked', async () => {
  expect(await taskFieldsOf(agentWith())).toEqual([]);
  expect(asked).toEqual([]);
});

describe('Salesforce is asked', () => {
  test('once for a while, for each agent, also where several tabs ask at the same time', async () => {
    await Promise.all([taskFieldsOf(agentWith('Priority')), taskFieldsOf(agentWith('Priority'))]);
    now += 9 * MINUTE_MS;
    await taskFieldsOf(agentWith('Priority'));
    await taskFieldsOf({ ...agentWith('Priority'), id: 'another' });
    expect(asked).toEqual([AGENT.id, 'another']);

    now += MINUTE_MS;
    await taskFieldsOf(agentWith('Priority'));
    expect(asked).toEqual([AGENT.id, 'another', AGENT.id]);
  });

  test('at once when others are set', async () => {
    await taskFieldsOf(agentWith('Priority'));
    expect(await taskFieldsOf(agentWith('Priority', 'Reason__c'))).toEqual([PRIORITY, REASON]);
    expect(asked).toHaveLength(2);
  });

  test('at once when the agent has signed in with another language, for the labels', async () => {
    await taskFieldsOf(agentWith('Priority'));
    await taskFieldsOf({ ...agentWith('Priority'), language: 'ja' });
    expect(asked).toHaveLength(2);
  });

  test('again after a failure', async () => {
    answer = () => Promise.reject(new PhoneError('salesforce.unavailable', { retry: 'later' }));
    await expect(taskFieldsOf(agentWith('Priority'))).rejects.toThrow('salesforce.unavailable');
    answer = () => Promise.resolve([PRIORITY]);
    expect(await taskFieldsOf(agentWith('Priority'))).toEqual([PRIORITY]);
  });
});
