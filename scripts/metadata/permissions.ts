/** What a permission set gives, one line for each permission. */
import { elementsAt, textAt, textsAt } from './metadataFiles.ts';

const OBJECT_RIGHTS = [
  ['allowCreate', 'create'],
  ['allowRead', 'read'],
  ['allowEdit', 'edit'],
  ['allowDelete', 'delete'],
  ['viewAllRecords', 'viewAll'],
  ['modifyAllRecords', 'modifyAll'],
] as const;

/** Kinds of permissions that the package gives, and where their names are. */
const NAMED = [
  ['applicationVisibilities', 'application', 'app'],
  ['customPermissions', 'name', 'customPermission'],
  ['customSettingAccesses', 'name', 'customSetting'],
  ['pageAccesses', 'apexPage', 'page'],
  ['tabSettings', 'tab', 'tab'],
  ['userPermissions', 'name', 'user'],
] as const;

const OTHER_ELEMENTS = ['description', 'hasActivationRequired', 'label'];

/** @throws Error when the set has a kind of permission that is not known here */
export function permissionsOf(permissionSet: unknown): string[] {
  const known = [...NAMED.map(([element]) => element), 'fieldPermissions', 'objectPermissions'];
  const unknown = elementNames(permissionSet).filter((name) => ![...known, ...OTHER_ELEMENTS].includes(name));
  if (unknown.length > 0) throw new Error(`Not known: ${unknown.join(', ')}`);
  return [
    ...NAMED.flatMap(([element, name, kind]) =>
      textsAt(permissionSet, `${element}.${name}`).map((each) => `${kind} ${each}`),
    ),
    ...elementsAt(permissionSet, 'objectPermissions').flatMap((object) =>
      OBJECT_RIGHTS.filter(([element]) => textAt(object, element) === 'true').map(
        ([, right]) => `object ${textAt(object, 'object')}: ${right}`,
      ),
    ),
    ...new Set(
      textsAt(permissionSet, 'fieldPermissions.field').map((field) => `fields ${field.split('.')[0] ?? ''}`),
    ),
  ];
}

function elementNames(element: unknown): string[] {
  return typeof element === 'object' && element !== null ? Object.keys(element) : [];
}
