/** What the shell knows of the org: apps, tabs, pages and actions, read from the package's metadata. */

/** A component on a page, as its FlexiPage places it. */
export interface PageComponent {
  /** Unique in its region. */
  readonly key: string;
  /** As the FlexiPage names it: `force:detailPanel`, or a bundle of the package (`zoomPhoneDialButtons`). */
  readonly name: string;
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
  /** Components inside this one (tabs of a tabset), by the property that holds them. */
  readonly facets: Readonly<Record<string, readonly PageComponent[]>>;
}

export interface PageRegion {
  readonly name: string;
  readonly components: readonly PageComponent[];
}

export interface RecordPage {
  readonly name: string;
  readonly label: string;
  /** `flexipage:recordHomeTemplateDesktop`, for example. */
  readonly template: string;
  readonly regions: readonly PageRegion[];
}

export interface UtilityItem {
  readonly id: string;
  readonly component: string;
  readonly label: string;
  /** Key of an SLDS utility icon (`call`). */
  readonly icon: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Created with the page, not when first opened ("Start automatically"). */
  readonly eager: boolean;
  readonly scrollable: boolean;
  /** Design properties of the component. */
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

export interface NavTab {
  /** As in the metadata: `standard-Contact`, `ZoomCallLog__c`. */
  readonly name: string;
  readonly label: string;
  /** An object's list, or a component that fills the page. */
  readonly target: { readonly object: string } | { readonly component: string };
}

export interface App {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Records open in workspace tabs. */
  readonly isConsole: boolean;
  /** CSS colour of the app's brand. */
  readonly color: string;
  readonly tabs: readonly NavTab[];
  readonly utilityItems: readonly UtilityItem[];
  /** Record pages of this app by object; an object without one gets the page that Lightning has for all. */
  readonly recordPages: Readonly<Record<string, RecordPage>>;
}

/** A quick action that is a component of the package. */
export interface QuickAction {
  /** `Contact.Zoom_Phone_Call`. */
  readonly name: string;
  readonly label: string;
  /** Name of the bundle. */
  readonly component: string;
  /** Has no face: does its work when called. Otherwise it is shown in a dialog. */
  readonly isHeadless: boolean;
}

export type FieldType =
  | 'text'
  | 'longText'
  | 'phone'
  | 'email'
  | 'url'
  | 'date'
  | 'datetime'
  | 'number'
  | 'duration'
  | 'currency'
  | 'checkbox'
  | 'picklist'
  | 'reference';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  /** API name; of a reference the field with the id (`AccountId`). */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly isEditable: boolean;
  readonly isRequired: boolean;
  /** Known values of a picklist. */
  readonly values: readonly PicklistValue[];
  /** Objects that a reference can point to. */
  readonly references: readonly string[];
}

export interface LayoutSection {
  readonly label: string;
  readonly columns: readonly (readonly Field[])[];
}

/** An object as the shell shows it. */
export interface ObjectInfo {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** `standard:contact`. */
  readonly icon: string;
  /** Field that names a record. */
  readonly nameField: string;
  readonly listColumns: readonly Field[];
  /** Fields beside the name in the head of a record page. */
  readonly highlights: readonly Field[];
  readonly sections: readonly LayoutSection[];
  /** What the forms for a new record and for editing ask for. */
  readonly formFields: readonly Field[];
  /** Related lists of a record page. */
  readonly relatedLists: readonly RelatedList[];
  readonly isCreatable: boolean;
}

export interface RelatedList {
  readonly object: string;
  /** Field of the listed object that points to the record. */
  readonly field: string;
}

export interface Org {
  readonly apps: readonly App[];
  readonly quickActions: readonly QuickAction[];
  readonly objects: Readonly<Record<string, ObjectInfo>>;
}

/** Who uses the shell. */
export interface WorkbenchInfo {
  readonly orgName: string;
  readonly user: { readonly id: string; readonly name: string; readonly username: string };
  /** False when the gateway is not part of this workbench. */
  readonly hasGateway: boolean;
}
