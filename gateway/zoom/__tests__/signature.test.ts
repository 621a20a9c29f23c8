import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { Secret } from '../../secret.ts';
import { answerChallenge, verifyDelivery } from '../signature.ts';

const Vectors = v.object({
  signature: v.object({
    secretToken: v.string(),
    timestamp: v.string(),
    body: v.string(),
    signature: v.string(),
  }),
  urlValidation: v.object({ secretToken: v.string(), plainToken: v.string(), encryptedToken: v.string() }),
});
const { signature: documented, urlValidation } = v.parse(
  Vectors,
  JSON.parse(readFileSync('fixtures/zoom/webhook-signature.json', 'utf8')),
);
const SECRET = new Secret(documented.secretToken);
const NOW = Number(documented.timestamp) * 1000;

interface Sent {
  body?: string | Buffer;
  timestamp?: string | undefined;
  signature?: string | undefined;
}

function verify(changed: Sent = {}, now = NOW): void {
  const { body, ...headers } = { ...documented, ...changed };
  verifyDelivery({ ...headers, body: Buffer.from(body) }, SECRET, now);
}

function sign(timestamp: string, body: Buffer | string): string {
  return `v0=${createHmac('sha256', documented.secretToken).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

test('a delivery as Zoom signs it is taken', () => {
  expect(verify).not.toThrow();
});

test('any bytes may be signed, also such that are no text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const body = Buffer.from(bytes);
      verify({ body, signature: sign(documented.timestamp, body) });
    }),
  );
});

test('a body that was changed anywhere is not taken', () => {
  fc.assert(
    fc.property(fc.nat(documented.body.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const body = Buffer.from(documented.body);
      body[index] = (body[index] ?? 0) ^ change;
      expect(() => {
        verify({ body });
      }).toThrow('webhook.badSignature');
    }),
  );
});

test.each([
  ['of another time', { timestamp: String(Number(documented.timestamp) + 1) }],
  ['that is missing', { signature: undefined }],
  ['without its time', { timestamp: undefined }],
  ['that is empty', { signature: '' }],
  ['that is cut', { signature: documented.signature.slice(0, -1) }],
  ['that goes on', { signature: `${documented.signature}0` }],
  ['without its version', { signature: documented.signature.slice(3) }],
  ['in capitals', { signature: documented.signature.toUpperCase() }],
  ['of many bytes in as many letters', { signature: 'é'.repeat(documented.signature.length) }],
])('a signature %s is not taken', (_, sent) => {
  expect(() => {
    verify(sent);
  }).toThrow('webhook.badSignature');
});

describe('five minutes around its time a delivery is taken', () => {
  test.each([-300_000, -1, 0, 1, 300_000])('at %i ms', (ms) => {
    expect(() => {
      verify({}, NOW + ms);
    }).not.toThrow();
  });

  test.each([-300_001, 300_001, 86_400_000])('and not at %i ms', (ms) => {
    expect(() => {
      verify({}, NOW + ms);
    }).toThrow('webhook.stale');
  });

  test.each(['', 'now', 'NaN', 'Infinity', '1e999'])('nor when its time is %j', (timestamp) => {
    expect(() => {
      verify({ timestamp, signature: sign(timestamp, documented.body) });
    }).toThrow('webhook.stale');
  });
});

test('the challenge is answered as documented', () => {
  expect(answerChallenge(urlValidation.plainToken, new Secret(urlValidation.secretToken))).toEqual({
    plainToken: urlValidation.plainToken,
    encryptedToken: urlValidation.encryptedToken,
  });
});
