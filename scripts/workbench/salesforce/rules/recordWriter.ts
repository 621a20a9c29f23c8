/** Creates, changes and deletes records under the rules of the platform. */
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import type { Database } from '../store/database.ts';
import type { RecordStore, Row } from '../store/recordStore.ts';
import type { SearchIndex } from '../store/searchIndex.ts';
import type { Access } from './access.ts';
import { ApiError, badRequest, notFound } from './apiError.ts';
import { toJson } from './fieldOutput.ts';
import type { JsonValue } from './fieldOutput.ts';
import { defaultFields } from './defaults.ts';
import { checkDuplicates } from './duplicateRules.ts';
import type { DuplicateRule } from './duplicateRules.ts';
import { derivedFields } from './platformRules.ts';
import { readInput } from './recordInput.ts';
import type { Changes } from './recordInput.ts';
import { checkReferences, checkRequired, checkUnique } from './saveChecks.ts';

export type RecordAction = 'create' | 'update' | 'delete';

/** A rule of the customer's org: what it refuses cannot be saved. */
export interface ValidationRule {
  /** API name of the object. */
  readonly object: string;
  readonly message: string;
  /** @param record the record as it would be, by the names of its fields */
  readonly refuses: (record: Readonly<Record<string, JsonValue>>) => boolean;
}

export interface CreateOptions {
  /** The field that may not stand in the body. */
  readonly forbidden?: string;
  /** What another part of the request says of the record. */
  readonly preset?: Changes;
  /** Alerts of duplicate rules do not count. */
  readonly allowsDuplicates?: boolean;
}

export interface RecordWriter {
  /** @returns the id of the new record */
  create(access: Access, object: ObjectDefinition, body: unknown, options?: CreateOptions): string;
  update(access: Access, object: ObjectDefinition, id: string, body: unknown, forbidden?: string): void;
  remove(access: Access, object: ObjectDefinition, id: string): void;
}

interface Deps {
  database: Database;
  schema: Schema;
  records: RecordStore;
  search: SearchIndex;
  clock: () => number;
  validationRules: () => readonly ValidationRule[];
  duplicateRules: () => readonly DuplicateRule[];
  /** Throws what a test has ordered for this write. */
  faultFor: (object: ObjectDefinition, action: RecordAction) => void;
}

export function createRecordWriter(deps: Deps): RecordWriter {
  return {
    create: (access, object, body, options = {}) =>
      deps.database.transaction(() => create(deps, access, object, body, options)),
    update: (access, object, id, body, forbidden = 'Id') => {
      deps.database.transaction(() => {
        update(deps, access, object, id, body, forbidden);
      });
    },
    remove: (access, object, id) => {
      deps.database.transaction(() => {
        remove(deps, access, object, id);
      });
    },
  };
}

function create(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  body: unknown,
  { forbidden = 'Id', preset = {}, allowsDuplicates = false }: CreateOptions,
): string {
  if (!access.canWrite(object, 'create')) throw cannotAccess();
  const input = { ...readInput(deps, access, object, body, 'create', forbidden), ...preset };
  const id = deps.records.newId(object);
  const now = deps.clock();
  const audit = {
    Id: id,
    IsDeleted: 0,
    CreatedDate: now,
    CreatedById: access.userId,
    LastModifiedDate: now,
    LastModifiedById: access.userId,
    SystemModstamp: now,
  };
  const given = {
    ...defaultFields(deps.records, object, access.userId),
    ...withoutEmptyDefaults(object, input),
    ...audit,
  };
  save(deps, access, object, { given, input, before: null, allowsDuplicates });
  return id;
}

function update(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  id: string,
  body: unknown,
  forbidden: string,
): void {
  const before = existing(deps, access, object, id, 'edit');
  const input = readInput(deps, access, object, body, 'update', forbidden);
  const now = deps.clock();
  const audit = { LastModifiedDate: now, LastModifiedById: access.userId, SystemModstamp: now };
  save(deps, access, object, { given: { ...before, ...input, ...audit }, input, before });
}

interface Saving {
  readonly given: Row;
  readonly input: Changes;
  readonly before: Row | null;
  readonly allowsDuplicates?: boolean;
}

function save(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  { given, input, before, allowsDuplicates = false }: Saving,
): void {
  checkRequired(object, given);
  checkReferences(deps, access, object, input);
  const context = { ...deps, now: deps.clock() };
  const after = { ...given, ...derivedFields(context, object, given, before) };
  deps.faultFor(object, before === null ? 'create' : 'update');
  checkRules(deps, object, after);
  if (before === null) checkDuplicates(deps, access, object, after, allowsDuplicates);
  const id = String(after['Id']);
  checkUnique(deps, object, input, id);
  if (before === null) deps.records.insert(object, after);
  else deps.records.update(object, id, after);
  deps.search.changed(object, after);
}

function checkRules(deps: Deps, object: ObjectDefinition, after: Row): void {
  const rules = deps.validationRules().filter((rule) => rule.object === object.name);
  if (rules.length === 0) return;
  const record = Object.fromEntries(
    object.fields.map((field) => [field.name, toJson(field, after[field.name])]),
  );
  const broken = rules.find((rule) => rule.refuses(record));
  if (broken !== undefined) throw badRequest('FIELD_CUSTOM_VALIDATION_EXCEPTION', broken.message, []);
}

/** Children of a custom lookup lose their link; the activities of a record go with it. */
function remove(deps: Deps, access: Access, object: ObjectDefinition, id: string): void {
  const row = existing(deps, access, object, id, 'delete');
  deps.faultFor(object, 'delete');
  const now = deps.clock();
  change(deps, object, row, { IsDeleted: 1, LastModifiedDate: now, LastModifiedById: access.userId }, now);
  for (const child of deps.schema.objects) {
    for (const field of child.fields.filter((each) => each.referenceTo.includes(object.name))) {
      const isActivity = field.name === 'WhoId' || field.name === 'WhatId';
      if (!isActivity && !field.custom) continue;
      for (const childRow of deps.records.findBy(child, field.name, id)) {
        change(deps, child, childRow, isActivity ? { IsDeleted: 1 } : { [field.name]: null }, now);
      }
    }
  }
}

/** A change that the platform makes by itself. */
function change(
  { records, search }: Deps,
  object: ObjectDefinition,
  row: Row,
  changes: Row,
  now: number,
): void {
  const all = { ...changes, SystemModstamp: now };
  records.update(object, String(row['Id']), all);
  search.changed(object, { ...row, ...all });
}

/** @throws ApiError 404 for a record that is not there, is deleted or is not this user's to see */
function existing(
  { records, schema }: Deps,
  access: Access,
  object: ObjectDefinition,
  id: string,
  action: 'edit' | 'delete',
): Row {
  if (schema.objectOfId(id)?.name !== object.name) {
    throw badRequest('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, ['Id']);
  }
  const row = records.get(object, id);
  if (row === undefined || !access.canSee(object, row)) throw notFound();
  if (row['IsDeleted'] === 1) throw new ApiError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  if (!access.canWrite(object, action)) throw cannotAccess();
  return row;
}

function cannotAccess(): ApiError {
  return new ApiError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
}

/** A field with a default keeps it where null is given on create. */
function withoutEmptyDefaults(object: ObjectDefinition, input: Changes): Changes {
  const defaulted = new Set(object.fields.filter((each) => each.defaultedOnCreate).map((each) => each.name));
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => value !== null || !defaulted.has(name)),
  );
}
