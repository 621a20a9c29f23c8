/** The gateway asks Zoom for nothing, sends it nothing and reads nothing of it that Zoom does not document. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import * as v from 'valibot';
import { AGENT } from '../../../test-support/agents.ts';
import { watchReads } from '../../../test-support/readPaths.ts';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createCallHistory } from '../callHistory.ts';
import { createHandleWebhook } from '../handleWebhook.ts';
import { createZoomDirectory } from '../zoomApi.ts';
import { EXAMPLES, example } from './examples.ts';

const Fields = v.record(v.string(), v.string());
const Operations = v.record(
  v.string(),
  v.object({
    method: v.string(),
    path: v.string(),
    query: v.optional(v.array(v.string()), []),
    response: Fields,
    request: v.optional(Fields, {}),
  }),
);
const read = (path: string): unknown => JSON.parse(readFileSync(`fixtures/zoom/${path}`, 'utf8'));
const OPERATIONS = v.parse(Operations, read('rest-operations.json'));
const numbers = createPhoneNumbers(NUMBER_DATA, 'US');

/** Every way to write a documented field: `a.b[].c` also documents that `a`, `a.b` and `a.b[]` are there. */
function withParents(paths: Iterable<string>): Set<string> {
  return new Set(
    [...paths].flatMap((path) => {
      const parts = path.split('.');
      return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
    }),
  );
}
const isIn = (documented: ReadonlySet<string>) => (path: string) =>
  documented.has(path) || documented.has(`${path}[]`);

describe('of REST', () => {
  const zoom = createZoomDirectory({ numbers });
  let server: ServerWithReads;

  interface ServerWithReads extends ScriptedServer {
    /** What was read of the answers, by operation. */
    readonly reads: Map<string, ReadonlySet<string>>;
  }

  beforeAll(async () => {
    server = { ...(await startScriptedServer()), reads: new Map() };
    server.answer(({ method, path }) =>
      method === 'GET' ? { body: read(`rest/${operationOf(method, path)}.json`) } : { status: 204 },
    );
  });
  beforeEach(() => {
    server.requests.length = 0;
    const json = Response.prototype.json;
    jest.spyOn(Response.prototype, 'json').mockImplementation(async function watched(this: Response) {
      const answer = watchReads(await json.call(this));
      server.reads.set(operationOf('GET', new URL(this.url).pathname), answer.paths);
      return answer.value;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => server.stop());

  /** The documented operation that this is. @throws Error where there is none */
  function operationOf(method: string, path: string): string {
    const { pathname, searchParams } = new URL(path, 'http://zoom');
    const documented = Object.entries(OPERATIONS).find(
      ([, operation]) =>
        operation.method === method &&
        `/v2${operation.path}`.replace('{userId}', 'me') === pathname &&
        [...searchParams.keys()].every((name) => operation.query.includes(name)),
    );
    if (documented === undefined) throw new Error(`Zoom documents no ${method} ${path}`);
    return documented[0];
  }
  const asked = () => server.requests.map(({ method, path }) => operationOf(method, path));

  test('only documented fields of the profile are read', async () => {
    await zoom.profile('token', server.url);

    expect(asked().sort()).toEqual(['phoneUser', 'phoneUserSettings']);
    for (const [operation, paths] of server.reads) {
      const documented = withParents(Object.keys(OPERATIONS[operation]?.response ?? {}));
      expect(paths.size).toBeGreaterThan(4);
      expect([...paths].filter((path) => !isIn(documented)(path))).toEqual([]);
    }
  });

  test('only the documented status of the presence is read', async () => {
    server.reads.clear();

    await expect(zoom.isInMeeting('token', server.url, new AbortController().signal)).resolves.toBe(false);

    expect(asked()).toEqual(['getUserPresenceStatus']);
    expect([...(server.reads.get('getUserPresenceStatus') ?? [])]).toEqual(['status']);
  });

  test('only documented fields of the call history are read', async () => {
    const history = createCallHistory({
      numbers,
      tokens: {
        use: (_agent, _provider, request) =>
          request({
            ...{ accessToken: 'token', refreshToken: '', baseUrl: server.url },
            ...{ expiresAt: 0, needsSignIn: false, generation: 1 },
          }),
      },
    });
    await history.newest(AGENT.id);
    const read = new Set(server.reads.get('syncUserCallHistory'));
    await history.newerThan(AGENT.id, 'token');
    await history.olderThan(AGENT.id, 'token');

    expect(asked()).toEqual(['syncUserCallHistory', 'syncUserCallHistory', 'syncUserCallHistory']);
    const documented = withParents(Object.keys(OPERATIONS['syncUserCallHistory']?.response ?? {}));
    expect(read).toContain('call_elements[].result_reason');
    expect([...read].filter((path) => !isIn(documented)(path))).toEqual([]);
  });

  test('only documented fields of the settings are changed', async () => {
    await zoom.setCallerId('token', server.url, { kind: 'hidden' });
    await zoom.setCallerId('token', server.url, { kind: 'number', number: '+81355500001' });

    expect(asked()).toEqual(['updateUserSettings', 'updateUserSettings']);
    for (const { body } of server.requests) {
      const sent = v.parse(Fields, JSON.parse(body));
      expect(Object.keys(sent).map((field) => OPERATIONS['updateUserSettings']?.request[field])).toEqual([
        'string',
      ]);
    }
  });
});

test('only documented fields of webhooks are read', async () => {
  const documented = withParents([
    ...Object.values(v.parse(v.record(v.string(), Fields), read('webhook-fields.json')))
      .flatMap(Object.keys)
      .map((path) => `payload.object.${path}`),
    ...EXAMPLES.flatMap((event) => pathsOf(example(event))),
    ...pathsOf(read('webhooks/app_deauthorized.json')),
  ]);
  const handle = createHandleWebhook({
    agents: { findByZoomUser: () => Promise.resolve(AGENT) },
    applyEvents: () => Promise.resolve(),
    takeMedia: { attach: () => Promise.resolve(), remove: () => Promise.resolve() },
    takeTexts: () => Promise.resolve(),
    takeOptStatuses: () => Promise.resolve(),
    removeZoomUser: () => Promise.resolve(),
    numbers,
  });
  const reads = new Set<string>();

  for (const event of EXAMPLES) {
    const watched = watchReads(read(`webhooks/${event}.json`));
    await handle(watched.value);
    for (const path of watched.paths) reads.add(path);
  }

  expect(reads).toContain('payload.object.call_elements[].result_reason');
  expect([...reads].filter((path) => !isIn(documented)(path))).toEqual([]);
});

function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) =>
    pathsOf(part, path === '' ? name : `${path}.${name}`),
  );
}
