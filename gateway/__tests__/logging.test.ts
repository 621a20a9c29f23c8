import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { createLog, describeError } from '../logging.ts';
import { Secret } from '../secret.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, level = 'debug'): string {
  const stream = new PassThrough();
  write(createLog(level, stream));
  return String(stream.read() ?? '');
}

test('a line is JSON with its level by name, its time and its message', () => {
  const line: unknown = JSON.parse(
    logged((log) => {
      log.info({ route: '/x' }, 'answered');
    }),
  );

  expect(line).toEqual({
    level: 'info',
    route: '/x',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    message: 'answered',
  });
});

test('an error of ours tells its code and details, and not what the other side said', () => {
  const error = new PhoneError('salesforce.validation', {
    retry: 'askAgent',
    said: 'Say what was agreed with Avery',
    details: { salesforceCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
  });

  expect(describeError(error)).toEqual({
    code: 'salesforce.validation',
    retry: 'askAgent',
    salesforceCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  });
});

test('of the errors behind it: kind, code and place, to the last', () => {
  const deepest = Object.assign(new TypeError('connect to 10.1.2.3?token=abc'), { code: 'ECONNREFUSED' });
  const middle = new Error('fetch of +12095550123 failed', { cause: deepest });
  const error = new PhoneError('zoom.unavailable', { retry: 'later', cause: middle });

  expect(describeError(error)).toEqual({
    code: 'zoom.unavailable',
    retry: 'later',
    cause: 'Error',
    at: expect.stringMatching(/^at .*logging\.test\.ts:\d+:\d+/),
    deeper: {
      cause: 'TypeError',
      causeCode: 'ECONNREFUSED',
      at: expect.stringMatching(/^at .*logging\.test\.ts:\d+:\d+/),
    },
  });
});

test.each([
  ['a message', () => new Error('row (+12095550123) failed')],
  ['a message of several lines', () => new Error('first\nat +12095550123\n    at +12095550123:1:1')],
  ['a text that was thrown', () => '+12095550123'],
  ['an object that was thrown', () => ({ message: '+12095550123', detail: '+12095550123' })],
])('no number gets into the log by %s', (_, make) => {
  const error: unknown = make();

  const lines = logged((log) => {
    log.warn({ error }, 'failed');
    log.warn({ err: error }, 'failed');
  });

  expect(lines).toContain('gateway.internal');
  expect(lines).not.toContain('2095550123');
});

test('neither requests nor secrets get into the log', () => {
  const lines = logged((log) => {
    log.error({ req: { url: '/?token=abc' }, res: { body: 'abc' }, key: new Secret('abc') }, 'failed');
  });

  expect(lines).not.toContain('abc');
});

test('what is below the level is not written', () => {
  expect(
    logged((log) => {
      log.debug('detail');
    }, 'info'),
  ).toBe('');
});
