import { PhoneError } from '#call-core';

/** Nothing that anybody sends is as deep, and what is deeper than the stack cannot be gone through. */
const MOST_LEVELS = 200;

/** Texts as Postgres can keep them: without NUL, and without halves of characters, neither of which anybody can read. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/**
 * Only escapes can stand for what Postgres cannot keep, and few texts have any: the others need not be gone through.
 * @param json valid Unicode
 * @throws SyntaxError, PhoneError request.invalid
 */
export function storableFromJson(json: string): unknown {
  const value: unknown = JSON.parse(json);
  return json.includes('\\u') || hasManyLevels(json) ? storable(value) : value;
}

/** @returns false only where there cannot be more than may be */
function hasManyLevels(json: string): boolean {
  let opened = 0;
  for (let at = 0; at < json.length && opened <= MOST_LEVELS; at++) {
    const letter = json[at];
    if (letter === '{' || letter === '[') opened += 1;
  }
  return opened > MOST_LEVELS;
}

/** A value for a column of JSON. */
export function storableJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(storable(value));
}

/** The same value, its texts storable. @throws PhoneError request.invalid for one that is too deep */
export function storable(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (level > MOST_LEVELS) throw new PhoneError('request.invalid');
  if (Array.isArray(value)) return value.map((part) => storable(part, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [storableText(name), storable(part, level + 1)]),
  );
}
