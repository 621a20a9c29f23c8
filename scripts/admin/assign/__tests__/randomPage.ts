/** Utility bars that nobody has seen: anything between the tags, anything unknown among them. */
import fc from 'fast-check';

const space = fc.array(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n    ',
    '\r',
    '\t',
    '\n        ',
    '<!-- <itemInstances> zoomPhoneUtilityItem -->',
    '<?note <a> ?>',
    '<new at="a > b"/>',
    '<x:itemInstances xmlns:x="urn:x"><x:componentInstance/></x:itemInstances>',
  ),
  { maxLength: 4 },
);
const words = fc.oneof(
  fc
    .string({ unit: 'grapheme' })
    .map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  fc.constantFrom('zoomPhoneUtilityItem', '<![CDATA[ </value><itemInstances> ]]>', '&#12354;&quot;', ''),
);
const component = fc.constantFrom(
  'c:other',
  'opencti:softPhone',
  'zoomPhoneUtilityItems',
  'one:notesUtility',
);

interface Parts {
  readonly spaces: readonly string[];
  readonly words: readonly string[];
  readonly items: readonly string[];
  readonly order: readonly string[];
  readonly prefix: string;
  readonly mark: string;
}

const parts: fc.Arbitrary<Parts> = fc.record({
  spaces: fc.array(
    space.map((each) => each.join('')),
    { minLength: 1, maxLength: 40 },
  ),
  words: fc.array(words, { minLength: 1, maxLength: 20 }),
  items: fc.array(component, { maxLength: 4 }),
  order: fc.shuffledSubarray(['appendable', 'items', 'name', 'mode', 'type'], { minLength: 5 }),
  prefix: fc.constantFrom('', 'md:'),
  mark: fc.constantFrom('', '\uFEFF'),
});

export const randomPage = parts.map((each) => pageOf(each));

function pageOf({ spaces, words: texts, items, order, prefix, mark }: Parts): string {
  const nextSpace = turns(spaces);
  const nextWords = turns(texts);
  const element = (name: string, ...children: readonly string[]): string =>
    `<${prefix}${name}>${nextSpace()}${children.map((child) => child + nextSpace()).join('')}</${prefix}${name}>`;
  const text = (name: string, content: string): string => `<${prefix}${name}>${content}</${prefix}${name}>`;
  const property = () =>
    element('componentInstanceProperties', text('name', nextWords()), text('value', nextWords()));
  const itemOf = (name: string) =>
    element(
      'itemInstances',
      element('componentInstance', property(), text('componentName', name), property()),
    );
  const parts: Readonly<Record<string, () => string[]>> = {
    appendable: () => [text('appendable', 'Allow')],
    items: () => items.map(itemOf),
    name: () => [text('name', 'utilityItems')],
    mode: () => [text('mode', nextWords())],
    type: () => [text('type', 'Region')],
  };
  const region = element('flexiPageRegions', ...order.flatMap((name) => parts[name]?.() ?? []));
  const background = element(
    'flexiPageRegions',
    itemOf('c:background'),
    text('name', 'backgroundComponents'),
  );
  const page = element(
    'FlexiPage',
    text('description', nextWords()),
    background,
    region,
    text('type', 'UtilityBar'),
  );
  const namespace = `xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="urn:metadata"`;
  return (
    mark +
    page.replace('FlexiPage>', `FlexiPage ${namespace}>`) +
    (spaces[0] ?? '').replaceAll(/<new[^/]*\/>|<x:.*<\/x:itemInstances>/g, '')
  );
}

/** Its elements over and over. */
function turns(list: readonly string[]): () => string {
  let at = 0;
  return () => {
    const element = list[at % list.length] ?? '';
    at += 1;
    return element;
  };
}
