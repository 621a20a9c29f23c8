/** Permission sets of a package. Metadata API Developer Guide: PermissionSet. */
import { childText, childrenOf } from './metadataXml.ts';
import type { XmlElement } from './metadataXml.ts';
import { readMetadata } from './packageFiles.ts';

export interface ObjectPermission {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  /** Sees the records of others too, whatever the sharing. */
  readonly viewAll: boolean;
}

export interface PermissionSet {
  readonly name: string;
  readonly label: string;
  /** By the name of the object. */
  readonly objects: ReadonlyMap<string, ObjectPermission>;
  /** By `Object.Field__c`. */
  readonly fields: ReadonlyMap<string, { readonly readable: boolean; readonly editable: boolean }>;
  readonly customPermissions: readonly string[];
  /** Custom settings that may be read by the API. */
  readonly customSettings: readonly string[];
  readonly userPermissions: readonly string[];
}

export function readPermissionSets(folders: readonly string[]): PermissionSet[] {
  return readMetadata(folders, 'permissionset').map(({ name, xml }) => ({
    name,
    label: childText(xml, 'label') ?? name,
    objects: new Map(childrenOf(xml, 'objectPermissions').map(objectPermission)),
    fields: new Map(childrenOf(xml, 'fieldPermissions').map(fieldPermission)),
    customPermissions: enabledNames(xml, 'customPermissions'),
    customSettings: enabledNames(xml, 'customSettingAccesses'),
    userPermissions: enabledNames(xml, 'userPermissions'),
  }));
}

function objectPermission(xml: XmlElement): [string, ObjectPermission] {
  const is = (name: string) => childText(xml, name) === 'true';
  return [
    childText(xml, 'object') ?? '',
    {
      read: is('allowRead'),
      create: is('allowCreate'),
      edit: is('allowEdit'),
      delete: is('allowDelete'),
      viewAll: is('viewAllRecords'),
    },
  ];
}

function fieldPermission(xml: XmlElement): [string, { readable: boolean; editable: boolean }] {
  const readable = childText(xml, 'readable') === 'true';
  const editable = childText(xml, 'editable') === 'true';
  return [childText(xml, 'field') ?? '', { readable: readable || editable, editable }];
}

function enabledNames(xml: XmlElement, element: string): string[] {
  return childrenOf(xml, element)
    .filter((permission) => childText(permission, 'enabled') === 'true')
    .flatMap((permission) => childText(permission, 'name') ?? []);
}
