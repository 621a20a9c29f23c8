import { expect, test } from '@jest/globals';
import { elementsAt, readMetadataFiles, textAt } from '../metadataFiles.ts';
import type { MetadataFile } from '../metadataFiles.ts';

const files = readMetadataFiles('force-app/main');
/** An Aura application has the same suffix. */
const apps = filesOf('app').filter(({ path }) => path.includes('applications/'));
/** A tab of an object is called what the object is. */
const namedTabs = filesOf('tab').filter(({ content }) => textAt(content, 'customObject') !== 'true');

test.each([
  ['customApplications', apps],
  ['customTabs', namedTabs],
])('%s: each has a Japanese name', (translations, named) => {
  const translated = elementsAt(fileOf('translation', 'ja').content, translations)
    .filter((each) => textAt(each, 'label') !== '')
    .map((each) => textAt(each, 'name'));

  expect(translated.sort()).toEqual(named.map(({ name }) => name).sort());
});

test('an app whose English has a description has a Japanese one', () => {
  const translated = elementsAt(fileOf('translation', 'ja').content, 'customApplications')
    .filter((app) => textAt(app, 'description') !== '')
    .map((app) => textAt(app, 'name'));

  expect(translated.sort()).toEqual(
    apps
      .filter(({ content }) => textAt(content, 'description') !== '')
      .map(({ name }) => name)
      .sort(),
  );
});

test('every object has a Japanese name, and so has its name field', () => {
  const untranslated = filesOf('object').filter(({ name, content }) => {
    const translation = files.find((file) => file.name === `${name}-ja`)?.content;
    const hasNameField = elementsAt(content, 'nameField').length > 0;
    return (
      textAt(translation, 'caseValues.value') === '' ||
      (hasNameField && textAt(translation, 'nameFieldLabel') === '')
    );
  });

  expect(untranslated.map(({ name }) => name)).toEqual([]);
});

test('the list of records on a related record has a Japanese name', () => {
  const untranslated = filesOf('field').filter(({ name, content }) => {
    const [object = '', field = ''] = name.split('.');
    const translated = elementsAt(fileOf('objectTranslation', `${object}-ja`).content, 'fields').find(
      (each) => textAt(each, 'name') === field,
    );
    return textAt(content, 'relationshipLabel') !== '' && textAt(translated, 'relationshipLabel') === '';
  });

  expect(untranslated.map(({ name }) => name)).toEqual([]);
});

function filesOf(type: string): MetadataFile[] {
  return files.filter((file) => file.type === type);
}

function fileOf(type: string, name: string): MetadataFile {
  const file = filesOf(type).find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`There is no ${type} ${name}.`);
  return file;
}
