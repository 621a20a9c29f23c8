import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLocks } from '../../../../../../test-support/lightning/locks.ts';
import { connectNetwork, noContent, offline } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import type { BrowserStorage } from '../commandStore.ts';
import { createGatewayHttp } from '../gatewayHttp.ts';
import { createOutbox } from '../outbox.ts';
import type { Command, Outbox } from '../outbox.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
  localStorage.clear();
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test.each<[string, () => BrowserStorage | null]>([
  ['full', fullStorage],
  ['closed to this page', closedStorage],
  ['not allowed at all', () => null],
])('where the storage is %s, a command is sent all the same, and once', async (_name, storage) => {
  const network = connectNetwork();
  const outbox = open(storage());

  outbox.add(comment('Hello'), 'comment-1');
  await pass(60_000);

  expect(network.requests.map(({ body }) => body)).toEqual([{ comment: 'Hello' }]);
  expect(outbox.waiting).toBe(0);
});

test('where a lock is not to be had for the moment, a command waits and is sent once', async () => {
  const network = connectNetwork();
  const locks = createLocks();
  jest
    .spyOn(locks, 'request')
    .mockRejectedValueOnce(new Error('The provided callback is no longer runnable.'));
  const outbox = open(localStorage, locks);

  outbox.add(comment('Hello'), 'comment-1');
  await settle();
  expect(network.requests).toEqual([]);
  await pass(60_000);

  expect(network.requests.map(({ body }) => body)).toEqual([{ comment: 'Hello' }]);
  expect(outbox.waiting).toBe(0);
});

test('where the browser refuses its locks, a command is sent all the same, and once', async () => {
  const network = connectNetwork();
  const outbox = open(localStorage, { request: () => Promise.reject(new DOMException('', 'SecurityError')) });

  outbox.add(comment('Hello'), 'comment-1');
  await pass(60_000);

  expect(network.requests.map(({ body }) => body)).toEqual([{ comment: 'Hello' }]);
  expect(outbox.waiting).toBe(0);
});

test('a command that fails under the lock is not sent again at once', async () => {
  const network = connectNetwork(offline);
  const outbox = open(localStorage, createLocks());

  outbox.add(comment('Hello'), 'comment-1');
  await settle();
  expect(network.requests).toHaveLength(1);

  network.answer(noContent);
  await pass(1000);
  expect(network.requests).toHaveLength(2);
});

test('what a full storage does not take waits in the page until there is a network, in order', async () => {
  const network = connectNetwork(offline);
  const outbox = open(fullStorage());
  outbox.add({ method: 'PUT', path: '/first' });
  outbox.add({ method: 'PUT', path: '/second' });
  await settle();
  const failed = network.requests.length;
  expect(outbox.waiting).toBe(2);

  network.answer(noContent);
  outbox.flush();
  await settle();

  expect(network.log().slice(failed)).toEqual(['PUT /first', 'PUT /second']);
});

test('of what is still being typed only the last is kept in the page', async () => {
  const network = connectNetwork(offline);
  const outbox = open(fullStorage());
  for (const text of ['H', 'He', 'Hello']) outbox.add(comment(text), 'comment-1');
  await settle();
  const failed = network.requests.length;
  expect(outbox.waiting).toBe(1);

  network.answer(noContent);
  outbox.flush();
  await settle();

  expect(network.requests.slice(failed).map(({ body }) => body)).toEqual([{ comment: 'Hello' }]);
});

test('a storage that becomes full does not lose the comment that it has; the newer is sent after it', async () => {
  const network = connectNetwork(offline);
  const outbox = open(localStorage);
  outbox.add(comment('Agreed on Monday'), 'comment-1');
  await settle();
  fullStorage();

  outbox.add(comment('Agreed on Monday, 9:00'), 'comment-1');
  await settle();
  expect(open(localStorage).waiting).toBe(1);

  const failed = network.requests.length;
  network.answer(noContent);
  outbox.flush();
  await settle();
  expect(network.requests.slice(failed).map(({ body }) => body)).toEqual([
    { comment: 'Agreed on Monday' },
    { comment: 'Agreed on Monday, 9:00' },
  ]);
  expect(outbox.waiting).toBe(0);
});

test('as soon as there is room again, what is typed outlives the page', async () => {
  connectNetwork(offline);
  const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
  const outbox = open(localStorage);
  outbox.add(comment('Agreed'), 'comment-1');
  await settle();
  full.mockRestore();

  outbox.add(comment('Agreed on Monday'), 'comment-1');
  await settle();

  expect(outbox.waiting).toBe(1);
  expect(open(localStorage).waiting).toBe(1);
});

function open(storage: BrowserStorage | null, locks: Pick<LockManager, 'request'> | null = null): Outbox {
  const http = createGatewayHttp('https://gateway.example.com', '005000000000001AAA');
  return createOutbox({ http, locks, storage, owner: '005A', onRefused: jest.fn() });
}

function comment(text: string): Command {
  return { method: 'PUT', path: '/api/calls/1/comment', body: { comment: text } };
}

function fullStorage(): Storage {
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
  return localStorage;
}

/** As some browsers have it in private windows: it is there, and every use of it fails. */
function closedStorage(): BrowserStorage {
  return {
    get length() {
      return refuse();
    },
    key: refuse,
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
  };
}

function refuse(): never {
  throw new DOMException('Not here.', 'QuotaExceededError');
}
