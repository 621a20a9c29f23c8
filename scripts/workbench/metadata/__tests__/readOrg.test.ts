import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readOrg } from '../readOrg.ts';
import { readTexts } from '../translations.ts';

const PROBES = path.join(process.cwd(), 'scripts/workbench/shell/__tests__/probes/force-app/main');
const PACKAGE = path.join(process.cwd(), 'force-app/main');

test('an app has the tabs that its metadata lists, under the names of the objects', () => {
  const [app] = readOrg(PROBES, 'en_US').apps;

  expect(app).toMatchObject({ name: 'Probe', label: 'Probe' });
  expect(app?.tabs).toEqual([
    { name: 'standard-Contact', label: 'Contacts', target: { object: 'Contact' } },
    { name: 'standard-Lead', label: 'Leads', target: { object: 'Lead' } },
  ]);
});

test('attributes of the utility bar are told apart from properties of the component', () => {
  const [app] = readOrg(PROBES, 'en_US').apps;

  expect(app?.utilityItems[0]).toEqual({
    id: 'Probe_UtilityBar-c_lazy',
    component: 'probeUtility',
    label: 'Lazy',
    icon: 'call',
    width: 300,
    height: 400,
    eager: false,
    scrollable: true,
    properties: { greeting: 'hello from the page' },
  });
});

test('an item without a size has that of Lightning', () => {
  const [app] = readOrg(PROBES, 'en_US').apps;

  expect(app?.utilityItems[1]).toMatchObject({ width: 340, height: 480, eager: true });
});

test('a record page has its components region by region, with their properties', () => {
  const [app] = readOrg(PROBES, 'en_US').apps;

  expect(app?.recordPages['Contact']?.regions).toEqual([
    {
      name: 'header',
      components: [
        {
          key: 'force_highlightsPanel',
          name: 'force:highlightsPanel',
          properties: { actionNames: ['Contact.Probe'] },
          facets: {},
        },
      ],
    },
    {
      name: 'main',
      components: [{ key: 'c_probeRecord', name: 'probeRecord', properties: {}, facets: {} }],
    },
  ]);
});

test('facets become the content of the component that names them', () => {
  const page = readOrg(PACKAGE, 'en_US').apps[0]?.recordPages['Contact'];
  const tabset = page?.regions.find(({ name }) => name === 'main')?.components[0];

  const tabs = tabset?.facets['tabs'] ?? [];

  expect(tabs.map(({ properties }) => properties['title'])).toEqual([
    'Standard.Tab.detail',
    'Standard.Tab.relatedLists',
  ]);
  expect(tabs[0]?.facets['body']?.map(({ name }) => name)).toEqual(['force:detailPanel']);
});

test('names of apps and standard objects are in the language of the user', () => {
  const org = readOrg(PROBES, 'ja');

  expect(org.apps[0]).toMatchObject({ label: 'プローブ' });
  expect(org.objects['Contact']).toMatchObject({ label: '取引先責任者', nameField: 'Name' });
});

test('a label without a translation stays English', () => {
  expect(readTexts(PROBES, 'ja').labels).toEqual({
    Probe_Greeting: 'こんにちは',
    Probe_Untranslated: 'Only English',
  });
});

test("the package's own object has its columns, layout and words", () => {
  const english = readOrg(PACKAGE, 'en_US').objects['ZoomCallLog__c'];
  const japanese = readOrg(PACKAGE, 'ja').objects['ZoomCallLog__c'];

  expect(english?.listColumns[0]).toMatchObject({ name: 'Name' });
  expect(english?.sections.length).toBeGreaterThan(1);
  const direction = japanese?.listColumns.find(({ name }) => name === 'Direction__c');
  expect(direction?.values).toContainEqual({ value: 'Inbound', label: '着信' });
});

test('a quick action has the words of its object translation', () => {
  const action = (language: 'en_US' | 'ja') =>
    readOrg(PACKAGE, language).quickActions.find(({ name }) => name === 'Contact.Zoom_Phone_Call');

  expect(action('en_US')).toMatchObject({ label: 'Call with Zoom Phone', isHeadless: true });
  expect(action('ja')).toMatchObject({ label: 'Zoom Phone で発信' });
});

test('every field that a layout or a list shows is known in both languages', () => {
  const english = Object.values(readOrg(PACKAGE, 'en_US').objects);
  const japanese = readOrg(PACKAGE, 'ja').objects;

  for (const object of english) {
    const names = [...object.listColumns, ...object.sections.flatMap(({ columns }) => columns.flat())];
    expect(names.length).toBeGreaterThan(0);
    for (const field of names) expect(field.label).not.toBe('');
    expect(japanese[object.name]?.listColumns.map(({ name }) => name)).toEqual(
      object.listColumns.map(({ name }) => name),
    );
  }
});
