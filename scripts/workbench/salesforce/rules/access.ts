/** What a user may see and write: profile, permission sets, and who owns a record. */
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { ObjectPermission, PermissionSet } from '../schema/permissionSets.ts';
import type { Schema } from '../schema/schema.ts';
import type { RecordStore, Row } from '../store/recordStore.ts';

export interface Access {
  readonly userId: string;
  canRead(object: ObjectDefinition): boolean;
  canWrite(object: ObjectDefinition, action: 'create' | 'edit' | 'delete'): boolean;
  /** Field-level security; a field that is not readable does not exist for this user. */
  canReadField(object: ObjectDefinition, field: FieldDefinition): boolean;
  canEditField(object: ObjectDefinition, field: FieldDefinition): boolean;
  /** Only the records that the user owns are visible. */
  seesOnlyOwn(object: ObjectDefinition): boolean;
  canSee(object: ObjectDefinition, row: Row): boolean;
  hasPermissionSet(name: string): boolean;
  hasCustomPermission(name: string): boolean;
  readonly isAdmin: boolean;
}

/** Profiles that give no object of their own: all comes from permission sets. */
export const MINIMUM_ACCESS_PROFILE = 'Minimum Access - API Only Integrations';
export const ADMIN_PROFILE = 'System Administrator';

/** Objects that every user of the API may read, and which only an administrator writes. */
const SETUP_OBJECTS = [
  'User',
  'Organization',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'TaskStatus',
];
const NOTHING: ObjectPermission = { read: false, create: false, edit: false, delete: false, viewAll: false };

interface Deps {
  schema: Schema;
  records: RecordStore;
  permissionSets: readonly PermissionSet[];
  /** Names of standard objects whose org-wide default is Private. */
  privateObjects: ReadonlySet<string>;
  /** By `<object>.<field>`: what nobody sees, or nobody may edit. */
  fieldsTakenAway: ReadonlyMap<string, 'hidden' | 'readOnly'>;
}

export function accessOf(deps: Deps, userId: string): Access {
  const { schema, records, permissionSets, privateObjects, fieldsTakenAway } = deps;
  const profile = profileNameOf(schema, records, userId);
  const assigned = assignedSets(schema, records, userId);
  const sets = permissionSets.filter((set) => assigned.has(set.name));
  const isAdmin = profile === ADMIN_PROFILE;
  const permission = (object: ObjectDefinition) => sets.map((set) => set.objects.get(object.name) ?? NOTHING);
  const fromProfile = (object: ObjectDefinition) =>
    isAdmin || (!object.custom && profile !== MINIMUM_ACCESS_PROFILE);
  const ofField = (object: ObjectDefinition, field: FieldDefinition) =>
    sets.map((set) => set.fields.get(`${object.name}.${field.name}`));
  const taken = (object: ObjectDefinition, field: FieldDefinition) =>
    fieldsTakenAway.get(`${object.name}.${field.name}`);
  const userPermission = (name: string) => sets.some((set) => set.userPermissions.includes(name));
  /** Salesforce Help: "Protection and Privacy Options for Custom Settings". */
  const mayReadSetting = (object: ObjectDefinition) =>
    userPermission('CustomizeApplication') || sets.some((set) => set.customSettings.includes(object.name));
  const access: Access = {
    userId,
    isAdmin,
    canRead: (object) =>
      SETUP_OBJECTS.includes(object.name) ||
      (object.customSetting && mayReadSetting(object)) ||
      fromProfile(object) ||
      (object.name === 'Task' && userPermission('ActivitiesAccess')) ||
      permission(object).some((each) => each.read),
    canWrite: (object, action) => {
      if (SETUP_OBJECTS.includes(object.name)) return isAdmin;
      if (object.name === 'Task' && userPermission('EditTask')) return true;
      if (object.customSetting) return isAdmin || userPermission('CustomizeApplication');
      return fromProfile(object) || permission(object).some((each) => each[action]);
    },
    canReadField: (object, field) =>
      taken(object, field) !== 'hidden' &&
      (alwaysVisible(field) || object.customSetting || ofField(object, field).some((each) => each?.readable)),
    canEditField: (object, field) =>
      taken(object, field) === undefined &&
      (alwaysVisible(field) || object.customSetting || ofField(object, field).some((each) => each?.editable)),
    seesOnlyOwn: (object) =>
      (object.isPrivate || privateObjects.has(object.name)) &&
      !isAdmin &&
      !permission(object).some((each) => each.viewAll),
    canSee: (object, row) => !access.seesOnlyOwn(object) || row['OwnerId'] === userId,
    hasPermissionSet: (name) => assigned.has(name),
    hasCustomPermission: (name) => sets.some((set) => set.customPermissions.includes(name)),
  };
  return access;
}

function profileNameOf(schema: Schema, records: RecordStore, userId: string): string | null {
  const users = schema.object('User');
  const profiles = schema.object('Profile');
  const profileId = users && records.get(users, userId)?.['ProfileId'];
  if (profiles === undefined || typeof profileId !== 'string') return null;
  return String(records.get(profiles, profileId)?.['Name']);
}

/** Names of the permission sets assigned to a user. */
function assignedSets(schema: Schema, records: RecordStore, userId: string): Set<string> {
  const assignments = schema.object('PermissionSetAssignment');
  const sets = schema.object('PermissionSet');
  if (assignments === undefined || sets === undefined) return new Set();
  return new Set(
    records
      .findBy(assignments, 'AssigneeId', userId)
      .map((row) => String(records.get(sets, String(row['PermissionSetId']))?.['Name'])),
  );
}

/** Only what was taken away is hidden of standard fields, of the customer's, and of custom fields that every record must have. */
function alwaysVisible(field: FieldDefinition): boolean {
  return !field.custom || field.ofCustomer || (!field.nillable && field.type !== 'boolean');
}
