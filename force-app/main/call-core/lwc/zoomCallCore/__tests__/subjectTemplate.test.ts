import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SUBJECT_FIELDS, subjectFrom, unknownSubjectFields } from '../subjectTemplate.ts';
import type { SubjectField } from '../subjectTemplate.ts';

const VALUES: Readonly<Record<SubjectField, string>> = {
  direction: 'Inbound',
  result: 'Answered',
  name: 'Avery Calloway',
  number: '+12095550123',
  queue: '',
  date: '2026-10-06',
};

describe('a subject by a template', () => {
  test('has the values in the places of the fields, however these are written', () => {
    expect(subjectFrom('{Direction}: {name} ({ number }), {result} {date}', VALUES)).toBe(
      'Inbound: Avery Calloway (+12095550123), Answered 2026-10-06',
    );
  });

  test('leaves no gap where something has no value', () => {
    expect(subjectFrom('  {queue}  {queue} {name}\n', VALUES)).toBe('Avery Calloway');
    expect(subjectFrom('{queue}', VALUES)).toBe('');
  });

  test('keeps what means nothing, so that it is seen', () => {
    expect(subjectFrom('{nmae} {} {name}', VALUES)).toBe('{nmae} {} Avery Calloway');
    expect(unknownSubjectFields('{nmae} {} {name} {nmae} {a{name}b}')).toEqual(['{nmae}', '{}']);
  });

  const text = fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', '件', '😀', '$&', '\n') });
  const values = fc.record(
    Object.fromEntries(SUBJECT_FIELDS.map((field) => [field, text])) as Record<SubjectField, typeof text>,
  );

  test('is one line that never reads a value as a template', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...SUBJECT_FIELDS), (some, field) => {
        const oneLine = some[field].replace(/\s+/g, ' ').trim();
        expect(subjectFrom(`{${field}}`, some)).toBe(oneLine);
      }),
    );
  });

  test('keeps all that is no field', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '{', '}', '件', 'name') }), (template) => {
        const own = { ...VALUES, name: '{name}' };
        expect(subjectFrom(template, own)).toBe(template);
        expect(unknownSubjectFields(template).every((place) => template.includes(place))).toBe(true);
      }),
    );
  });
});
