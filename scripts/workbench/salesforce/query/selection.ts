/** What a query wants of each record, as a tree along the relationships. */
import type { FieldType, Subquery } from '@jetstreamapp/soql-parser-js';
import { defineField } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { ChildRelationship } from '../schema/schema.ts';
import { isNameField, readableField, readableRelationship } from './columns.ts';
import type { QueryContext } from './queryContext.ts';
import { malformedQuery, noSuchField, noSuchRelationship } from './queryError.ts';

export type SelectionEntry =
  | {
      readonly kind: 'field';
      readonly key: string;
      readonly field: FieldDefinition;
      readonly asLabel: boolean;
    }
  | {
      readonly kind: 'parent';
      readonly key: string;
      readonly reference: FieldDefinition;
      readonly selection: Selection;
    }
  | {
      readonly kind: 'children';
      readonly key: string;
      readonly relationship: ChildRelationship;
      readonly query: Subquery;
    };

/** In the order in which the query names them. `object` is null for a reference to one of several objects. */
export interface Selection {
  readonly object: ObjectDefinition | null;
  readonly entries: readonly SelectionEntry[];
}

interface Draft {
  readonly object: ObjectDefinition | null;
  readonly entries: SelectionEntry[];
  /** The drafts within `entries`, by their keys. */
  readonly parents: Map<string, Draft>;
}

function emptyDraft(object: ObjectDefinition | null): Draft {
  return { object, entries: [], parents: new Map() };
}

/** @param alias the name that the query gives its object, or null */
export function readSelection(
  context: QueryContext,
  object: ObjectDefinition,
  fields: readonly FieldType[],
  alias: string | null,
): Selection {
  const draft = emptyDraft(object);
  const own = [object.name.toLowerCase(), ...(alias === null ? [] : [alias.toLowerCase()])];
  for (const field of fields) {
    if (field.type === 'FieldSubquery') {
      draft.entries.push(childEntry(context, object, field.subquery));
    } else if (field.type === 'FieldTypeof') {
      throw malformedQuery('TYPEOF is not offered by the local Salesforce');
    } else if (field.type === 'FieldFunctionExpression') {
      addFunction(context, draft, object, field);
    } else {
      const steps = 'relationships' in field ? [...field.relationships] : [];
      if (own.includes(steps[0]?.toLowerCase() ?? '')) steps.shift();
      addPath(context, draft, steps, field.field);
    }
  }
  return draft;
}

function addPath(context: QueryContext, draft: Draft, steps: readonly string[], name: string): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    addField(draft, fieldOf(context, draft.object, name), false, null);
    return;
  }
  if (draft.object === null) throw noSuchRelationship(step);
  const reference = readableRelationship(context, draft.object, step);
  addPath(context, parentDraft(context, draft, reference, step), rest, name);
}

function parentDraft(context: QueryContext, draft: Draft, reference: FieldDefinition, step: string): Draft {
  const key = reference.relationshipName ?? step;
  const known = draft.parents.get(key);
  if (known !== undefined) return known;
  const [only, another] = reference.referenceTo;
  const target = another === undefined ? context.schema.object(only ?? '') : null;
  if (target === undefined || (target !== null && !context.access.canRead(target)))
    throw noSuchRelationship(step);
  const selection = emptyDraft(target);
  draft.parents.set(key, selection);
  draft.entries.push({ kind: 'parent', key, reference, selection });
  return selection;
}

function fieldOf(context: QueryContext, object: ObjectDefinition | null, name: string): FieldDefinition {
  if (object !== null) return readableField(context, object, name);
  if (!isNameField(name)) throw noSuchField(name, 'Name');
  return defineField({ name: name.charAt(0).toUpperCase() + name.slice(1), type: 'string', label: name });
}

function addField(draft: Draft, field: FieldDefinition, asLabel: boolean, alias: string | null): void {
  const key = alias ?? field.name;
  if (draft.entries.some((entry) => entry.key === key))
    throw malformedQuery(`duplicate field selected: ${key}`);
  draft.entries.push({ kind: 'field', key, field, asLabel });
}

/** `FIELDS(ALL)` and its kin, and `toLabel(Status)`. */
function addFunction(
  context: QueryContext,
  draft: Draft,
  object: ObjectDefinition,
  fn: Extract<FieldType, { type: 'FieldFunctionExpression' }>,
): void {
  const [parameter] = fn.parameters;
  const name = fn.functionName.toUpperCase();
  if (name === 'TOLABEL' && typeof parameter === 'string') {
    addField(draft, readableField(context, object, parameter), true, fn.alias ?? null);
    return;
  }
  if (name !== 'FIELDS' || typeof parameter !== 'string') {
    throw malformedQuery(`Function ${fn.functionName} is not offered by the local Salesforce here`);
  }
  const wanted = parameter.toUpperCase();
  const fields = object.fields.filter((field) => wanted === 'ALL' || field.custom === (wanted === 'CUSTOM'));
  for (const field of fields.filter((each) => context.access.canReadField(object, each))) {
    addField(draft, field, false, null);
  }
}

function childEntry(context: QueryContext, object: ObjectDefinition, query: Subquery): SelectionEntry {
  const relationship = context.schema
    .childRelationships(object)
    .find((each) => each.name.toLowerCase() === query.relationshipName.toLowerCase());
  if (relationship === undefined || !context.access.canRead(relationship.child)) {
    throw noSuchRelationship(query.relationshipName);
  }
  return { kind: 'children', key: relationship.name, relationship, query };
}
