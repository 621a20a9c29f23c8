/** Whatever goes wrong at Zoom, the agent is told what, no call goes unlogged, and all works again when Zoom does. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ErrorReplySchema, SessionSchema, parse } from '#call-core';
import type { Session } from '#call-core';
import { ZOOM_DOWN } from '../../scripts/workbench/zoom/faults.ts';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const SECOND_NUMBER = '+12095550199';

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  desk = await openDesk(stack);
}, 60_000);

afterEach(() => {
  stack.zoom.faults.reset();
  stack.zoom.webhooks.setMode({ hold: false });
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

/** The agent chooses a caller ID, which Zoom has to be asked for. @returns what the widget is answered */
async function chooseCallerId(number = SECOND_NUMBER): Promise<string> {
  const answer = await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number });
  if (answer.ok) return 'done';
  const { error } = parse(ErrorReplySchema, await answer.json(), 'gateway.internal');
  return `${answer.status} ${error.code}`;
}

async function session(): Promise<Session> {
  const answer = await desk.agent.send('GET', '/api/session');
  return parse(SessionSchema, await answer.json(), 'gateway.internal');
}

/** What Zoom was asked meanwhile, sweeps of the call history aside: method, path and answer. */
async function askedDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = stack.zoom.requests.list.length;
  await work();
  return (
    stack.zoom.requests.list
      .slice(before)
      // What sweeps ask, of calls and texts.
      .filter(({ path }) => !path.includes('/call_history/') && !path.includes('/sms/sessions/'))
      .map(({ method, path, status }) => `${method} ${path} ${status ?? 'none'}`)
  );
}

const SETTINGS = '/v2/phone/users/me/settings';
const REFUSED = `PATCH ${SETTINGS} 401`;
const TAKEN = `PATCH ${SETTINGS} 204`;
const RENEWED = 'POST /oauth/token 200';
const NOT_RENEWED = 'POST /oauth/token 400';

async function signedOutAtZoom(): Promise<void> {
  await eventually(
    'the widget is told to sign in at Zoom',
    () => desk.feed.messages.some(({ type }) => type === 'session') && lastSession()?.signInNeeded === 'zoom',
  );
}

function lastSession(): Session | undefined {
  return desk.feed.messages.findLast((message) => message.type === 'session')?.session;
}

async function expectCallsAreLogged(): Promise<void> {
  const callId = await desk.finishCall();
  await desk.saved(callId);
  expect(desk.tasksOf(callId)).toHaveLength(1);
}

/** Anew, with a feed of the new session. */
async function signInAgain(): Promise<void> {
  desk.feed.close();
  desk = await openDesk(stack);
  await eventually('signed in', () => lastSession()?.signInNeeded === null);
  expect(await chooseCallerId()).toBe('done');
}

describe('a request is not repeated, and the agent is told, when Zoom', () => {
  const refusals: readonly [string, Fault['kind'], string][] = [
    ['breaks the connection', 'drop', '503 zoom.unavailable'],
    ['fails inside', 'serverError', '503 zoom.unavailable'],
    ['is down for maintenance', 'unavailable', '503 zoom.unavailable'],
    ['has had too many requests in this second', 'perSecondLimit', '503 zoom.rateLimited'],
    ['has had too many requests today', 'dailyLimit', '503 zoom.rateLimited'],
    ['does not permit it', 'forbidden', '400 zoom.refused'],
    ['does not know the user', 'notFound', '400 zoom.noPhoneLicence'],
  ];

  test.each(refusals)('%s', async (_, kind, told) => {
    await chooseCallerId('+81355500001');
    stack.zoom.faults.add({ kind, path: SETTINGS, times: 1 });

    const asked = await askedDuring(async () => {
      expect(await chooseCallerId()).toBe(told);
    });

    expect(asked).toHaveLength(1);
    expect((await session()).callerId).toEqual({ kind: 'number', number: '+81355500001' });
    expect(await chooseCallerId()).toBe('done');
  });
});

test('a slow answer is waited for', async () => {
  stack.zoom.faults.add({ kind: 'delay', path: SETTINGS, delayMs: 300 });

  expect(await chooseCallerId()).toBe('done');
});

test('an answer that never comes is given up, and holds up no call meanwhile', async () => {
  stack.zoom.faults.add({ kind: 'hang', parts: ['rest'] });
  let told = '';
  const choosing = chooseCallerId().then((answer) => (told = answer));

  await expectCallsAreLogged();
  expect(told).toBe('');
  expect(await choosing).toBe('503 zoom.unavailable');
});

test('with all of Zoom’s servers down calls go on being logged, as long as Zoom tells of them', async () => {
  stack.zoom.faults.add(ZOOM_DOWN);

  await expectCallsAreLogged();
});

describe('a token that has ended', () => {
  test('is renewed, and nobody notices', async () => {
    stack.zoom.signIns.expireAccessTokens(desk.agent.user.zoomId);

    const asked = await askedDuring(async () => {
      expect(await chooseCallerId()).toBe('done');
    });

    expect(asked).toEqual([REFUSED, RENEWED, TAKEN]);
  });

  test('is renewed once, however many requests want it at the same moment', async () => {
    stack.zoom.signIns.expireAccessTokens(desk.agent.user.zoomId);

    const asked = await askedDuring(async () => {
      const told = await Promise.all(Array.from({ length: 12 }, () => chooseCallerId()));
      expect(new Set(told)).toEqual(new Set(['done']));
    });

    expect(asked.filter((request) => request.startsWith('POST'))).toEqual([RENEWED]);
  });

  test('and cannot be renewed now: the agent stays signed in, and the next request renews it', async () => {
    stack.zoom.signIns.expireAccessTokens(desk.agent.user.zoomId);
    stack.zoom.faults.add({ kind: 'unavailable', parts: ['oauth'], times: 1 });

    expect(await chooseCallerId()).toBe('503 zoom.unavailable');
    expect((await session()).signInNeeded).toBeNull();
    expect(await chooseCallerId()).toBe('done');
  });
});

describe('the agent has to sign in at Zoom again, and calls are logged meanwhile, when Zoom', () => {
  test('has ended all tokens without a word', async () => {
    stack.zoom.signIns.revokeAll(desk.agent.user.zoomId);

    const asked = await askedDuring(async () => {
      expect(await chooseCallerId()).toBe('400 zoom.signInNeeded');
      expect(await chooseCallerId()).toBe('400 zoom.signInNeeded');
    });

    expect(asked).toEqual([REFUSED, NOT_RENEWED]);
    await signedOutAtZoom();
    await expectCallsAreLogged();
    await signInAgain();
  });

  test('refuses tokens that it has just handed out', async () => {
    stack.zoom.faults.add({ kind: 'unauthorized', path: SETTINGS });

    const asked = await askedDuring(async () => {
      expect(await chooseCallerId()).toBe('400 zoom.signInNeeded');
      expect(await chooseCallerId()).toBe('400 zoom.signInNeeded');
    });

    expect(asked).toEqual([REFUSED, RENEWED, REFUSED]);
    await signedOutAtZoom();
    await expectCallsAreLogged();
    stack.zoom.faults.reset();
    await signInAgain();
  });
});

test.each<[string, Fault, string]>([
  ['is down', { kind: 'unavailable', parts: ['rest'] }, 'zoom.unavailable'],
  ['has had too many requests', { kind: 'perSecondLimit', parts: ['rest'] }, 'zoom.rateLimited'],
  ['does not permit it', { kind: 'forbidden', parts: ['rest'] }, 'zoom.refused'],
])('the sign-in says so when Zoom’s API %s', async (_, fault, code) => {
  stack.zoom.faults.add(fault);

  expect(await stack.browserOf('minami').signIn()).toBe(code);
  stack.zoom.faults.reset();
  expect(await stack.browserOf('minami').signIn()).toMatchObject({ signInNeeded: null });
});

test('word of a removed app that comes late does not remove who has come back meanwhile', async () => {
  stack.zoom.webhooks.setMode({ hold: true });
  stack.zoom.deauthorise(desk.agent.user.zoomId);
  desk.feed.close();
  desk = await openDesk(stack);
  stack.zoom.webhooks.setMode({ hold: false });
  stack.zoom.webhooks.release();
  await stack.zoom.webhooks.settled();

  await expectCallsAreLogged();
  expect((await session()).signInNeeded).toBeNull();
});

test('word of it that comes in time signs the agent out, and the agent can come back', async () => {
  stack.zoom.deauthorise(desk.agent.user.zoomId);
  await desk.feed.ended;
  expect((await desk.agent.send('GET', '/api/session')).status).toBe(401);

  desk = await openDesk(stack);
  await expectCallsAreLogged();
});
