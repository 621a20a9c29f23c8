import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storable, storableFromJson } from '../storable.ts';

test('what comes as JSON is what it would be if it were gone through', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), (value, text) => {
      const json = JSON.stringify([value, text, `${text}\u0000\ud800`]);
      expect(storableFromJson(json)).toEqual(storable(JSON.parse(json)));
    }),
  );
});

test.each(['"a\\u0000b"', '{"a\\u0000":1}', '["\\ud800"]', '"\\u0000"'])(
  '%s loses what cannot be kept',
  (json) => {
    expect(JSON.stringify(storableFromJson(json))).not.toMatch(/\\u/);
  },
);

test.each(['[', '{"a":'])('what is nested too deeply by %s is refused', (open) => {
  const close = open === '[' ? ']' : '}';
  const nested = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;

  expect(() => storableFromJson(nested(190))).not.toThrow();
  expect(() => storableFromJson(nested(300))).toThrow('request.invalid');
});
