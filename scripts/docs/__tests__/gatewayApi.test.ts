import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ERROR_CODES, FEED_BEAT_MS, FeedMessageSchema, PhoneError } from '#call-core';
import { statusOf } from '../../../gateway/http/errorReply.ts';
import { namesIn, rowsIn } from './documents.ts';

const PAGE = 'docs/gateway-api.md';

test('the page has every route of the gateway, and no other', () => {
  const code = globSync('gateway/http/*.ts').map((file) => readFileSync(file, 'utf8'));
  const routes = code.flatMap((text) =>
    [...text.matchAll(/\b(?:app|scope)\.(get|post|put|delete)\(\s*'([^']+)'/g)].map(
      ([, method = '', path = '']) => `${method.toUpperCase()} ${path}`,
    ),
  );

  expect(routes.length).toBeGreaterThan(20);
  expect(namesIn(PAGE).filter((name) => name.includes(' /'))).toEqual(routes.sort());
});

test('the page has the messages of the live feed', () => {
  const types = FeedMessageSchema.options.map(({ entries }) => entries.type.literal);

  expect(namesIn(PAGE, 'The live feed')).toEqual([...types].sort());
  expect(readFileSync(PAGE, 'utf8')).toContain(`Every ${FEED_BEAT_MS / 1000} seconds`);
});

test('the page has the status of each code', () => {
  const statuses = ERROR_CODES.map((code) => [code, String(statusOf(new PhoneError(code)))]);
  const told = rowsIn(PAGE, 'Errors').map(([code = '', status]) => [code.replaceAll('`', ''), status]);

  expect(told).toEqual(statuses.filter(([, status]) => status !== '400'));
});
