/** What the package's metadata names of Salesforce's own: objects, fields, list columns and actions. */
import path from 'node:path';
import type { MetadataFile } from './metadataFiles.ts';
import { textsAt } from './metadataFiles.ts';
import type { Reference } from './references.ts';

interface Place {
  readonly in: string;
  readonly at: string;
  readonly refersTo: 'object' | 'field' | 'column' | 'action';
  /** The full name of what is meant. Without it: the text itself. */
  readonly meaning?: (text: string, file: MetadataFile) => string;
}

const TAB = 'standard-';

const PLACES: readonly Place[] = [
  { in: 'app', at: 'actionOverrides.pageOrSobjectType', refersTo: 'object' },
  { in: 'app', at: 'tabs', refersTo: 'object', meaning: objectOfTab },
  { in: 'field', at: 'referenceTo', refersTo: 'object' },
  { in: 'flexipage', at: 'sobjectType', refersTo: 'object' },
  {
    in: 'flexipage',
    at: 'flexiPageRegions.itemInstances.componentInstance.componentInstanceProperties.valueList.valueListItems.value',
    refersTo: 'action',
  },
  { in: 'js', at: 'targetConfigs.targetConfig.objects.object', refersTo: 'object' },
  {
    in: 'layout',
    at: 'layoutSections.layoutColumns.layoutItems.field',
    refersTo: 'field',
    meaning: (text, { name }) => `${name.split('-')[0] ?? ''}.${text}`,
  },
  { in: 'listView', at: 'columns', refersTo: 'column' },
  { in: 'permissionset', at: 'fieldPermissions.field', refersTo: 'field' },
  { in: 'permissionset', at: 'objectPermissions.object', refersTo: 'object' },
  { in: 'quickAction', at: 'targetObject', refersTo: 'object' },
];

/** The package's own things are left out: `references.ts` has them. */
export function standardReferencesIn(files: readonly MetadataFile[]): Reference[] {
  return PLACES.flatMap((place) =>
    files
      .filter(({ type }) => type === place.in)
      .flatMap((file) =>
        textsAt(file.content, place.at)
          .filter((text) => isStandard(text, place))
          .map((text) => ({
            from: file.path,
            type: place.refersTo,
            name: place.meaning === undefined ? text : place.meaning(text, file),
          })),
      ),
  );
}

/** The object of a file such as `quickActions/Contact.Call` or `objectTranslations/Contact-ja`, where it is Salesforce's. */
export function standardObjectsOfFiles(files: readonly MetadataFile[]): Reference[] {
  return files
    .filter(({ type }) => ['quickAction', 'objectTranslation'].includes(type))
    .map(({ path: file, name }) => ({
      from: path.basename(file),
      type: 'object',
      name: name.split(/[.-]/)[0] ?? '',
    }))
    .filter(({ name }) => !name.endsWith('__c'));
}

function isStandard(text: string, { at, refersTo }: Place): boolean {
  if (at === 'tabs') return text.startsWith(TAB);
  if (refersTo === 'action') return !text.includes('.');
  return !text.endsWith('__c');
}

function objectOfTab(text: string): string {
  return text.slice(TAB.length);
}
