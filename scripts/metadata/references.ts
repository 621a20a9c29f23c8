/** What the package's metadata names of itself: every place where one file refers to another. */
import path from 'node:path';
import type { MetadataFile } from './metadataFiles.ts';
import { elementsAt, textAt, textsAt } from './metadataFiles.ts';

/** A named thing of the package: the suffix of its file and its full name, as in MetadataFile. */
export interface Component {
  readonly type: string;
  readonly name: string;
}

export interface Reference extends Component {
  /** The file that refers to it. */
  readonly from: string;
}

interface Place {
  /** Type of the files in which the place is. */
  readonly in: string;
  /** Path of the elements that hold the name. */
  readonly at: string;
  readonly refersTo: string;
  /** The full name of what is meant; null for what belongs to Salesforce. Without it: the text itself. */
  readonly meaning?: (text: string, file: MetadataFile) => string | null;
}

const COMPONENTS = 'flexiPageRegions.itemInstances.componentInstance';

const PLACES: readonly Place[] = [
  { in: 'app', at: 'actionOverrides.content', refersTo: 'flexipage' },
  { in: 'app', at: 'tabs', refersTo: 'tab', meaning: ownTab },
  { in: 'app', at: 'utilityBar', refersTo: 'flexipage' },
  { in: 'compactLayout', at: 'fields', refersTo: 'field', meaning: fieldOfFolder },
  {
    in: 'dashboard',
    at: 'dashboardGridLayout.dashboardGridComponents.dashboardComponent.report',
    refersTo: 'report',
  },
  { in: 'field', at: 'referenceTo', refersTo: 'object', meaning: ownObject },
  { in: 'flexipage', at: `${COMPONENTS}.componentName`, refersTo: 'js', meaning: ownComponent },
  {
    in: 'flexipage',
    at: `${COMPONENTS}.componentInstanceProperties.valueList.valueListItems.value`,
    refersTo: 'quickAction',
    meaning: ownAction,
  },
  {
    in: 'layout',
    at: 'layoutSections.layoutColumns.layoutItems.field',
    refersTo: 'field',
    meaning: fieldOfLayout,
  },
  { in: 'listView', at: 'columns', refersTo: 'field', meaning: fieldOfFolder },
  { in: 'listView', at: 'filters.field', refersTo: 'field', meaning: fieldOfFolder },
  { in: 'object', at: 'compactLayoutAssignment', refersTo: 'compactLayout', meaning: partOfObject },
  {
    in: 'object',
    at: 'searchLayouts.searchResultsAdditionalFields',
    refersTo: 'field',
    meaning: partOfObject,
  },
  { in: 'objectTranslation', at: 'fields.name', refersTo: 'field', meaning: partOfTranslated },
  { in: 'objectTranslation', at: 'layouts.layout', refersTo: 'layout', meaning: layoutOfTranslated },
  { in: 'objectTranslation', at: 'quickActions.name', refersTo: 'quickAction', meaning: partOfTranslated },
  { in: 'permissionset', at: 'applicationVisibilities.application', refersTo: 'app' },
  { in: 'permissionset', at: 'customPermissions.name', refersTo: 'customPermission' },
  { in: 'permissionset', at: 'customSettingAccesses.name', refersTo: 'object' },
  { in: 'permissionset', at: 'fieldPermissions.field', refersTo: 'field', meaning: ownField },
  { in: 'permissionset', at: 'objectPermissions.object', refersTo: 'object', meaning: ownObject },
  { in: 'permissionset', at: 'pageAccesses.apexPage', refersTo: 'page' },
  { in: 'permissionset', at: 'tabSettings.tab', refersTo: 'tab', meaning: ownTab },
  { in: 'quickAction', at: 'lightningWebComponent', refersTo: 'js' },
  { in: 'report', at: 'reportType', refersTo: 'reportType', meaning: ownReportType },
  { in: 'reportType', at: 'baseObject', refersTo: 'object', meaning: ownObject },
  { in: 'tab', at: 'lwcComponent', refersTo: 'js' },
  { in: 'tab', at: 'page', refersTo: 'page' },
  { in: 'translation', at: 'customApplications.name', refersTo: 'app' },
  { in: 'translation', at: 'customLabels.name', refersTo: 'label' },
  { in: 'translation', at: 'customTabs.name', refersTo: 'tab' },
  { in: 'translation', at: 'dashboards.name', refersTo: 'dashboard' },
  { in: 'translation', at: 'reportTypes.name', refersTo: 'reportType' },
  { in: 'translation', at: 'reports.name', refersTo: 'report' },
];

/** All things that the files of the package define. A field of Activity is one of Task and Event. */
export function definedIn(files: readonly MetadataFile[]): Component[] {
  const labels = files.flatMap(({ content }) => textsAt(content, 'labels.fullName'));
  const activityFields = files.filter(({ type, name }) => type === 'field' && name.startsWith('Activity.'));
  return [
    ...files.map(({ type, name }) => ({ type, name })),
    ...labels.map((name) => ({ type: 'label', name })),
    ...activityFields.flatMap(({ name }) =>
      ['Task', 'Event'].map((object) => ({ type: 'field', name: name.replace('Activity', object) })),
    ),
  ];
}

/** All references between the files, those to Salesforce's own things left out. */
export function referencesIn(files: readonly MetadataFile[]): Reference[] {
  return PLACES.flatMap((place) =>
    files
      .filter(({ type }) => type === place.in)
      .flatMap((file) =>
        textsAt(file.content, place.at).flatMap((text) => {
          const name = place.meaning === undefined ? text : place.meaning(text, file);
          return name === null ? [] : [{ from: file.path, type: place.refersTo, name }];
        }),
      ),
  );
}

/** The standard components of a FlexiPage, for example `force:detailPanel`. */
export function standardComponents(flexiPage: unknown): string[] {
  return textsAt(flexiPage, `${COMPONENTS}.componentName`).filter((name) => name.includes(':'));
}

/** The facets that a FlexiPage's components name and it lacks. */
export function missingFacets(flexiPage: unknown): string[] {
  const regions = textsAt(flexiPage, 'flexiPageRegions.name');
  return elementsAt(flexiPage, `${COMPONENTS}.componentInstanceProperties`)
    .filter((property) => ['tabs', 'body'].includes(textAt(property, 'name')))
    .map((property) => textAt(property, 'value'))
    .filter((facet) => !regions.includes(facet));
}

function ownTab(text: string): string | null {
  return text.startsWith('standard-') ? null : text;
}

function ownObject(text: string): string | null {
  return text.endsWith('__c') ? text : null;
}

/** Standard fields have no file. */
function ownField(text: string): string | null {
  return text.endsWith('__c') ? text : null;
}

/** A custom report type is named with `__c`; without it is one of Salesforce's. */
function ownReportType(text: string): string | null {
  return text.endsWith('__c') ? text.slice(0, -'__c'.length) : null;
}

function ownComponent(text: string): string | null {
  return text.includes(':') ? null : text;
}

/** `Contact.Zoom_Phone_Call`; an action without an object is one of Salesforce's. */
function ownAction(text: string): string | null {
  return text.includes('.') ? text : null;
}

function fieldOfFolder(text: string, { path: file }: MetadataFile): string | null {
  return ownField(`${path.basename(path.dirname(path.dirname(file)))}.${text}`);
}

/** The file is named `<object>-<name of the layout>`. */
function fieldOfLayout(text: string, { name }: MetadataFile): string | null {
  return ownField(`${name.split('-')[0] ?? ''}.${text}`);
}

function partOfObject(text: string, { name }: MetadataFile): string {
  return `${name}.${text}`;
}

/** The file is named `<object>-<language>`. */
function partOfTranslated(text: string, { name }: MetadataFile): string {
  return `${name.split('-')[0] ?? ''}.${text}`;
}

function layoutOfTranslated(text: string, { name }: MetadataFile): string {
  return `${name.split('-')[0] ?? ''}-${text}`;
}
