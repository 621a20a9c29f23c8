import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { Retry } from '#call-core';
import { outcomeOf } from '../textErrors.ts';

function answered(status: number, zoomCode?: number, retry: Retry = 'never') {
  const code = status === 429 ? 'zoom.rateLimited' : status >= 500 ? 'zoom.unavailable' : 'zoom.refused';
  return new PhoneError(code, { retry, details: { status, ...(zoomCode !== undefined && { zoomCode }) } });
}

function broken(code: string) {
  const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  return new PhoneError('zoom.unavailable', { retry: 'later', cause });
}

test.each<[string, PhoneError, boolean, string, string]>([
  ['a number that is none', answered(400, 7001), true, 'refused', 'text.wrongNumber'],
  ['a number of somebody else', answered(400, 135), true, 'refused', 'text.wrongSender'],
  ['a file of another kind', answered(400, 140), true, 'refused', 'text.fileType'],
  ['a policy without texts', answered(403), true, 'refused', 'text.turnedOff'],
  ['anything else', answered(400, 300), true, 'refused', 'zoom.refused'],
  ['too many requests', answered(429, undefined, 'later'), true, 'notSent', 'zoom.rateLimited'],
  ['nobody there', broken('ECONNREFUSED'), true, 'notSent', 'zoom.unavailable'],
  ['no new token', broken('ECONNRESET'), false, 'notSent', 'zoom.unavailable'],
  ['a connection that breaks', broken('ECONNRESET'), true, 'unsure', 'zoom.unavailable'],
  ['an error inside Zoom', answered(503, undefined, 'later'), true, 'unsure', 'zoom.unavailable'],
])('%s', (_, error, hasLeft, outcome, code) => {
  expect(outcomeOf(error, hasLeft)).toMatchObject({ outcome, error: { code } });
});

test('who has to sign in may send it again after that', () => {
  const error = new PhoneError('zoom.signInNeeded', { retry: 'afterSignIn' });
  expect(outcomeOf(error, false)).toEqual({ outcome: 'refused', error });
});
