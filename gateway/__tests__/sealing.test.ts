import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSealing } from '../sealing.ts';
import { Secret } from '../secret.ts';

const keyNamed = (name: string) => ({ name, key: new Secret(randomBytes(32).toString('base64')) });
const OLD = keyNamed('old');
const NEW = keyNamed('new');
const PLACE = 'refresh zoom 7';

test('any text comes back as it was, and looks different each time', () => {
  const sealing = createSealing([NEW]);

  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = sealing.seal(text, PLACE);
      expect(sealing.open(sealed, PLACE)).toBe(text);
      expect(sealing.seal(text, PLACE)).not.toBe(sealed);
    }),
  );
});

test('a text is bound to its place', () => {
  const sealing = createSealing([NEW]);

  expect(() => sealing.open(sealing.seal('token', PLACE), 'refresh zoom 8')).toThrow('config.invalid');
});

test('after a change of keys old texts still open, and new ones take the new key', () => {
  const sealed = createSealing([OLD]).seal('token', PLACE);
  const both = createSealing([NEW, OLD]);

  expect(both.open(sealed, PLACE)).toBe('token');
  expect(createSealing([NEW]).open(both.seal('token', PLACE), PLACE)).toBe('token');
});

test('what the first key has sealed is told from what another has', () => {
  const both = createSealing([NEW, OLD]);

  expect(both.isCurrent(both.seal('token', PLACE))).toBe(true);
  expect(both.isCurrent(createSealing([OLD]).seal('token', PLACE))).toBe(false);
});

test('a key that is gone is named', () => {
  const sealed = createSealing([OLD]).seal('token', PLACE);

  expect(() => createSealing([NEW]).open(sealed, PLACE)).toThrow(
    expect.objectContaining({ code: 'config.invalid', details: { variable: 'ENCRYPTION_KEYS', key: 'old' } }),
  );
});

test('whatever is changed in a sealed text, it does not open', () => {
  const sealing = createSealing([NEW]);
  const sealed = sealing.seal('a refresh token', PLACE);

  fc.assert(
    fc.property(
      fc.nat(sealed.length - 1),
      fc.constantFrom('A', 'z', '0', '-', '_', '.'),
      (index, character) => {
        const changed = sealed.slice(0, index) + character + sealed.slice(index + 1);
        fc.pre(bytesOf(changed) !== bytesOf(sealed));
        expect(() => sealing.open(changed, PLACE)).toThrow('config.invalid');
      },
    ),
  );
});

/** The last letter of base64 holds bits that mean nothing. */
function bytesOf(sealed: string): string {
  const [name = '', ...rest] = sealed.split('.');
  return [name, ...rest.map((part) => Buffer.from(part, 'base64url').toString('hex'))].join('.');
}

test.each(['', '.', 'new', 'new..', 'new.AAAA.AAAA', '...'])('%j is no sealed text', (text) => {
  expect(() => createSealing([NEW]).open(text, PLACE)).toThrow('config.invalid');
});

test('a secret is not printed, however one prints it', () => {
  const secret = new Secret('hunter2');

  const printed = [String(secret), JSON.stringify({ secret }), inspect({ secret }), inspect(secret)].join();
  expect(printed).not.toContain('hunter2');
  expect(secret.reveal()).toBe('hunter2');
});
