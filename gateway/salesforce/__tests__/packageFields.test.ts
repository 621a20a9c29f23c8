import { expect, test } from '@jest/globals';
import { elementsAt, readMetadataFiles, textAt } from '../../../scripts/metadata/metadataFiles.ts';
import { rowsIn } from '../../../scripts/docs/__tests__/documents.ts';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../../zoom/scopes.ts';
import { PACKAGE_FIELDS } from '../packageFields.ts';

const files = readMetadataFiles('force-app/main');

test('they are the fields of the package', () => {
  const fields = files
    .filter(({ type }) => type === 'field')
    // Fields of activities are those of Tasks.
    .map(({ name }) => name.replace(/^Activity\./, 'Task.'));

  expect(PACKAGE_FIELDS.map(({ object, field }) => `${object}.${field}`).sort()).toEqual(fields.sort());
});

test('what is written, the permission set of agents lets them write, or the object does', () => {
  const agent = files.find(({ type, name }) => type === 'permissionset' && name === 'ZoomPhoneAgent');
  const editable = elementsAt(agent?.content, 'fieldPermissions').map((field) => textAt(field, 'field'));
  const required = files.flatMap(({ type, name, content }) =>
    type === 'field' && textAt(content, 'required') === 'true' ? [name] : [],
  );
  const written = PACKAGE_FIELDS.filter((field) => field.written).map(
    ({ object, field }) => `${object}.${field}`,
  );

  expect(written.filter((name) => !editable.includes(name) && !required.includes(name))).toEqual([]);
});

test('the scopes are those of the documentation', () => {
  const told = rowsIn('docs/zoom-events.md', 'Scopes of the Zoom app').map(([scope = '', purpose = '']) => ({
    scope: scope.replaceAll('`', ''),
    isOptional: purpose.startsWith('optional'),
  }));
  const scopesOf = (isOptional: boolean) =>
    told.flatMap((one) => (one.isOptional === isOptional ? [one.scope] : [])).sort();

  expect([...NEEDED_SCOPES].sort()).toEqual(scopesOf(false));
  expect([...OPTIONAL_SCOPES].sort()).toEqual(scopesOf(true));
});
