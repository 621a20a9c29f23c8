import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { createTaskFieldReader } from '../taskFields.ts';

const USUAL = {
  ...{ label: 'L', type: 'string', createable: true, updateable: true, nillable: true },
  ...{ length: 255, scale: 0, picklistValues: [] },
};

/** What is offered of fields that describe tells of. */
async function offered(...fields: Record<string, unknown>[]) {
  const asked: unknown[] = [];
  const reader = createTaskFieldReader({
    request(agentId, request) {
      asked.push([agentId, request]);
      return Promise.resolve({ fields: fields.map((field) => ({ ...USUAL, ...field })) });
    },
  });
  const found = await reader.taskFields('agent-1');
  expect(asked).toEqual([['agent-1', { method: 'GET', path: '/sobjects/Task/describe' }]]);
  return found;
}

test('a field is told with what a form needs of it', async () => {
  const picklistValues = [
    { active: true, value: 'Order', label: '注文' },
    { active: false, value: 'Old', label: '古い' },
    { active: true, value: 'Other', label: null },
  ];
  expect(
    await offered(
      { name: 'Reason__c', type: 'picklist', label: '理由', picklistValues },
      { name: 'Done__c', type: 'boolean', nillable: false, length: 0, picklistValues: null },
      { name: 'Amount__c', type: 'currency', length: 0, scale: 2, nillable: false },
    ),
  ).toEqual([
    {
      ...{ name: 'Reason__c', label: '理由', type: 'picklist', required: false, maxLength: 255, scale: 0 },
      values: [
        { value: 'Order', label: '注文' },
        { value: 'Other', label: 'Other' },
      ],
    },
    { name: 'Done__c', label: 'L', type: 'boolean', required: false, maxLength: null, scale: 0, values: [] },
    {
      name: 'Amount__c',
      label: 'L',
      type: 'currency',
      required: true,
      maxLength: null,
      scale: 2,
      values: [],
    },
  ]);
});

test.each([
  ['the agent may not give to a new Task', { name: 'A__c', createable: false }],
  ['the agent may not change', { name: 'A__c', updateable: false }],
  ['is a lookup', { name: 'A__c', type: 'reference' }],
  ['is a moment', { name: 'A__c', type: 'datetime' }],
  ['is rich text', { name: 'A__c', type: 'textarea', htmlFormatted: true }],
  ['the product writes', { name: 'CallDisposition' }],
  ['is of a type that nobody knows yet', { name: 'A__c', type: 'hologram' }],
])('what %s is not offered', async (_, field) => {
  expect(await offered(field)).toEqual([]);
});

test('an answer that is no description is refused', async () => {
  const reader = createTaskFieldReader({ request: () => Promise.resolve({ fields: [{ name: 'A__c' }] }) });
  await expect(reader.taskFields('agent-1')).rejects.toThrow(PhoneError);
});
