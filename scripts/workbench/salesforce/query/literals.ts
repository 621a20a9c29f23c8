/** Values of a query's conditions, checked against the field they are compared with. */
import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../rules/apiError.ts';
import { parseDateTime } from '../rules/fieldInput.ts';
import type { FieldDefinition, FieldType } from '../schema/definitions.ts';
import { toId18 } from '../store/ids.ts';
import type { Stored } from '../store/recordStore.ts';

/** What Salesforce calls the type of a field, and how its values are written. */
const EXPECTED: Readonly<
  Record<FieldType, { readonly name: string; readonly literals: readonly LiteralType[] }>
> = {
  id: { name: 'ID', literals: ['STRING'] },
  reference: { name: 'ID', literals: ['STRING'] },
  string: { name: 'string', literals: ['STRING'] },
  textarea: { name: 'string', literals: ['STRING'] },
  combobox: { name: 'string', literals: ['STRING'] },
  picklist: { name: 'string', literals: ['STRING'] },
  phone: { name: 'string', literals: ['STRING'] },
  email: { name: 'string', literals: ['STRING'] },
  url: { name: 'string', literals: ['STRING'] },
  boolean: { name: 'boolean', literals: ['BOOLEAN'] },
  int: { name: 'int', literals: ['INTEGER'] },
  double: { name: 'double', literals: ['INTEGER', 'DECIMAL'] },
  currency: { name: 'double', literals: ['INTEGER', 'DECIMAL'] },
  percent: { name: 'double', literals: ['INTEGER', 'DECIMAL'] },
  date: { name: 'date', literals: ['DATE'] },
  datetime: { name: 'dateTime', literals: ['DATETIME'] },
};

/** @throws ApiError INVALID_FIELD for a value of another type, INVALID_QUERY_FILTER_OPERATOR for what is no id */
export function literalValue(field: FieldDefinition, text: string, type: LiteralType | undefined): Stored {
  if (type === 'NULL') return null;
  const expected = EXPECTED[field.type];
  if (type === undefined || !expected.literals.includes(type)) {
    throw wrongType(field, expected.name, expected.literals.includes('STRING'));
  }
  if (type === 'STRING') return expected.name === 'ID' ? idValue(unquote(text)) : unquote(text) || null;
  if (type === 'BOOLEAN') return Number(text.toLowerCase() === 'true');
  if (type === 'DATETIME') return parseDateTime(text);
  return type === 'DATE' ? text : Number(text);
}

function idValue(value: string): Stored {
  if (value === '') return null;
  const id = toId18(value);
  if (id === null) throw badRequest('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`);
  return id;
}

function wrongType(field: FieldDefinition, type: string, quoted: boolean): Error {
  const message =
    `value of filter criterion for field '${field.name}' must be of type ${type} ` +
    `and should ${quoted ? '' : 'not '}be enclosed in quotes`;
  return badRequest('INVALID_FIELD', message);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a quoted literal. SOQL and SOSL Reference: Quoted String Escape Sequences. */
function unquote(literal: string): string {
  return unescape(literal, (char) => ESCAPES[char.toLowerCase()] ?? char);
}

/** The same for LIKE, where `\%` and `\_` stay what they are: plain characters of a pattern. */
export function unquotePattern(literal: string): string {
  return unescape(literal, (char) =>
    '%_\\'.includes(char) ? `\\${char}` : (ESCAPES[char.toLowerCase()] ?? char),
  );
}

function unescape(literal: string, replace: (char: string) => string): string {
  const inside = /^'([\s\S]*)'$/.exec(literal)?.[1] ?? literal;
  return inside.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, char: string) =>
    code === undefined ? replace(char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
