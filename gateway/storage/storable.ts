import { PhoneError } from '#call-core';

/** Texts as Postgres can keep them: without NUL, and without halves of characters, neither of which anybody can read. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/** A value for a column of JSON. */
export function storableJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(storable(value));
}

/** Nothing that anybody sends is as deep, and what is deeper than the stack cannot be gone through. */
const MOST_LEVELS = 200;

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
