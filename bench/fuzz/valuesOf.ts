/** Values that a schema takes, made of the schema itself, and the same spoilt in one place. */
import fc from 'fast-check';
import * as v from 'valibot';

type Value = fc.Arbitrary<unknown>;
type Schema = v.GenericSchema;

/** Texts that have broken programs before. */
const NASTY_TEXTS = [
  ...[
    '',
    ' ',
    '\u0000',
    '\uD800',
    '\uFEFF',
    '\u202E',
    '%00',
    "' or 1=1 --",
    '${7*7}',
    '{{7*7}}',
    '../../etc/passwd',
  ],
  ...[
    '<script>alert(1)</script>',
    '\r\nset-cookie: a=b',
    '__proto__',
    'constructor',
    'toString',
    'null',
    '%',
    '\\',
  ],
  ...['@{refTask.id}', 'Ω'.repeat(3000), 'x'.repeat(70_000), '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(50), '1e999', '-0', '٣'],
];
const NASTY_NUMBERS = [
  -1,
  -0,
  0.5,
  1e15,
  1e300,
  Number.MAX_SAFE_INTEGER + 1,
  -1e300,
  2 ** 31,
  2 ** 53,
  8.64e15 + 1,
];

const nasty: Value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...NASTY_TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NASTY_NUMBERS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { length: 1e9 }),
  },
  { weight: 1, arbitrary: fc.constant(0).map(() => deep(2000)) },
  { weight: 1, arbitrary: fc.constant(0).map((): unknown => JSON.parse('{"__proto__": {"isAdmin": true}}')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

/** @param known texts of the run, ids above all, that stand where a text is wanted */
export function createValues(known: readonly string[]) {
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  );

  function text(pipe: readonly unknown[]): Value {
    const { regex, uuid, isoDate } = checksOf(pipe);
    if (regex !== undefined) return fc.oneof(word, fc.stringMatching(regex));
    if (uuid) return fc.uuid();
    return isoDate
      ? fc
          .date({ min: new Date(2026, 0), max: new Date(2027, 0), noInvalidDate: true })
          .map((day) => day.toISOString().slice(0, 10))
      : word;
  }

  function ofSchema(schema: unknown): Value {
    const { type, ...rest } = v.parse(SchemaShape, schema);
    const pipe = rest.pipe ?? [];
    switch (type) {
      case 'string':
        return text(pipe);
      case 'number':
        return fc.oneof(
          fc.nat({ max: 100 }),
          fc.integer({ min: 1_760_000_000_000, max: 1_800_000_000_000 }),
          fc.constant(0),
        );
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'literal':
        return fc.constant(rest.literal);
      case 'picklist':
        return fc.constantFrom(...(rest.options ?? [null]));
      case 'array':
        return fc.array(ofSchema(rest.item), { minLength: 1, maxLength: 4 });
      case 'nullable':
        return fc.option(ofSchema(rest.wrapped), { freq: 3 });
      case 'optional':
      case 'exact_optional':
        return ofSchema(rest.wrapped);
      case 'union':
      case 'variant':
        return fc.oneof(...(rest.options ?? []).map(ofSchema));
      case 'record':
        return fc.dictionary(fc.string({ maxLength: 10 }), ofSchema(rest.value), { maxKeys: 4 });
      case 'object':
      case 'loose_object':
      case 'strict_object':
        return fc.record(
          Object.fromEntries(
            Object.entries(rest.entries ?? {}).map(([name, entry]) => [name, ofSchema(entry)]),
          ),
          { requiredKeys: requiredOf(rest.entries ?? {}) },
        );
      default:
        return nasty;
    }
  }

  return {
    word,
    nasty,
    /** Mostly as the schema wants it; else one place of it is not. */
    bodyOf: (schema: Schema): Value =>
      fc.oneof(
        { weight: 3, arbitrary: ofSchema(schema) },
        { weight: 3, arbitrary: spoilt(ofSchema(schema)) },
        { weight: 1, arbitrary: nasty },
      ),
    spoilt,
  };
}

const SchemaShape = v.looseObject({
  type: v.string(),
  pipe: v.optional(v.array(v.unknown())),
  literal: v.optional(v.unknown()),
  options: v.optional(v.array(v.unknown())),
  item: v.optional(v.unknown()),
  wrapped: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  entries: v.optional(v.record(v.string(), v.unknown())),
});

function requiredOf(entries: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(entries).flatMap(([name, entry]) =>
    v.is(v.looseObject({ type: v.picklist(['optional', 'exact_optional']) }), entry) ? [] : [name],
  );
}

const Check = v.looseObject({ type: v.string(), requirement: v.optional(v.unknown()) });

function checksOf(pipe: readonly unknown[]): { regex?: RegExp; uuid: boolean; isoDate: boolean } {
  const checks = pipe.flatMap((step) => (v.is(Check, step) ? [step] : []));
  const regex = checks.find(({ type }) => type === 'regex')?.requirement;
  const has = (name: string) => checks.some(({ type }) => type === name);
  return { ...(regex instanceof RegExp && { regex }), uuid: has('uuid'), isoDate: has('iso_date') };
}

/** One place, chosen by chance, is replaced, left out or added. */
function spoilt(value: Value): Value {
  return fc
    .tuple(value, nasty, fc.nat(), fc.constantFrom('replace', 'remove', 'add'))
    .map(([whole, bad, place, how]) => {
      const copy: unknown = structuredClone(whole);
      const places = objectsIn(copy);
      const target = places[place % Math.max(1, places.length)];
      if (target === undefined) return bad;
      const names = Object.keys(target);
      const name = names[place % Math.max(1, names.length)] ?? 'x';
      if (how === 'remove') Reflect.deleteProperty(target, name);
      else Reflect.set(target, how === 'add' ? 'surplus' : name, bad);
      return copy;
    });
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
