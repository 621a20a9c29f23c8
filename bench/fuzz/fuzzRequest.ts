/** Requests of all kinds: nearly right, spoilt, and no HTTP at all. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { USER_HEADER, WIDGET_HEADER } from '#call-core';
import fc from 'fast-check';
import type { FuzzedRoute } from './bodies.ts';
import { rawBytes } from './rawBytes.ts';
import { createValues } from './valuesOf.ts';

/** `operator` has the ADMIN_KEY, `stranger` nothing. */
export const ACTORS = ['first', 'second', 'operator', 'stranger'] as const;
export type Actor = (typeof ACTORS)[number];

export interface WholeRequest {
  readonly kind: 'whole';
  readonly actor: Actor;
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Signed as Zoom does. */
  readonly signed: boolean;
}
export interface RawRequest {
  readonly kind: 'raw';
  readonly bytes: Buffer;
  /** Sent piece by piece. */
  readonly slow: boolean;
}
export type FuzzRequest = WholeRequest | RawRequest;

const EXAMPLES = fileURLToPath(new URL('../../fixtures/zoom/webhooks/', import.meta.url));
/** Of all routes; a route takes what it knows and leaves the rest. */
const QUERY_NAMES = [
  ...['from', 'to', 'page', 'name', 'search', 'text', 'kind', 'before', 'after', 'ticket', 'owner', 'callId'],
  ...[
    'startedAt',
    'personId',
    'objectName',
    'origin',
    'challenge',
    'user',
    'lang',
    'state',
    'code',
    'error',
    'agent',
  ],
];
const TYPES = [
  'text/plain',
  'application/json; charset=utf-16',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
];
const EXTRA_HEADERS = [
  USER_HEADER,
  'range',
  'accept-encoding',
  'if-none-match',
  'x-http-method-override',
  'cookie2',
];
const OTHER_TEXTS = ['Calloway', '+12095550123', '2026-11-01'];
const DEEP = 200_000;
const HUGE = 2_000_000;
const SIGNED_OUT_ONCE_IN = 40;

export interface FuzzTargets {
  readonly routes: readonly FuzzedRoute[];
  /** Of pages that may use the gateway. */
  readonly origin: string;
  /** Ids of the run, by the name that paths have for them. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly zoomUserIds: readonly string[];
}

export function fuzzRequests(targets: FuzzTargets): fc.Arbitrary<FuzzRequest> {
  return fc.oneof<fc.WeightedArbitrary<FuzzRequest>[]>(
    { weight: 20, arbitrary: wholeRequests(targets) },
    { weight: 1, arbitrary: rawBytes(targets.routes).map(([bytes, slow]) => ({ kind: 'raw', bytes, slow })) },
  );
}

function wholeRequests(targets: FuzzTargets): fc.Arbitrary<WholeRequest> {
  const { origin, known } = targets;
  const values = createValues([...Object.values(known).flat(), ...OTHER_TEXTS]);
  const events = webhooks(targets.zoomUserIds);
  const query = queries(values.word, origin);
  const usual = headers(origin, values.word);

  // Made once for each route: that takes longer than a request.
  const ofRoutes = targets.routes.map((route) => {
    const body = bodies(route, values, events);
    const params = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
      const ids = known[name] ?? [];
      return ids.length === 0
        ? values.word
        : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...ids) }, values.word);
    });
    return fc
      .record({
        ...{ query, body, headers: usual, words: fc.tuple(...params) },
        actor: fc.constantFrom(...ACTORS, 'first', 'second', 'first', 'second'),
        method: fc.oneof(
          { weight: 30, arbitrary: fc.constant(route.method) },
          fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'),
        ),
        chance: fc.nat({ max: SIGNED_OUT_ONCE_IN }),
      })
      .map(({ words, query, chance, actor, method, ...rest }): WholeRequest => {
        const filled = words.reduce((whole, word) => whole.replace(/:\w+/, () => encode(word)), route.path);
        const endsSession = method === 'DELETE' && route.path === '/api/session';
        return {
          ...{
            ...rest,
            kind: 'whole',
            method,
            route: `${route.method} ${route.path}`,
            path: `${filled}${query}`,
          },
          // Else most requests would come from agents who are signed out.
          actor: endsSession && chance > 0 ? 'stranger' : actor,
          signed: route.body === 'webhook' && chance > 2,
        };
      });
  });
  return fc.oneof(...ofRoutes);
}

type Values = ReturnType<typeof createValues>;

function bodies(
  { body }: FuzzedRoute,
  values: Values,
  events: fc.Arbitrary<unknown>,
): fc.Arbitrary<string | null> {
  if (body === null) return fc.constant(null);
  const value = body === 'webhook' ? fc.oneof(events, values.spoilt(events)) : values.bodyOf(body);
  return fc.tuple(value, fc.nat({ max: 99 })).map(([content, chance]) => written(content, chance));
}

function written(body: unknown, chance: number): string {
  const text = JSON.stringify(body);
  if (chance < 3) return text.slice(0, Math.floor(text.length / 2));
  if (chance === 3) return `${text}${text}`;
  if (chance === 4) return `${' '.repeat(HUGE)}${text}`;
  if (chance === 6) return `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
  return chance === 5 ? '' : text;
}

function headers(origin: string, word: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const often = (value: string, others: readonly string[]) =>
    fc.oneof({ weight: 20, arbitrary: fc.constant(value) }, fc.constantFrom(...others));
  const octet = fc.integer({ min: 11, max: 99 });
  return fc
    .record({
      origin: often(origin, ['https://evil.example', 'null', '']),
      'content-type': often('application/json', TYPES),
      [WIDGET_HEADER]: often('1', ['']),
      'x-forwarded-for': fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.')),
      extra: fc.oneof(
        { weight: 9, arbitrary: fc.constant(null) },
        fc.tuple(fc.constantFrom(...EXTRA_HEADERS), word),
      ),
    })
    .map(({ extra, ...usual }) => {
      const all = { ...usual, ...(extra && { [extra[0]]: printable(extra[1]) }) };
      return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    });
}

/** What a header may consist of. */
const printable = (text: string) =>
  text
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 4000)
    .trim();

/** What some routes want together. */
const WANTED_TOGETHER = [
  ...[
    '?from=2026-11-01&to=2026-11-02',
    '?from=%2B81355500001&to=%2B12095550123',
    '?name=Calloway',
    '?text=call',
  ],
  `?challenge=${'c'.repeat(43)}&origin=`,
];

function queries(word: fc.Arbitrary<string>, origin: string): fc.Arbitrary<string> {
  const value = fc.oneof(
    word,
    fc.constantFrom(
      '2026-11-01',
      '2026-11-02',
      '2026-02-30',
      '0',
      '17',
      '99999999999999999999',
      '+12095550123',
    ),
  );
  const pair = fc
    .tuple(fc.constantFrom(...QUERY_NAMES), value)
    .map(([name, text]) => `${name}=${encode(text)}`);
  return fc.oneof(
    fc.array(pair, { maxLength: 4 }).map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`)),
    fc
      .constantFrom(...WANTED_TOGETHER)
      .map((query) => (query.endsWith('=') ? query + encode(origin) : query)),
  );
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed().slice(0, 3000));

/** Zoom's examples, of calls of the agents. */
function webhooks(zoomUserIds: readonly string[]): fc.Arbitrary<unknown> {
  const examples = readdirSync(EXAMPLES).map((file) => readFileSync(`${EXAMPLES}${file}`, 'utf8'));
  return fc
    .tuple(fc.constantFrom(...examples), fc.constantFrom(...zoomUserIds), fc.nat({ max: 500 }))
    .map(([example, userId, call]): unknown => {
      // A removed app would end the run for its agent.
      const text = example.includes('app_deauthorized')
        ? example
        : example.replace(/"(user_id|id)": "[\w-]{22}"/g, `"$1": "${userId}"`);
      return JSON.parse(
        text.replace(/"call_id": "\d+"/g, `"call_id": "70000000000000${String(call).padStart(5, '0')}"`),
      );
    });
}
