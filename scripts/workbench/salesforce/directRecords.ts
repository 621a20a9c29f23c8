/** Records without API, rights and validation rules: for seeds, tests and the workbench's own hand. */
import { ADMIN_PROFILE } from './rules/access.ts';
import { defaultFields } from './rules/defaults.ts';
import { toStored } from './rules/fieldInput.ts';
import { toJson } from './rules/fieldOutput.ts';
import type { JsonValue } from './rules/fieldOutput.ts';
import { derivedFields } from './rules/platformRules.ts';
import type { ObjectDefinition } from './schema/definitions.ts';
import type { Org } from './rest/apiRequest.ts';
import type { Row, Stored } from './store/recordStore.ts';

/** Field values as the REST API writes them: dates as `2026-11-22`, moments in ISO 8601. */
export type Fields = Readonly<Record<string, JsonValue | undefined>>;

export interface DirectRecords {
  /** A record with all its fields, also a deleted one; null for an id of nothing. */
  get(id: string): Record<string, JsonValue> | null;
  /** Records that are not deleted and have these values. */
  find(objectName: string, filter?: Fields): Record<string, JsonValue>[];
  count(objectName: string): number;
  /** System fields may be given too. @returns the id */
  create(objectName: string, fields: Fields): string;
  update(id: string, fields: Fields): void;
  remove(id: string): void;
  /** As a merge does: the loser is deleted and names the winner, which takes over the Tasks. */
  merge(winnerId: string, loserId: string): void;
  /** As the conversion of a Lead does: it stays, and its Tasks go to the Contact. */
  convert(leadId: string, contactId: string): void;
  /** Many at once, in one transaction. @returns how many */
  load(objectName: string, rows: Iterable<Fields>): number;
}

export function createDirectRecords(org: Org): DirectRecords {
  const objectNamed = (name: string) => {
    const object = org.schema.object(name);
    if (object === undefined) throw new Error(`The local Salesforce has no object ${name}`);
    return object;
  };
  const stored = (id: string) => {
    const object = org.schema.objectOfId(id);
    const row = object && org.records.get(object, id);
    return object === undefined || row === undefined ? null : { object, row };
  };
  const change = (id: string, changes: Row) => {
    const found = stored(id);
    if (found === null) throw new Error(`There is no record ${id}`);
    const { object, row } = found;
    const after = { ...row, ...changes };
    const derived = derivedFields({ ...org, now: org.clock() }, object, after, row);
    const all = { SystemModstamp: org.clock(), ...derived, ...changes };
    org.records.update(object, id, all);
    org.search.changed(object, { ...row, ...all });
  };
  const moveTasks = (fromId: string, toId: string) => {
    for (const { Id } of org.records.findBy(objectNamed('Task'), 'WhoId', fromId)) {
      change(String(Id), { WhoId: toId });
    }
  };
  return {
    get: (id) => {
      const found = stored(id);
      return found === null ? null : toRecord(found.object, found.row);
    },
    find: (objectName, filter = {}) => {
      const object = objectNamed(objectName);
      const entries = Object.entries(toColumns(org, object, filter));
      const [first = ['IsDeleted', 0], ...others] = entries;
      return org.records
        .findBy(object, ...first)
        .filter((row) => others.every(([name, value]) => row[name] === value))
        .map((row) => toRecord(object, row));
    },
    count: (objectName) => org.records.count(objectNamed(objectName)),
    create: (objectName, fields) =>
      org.database.transaction(() => insert(org, objectNamed(objectName), fields, creatorOf(org))),
    update: (id, fields) => {
      const object = org.schema.objectOfId(id);
      if (object !== undefined) change(id, toColumns(org, object, fields));
    },
    remove: (id) => {
      change(id, { IsDeleted: 1 });
    },
    merge: (winnerId, loserId) => {
      moveTasks(loserId, winnerId);
      change(loserId, { IsDeleted: 1, MasterRecordId: winnerId });
    },
    convert: (leadId, contactId) => {
      moveTasks(leadId, contactId);
      change(leadId, { IsConverted: 1, ConvertedContactId: contactId, Status: 'Closed - Converted' });
    },
    load: (objectName, rows) =>
      org.database.transaction(() => {
        const object = objectNamed(objectName);
        const creator = creatorOf(org);
        let count = 0;
        for (const fields of rows) {
          insert(org, object, fields, creator);
          count += 1;
        }
        return count;
      }),
  };
}

function insert(org: Org, object: ObjectDefinition, fields: Fields, creator: string | null): string {
  const id = org.records.newId(object);
  const now = org.clock();
  const audit = {
    Id: id,
    CreatedDate: now,
    CreatedById: creator,
    LastModifiedDate: now,
    LastModifiedById: creator,
    SystemModstamp: now,
  };
  const given = {
    ...defaultFields(org.records, object, creator),
    ...audit,
    ...toColumns(org, object, fields),
  };
  const row = { ...given, ...derivedFields({ ...org, now }, object, given, null) };
  org.records.insert(object, row);
  org.search.changed(object, row);
  return id;
}

/** Records that nobody created are the administrator's. */
function creatorOf(org: Org): string | null {
  const profiles = org.schema.object('Profile');
  const users = org.schema.object('User');
  const profile = profiles && org.records.findBy(profiles, 'Name', ADMIN_PROFILE)[0];
  const admin = users && profile && org.records.findBy(users, 'ProfileId', profile['Id'] ?? null)[0];
  return typeof admin?.['Id'] === 'string' ? admin['Id'] : null;
}

function toColumns(org: Org, object: ObjectDefinition, fields: Fields): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const field = org.schema.field(object, name);
        if (field === undefined) throw new Error(`${object.name} has no field ${name}`);
        return [field.name, toStored(field, value)];
      }),
  );
}

function toRecord(object: ObjectDefinition, row: Row): Record<string, JsonValue> {
  return Object.fromEntries(object.fields.map((field) => [field.name, toJson(field, row[field.name])]));
}
