import { expect, test } from '@jest/globals';
import { PACKAGE_DIR } from '../../__tests__/openOrg.ts';
import { createSchema } from '../schema.ts';

const schema = createSchema([PACKAGE_DIR]);

test('finds objects and fields in any case, and objects by the beginning of an id', () => {
  const task = schema.object('TASK');

  expect(task && schema.field(task, 'whoid')?.name).toBe('WhoId');
  expect(schema.objectOfId('0035g0000000001AAA')?.name).toBe('Contact');
  expect(schema.object('Nope__c')).toBeUndefined();
});

test('fields of activities are fields of the Task', () => {
  const task = schema.object('Task');

  expect(task && schema.field(task, 'ZoomCallId__c')).toMatchObject({
    custom: true,
    externalId: true,
    unique: true,
    caseSensitive: true,
    labelJa: 'Zoom 通話 ID',
  });
  expect(task && schema.relationship(task, 'ZoomCallLog__r')?.referenceTo).toEqual(['ZoomCallLog__c']);
});

test('an object with activities can be what a Task is related to', () => {
  const task = schema.object('Task');

  expect(task && schema.field(task, 'WhatId')?.referenceTo).toContain('ZoomCallLog__c');
});

test('the list of a lookup has the name that the package gives it', () => {
  const contact = schema.object('Contact');

  expect(contact && schema.childRelationships(contact).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Tasks', 'Cases', 'ZoomCallLogs__r']),
  );
});

test('every prefix of ids belongs to one object', () => {
  const prefixes = schema.objects.map((object) => object.keyPrefix);

  expect(new Set(prefixes).size).toBe(prefixes.length);
});
