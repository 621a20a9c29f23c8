import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { namesIn, rowsIn } from '../../docs/__tests__/documents.ts';
import { elementsAt, readMetadataFiles, textAt, textsAt } from '../metadataFiles.ts';
import { permissionsOf } from '../permissions.ts';

const PAGE = 'docs/permissions.md';
const sets = readMetadataFiles('force-app/main', 'permissionset');

test('there is a permission set for agents and one for administrators, and no other', () => {
  expect(sets.map(({ name }) => name)).toEqual(['ZoomPhoneAdmin', 'ZoomPhoneAgent']);
});

test.each(sets)('each permission of $name has its reason on the page', ({ content }) => {
  expect(namesIn(PAGE, textAt(content, 'label'))).toEqual(permissionsOf(content).sort());
  expect(rowsIn(PAGE, textAt(content, 'label')).filter((row) => row.at(-1) === '')).toEqual([]);
});

test.each(sets)('$name gives nothing of objects that are not the package’s', ({ content }) => {
  const objects = textsAt(content, 'objectPermissions.object');

  expect(objects.filter((object) => !object.endsWith('__c'))).toEqual([]);
});

test('agents see and change their own records only', () => {
  const agent = sets.find(({ name }) => name === 'ZoomPhoneAgent');
  const rights = elementsAt(agent?.content, 'objectPermissions').flatMap((object) => [
    textAt(object, 'viewAllRecords'),
    textAt(object, 'modifyAllRecords'),
  ]);

  expect(new Set(rights)).toEqual(new Set(['false']));
});

test('agents may write no field that the gateway does not write as the agent', () => {
  const agent = sets.find(({ name }) => name === 'ZoomPhoneAgent');
  const gateway = globSync('gateway/**/*.ts', { exclude: ['**/__tests__/**'] })
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const written = elementsAt(agent?.content, 'fieldPermissions')
    .filter((field) => textAt(field, 'editable') === 'true')
    .map((field) => textAt(field, 'field').split('.')[1] ?? '');

  expect(written.length).toBeGreaterThan(20);
  // A lookup is written by the relation: ZoomCallLog__r for ZoomCallLog__c.
  expect(
    written.filter((name) => !new RegExp(`\\b(${name}|${name.replace(/c$/, 'r')})\\b`).test(gateway)),
  ).toEqual([]);
});
