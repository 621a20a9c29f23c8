/** Turns the field names of a query into columns, following relationships by joins. */
import { defineField } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { nameFieldOf } from '../schema/schema.ts';
import { quote } from '../store/database.ts';
import type { QueryContext } from './queryContext.ts';
import { noSuchField, noSuchRelationship } from './queryError.ts';

export interface Column {
  readonly sql: string;
  readonly field: FieldDefinition;
}

/** One SELECT: its object and the joins that its fields need so far. */
export interface Scope {
  readonly object: ObjectDefinition;
  readonly table: string;
  column(path: string): Column;
  /** `"Contact" AS t0 LEFT JOIN ...`, for the columns asked for until now. */
  from(): string;
}

/** What the Name of several objects has: the relationship of a reference to more than one object. */
const NAME_FIELDS = ['Id', 'Name', 'FirstName', 'LastName', 'Title', 'Email', 'Phone', 'Username', 'Alias'];

/** @param alias the name that the query gives its object, or null */
export function createScope(context: QueryContext, object: ObjectDefinition, alias: string | null): Scope {
  const table = 't0';
  const joins = new Map<string, { alias: string; sql: string }>();
  const join = (from: string, path: string, reference: FieldDefinition, target: ObjectDefinition) => {
    const known = joins.get(path);
    if (known !== undefined) return known.alias;
    const name = `j${joins.size}`;
    const on = `${name}."Id" = ${from}.${quote(reference.name)}`;
    joins.set(path, { alias: name, sql: `LEFT JOIN ${quote(target.name)} AS ${name} ON ${on}` });
    return name;
  };
  const own = [object.name.toLowerCase(), ...(alias === null ? [] : [alias.toLowerCase()])];
  return {
    object,
    table,
    column: (path) => {
      const steps = path.split('.');
      if (steps.length > 1 && own.includes(steps[0]?.toLowerCase() ?? '')) steps.shift();
      let current = object;
      let from = table;
      for (const [index, step] of steps.slice(0, -1).entries()) {
        const reference = readableRelationship(context, current, step);
        if (reference.referenceTo.length > 1) {
          return nameColumn(context, from, reference, steps.slice(index + 1).join('.'));
        }
        const target = context.schema.object(reference.referenceTo[0] ?? '');
        if (target === undefined || !context.access.canRead(target)) throw noSuchRelationship(step);
        from = join(
          from,
          steps
            .slice(0, index + 1)
            .join('.')
            .toLowerCase(),
          reference,
          target,
        );
        current = target;
      }
      const field = readableField(context, current, steps.at(-1) ?? '');
      return { sql: `${from}.${quote(field.name)}`, field };
    },
    from: () =>
      [`${quote(object.name)} AS ${table}`, ...[...joins.values()].map((each) => each.sql)].join(' '),
  };
}

/** @throws ApiError INVALID_FIELD for a field that does not exist for this user */
export function readableField(
  context: QueryContext,
  object: ObjectDefinition,
  name: string,
): FieldDefinition {
  const field = context.schema.field(object, name);
  if (field === undefined || !context.access.canReadField(object, field))
    throw noSuchField(name, object.name);
  return field;
}

/** @throws ApiError INVALID_FIELD for a relationship that does not exist for this user */
export function readableRelationship(
  context: QueryContext,
  object: ObjectDefinition,
  name: string,
): FieldDefinition {
  const reference = context.schema.relationship(object, name);
  if (reference === undefined || !context.access.canReadField(object, reference))
    throw noSuchRelationship(name);
  return reference;
}

/** The column of an object that answers to a field of Name; null where it has none. */
export function fieldOfName(
  context: QueryContext,
  target: ObjectDefinition,
  name: string,
): FieldDefinition | null {
  const known = NAME_FIELDS.find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) return null;
  return context.schema.field(target, known === 'Name' ? (nameFieldOf(target) ?? 'Id') : known) ?? null;
}

export function isNameField(name: string): boolean {
  return [...NAME_FIELDS, 'Type'].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** `Who.Name`: the reference decides row by row which object is meant. */
function nameColumn(context: QueryContext, from: string, reference: FieldDefinition, name: string): Column {
  if (!isNameField(name)) throw noSuchField(name, 'Name');
  const id = `${from}.${quote(reference.name)}`;
  const targets = reference.referenceTo.flatMap((target) => context.schema.object(target) ?? []);
  const field = defineField({ name, type: 'string', label: name, nillable: true });
  if (name.toLowerCase() === 'type') {
    const cases = targets.map((target) => `WHEN '${target.keyPrefix}' THEN '${target.name}'`);
    return { sql: `CASE substr(${id}, 1, 3) ${cases.join(' ')} END`, field };
  }
  const values = targets.flatMap((target) => {
    const column = fieldOfName(context, target, name);
    return column === null
      ? []
      : [`(SELECT ${quote(column.name)} FROM ${quote(target.name)} WHERE "Id" = ${id})`];
  });
  return { sql: `COALESCE(${[...values, 'NULL'].join(', ')}) COLLATE NOCASE`, field };
}
