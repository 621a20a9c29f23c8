import { expect, test } from '@jest/globals';
import { SOURCE_DIRS, readMetadataFiles } from '../metadataFiles.ts';
import { definedIn, missingFacets, referencesIn, standardComponents } from '../references.ts';
import { sourceReferencesIn } from '../sourceReferences.ts';

const PACKAGE = 'force-app/main';
const files = SOURCE_DIRS.flatMap((dir) => readMetadataFiles(dir));

/** Standard components that pages of real orgs have. */
const STANDARD_COMPONENTS = [
  'flexipage:tab',
  'flexipage:tabset',
  'force:detailPanel',
  'force:highlightsPanel',
  'force:relatedListContainer',
  'runtime_sales_activities:activityPanel',
  'runtime_sales_pathassistant:pathAssistant',
];

test('whatever the metadata names of the package is there', () => {
  expect(dangling(referencesIn(files))).toEqual([]);
});

test('whatever the components import of the package is there', () => {
  expect(dangling(sourceReferencesIn(PACKAGE))).toEqual([]);
});

test('references are found: of every type at least one', () => {
  const types = [...referencesIn(files), ...sourceReferencesIn(PACKAGE)].map(({ type }) => type);

  expect([...new Set(types)].sort()).toEqual([
    'app',
    'compactLayout',
    'customPermission',
    'field',
    'flexipage',
    'js',
    'label',
    'layout',
    'messageChannel',
    'object',
    'page',
    'quickAction',
    'report',
    'reportType',
    'tab',
  ]);
});

test('pages consist of components that real orgs have, in facets that are there', () => {
  const pages = files.filter(({ type }) => type === 'flexipage');

  expect(
    pages
      .flatMap(({ content }) => standardComponents(content))
      .filter((name) => !STANDARD_COMPONENTS.includes(name)),
  ).toEqual([]);
  expect(pages.flatMap(({ content }) => missingFacets(content))).toEqual([]);
});

function dangling(references: readonly { type: string; name: string; from: string }[]): string[] {
  const defined = new Set(definedIn(files).map(({ type, name }) => `${type} ${name}`));
  return references
    .filter(({ type, name }) => !defined.has(`${type} ${name}`))
    .map(({ type, name, from }) => `${from} names the ${type} ${name}`);
}
