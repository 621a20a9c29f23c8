/** Values of a query's conditions, checked against the field they are compared with. */
import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../rules/apiError.ts';
import { parseDateTime } from '../rules/fieldInput.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { isText } from '../schema/definitions.ts';
import { toId18 } from '../store/ids.ts';
import type { Stored } from '../store/recordStore.ts';

/** @throws ApiError INVALID_FIELD for a value of another type, INVALID_QUERY_FILTER_OPERATOR for what is no id */
export function literalValue(field: FieldDefinition, text: string, type: LiteralType | undefined): Stored {
  if (type === 'NULL') return null;
  if (field.type === 'id' || field.type === 'reference') return idValue(field, text, type);
  if (isText(field)) return type === 'STRING' ? unquote(text) || null : wrongType(field, 'string', true);
  switch (field.type) {
    case 'boolean':
      return type === 'BOOLEAN' ? Number(text.toLowerCase() === 'true') : wrongType(field, 'boolean', false);
    case 'date':
      return type === 'DATE' ? text : wrongType(field, 'date', false);
    case 'datetime':
      return type === 'DATETIME' ? parseDateTime(text) : wrongType(field, 'dateTime', false);
    case 'int':
      return type === 'INTEGER' ? Number(text) : wrongType(field, 'int', false);
    default:
      return type === 'INTEGER' || type === 'DECIMAL' ? Number(text) : wrongType(field, 'double', false);
  }
}

function idValue(field: FieldDefinition, text: string, type: LiteralType | undefined): Stored {
  if (type !== 'STRING') return wrongType(field, 'ID', true);
  const value = unquote(text);
  if (value === '') return null;
  const id = toId18(value);
  if (id === null) throw badRequest('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`);
  return id;
}

function wrongType(field: FieldDefinition, type: string, quoted: boolean): never {
  const message =
    `value of filter criterion for field '${field.name}' must be of type ${type} ` +
    `and should ${quoted ? '' : 'not '}be enclosed in quotes`;
  throw badRequest('INVALID_FIELD', message);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a quoted literal. SOQL and SOSL Reference: Quoted String Escape Sequences. */
export function unquote(literal: string): string {
  return unescape(literal, (char) => ESCAPES[char.toLowerCase()] ?? char);
}

/** The same for LIKE, where `\%` and `\_` stay what they are: plain characters of a pattern. */
export function unquotePattern(literal: string): string {
  return unescape(literal, (char) => ('%_\\'.includes(char) ? `\\${char}` : (ESCAPES[char.toLowerCase()] ?? char)));
}

function unescape(literal: string, replace: (char: string) => string): string {
  const inside = /^'([\s\S]*)'$/.exec(literal)?.[1] ?? literal;
  return inside.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, char: string) =>
    code === undefined ? replace(char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
