/** What a file of metadata names that has to be in the org as well. */
import { childText, childrenOf, readXml } from '../schema/metadataXml.ts';
import type { XmlElement } from '../schema/metadataXml.ts';
import { ownerOf } from './componentTypes.ts';

export interface Reference {
  readonly type: string;
  readonly fullName: string;
  /** The element that names it. */
  readonly element: string;
}

type Finder = (xml: XmlElement, fullName: string) => Reference[];

const FINDERS: Readonly<Record<string, Finder>> = {
  CustomApplication: (xml) => [
    ...named(xml, 'utilityBar', 'FlexiPage'),
    ...childrenOf(xml, 'actionOverrides').flatMap((each) =>
      childText(each, 'type')?.toLowerCase() === 'flexipage' ? named(each, 'content', 'FlexiPage') : [],
    ),
    ...named(xml, 'tabs', 'CustomTab').filter(({ fullName }) => !fullName.startsWith('standard-')),
  ],
  CustomObject: (xml, object) => [
    { type: 'CustomObject', fullName: object, element: 'fullName' },
    ...childrenOf(xml, 'fields').flatMap((field) => named(field, 'referenceTo', 'CustomObject')),
  ],
  CustomObjectTranslation: (xml, name) => {
    const object = name.slice(0, name.lastIndexOf('-'));
    const within = (element: string, type: string) =>
      childrenOf(xml, element).flatMap((each) =>
        named(each, 'name', type).map((one) => ({ ...one, fullName: `${object}.${one.fullName}` })),
      );
    return [
      { type: 'CustomObject', fullName: object, element: 'fullName' },
      ...within('fields', 'CustomField'),
      ...within('quickActions', 'QuickAction'),
    ];
  },
  CustomTab: (xml, fullName) => [
    ...named(xml, 'lwcComponent', 'LightningComponentBundle'),
    ...named(xml, 'flexiPage', 'FlexiPage'),
    ...named(xml, 'page', 'ApexPage'),
    ...(childText(xml, 'customObject') === 'true'
      ? [{ type: 'CustomObject', fullName, element: 'customObject' }]
      : []),
  ],
  FlexiPage: (xml) => [
    ...named(xml, 'sobjectType', 'CustomObject'),
    ...named(xml, 'parentFlexiPage', 'FlexiPage').filter(({ fullName }) => !fullName.includes('__')),
    ...deep(xml, 'componentName').flatMap(ownComponent),
  ],
  Layout: (xml, name) => {
    const object = name.slice(0, name.indexOf('-'));
    return [
      { type: 'CustomObject', fullName: object, element: 'fullName' },
      ...deep(xml, 'layoutItems').flatMap((item) =>
        named(item, 'field', 'CustomField').map((one) => ({ ...one, fullName: `${object}.${one.fullName}` })),
      ),
    ];
  },
  PermissionSet: (xml) => [
    ...within(xml, 'applicationVisibilities', 'application', 'CustomApplication'),
    ...within(xml, 'customPermissions', 'name', 'CustomPermission'),
    ...within(xml, 'customSettingAccesses', 'name', 'CustomObject'),
    ...within(xml, 'fieldPermissions', 'field', 'CustomField'),
    ...within(xml, 'objectPermissions', 'object', 'CustomObject'),
    ...within(xml, 'tabSettings', 'tab', 'CustomTab').filter((one) => !one.fullName.startsWith('standard-')),
  ],
  QuickAction: (xml, name) => [
    ...named(xml, 'lightningWebComponent', 'LightningComponentBundle'),
    ...(name.includes('.')
      ? [{ type: 'CustomObject', fullName: name.split('.')[0] ?? '', element: 'fullName' }]
      : []),
  ],
  Translations: (xml) => [
    ...within(xml, 'customApplications', 'name', 'CustomApplication'),
    ...within(xml, 'customLabels', 'name', 'CustomLabel'),
    ...within(xml, 'customTabs', 'name', 'CustomTab'),
  ],
};

/** @throws Error when the file is no XML */
export function referencesOf(path: string, text: string): Reference[] {
  const owner = ownerOf(path);
  if (owner === null) return [];
  if (owner.type.xmlName === 'AuraDefinitionBundle') return dependenciesOf(text);
  if (owner.type.xmlName === 'LightningComponentBundle') return path.endsWith('.js') ? importsOf(text) : [];
  if (owner.type.metaFile && !path.endsWith('-meta.xml')) return [];
  const xml = readXml(text);
  const find = FINDERS[owner.type.xmlName] ?? forClientApps;
  return find(xml, owner.fullName).map(toActivity);
}

/** Fields of Tasks and Events are fields of Activity. */
function toActivity(reference: Reference): Reference {
  if (reference.type !== 'CustomField') return reference;
  return { ...reference, fullName: reference.fullName.replace(/^(?:Task|Event)\./, 'Activity.') };
}

function forClientApps(xml: XmlElement): Reference[] {
  const sets = childText(xml, 'commaSeparatedPermissionSet') ?? '';
  return [
    ...named(xml, 'externalClientApplication', 'ExternalClientApplication'),
    ...sets
      .split(',')
      .filter((each) => each.trim() !== '')
      .map((each) => ({
        type: 'PermissionSet',
        fullName: each.trim(),
        element: 'commaSeparatedPermissionSet',
      })),
  ];
}

/** Components of the package in an Aura app for Lightning Out. */
function dependenciesOf(markup: string): Reference[] {
  const names = markup.matchAll(/<aura:dependency\s+resource="c:(\w+)"/g);
  return [...names].map(([, fullName = '']) => ({
    type: 'LightningComponentBundle',
    fullName,
    element: 'aura:dependency',
  }));
}

const IMPORTS: readonly (readonly [RegExp, string])[] = [
  [/['"]@salesforce\/label\/c\.(\w+)['"]/g, 'CustomLabel'],
  [/['"]@salesforce\/messageChannel\/(\w+?)__c['"]/g, 'LightningMessageChannel'],
  [/['"]@salesforce\/customPermission\/(\w+)['"]/g, 'CustomPermission'],
  [/(?:from|import)\s*['"]c\/(\w+)['"]/g, 'LightningComponentBundle'],
];

function importsOf(script: string): Reference[] {
  return IMPORTS.flatMap(([pattern, type]) =>
    [...script.matchAll(pattern)].map(([, fullName = '']) => ({ type, fullName, element: 'import' })),
  );
}

/** Components of the platform and of packages have a namespace that is not `c`. */
function ownComponent({ text }: XmlElement): Reference[] {
  const [namespace = '', name] = text.trim().split(':');
  if (name !== undefined && namespace !== 'c') return [];
  return [{ type: 'LightningComponentBundle', fullName: name ?? namespace, element: 'componentName' }];
}

function named(xml: XmlElement, element: string, type: string): Reference[] {
  return childrenOf(xml, element).map(({ text }) => ({ type, fullName: text.trim(), element }));
}

function within(xml: XmlElement, group: string, element: string, type: string): Reference[] {
  return childrenOf(xml, group).flatMap((each) => named(each, element, type));
}

function deep(xml: XmlElement, name: string): XmlElement[] {
  return xml.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);
}
