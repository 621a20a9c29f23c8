/** Bytes that are no HTTP, or nearly. */
import fc from 'fast-check';
import type { FuzzedRoute } from './bodies.ts';

const LINES = [
  ...['Content-Length: -1', 'Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 99999999999999999999'],
  ...[
    'Transfer-Encoding: chunked\r\nContent-Length: 3',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: xchunked',
  ],
  ...[
    'Connection: upgrade\r\nUpgrade: websocket',
    'Connection: upgrade\r\nUpgrade: h2c',
    'Expect: 100-continue',
    'Expect: 200-ok',
  ],
  ...[`X-Long: ${'y'.repeat(20_000)}`, Array.from({ length: 3000 }, (_, each) => `A${each}: b`).join('\r\n')],
  ...[
    'Cookie: __Host-zoom-phone=%zz; __Host-zoom-phone=\u0000',
    'Host: a\r\nHost: b',
    ' folded: x',
    'No colon',
    'Content-Type: application/json',
  ],
];
const VERSIONS = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', '', 'RTSP/1.0'];
const METHODS = [
  'GET',
  'POST',
  'PUT',
  'BREW',
  'CONNECT',
  'PRI',
  'get',
  'G\u0000T',
  'QUERY',
  'PROPFIND',
  'OPTIONS',
  'TRACE',
];
const TARGETS = [
  '*',
  '/%00',
  '//',
  '/../../etc/passwd',
  '/api/calls/%ff/comment',
  'http://evil.example/api/session',
  '/api/session HTTP',
  `/${'a'.repeat(9000)}`,
  '/?'.repeat(500),
];
const BODIES = [
  '',
  '{',
  '{"a":1}',
  '5\r\nhello\r\n0\r\n\r\n',
  'FFFFFFFFFFFFFFFF\r\n',
  '-1\r\n',
  '\u0000\u0001\u0002',
  '[[[[',
];

/** @returns the bytes, and whether they come piece by piece */
export function rawBytes(routes: readonly FuzzedRoute[]): fc.Arbitrary<[Buffer, boolean]> {
  const target = fc.oneof(fc.constantFrom(...routes.map(({ path }) => path)), fc.constantFrom(...TARGETS));
  const nearly = fc
    .record({
      method: fc.constantFrom(...METHODS),
      target,
      version: fc.constantFrom(...VERSIONS, 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1'),
      lines: fc.array(fc.constantFrom(...LINES), { maxLength: 3 }),
      body: fc.constantFrom(...BODIES),
    })
    .map(({ method, target: path, version, lines, body }) =>
      Buffer.from(
        `${method} ${path} ${version}\r\n${['Host: gateway', ...lines].join('\r\n')}\r\n\r\n${body}`,
        'latin1',
      ),
    );
  const noise = fc.uint8Array({ minLength: 1, maxLength: 600 }).map((bytes) => Buffer.from(bytes));
  const spoilt = fc.tuple(nearly, noise, fc.nat()).map(([whole, bytes, place]) => {
    const at = place % whole.length;
    return Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)]);
  });
  return fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: nearly },
      { weight: 2, arbitrary: spoilt },
      { weight: 1, arbitrary: noise },
    ),
    fc.nat({ max: 9 }).map((chance) => chance === 0),
  );
}
