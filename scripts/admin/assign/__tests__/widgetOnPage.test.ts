import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { elementsAt, rootOf, textAt, textsAt } from '../../../metadata/metadataFiles.ts';
import { addWidget, gatewaysOn, removeWidget, setGateway } from '../widgetOnPage.ts';
import { item, PAGES, WITHOUT_REGION } from './pages.ts';
import { randomPage } from './randomPage.ts';

const GATEWAY = 'https://phone.example.com/?a=1&b="2"';
const FILE = 'flexipages/Bar.flexipage';
const PACKAGE_BAR = 'force-app/main/softphone/flexipages/Zoom_Phone_UtilityBar.flexipage-meta.xml';

const add = (page: string) => addWidget(page, GATEWAY, FILE);
const remove = (page: string) => removeWidget(page, FILE);

test('there are more than twenty kinds of utility bars', () => {
  expect(Object.keys(PAGES).length).toBeGreaterThan(20);
});

test.each(Object.entries(PAGES))(
  'a bar %s gets the widget as its last item, and keeps everything else',
  (_kind, page) => {
    const added = add(page);

    expect(insertedInto(page, added)).toContain('zoomPhoneUtilityItem');
    expect(componentsOf(added)).toEqual([...componentsOf(page), 'zoomPhoneUtilityItem']);
    expect(gatewaysOn(added, FILE)).toEqual([GATEWAY]);
    expect(new Set(identifiersOf(added)).size).toBe(identifiersOf(added).length);
    expect(add(added)).toBe(added);
    expect(remove(added)).toBe(page);
    expect(remove(page)).toBe(page);
  },
);

test('whatever a bar looks like, it keeps everything else, and comes back to the byte', () => {
  fc.assert(
    fc.property(randomPage, (page) => {
      const added = add(page);
      insertedInto(page, added);
      expect(componentsOf(added)).toEqual([...componentsOf(page), 'zoomPhoneUtilityItem']);
      expect(add(added)).toBe(added);
      expect(remove(added)).toBe(page);
    }),
    { numRuns: 150 },
  );
});

test('what others have changed around the widget stays when it goes', () => {
  const page = PAGES['of a console'] ?? '';
  const one = (text: string) => text.replace('    <flexiPageRegions>\n', (tag) => tag + item('c:before'));
  const other = (text: string) => text.replace('        <name>utilityItems', (tag) => item('c:behind') + tag);

  expect(remove(other(one(add(page))))).toBe(other(one(page)));
});

test('a bar without its region gets one, which stays', () => {
  const added = add(WITHOUT_REGION);

  expect(insertedInto(WITHOUT_REGION, added)).toContain('<name>utilityItems</name>');
  expect(componentsOf(added)).toEqual(['zoomPhoneUtilityItem']);
  expect(componentsOf(remove(added))).toEqual([]);
  expect(remove(add(remove(added)))).toBe(remove(added));
});

test('the widget is framed as on the bar of the package', () => {
  const page = readFileSync(PACKAGE_BAR, 'utf8');
  const [gateway = ''] = gatewaysOn(page, PACKAGE_BAR);

  expect(remove(page)).not.toBe(page);
  expect(addWidget(remove(page), gateway, FILE)).toBe(page);
});

test.each(Object.entries(PAGES))('on a bar %s, the gateway can be another', (_kind, page) => {
  const moved = setGateway(add(page), 'https://other.example.com', FILE);

  expect(moved).toBe(addWidget(page, 'https://other.example.com', FILE));
});

test.each([
  ['without a value', '<value>https://a.example.com</value>', ''],
  ['with an empty value', 'https://a.example.com', ''],
  ['with a value in one tag', '<value>https://a.example.com</value>', '<value />'],
  ['with a value in CDATA', 'https://a.example.com', '<![CDATA[https://b.example.com]]>'],
])('a gateway %s is set', (_kind, from, to) => {
  const page = addWidget(PAGES['with tabs'] ?? '', 'https://a.example.com', FILE).replace(from, to);

  expect(gatewaysOn(setGateway(page, GATEWAY, FILE), FILE)).toEqual([GATEWAY]);
});

test('a widget without a gateway gets one', () => {
  const bare =
    PAGES['without items']?.replace('<name>utilityItems', `${item('c:zoomPhoneUtilityItem').trim()}$&`) ?? '';

  expect(gatewaysOn(bare, FILE)).toEqual(['']);
  expect(gatewaysOn(setGateway(bare, GATEWAY, FILE), FILE)).toEqual([GATEWAY]);
});

test.each([
  ['not XML', 'no XML that can be read'],
  ['<FlexiPage><type>UtilityBar</FlexiPage>', 'no XML that can be read'],
  ['<FlexiPage><type>RecordPage</type></FlexiPage>', 'no utility bar'],
  ['<Layout><type>UtilityBar</type></Layout>', 'no utility bar'],
])('%s is refused', (text, words) => {
  expect(() => add(text)).toThrow(words);
});

/** What is new, when nothing else differs. */
function insertedInto(before: string, after: string): string {
  const length = after.length - before.length;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  // What is inserted may begin like what follows it.
  for (; at >= 0; at -= 1) {
    if (after.slice(0, at) + after.slice(at + length) === before) return after.slice(at, at + length);
  }
  throw new Error(`More than an insertion:\n${before}\n${after}`);
}

/** By another parser than the one under test. */
function componentsOf(page: string): string[] {
  const root = rootOf(page.replaceAll(/<(\/?)md:/g, '<$1'));
  return elementsAt(root, 'flexiPageRegions')
    .filter((region) => textAt(region, 'name').trim() === 'utilityItems')
    .flatMap((region) => elementsAt(region, 'itemInstances'))
    .map((each) => textAt(each, 'componentInstance.componentName'));
}

function identifiersOf(page: string): string[] {
  return textsAt(rootOf(page), 'flexiPageRegions.itemInstances.componentInstance.identifier');
}
