import { describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { readConfig } from '../config.ts';

const KEY = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=';
const COMPLETE = {
  PUBLIC_URL: 'https://gateway.example.com/',
  WIDGET_ORIGINS: 'https://acme.lightning.force.com, https://acme--c.vf.force.com',
  ENCRYPTION_KEYS: `second:${KEY},first:${KEY}`,
  SALESFORCE_LOGIN_URL: 'https://acme.my.salesforce.com',
  SALESFORCE_CLIENT_ID: 'consumer-key',
  SALESFORCE_CLIENT_SECRET: 'consumer-secret',
  ZOOM_CLIENT_ID: 'zoom-client',
  ZOOM_CLIENT_SECRET: 'zoom-secret',
  ZOOM_WEBHOOK_SECRET: 'webhook-secret',
};

/** What the administrator is told, line by line. */
function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof PhoneError)) throw error;
    expect(error.code).toBe('config.invalid');
    return error.said?.split('\n') ?? [];
  }
}

test('what is not given has its usual value', () => {
  expect(readConfig(COMPLETE)).toMatchObject({
    PORT: 8080,
    HOST: '0.0.0.0',
    DATA_DIR: './data',
    LOG_LEVEL: 'info',
    ZOOM_API_URL: 'https://api.zoom.us',
    ZOOM_OAUTH_URL: 'https://zoom.us',
  });
});

test('addresses and lists are read as they are used', () => {
  const config = readConfig(COMPLETE);

  expect(config.PUBLIC_URL).toBe('https://gateway.example.com');
  expect(config.WIDGET_ORIGINS).toEqual(['https://acme.lightning.force.com', 'https://acme--c.vf.force.com']);
  expect(config.ENCRYPTION_KEYS.map(({ name, key }) => [name, key.reveal()])).toEqual([
    ['second', KEY],
    ['first', KEY],
  ]);
});

test('all problems are told at once, each by the name of its variable', () => {
  const { PUBLIC_URL, ZOOM_CLIENT_ID, ...given } = COMPLETE;

  expect(problemsOf({ ...given, PORT: 'eighty', LOG_LEVEL: 'loud', ENCRYPTION_KEYS: 'abc' })).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'PUBLIC_URL is missing',
    'ENCRYPTION_KEYS must be <name>:<32 bytes in base64>; make one with: openssl rand -base64 32',
    'ZOOM_CLIENT_ID is missing',
    'LOG_LEVEL must be debug, info, warn or error',
  ]);
});

test('an empty variable is a missing one', () => {
  expect(problemsOf({ ...COMPLETE, ZOOM_WEBHOOK_SECRET: '' })).toEqual(['ZOOM_WEBHOOK_SECRET is missing']);
});

test('a problem never quotes a value', () => {
  const env = { ...COMPLETE, ENCRYPTION_KEYS: 'my-secret-key', SALESFORCE_LOGIN_URL: 'ftp://me:pw@x' };

  expect(problemsOf(env)).toHaveLength(2);
  expect(problemsOf(env).join()).not.toMatch(/my-secret-key|me:pw/);
});

test.each([
  ['PUBLIC_URL', 'gateway.example.com'],
  ['PUBLIC_URL', 'http://gateway.example.com'],
  ['SALESFORCE_LOGIN_URL', 'http://localhost.evil.example'],
  ['WIDGET_ORIGINS', 'https://acme.lightning.force.com/lightning'],
  ['WIDGET_ORIGINS', 'http://acme.lightning.force.com'],
  ['WIDGET_ORIGINS', ' , '],
  ['ENCRYPTION_KEYS', KEY],
  ['ENCRYPTION_KEYS', 'short:aGVsbG8='],
  ['PORT', '65536'],
  ['PORT', '-1'],
])('%s=%s is refused', (name, value) => {
  expect(problemsOf({ ...COMPLETE, [name]: value })).toEqual([expect.stringContaining(`${name} must be `)]);
});

test.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
  'on the machine itself %s will do',
  (url) => {
    expect(readConfig({ ...COMPLETE, PUBLIC_URL: url }).PUBLIC_URL).toBe(url);
  },
);

describe('a secret', () => {
  test.each([
    ['text', (config: object) => Object.values(config).map(String).join()],
    ['JSON', (config: object) => JSON.stringify(config)],
  ])('is not in the configuration as %s', (_, print) => {
    const printed = print(readConfig({ ...COMPLETE, DATABASE_URL: 'postgres://me:db-secret@host/db' }));

    expect(printed).not.toMatch(/consumer-secret|zoom-secret|webhook-secret|db-secret|aaaa/);
  });
});
