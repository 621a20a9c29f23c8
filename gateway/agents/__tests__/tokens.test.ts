import { beforeEach, describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { Credential, CredentialStore, OAuthProvider, Tokens } from '../ports.ts';
import { createAgentTokens } from '../tokens.ts';

const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

/** One agent's credential, with the lease that the database keeps. */
function createCredentials() {
  let stored: Credential = {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: NOW + HOUR_MS,
    baseUrl: 'https://zoom.example',
    needsSignIn: false,
    generation: 1,
  };
  let leased = false;
  const store: CredentialStore = {
    find: () => Promise.resolve(stored),
    takeLease(_agent, _provider, generation) {
      const free = !leased && generation === stored.generation;
      leased ||= free;
      return Promise.resolve(free);
    },
    replace(_agent, _provider, generation, tokens) {
      if (generation === stored.generation) stored = { ...stored, ...tokens, generation: generation + 1 };
      leased = false;
      return Promise.resolve();
    },
    releaseLease() {
      leased = false;
      return Promise.resolve();
    },
    markNeedsSignIn(_agent, _provider, generation) {
      if (generation === stored.generation) stored = { ...stored, needsSignIn: true };
      leased = false;
      return Promise.resolve();
    },
  };
  return {
    store,
    get stored() {
      return stored;
    },
    get leased() {
      return leased;
    },
    change(fields: Partial<Credential>) {
      stored = { ...stored, ...fields };
    },
    lease() {
      leased = true;
    },
  };
}

let world: ReturnType<typeof createCredentials>;
let refreshed: string[];
let refresh: OAuthProvider['refresh'];
let now: number;
beforeEach(() => {
  world = createCredentials();
  refreshed = [];
  refresh = () => Promise.resolve(next(refreshed.length + 1));
  now = NOW;
});

const next = (number: number): Tokens => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  expiresAt: NOW + HOUR_MS,
  baseUrl: 'https://zoom.example',
});

function tokens() {
  const zoom: OAuthProvider = {
    authorizationUrl: () => ({ url: '', verifier: '' }),
    exchangeCode: () => Promise.reject(new Error('not asked for')),
    refresh(refreshToken) {
      refreshed.push(refreshToken);
      return refresh(refreshToken);
    },
    signInError: () => new Error('not asked for'),
  };
  return createAgentTokens({
    credentials: world.store,
    oauth: { zoom, salesforce: zoom },
    clock: { now: () => now },
    onNotAllowed: () => Promise.resolve(),
  });
}

const signInNeeded = () => new PhoneError('zoom.signInNeeded', { retry: 'afterSignIn' });

/** A request that Zoom answers only with one of these tokens. @returns the tokens it was tried with */
function requestThatTakes(...good: string[]) {
  const tried: string[] = [];
  return {
    tried,
    send: ({ accessToken }: Credential) => {
      tried.push(accessToken);
      return good.includes(accessToken) ? Promise.resolve('done') : Promise.reject(signInNeeded());
    },
  };
}

test('a token that is good is used as it is', async () => {
  const request = requestThatTakes('access-1');

  expect(await tokens().use('agent', 'zoom', request.send)).toBe('done');
  expect(refreshed).toEqual([]);
});

test.each([59_999, 0, -HOUR_MS])('a token with %i ms left is renewed before it is used', async (left) => {
  world.change({ expiresAt: NOW + left });
  const request = requestThatTakes('access-2');

  await tokens().use('agent', 'zoom', request.send);

  expect(request.tried).toEqual(['access-2']);
  expect(refreshed).toEqual(['refresh-1']);
});

test('a token that is refused is renewed, and the request sent again', async () => {
  const request = requestThatTakes('access-2');

  expect(await tokens().use('agent', 'zoom', request.send)).toBe('done');
  expect(request.tried).toEqual(['access-1', 'access-2']);
  expect(world.stored).toMatchObject({ refreshToken: 'refresh-2', needsSignIn: false });
});

test('a refresh token is used once, however many requests want a new token at the same moment', async () => {
  const requests = Array.from({ length: 10 }, () => requestThatTakes('access-2'));
  const gateways = [tokens(), tokens()];

  await Promise.all(
    gateways.flatMap((gateway) => requests.map(({ send }) => gateway.use('agent', 'zoom', send))),
  );

  expect(refreshed).toEqual(['refresh-1']);
  expect(requests.map(({ tried }) => tried.filter((token) => token === 'access-2').length)).toEqual(
    requests.map(() => 2),
  );
});

test('one that comes late to a refusal takes the token that others have renewed', async () => {
  const late = requestThatTakes('access-2');
  const send = async (credential: Credential) => {
    if (credential.generation === 1) world.change({ ...next(2), generation: 2 });
    return late.send(credential);
  };

  await tokens().use('agent', 'zoom', send);

  expect(refreshed).toEqual([]);
  expect(late.tried).toEqual(['access-1', 'access-2']);
});

describe('a gateway that stood still', () => {
  test('before it renewed a token takes the one that another has renewed meanwhile', async () => {
    refresh = () => {
      world.change({ ...next(2), generation: 2 });
      return Promise.reject(signInNeeded());
    };
    const request = requestThatTakes('access-2');

    expect(await tokens().use('agent', 'zoom', request.send)).toBe('done');
    expect(world.stored.needsSignIn).toBe(false);
  });

  test('when it had got its turn does not use the refresh token that may be used by now', async () => {
    const takeLease = world.store.takeLease.bind(world.store);
    world.store.takeLease = async (...asked) => {
      const isMine = await takeLease(...asked);
      now += 10_000;
      world.change({ ...next(2), generation: 2 });
      return isMine;
    };

    expect(await tokens().use('agent', 'zoom', requestThatTakes('access-2').send)).toBe('done');
    expect(refreshed).toEqual([]);
  });
});

describe('only the agent can help', () => {
  test('when the refresh token is not taken any more: nobody tries it again', async () => {
    refresh = () => Promise.reject(signInNeeded());
    const request = requestThatTakes();

    for (let times = 0; times < 2; times++)
      await expect(tokens().use('agent', 'zoom', request.send)).rejects.toMatchObject({
        code: 'zoom.signInNeeded',
        retry: 'afterSignIn',
      });

    expect(world.stored.needsSignIn).toBe(true);
    expect(refreshed).toEqual(['refresh-1']);
    expect(request.tried).toEqual(['access-1']);
  });

  test('when a token is refused that has just been renewed', async () => {
    const request = requestThatTakes();

    await expect(tokens().use('agent', 'zoom', request.send)).rejects.toMatchObject({
      code: 'zoom.signInNeeded',
    });

    expect(request.tried).toEqual(['access-1', 'access-2']);
    expect(world.stored).toMatchObject({ needsSignIn: true, generation: 2 });
  });
});

describe('a refresh that fails for now', () => {
  test('is the next one’s to try', async () => {
    refresh = () => Promise.reject(new PhoneError('zoom.unavailable', { retry: 'later' }));
    const request = requestThatTakes('access-2', 'access-3');
    await expect(tokens().use('agent', 'zoom', request.send)).rejects.toMatchObject({
      code: 'zoom.unavailable',
    });
    expect(world.leased).toBe(false);

    refresh = () => Promise.resolve(next(2));
    expect(await tokens().use('agent', 'zoom', request.send)).toBe('done');
    expect(world.stored.needsSignIn).toBe(false);
  });

  test('and another gateway that never comes back from it is waited for no longer than half a minute', async () => {
    world.change({ expiresAt: NOW });
    world.lease();
    const find = world.store.find.bind(world.store);
    world.store.find = (agentId, provider) => {
      now += 20_000;
      return find(agentId, provider);
    };

    await expect(tokens().use('agent', 'zoom', requestThatTakes().send)).rejects.toMatchObject({
      code: 'zoom.unavailable',
      retry: 'later',
    });
    expect(refreshed).toEqual([]);
  });
});

test.each([
  new PhoneError('zoom.unavailable', { retry: 'later' }),
  new PhoneError('salesforce.signInNeeded', { retry: 'afterSignIn' }),
  new Error('anything'),
])('%s is no reason to renew a token', async (error) => {
  await expect(tokens().use('agent', 'zoom', () => Promise.reject(error))).rejects.toBe(error);
  expect(refreshed).toEqual([]);
});
