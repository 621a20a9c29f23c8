import { expect, test } from '@jest/globals';
import { STANDARD_OBJECTS } from '../../workbench/metadata/standard/standardObjects.ts';
import { mentionableNames, metadataMentionsIn, sourceMentionsIn } from '../mentions.ts';
import { SOURCE_DIRS, elementsAt, readMetadataFiles, textAt } from '../metadataFiles.ts';
import { definedIn } from '../references.ts';
import { standardObjectsOfFiles, standardReferencesIn } from '../standardReferences.ts';

const PACKAGE = 'force-app/main';
/** Where code runs that names fields of the package. */
const SOURCES = ['gateway', PACKAGE];
/** Custom settings have no field-level security; fields of Activity have that of Task and Event. */
const WITHOUT_SECURITY = ['Activity', 'ZoomPhoneSettings__c'];
const WRITTEN = ['Task', 'ZoomCallLog__c', 'ZoomCallMedia__c'];

const files = SOURCE_DIRS.flatMap((dir) => readMetadataFiles(dir));
const defined = definedIn(files);

/** What every object has (Object Reference, System Fields), and what list views call it. */
const SYSTEM_FIELDS = ['CreatedById', 'LastModifiedById', 'Name', 'OwnerId'];
const LIST_COLUMNS = ['NAME', 'OWNER.ALIAS'];
/** Standard actions of record pages that are not an object's. */
const ACTIONS = ['ChangeOwnerOne', 'Convert', 'Delete', 'Edit'];
/** Of Salesforce's objects those that hold no records of their own. */
const WITHOUT_RECORDS = ['Activity'];
/** The local Salesforce has not all fields (Object Reference, Contact). */
const FURTHER_FIELDS = ['Contact.AssistantPhone'];

test('a name of the package is that of something, wherever in the metadata it stands', () => {
  expect(unknownOf(SOURCE_DIRS.flatMap(metadataMentionsIn))).toEqual([]);
});

test('the fields and objects that code names are those of the package', () => {
  expect(SOURCES.flatMap((dir) => unknownOf(sourceMentionsIn(dir)))).toEqual([]);
});

test('agents may read the fields that code names, and write those that the gateway writes', () => {
  const agent = files.find(({ type, name }) => type === 'permissionset' && name === 'ZoomPhoneAgent');
  const permissions = new Map(
    elementsAt(agent?.content, 'fieldPermissions').map((field) => [textAt(field, 'field'), field]),
  );
  const named = new Set(SOURCES.flatMap((dir) => sourceMentionsIn(dir)).map(({ name }) => name));
  const secured = defined.filter(
    ({ type, name }) =>
      type === 'field' && named.has(name.split('.')[1] ?? '') && !WITHOUT_SECURITY.includes(objectOf(name)),
  );
  const lacking = secured.filter(({ name }) => {
    const field = permissions.get(name);
    const mayWrite = !WRITTEN.includes(objectOf(name)) || textAt(field, 'editable') === 'true';
    return textAt(field, 'readable') !== 'true' || !mayWrite;
  });

  expect([...new Set(secured.map(({ name }) => objectOf(name)))]).toEqual(expect.arrayContaining(WRITTEN));
  expect(lacking.map(({ name }) => name)).toEqual([]);
});

test('what the metadata names of Salesforce is there', () => {
  const known = new Set([
    ...STANDARD_OBJECTS.map(({ name }) => `object ${name}`),
    ...WITHOUT_RECORDS.map((name) => `object ${name}`),
    ...STANDARD_OBJECTS.flatMap(({ name, fields }) => fields.map((field) => `field ${name}.${field.name}`)),
    ...FURTHER_FIELDS.map((name) => `field ${name}`),
    ...defined
      .filter(({ type }) => type === 'object')
      .flatMap(({ name }) => SYSTEM_FIELDS.map((field) => `field ${name}.${field}`)),
    ...LIST_COLUMNS.map((name) => `column ${name}`),
    ...ACTIONS.map((name) => `action ${name}`),
  ]);
  const references = [...standardReferencesIn(files), ...standardObjectsOfFiles(files)];

  expect([...new Set(references.map(({ type }) => type))].sort()).toEqual([
    'action',
    'column',
    'field',
    'object',
  ]);
  expect(
    references
      .filter(({ type, name }) => !known.has(`${type} ${name}`))
      .map(({ type, name, from }) => `${from} names the ${type} ${name}`),
  ).toEqual([]);
});

function objectOf(field: string): string {
  return field.split('.')[0] ?? '';
}

function unknownOf(mentions: readonly { name: string; from: string }[]): string[] {
  const names = mentionableNames(defined);
  return mentions.filter(({ name }) => !names.has(name)).map(({ name, from }) => `${from} names ${name}`);
}
