import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/browserApis.ts';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { settle, pass } from '../../../../../../test-support/lightning/settle.ts';
import {
  connectPopups,
  otherWindow,
  receiveMessage,
} from '../../../../../../test-support/lightning/windows.ts';
import { createSignInSecret, openSignInPopup } from '../signInPopup.ts';

const GATEWAY = 'https://gateway.example.com';
const SECRET = { verifier: 'v'.repeat(43), challenge: 'c'.repeat(43) };
const CODE = { type: 'zoom-phone-sign-in', code: 'one-time' };

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('the window opens at the gateway’s sign-in, for this page and this user, in their language', () => {
  const { opened } = open();

  expect(opened[0]?.url.href.split('?')[0]).toBe(`${GATEWAY}/sign-in`);
  expect(Object.fromEntries(opened[0]?.url.searchParams ?? [])).toEqual({
    origin: window.location.origin,
    challenge: SECRET.challenge,
    user: '005000000000001AAA',
    lang: 'ja',
  });
  expect(opened[0]?.features).toContain('popup');
});

test('the secret itself is not in the address', () => {
  const { opened } = open();

  expect(opened[0]?.url.href).not.toContain(SECRET.verifier);
});

test('the code comes with the secret that makes it worth a session, and the window closes', async () => {
  const { outcome, opened } = open();

  opened[0]?.say(CODE);
  await settle();

  expect(outcome()).toEqual({ code: 'one-time', verifier: SECRET.verifier });
  expect(opened[0]?.isClosed()).toBe(true);
});

test('a blocked window is told as such', async () => {
  const { outcome, popup } = open({ blocked: true });
  popup.focus();
  popup.cancel();
  await settle();

  expect(outcome()).toMatchObject({ code: 'signIn.popupBlocked' });
});

test('a window that the agent closes is noticed within half a second', async () => {
  const { outcome, opened } = open();

  opened[0]?.close();
  await pass(500);

  expect(outcome()).toMatchObject({ code: 'signIn.windowClosed' });
});

test('a window that stays open is waited for', async () => {
  const { outcome } = open();

  await pass(60_000);

  expect(outcome()).toBeNull();
});

test.each(['https://evil.example.com', 'http://gateway.example.com', 'https://gateway.example.com:8443'])(
  'a message of the window while it shows %s is no result',
  async (origin) => {
    const { outcome, opened } = open();

    opened[0]?.say(CODE, origin);
    await settle();

    expect(outcome()).toBeNull();
  },
);

test('a message of another window is no result, whatever its origin', async () => {
  const { outcome } = open();

  receiveMessage(otherWindow(), GATEWAY, CODE);
  receiveMessage(null, GATEWAY, CODE);
  receiveMessage(window, GATEWAY, CODE);
  await settle();

  expect(outcome()).toBeNull();
});

test.each([null, 'code', 7, {}, { type: 'other', code: 'x' }, { code: 'one-time' }, [CODE]])(
  'the message %j is none of ours',
  async (data) => {
    const { outcome, opened } = open();

    opened[0]?.say(data);
    await settle();

    expect(outcome()).toBeNull();
  },
);

test.each(['signIn.denied', 'signIn.wrongUser', 'zoom.noPhoneLicence', 'salesforce.userNotAllowed'])(
  'an error of the sign-in keeps its code: %s',
  async (error) => {
    const { outcome, opened } = open();

    opened[0]?.say({ type: 'zoom-phone-sign-in', error });
    await settle();

    expect(outcome()).toMatchObject({ name: 'PhoneError', code: error });
    expect(opened[0]?.isClosed()).toBe(true);
  },
);

test('what Salesforce or Zoom said comes with the error', async () => {
  const { outcome, opened } = open();

  opened[0]?.say({ type: 'zoom-phone-sign-in', error: 'signIn.failed', said: 'IP restricted' });
  await settle();

  expect(outcome()).toMatchObject({ code: 'signIn.failed', said: 'IP restricted' });
});

test.each([{ error: 'zoom.inventedLater' }, { error: 7 }, { error: 'toString' }, { code: 7 }, {}])(
  'a result that is not understood (%j) is a sign-in that failed',
  async (result) => {
    const { outcome, opened } = open();

    opened[0]?.say({ type: 'zoom-phone-sign-in', ...result });
    await settle();

    expect(outcome()).toMatchObject({ code: 'signIn.failed' });
  },
);

test('only the first result counts', async () => {
  const { outcome, opened } = open();

  opened[0]?.say({ type: 'zoom-phone-sign-in', error: 'signIn.denied' });
  opened[0]?.say(CODE);
  await pass(1000);

  expect(outcome()).toMatchObject({ code: 'signIn.denied' });
});

test('giving up closes the window and is told like a window that was closed', async () => {
  const { popup, outcome, opened } = open();

  popup.cancel();
  await settle();

  expect(opened[0]?.isClosed()).toBe(true);
  expect(outcome()).toMatchObject({ code: 'signIn.windowClosed' });
});

test('the window can be brought to the front', () => {
  const { popup, opened } = open();

  popup.focus();

  expect(opened[0]?.isFocused()).toBe(true);
});

test('after the end nothing is left behind', async () => {
  const listening = jest.spyOn(window, 'removeEventListener');
  const { opened } = open();

  opened[0]?.say(CODE);
  await settle();

  expect(jest.getTimerCount()).toBe(0);
  expect(listening).toHaveBeenCalledWith('message', expect.anything());
});

test('a secret is new each time, and its challenge is its SHA-256 in base64url', async () => {
  const secrets = await Promise.all([createSignInSecret(), createSignInSecret()]);

  for (const { verifier, challenge } of secrets) {
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'));
  }
  expect(secrets[0].verifier).not.toBe(secrets[1].verifier);
});

test('every byte of a secret survives base64url', async () => {
  for (let turn = 0; turn < 50; turn++) {
    const { verifier, challenge } = await createSignInSecret();
    expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'));
    expect(Buffer.from(verifier, 'base64url')).toHaveLength(32);
  }
});

test('an address of the gateway that is none is an error with a code', async () => {
  connectPopups();

  const { result } = openSignInPopup(SECRET, { gatewayUrl: '', salesforceUserId: '005', language: 'en' });

  await expect(result).rejects.toMatchObject({ name: 'PhoneError' });
});

function open({ blocked = false } = {}) {
  const popups = connectPopups();
  if (blocked) popups.block();
  const popup = openSignInPopup(SECRET, {
    gatewayUrl: GATEWAY,
    salesforceUserId: '005000000000001AAA',
    language: 'ja',
  });
  let outcome: unknown = null;
  popup.result.then(
    (result) => {
      outcome = result;
    },
    (error: unknown) => {
      outcome = error;
    },
  );
  return { popup, opened: popups.opened, outcome: () => outcome };
}
