/** Texts as Postgres can keep them: without NUL, and without halves of characters, neither of which anybody can read. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/** A value for a column of JSON. */
export function storableJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(storable(value));
}

/** The same value, its texts storable. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [storableText(name), storable(part)]),
  );
}
