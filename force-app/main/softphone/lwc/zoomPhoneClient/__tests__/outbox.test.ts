import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  connectNetwork,
  htmlPage,
  noContent,
  offline,
  refusal,
  silence,
} from '../../../../../../test-support/lightning/network.ts';
import type { Answer } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { createGatewayHttp } from '../gatewayHttp.ts';
import { createOutbox } from '../outbox.ts';
import type { Command, Outbox } from '../outbox.ts';

const onRefused = jest.fn();

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
  localStorage.clear();
  onRefused.mockClear();
});

afterEach(() => {
  jest.useRealTimers();
});

test('a command is sent at once, and once', async () => {
  const network = connectNetwork();
  const outbox = open();

  outbox.add({ method: 'PUT', path: '/api/calls/1/who', body: { personId: null } });
  await pass(60_000);

  expect(network.requests).toMatchObject([{ what: 'PUT /api/calls/1/who', body: { personId: null } }]);
  expect(outbox.waiting).toBe(0);
});

test('commands arrive in the order in which they were given, one after the other', async () => {
  const arrived: string[] = [];
  let under = 0;
  connectNetwork(async ({ what }) => {
    under += 1;
    expect(under).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    under -= 1;
    arrived.push(what);
    return noContent();
  });
  const outbox = open();

  for (const name of ['a', 'b', 'c', 'd']) outbox.add(command(name));
  await pass(1000);

  expect(arrived).toEqual(['PUT /a', 'PUT /b', 'PUT /c', 'PUT /d']);
});

test('a command that comes while another is under way is not forgotten', async () => {
  const network = connectNetwork(slow(1000));
  const outbox = open();
  outbox.add(command('first'));
  await pass(500);

  outbox.add(command('second'));
  await pass(2000);

  expect(network.log()).toEqual(['PUT /first', 'PUT /second']);
});

test('of what is still being typed only the last is sent', async () => {
  const network = connectNetwork(offline);
  const outbox = open();

  for (const text of ['H', 'He', 'Hel', 'Hello']) outbox.add(comment('1', text), 'comment-1');
  outbox.add(comment('2', 'Other call'), 'comment-2');
  expect(outbox.waiting).toBe(2);
  network.answer(noContent);
  await pass(10_000);

  const bodies = network.requests.slice(1).map(({ body }) => body);
  expect(bodies).toEqual([{ comment: 'Hello' }, { comment: 'Other call' }]);
});

test('a comment that is changed while it is being sent is sent again', async () => {
  const network = connectNetwork(slow(1000));
  const outbox = open();
  outbox.add(comment('1', 'Hel'), 'comment-1');
  await pass(500);

  outbox.add(comment('1', 'Hello'), 'comment-1');
  await pass(5000);

  expect(network.requests.map(({ body }) => body)).toEqual([{ comment: 'Hel' }, { comment: 'Hello' }]);
  expect(outbox.waiting).toBe(0);
});

test.each<[string, Answer]>([
  ['no network', offline],
  ['an error of the gateway', () => refusal('gateway.internal', 500)],
  ['a gateway that stops', () => refusal('gateway.stopping', 503)],
  ['a page of a proxy', () => htmlPage(502)],
  ['too many requests', () => refusal('request.tooMany', 429)],
  ['a session that is over', () => refusal('session.missing', 401)],
])('after %s a command is kept, and arrives later', async (_name, answer) => {
  const network = connectNetwork(answer);
  const outbox = open();
  outbox.add(command('a'));
  await pass(5000);
  expect(outbox.waiting).toBe(1);

  network.answer(noContent);
  outbox.flush();
  await settle();

  expect(outbox.waiting).toBe(0);
  expect(onRefused).not.toHaveBeenCalled();
});

test('an unreachable gateway is asked again after ever longer times, 15 seconds at most', async () => {
  const start = Date.now();
  const times: number[] = [];
  connectNetwork(() => {
    times.push(Date.now() - start);
    return offline();
  });
  open().add(command('a'));

  for (let second = 0; second < 80; second++) await pass(1000);

  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(waits.slice(0, 7)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('while a command cannot be sent, those after it wait for it', async () => {
  const network = connectNetwork(offline);
  const outbox = open();

  outbox.add(command('a'));
  outbox.add(command('b'));
  await settle();
  expect(new Set(network.log())).toEqual(new Set(['PUT /a']));

  network.answer(noContent);
  await pass(5000);
  expect(network.log().slice(-2)).toEqual(['PUT /a', 'PUT /b']);
});

test('when the connection is back, nothing waits for its time', async () => {
  const network = connectNetwork(offline);
  const outbox = open();
  outbox.add(command('a'));
  await pass(60_000);
  network.answer(noContent);

  outbox.flush();
  await settle();

  expect(outbox.waiting).toBe(0);
});

test('what waits is kept over a reload and sent when the next widget is connected', async () => {
  connectNetwork(silence);
  const before = open();
  before.add(command('a'));
  before.add(command('b'));
  await settle();

  const network = connectNetwork();
  const after = open();
  expect(after.waiting).toBe(2);
  after.flush();
  await settle();

  expect(network.log()).toEqual(['PUT /a', 'PUT /b']);
});

test('what the gateway refuses for good is dropped and reported, and what follows is sent', async () => {
  const network = connectNetwork(({ what }) => {
    return what === 'PUT /bad' ? refusal('comment.tooLong', 400) : noContent();
  });
  const outbox = open();

  outbox.add(command('bad'));
  outbox.add(command('good'));
  await pass(60_000);

  expect(onRefused.mock.calls).toEqual([
    [command('bad'), expect.objectContaining({ code: 'comment.tooLong' })],
  ]);
  expect(network.log()).toEqual(['PUT /bad', 'PUT /good']);
  expect(outbox.waiting).toBe(0);
});

test('two agents of one browser send each their own', async () => {
  connectNetwork(offline);
  open('005A').add(command('of-a'));
  await settle();
  const network = connectNetwork();

  const other = open('005B');
  other.add(command('of-b'));
  await settle();

  expect(other.waiting).toBe(0);
  expect(network.log()).toEqual(['PUT /of-b']);
  expect(open('005A').waiting).toBe(1);
});

test('two tabs on one storage lose nothing, and neither overwrites the other', async () => {
  const network = connectNetwork(offline);
  const [left, right] = [open(), open()];
  for (let index = 0; index < 5; index++) {
    left.add(command(`left-${index}`));
    await pass(1);
    right.add(command(`right-${index}`));
    await pass(1);
  }

  const failed = network.requests.length;
  network.answer(noContent);
  left.flush();
  right.flush();
  await pass(1000);

  const arrived = new Set(network.log().slice(failed));
  for (const name of ['left', 'right'])
    for (let index = 0; index < 5; index++) expect(arrived).toContain(`PUT /${name}-${index}`);
  expect(left.waiting).toBe(0);
});

test('two tabs that act in the same millisecond lose nothing', async () => {
  const network = connectNetwork(offline);
  const [left, right] = [open(), open()];

  left.add(command('left'));
  right.add(command('right'));
  await settle();
  const failed = network.requests.length;
  network.answer(noContent);
  left.flush();
  await pass(1000);

  expect(network.log().slice(failed).sort()).toEqual(['PUT /left', 'PUT /right']);
});

test('a value in the storage that is no command is skipped and goes', async () => {
  const network = connectNetwork();
  localStorage.setItem('zoom-phone-outbox:005A:0000000000000001:', '{"half');
  localStorage.setItem('zoom-phone-outbox:005A:0000000000000002:', '"a text"');
  const outbox = open();

  outbox.add(command('a'));
  await settle();

  expect(network.log()).toEqual(['PUT /a']);
  expect(outbox.waiting).toBe(0);
});

test('what others keep in the storage stays', async () => {
  connectNetwork();
  localStorage.setItem('lightning-theme', 'dark');

  open().add(command('a'));
  await settle();

  expect(localStorage.getItem('lightning-theme')).toBe('dark');
});

function open(owner = '005A'): Outbox {
  const http = createGatewayHttp('https://gateway.example.com', '005000000000001AAA');
  return createOutbox({ http, locks: null, storage: localStorage, owner, onRefused });
}

function command(name: string): Command {
  return { method: 'PUT', path: `/${name}`, body: {} };
}

function comment(callId: string, text: string): Command {
  return { method: 'PUT', path: `/api/calls/${callId}/comment`, body: { comment: text } };
}

function slow(ms: number): Answer {
  return () =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(noContent());
      }, ms);
    });
}
