/** A value of a request's JSON, checked and turned into what the database holds. */
import type { FieldDefinition, FieldType } from '../schema/definitions.ts';
import { toId18 } from '../store/ids.ts';
import type { Stored } from '../store/recordStore.ts';
import { badRequest, jsonProblem } from './apiError.ts';

/**
 * @throws ApiError JSON_PARSER_ERROR for the wrong kind of value, STRING_TOO_LONG, MALFORMED_ID,
 *   INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST
 */
export function toStored(field: FieldDefinition, value: unknown): Stored {
  if (value === null || value === '') return field.type === 'boolean' ? 0 : null;
  return READERS[field.type](field, value);
}

const READERS: Readonly<Record<FieldType, (field: FieldDefinition, value: unknown) => Stored>> = {
  id,
  reference: id,
  string: text,
  textarea: text,
  combobox: text,
  picklist: text,
  phone: text,
  email: text,
  url: text,
  boolean: (_field, value) => boolean(value),
  int: (_field, value) => integer(value),
  double: number,
  currency: number,
  percent: number,
  date: (_field, value) => date(value),
  datetime: (_field, value) => dateTime(value),
};

/** Salesforce cuts off white space at both ends of a text. */
function text(field: FieldDefinition, value: unknown): Stored {
  if (typeof value !== 'string') throw wrongKind('string', value);
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (field.length !== null && trimmed.length > field.length) {
    const message = `${field.label}: data value too large: ${trimmed} (max length=${field.length})`;
    throw badRequest('STRING_TOO_LONG', message, [field.name]);
  }
  if (field.restrictedPicklist && field.picklist.length > 0) return restricted(field, trimmed);
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed)) {
    throw badRequest('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${trimmed}`, [
      field.name,
    ]);
  }
  return trimmed;
}

function restricted(field: FieldDefinition, value: string): string {
  const known = field.picklist.find((entry) => entry.value.toLowerCase() === value.toLowerCase());
  if (known !== undefined) return known.value;
  const message = `${field.label}: bad value for restricted picklist field: ${value}`;
  throw badRequest('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
}

function id(field: FieldDefinition, value: unknown): string {
  if (typeof value !== 'string') throw wrongKind('ID', value);
  const id18 = toId18(value);
  if (id18 !== null) return id18;
  throw badRequest('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);
}

function boolean(value: unknown): Stored {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === 'true' || value === 'false') return value === 'true' ? 1 : 0;
  throw wrongKind('boolean', value);
}

function integer(value: unknown): Stored {
  const parsed = typeof value === 'string' ? Number(value) : value;
  if (typeof parsed === 'number' && Number.isInteger(parsed) && Math.abs(parsed) < 2 ** 31) return parsed;
  throw wrongKind('int', value);
}

function number(field: FieldDefinition, value: unknown): Stored {
  const parsed = typeof value === 'string' ? Number(value) : value;
  if (typeof parsed !== 'number' || !Number.isFinite(parsed)) throw wrongKind('double', value);
  if (!field.custom) return parsed;
  const factor = 10 ** field.scale;
  return Math.round(parsed * factor) / factor;
}

/** `2026-11-22`, or the day of a date with time in UTC. */
function date(value: unknown): Stored {
  if (typeof value !== 'string') throw wrongKind('date', value);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : value.slice(0, 10);
  const known = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== day)
    throw wrongKind('date', value);
  if (day !== value && parseDateTime(value) === null) throw wrongKind('date', value);
  return day;
}

function dateTime(value: unknown): Stored {
  const parsed = typeof value === 'string' ? parseDateTime(value) : null;
  if (parsed === null) throw wrongKind('datetime', value);
  return parsed;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since 1970 of an ISO 8601 text, seconds kept and fractions dropped as Salesforce does; null for none. */
export function parseDateTime(value: string): number | null {
  const match = DATE_TIME.exec(value);
  if (match === null) return null;
  const [, day = '', time = '00:00:00', zone = 'Z'] = match;
  const withColon = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const milliseconds = Date.parse(`${day}T${time}${withColon}`);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000) * 1000;
}

function wrongKind(expected: string, value: unknown): Error {
  const [kind, shown] = tokenOf(value);
  return jsonProblem(
    `Cannot deserialize instance of ${expected} from ${kind} value ${shown} or request may be missing a required field at [line:1, column:2]`,
  );
}

/** A JSON value as a parser names it. */
function tokenOf(value: unknown): [kind: string, shown: string] {
  if (typeof value === 'string') return ['VALUE_STRING', value];
  if (typeof value === 'number') return ['VALUE_NUMBER_INT', String(value)];
  if (typeof value === 'boolean') return [value ? 'VALUE_TRUE' : 'VALUE_FALSE', String(value)];
  return [Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT', ''];
}
