import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { ERROR_CODES, FINDING_CODES } from '#call-core';
import { ConfigSchema, readConfig } from '../../../gateway/config.ts';
import { ORG_FINDINGS } from '../../admin/doctor/orgFindings.ts';
import { generatedPages } from '../pages.ts';
import { namesIn } from './documents.ts';

test.each([...(await generatedPages('.'))])(
  '%s is what the code gives: else run npm run build:docs',
  (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test('docs/errors.md explains each code once', () => {
  expect(namesIn('docs/errors.md')).toEqual([...ERROR_CODES].sort());
});

test('docs/doctor.md explains each finding once', () => {
  const codes = [...FINDING_CODES, ...Object.keys(ORG_FINDINGS)].sort();
  expect(namesIn('docs/doctor.md').filter((name) => codes.includes(name))).toEqual(codes);
});

test('docs/configuration.md and .env.example have the variables of the schema', () => {
  const variables = Object.keys(ConfigSchema.entries).sort();
  const example = readFileSync('.env.example', 'utf8').match(/^(?:# )?[A-Z_]+(?==)/gm) ?? [];

  expect(namesIn('docs/configuration.md')).toEqual(variables);
  expect(example.map((name) => name.replace('# ', '')).sort()).toEqual(variables);
});

test('.env.example with a key put in is a configuration that the gateway takes', () => {
  const key = Buffer.alloc(32).toString('base64');
  const example = parseEnv(readFileSync('.env.example', 'utf8'));

  expect(readConfig({ ...example, ENCRYPTION_KEYS: `k1:${key}` })).toMatchObject({
    PUBLIC_URL: 'https://gateway.example.com',
    PORT: 8080,
  });
});
