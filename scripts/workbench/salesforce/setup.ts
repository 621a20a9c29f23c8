/** What an org has before anybody writes a record: itself, profiles, permission sets, users, statuses. */
import type { DirectRecords } from './directRecords.ts';
import { ADMIN_PROFILE, MINIMUM_ACCESS_PROFILE } from './rules/access.ts';
import type { Org } from './rest/apiRequest.ts';
import type { PermissionSet } from './schema/permissionSets.ts';

const STANDARD_PROFILE = 'Standard User';

/** A user of the org. */
export interface LocalUser {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  /** For example `ja`, `en_US`. */
  readonly language: string;
  /** For example `ja_JP`. */
  readonly locale: string;
  /** For example `Asia/Tokyo`. */
  readonly timeZone: string;
  readonly profile: typeof ADMIN_PROFILE | typeof MINIMUM_ACCESS_PROFILE | typeof STANDARD_PROFILE;
  /** Names of permission sets of the package. */
  readonly permissionSets: readonly string[];
}

const TASK_STATUSES = [
  { name: 'Not Started', isDefault: true, isClosed: false },
  { name: 'In Progress', isDefault: false, isClosed: false },
  { name: 'Completed', isDefault: false, isClosed: true },
  { name: 'Waiting on someone else', isDefault: false, isClosed: false },
  { name: 'Deferred', isDefault: false, isClosed: false },
];

/** A new org gets its setup and the seed; one from a file keeps what it has and learns of new permission sets. */
export function fillOrg(
  org: Org,
  records: DirectRecords,
  { users, seed }: { readonly users: readonly LocalUser[]; readonly seed?: (records: DirectRecords) => void },
): void {
  org.database.transaction(() => {
    const isNew = records.count('Organization') === 0;
    if (isNew) setUpOrg(records, users);
    const before = records.count('PermissionSet');
    installPermissionSets(records, org.permissionSets);
    if (records.count('PermissionSet') > before) assignPermissionSets(records, users);
    if (isNew) seed?.(records);
  });
}

function setUpOrg(records: DirectRecords, users: readonly LocalUser[]): void {
  records.create('Organization', {
    Name: 'Workbench',
    OrganizationType: 'Developer Edition',
    InstanceName: 'WB1',
    IsSandbox: false,
    DefaultLocaleSidKey: 'ja_JP',
    LanguageLocaleKey: 'ja',
    TimeZoneSidKey: 'Asia/Tokyo',
    Country: 'JP',
  });
  const profiles = new Map(
    [ADMIN_PROFILE, STANDARD_PROFILE, MINIMUM_ACCESS_PROFILE].map((name) => [
      name,
      records.create('Profile', {
        Name: name,
        UserType: 'Standard',
        PermissionsViewAllData: name === ADMIN_PROFILE,
      }),
    ]),
  );
  for (const [index, { name, isDefault, isClosed }] of TASK_STATUSES.entries()) {
    records.create('TaskStatus', {
      ApiName: name,
      MasterLabel: name,
      SortOrder: index + 1,
      IsDefault: isDefault,
      IsClosed: isClosed,
    });
  }
  for (const user of users) createUser(records, user, profiles.get(user.profile) ?? '');
}

function createUser(records: DirectRecords, user: LocalUser, profileId: string): void {
  const handle = user.username.split('@')[0] ?? user.username;
  records.create('User', {
    Username: user.username,
    Email: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Alias: handle.slice(0, 8),
    CommunityNickname: handle.slice(0, 40),
    Title: user.title,
    IsActive: true,
    ProfileId: profileId,
    UserType: 'Standard',
    LanguageLocaleKey: user.language,
    LocaleSidKey: user.locale,
    TimeZoneSidKey: user.timeZone,
    EmailEncodingKey: 'UTF-8',
  });
}

/** Installs the permission sets of the package that the org does not have yet. */
function installPermissionSets(records: DirectRecords, sets: readonly PermissionSet[]): void {
  for (const { name, label } of sets) {
    if (records.find('PermissionSet', { Name: name }).length > 0) continue;
    records.create('PermissionSet', { Name: name, Label: label, IsCustom: true, IsOwnedByProfile: false });
  }
}

/** Gives users the permission sets that are theirs; those that the package does not have are left out. */
function assignPermissionSets(records: DirectRecords, users: readonly LocalUser[]): void {
  for (const { username, permissionSets } of users) {
    const [user] = records.find('User', { Username: username });
    for (const set of permissionSets.flatMap((name) => records.find('PermissionSet', { Name: name }))) {
      const assignment = { AssigneeId: user?.['Id'] ?? null, PermissionSetId: set['Id'] ?? null };
      if (records.find('PermissionSetAssignment', assignment).length > 0) continue;
      records.create('PermissionSetAssignment', { ...assignment, IsActive: true });
    }
  }
}
