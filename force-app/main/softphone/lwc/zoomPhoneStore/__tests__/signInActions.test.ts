import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE, SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { json, offline, refusal, silence } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startStore } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const started: StartedStore[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  for (const { store } of started.splice(0)) store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('until the gateway has answered, the widget is loading', async () => {
  const { state } = await start({
    prepare: (gateway) => {
      gateway.answerAll(silence);
    },
  });

  expect(state()).toMatchObject({ stage: 'loading', signingIn: false, signInProblem: null });
});

test('a browser without a session is signed out, without a problem', async () => {
  const { state } = await start();

  expect(state()).toMatchObject({ stage: 'signedOut', session: null, signInProblem: null });
});

test('a browser with a session is signed in, with session and numbers', async () => {
  const { state, gateway } = await start({ signedIn: true });

  expect(state()).toMatchObject({ stage: 'signedIn', session: SESSION, connection: 'connecting' });
  expect(state().numbers?.format('+12092592844')).toBe('(209) 259-2844');
  expect(gateway.feeds).toHaveLength(1);
});

test('a gateway that cannot be reached is told, and asked again until it answers', async () => {
  const { state, gateway } = await start({
    signedIn: true,
    prepare: (unreachable) => {
      unreachable.answerAll(offline);
    },
  });
  expect(state()).toMatchObject({ stage: 'signedOut', signInProblem: { code: 'gateway.unreachable' } });
  await pass(6100);
  expect(gateway.sent('GET /api/session')).toHaveLength(11);
  await pass(60_000);
  const asked = gateway.sent('GET /api/session').length;
  await pass(10_000);
  expect(gateway.sent('GET /api/session')).toHaveLength(asked + 2);

  gateway.answerAll(null);
  await pass(5000);

  expect(state()).toMatchObject({ stage: 'signedIn', signInProblem: null });
});

test('without the numbering plans nobody is signed in, and they are asked for again', async () => {
  const { state, gateway } = await start({
    signedIn: true,
    prepare: (broken) => {
      broken.answer('GET /api/number-data', () => refusal('gateway.internal', 500));
    },
  });
  expect(state()).toMatchObject({ stage: 'signedOut', signInProblem: { code: 'gateway.internal' } });

  gateway.answer('GET /api/number-data', null);
  await pass(5000);

  expect(state().stage).toBe('signedIn');
});

test('the sign-in opens one window, however often it is clicked', async () => {
  const { store, state, popups } = await start();

  store.signIn();
  store.signIn();

  expect(popups.opened).toHaveLength(1);
  expect(state()).toMatchObject({ stage: 'signedOut', signingIn: true, signInProblem: null });
});

test('the open window can be brought to the front', async () => {
  const { store, popups } = await start();
  store.signIn();

  store.showWindow();

  expect(popups.opened[0]?.isFocused()).toBe(true);
});

test('the code of the window leads back into the widget, signed in', async () => {
  const { store, state, popups, gateway } = await start();
  store.signIn();

  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();

  expect(gateway.sent('POST /api/session')).toMatchObject([{ code: 'one-time' }]);
  expect(state()).toMatchObject({ stage: 'signedIn', signingIn: false, session: SESSION });
  expect(popups.opened[0]?.isClosed()).toBe(true);
});

test.each([
  ['signIn.denied', undefined],
  ['signIn.wrongUser', undefined],
  ['zoom.noPhoneLicence', undefined],
  ['salesforce.userNotAllowed', 'user is not admin approved'],
])('a sign-in that ends with %s says so, and can be tried again', async (error, said) => {
  const { store, state, popups } = await start();
  store.signIn();

  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', error, said });
  await settle();

  expect(state()).toMatchObject({
    stage: 'signedOut',
    signingIn: false,
    signInProblem: { code: error, said: said ?? null },
  });
  store.signIn();
  expect(popups.opened).toHaveLength(2);
  expect(state()).toMatchObject({ signingIn: true, signInProblem: null });
});

test('a blocked window says so', async () => {
  const { store, state, popups } = await start();
  popups.block();

  store.signIn();
  await settle();

  expect(state()).toMatchObject({ signingIn: false, signInProblem: { code: 'signIn.popupBlocked' } });
});

test('a window that the agent closes says so', async () => {
  const { store, state, popups } = await start();
  store.signIn();

  popups.opened[0]?.close();
  await pass(500);

  expect(state()).toMatchObject({ signingIn: false, signInProblem: { code: 'signIn.windowClosed' } });
});

test('the agent can give up', async () => {
  const { store, state, popups } = await start();
  store.signIn();

  store.cancelSignIn();
  await settle();

  expect(popups.opened[0]?.isClosed()).toBe(true);
  expect(state()).toMatchObject({ stage: 'signedOut', signingIn: false });
});

test('a window that could show nothing because the gateway is down says that', async () => {
  const { store, state, popups, gateway } = await start();
  store.signIn();
  gateway.answerAll(offline);

  popups.opened[0]?.close();
  await pass(500);

  expect(state().signInProblem).toEqual({ code: 'gateway.unreachable', said: null });
});

test('a code that the gateway does not take any more says so', async () => {
  const { store, state, popups, gateway } = await start();
  gateway.answer('POST /api/session', () => refusal('signIn.expired', 400));
  store.signIn();

  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();

  expect(state()).toMatchObject({ stage: 'signedOut', signInProblem: { code: 'signIn.expired' } });
});

test('each window has a secret of its own', async () => {
  const { store, popups } = await start();
  store.signIn();
  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', error: 'signIn.denied' });
  await settle();

  store.signIn();

  const [first, second] = popups.opened.map(({ url }) => url.searchParams.get('challenge'));
  expect(first).not.toBe(second);
});

test('a code that was carried over by hand is worth a session with the secret of its window', async () => {
  const { store, state, popups, gateway } = await start();
  store.signIn();
  popups.opened[0]?.close();
  await pass(500);
  const challenge = popups.opened[0]?.url.searchParams.get('challenge');

  store.useCode('by-hand');
  await settle();

  const [body] = gateway.sent('POST /api/session');
  expect(body).toMatchObject({ code: 'by-hand' });
  expect(await challengeOf(body)).toBe(challenge);
  expect(state()).toMatchObject({ stage: 'signedIn', signInProblem: null });
});

test('a wrong code by hand says so', async () => {
  const { store, state, popups, gateway } = await start();
  gateway.answer('POST /api/session', () => refusal('signIn.expired', 400));
  store.signIn();
  popups.opened[0]?.close();
  await pass(500);

  store.useCode('wrong');
  await settle();

  expect(state()).toMatchObject({ stage: 'signedOut', signInProblem: { code: 'signIn.expired' } });
});

test('who signs out has no session, here and at the gateway', async () => {
  const { store, state, gateway } = await start({ signedIn: true });

  await signOut(store);

  expect(gateway.signedIn).toBe(false);
  expect(state()).toMatchObject({ stage: 'signedOut', session: null, signInProblem: null });
  expect(gateway.feeds[0]?.isGivenUp).toBe(true);
});

test('a sign-out that does not reach the gateway is none, and says why', async () => {
  const { store, state, gateway } = await start({ signedIn: true });
  gateway.answer('DELETE /api/session', offline);

  await signOut(store);

  expect(state()).toMatchObject({ stage: 'signedIn', problem: { code: 'gateway.unreachable' } });
  expect(gateway.feeds[0]?.isGivenUp).toBe(false);
});

test('after a sign-out the agent can sign in again', async () => {
  const { store, state, popups, gateway } = await start({ signedIn: true });
  await signOut(store);

  store.signIn();
  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();

  expect(state().stage).toBe('signedIn');
  expect(gateway.feeds).toHaveLength(2);
});

test('while the agent signs in, the widget does not ask for a session', async () => {
  const { store, gateway } = await start({
    prepare: (down) => {
      down.answerAll(offline);
    },
  });
  const asked = gateway.sent('GET /api/session').length;

  store.signIn();
  await pass(30_000);

  expect(gateway.sent('GET /api/session')).toHaveLength(asked);
});

test('an older question for a session that is answered late does not sign out who has signed in', async () => {
  const { store, state, popups, gateway } = await start({
    prepare: (down) => {
      down.answerAll(offline);
    },
  });
  let answerLate: (answer: Response) => void = () => undefined;
  gateway.answerAll(null);
  gateway.answer('GET /api/session', () => new Promise((resolve) => (answerLate = resolve)));
  await pass(5000);
  store.signIn();
  popups.opened[0]?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();
  expect(state().stage).toBe('signedIn');

  answerLate(refusal('session.missing', 401));
  await settle();

  expect(state().stage).toBe('signedIn');
});

test('a widget that ends closes its window and asks no more', async () => {
  const { store, popups, gateway } = await start({
    prepare: (down) => {
      down.answerAll(offline);
    },
  });
  store.signIn();

  store.stop();
  await settle();
  const asked = gateway.requests.length;
  await pass(60_000);

  expect(popups.opened[0]?.isClosed()).toBe(true);
  expect(gateway.requests).toHaveLength(asked);
});

test('a widget that ends while it looks for a session opens no live feed', async () => {
  let answerLate: (answer: Response) => void = () => undefined;
  const { store, gateway } = await start({
    signedIn: true,
    prepare: (slow) => {
      slow.answer('GET /api/session', () => new Promise((resolve) => (answerLate = resolve)));
    },
  });

  store.stop();
  answerLate(json(SESSION));
  await settle();

  expect(gateway.feeds).toHaveLength(0);
});

test('a widget that ends while the gateway cannot be reached asks no more', async () => {
  const { store, gateway } = await start({
    prepare: (silent) => {
      silent.answerAll(silence);
    },
  });

  store.stop();
  await pass(60_000);

  expect(gateway.requests).toHaveLength(1);
});

async function start(options: Parameters<typeof startStore>[0] = {}) {
  const store = await startStore({ signedIn: false, ...options });
  started.push(store);
  return store;
}

async function signOut(store: StartedStore['store']): Promise<void> {
  void store.signOut();
  await settle();
}

async function challengeOf(body: unknown): Promise<string> {
  const verifier =
    typeof body === 'object' && body !== null && 'verifier' in body ? String(body.verifier) : '';
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(hash).toString('base64url');
}
