import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { encryptedToken, signatureOf } from '../signature.ts';

const FILE = new URL('../../../../../fixtures/zoom/webhook-signature.json', import.meta.url);
const { signature, urlValidation } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  signature: { secretToken: string; timestamp: string; body: string; signature: string };
  urlValidation: { secretToken: string; plainToken: string; encryptedToken: string };
};

test('signs as in the documented example', () => {
  const { body, secretToken, timestamp } = signature;

  expect(signatureOf(secretToken, timestamp, body)).toBe(signature.signature);
});

test('expects the documented answer to a url validation', () => {
  const { plainToken, secretToken } = urlValidation;

  expect(encryptedToken(secretToken, plainToken)).toBe(urlValidation.encryptedToken);
});
