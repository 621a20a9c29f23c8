import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Connection } from 'jsforce';
import { userIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { FAULT_ERRORS } from '../server/faultErrors.ts';
import type { FaultCode } from '../server/faultErrors.ts';
import { APP, call, connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;

beforeAll(async () => {
  org = await openOrg();
});
afterEach(() => {
  org.faults.clear();
});
afterAll(() => org.stop());

const codes = Object.keys(FAULT_ERRORS) as FaultCode[];

test.each(codes)('%s comes on order, once, with its status', async (code) => {
  org.faults.add({ match: { object: 'Task' }, effect: { kind: 'error', code } });

  const reply = await call(org, 'POST', 'sobjects/Task', { Subject: 'Call' });

  const { status, message } = FAULT_ERRORS[code];
  expect(reply).toMatchObject({ status, body: [{ errorCode: code, message }] });
  expect(org.faults.pending).toEqual([]);
  expect((await call(org, 'POST', 'sobjects/Task', { Subject: 'Call' })).status).toBe(201);
});

test('an error of a record happens within a composite request, which itself is answered', async () => {
  org.faults.add({
    match: { object: 'Task', action: 'create' },
    effect: { kind: 'error', code: 'UNABLE_TO_LOCK_ROW' },
  });
  const part = {
    method: 'POST',
    url: '/services/data/v67.0/sobjects/Task',
    referenceId: 'task',
    body: { Subject: 'Call' },
  };

  const reply = await call(org, 'POST', 'composite', { compositeRequest: [part] });

  expect(reply).toMatchObject({
    status: 200,
    body: { compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode: 'UNABLE_TO_LOCK_ROW' }] }] },
  });
});

test('happens as often as it is told, and to what it is told', async () => {
  const undo = org.faults.add({
    match: { method: 'GET', path: '/query' },
    times: Infinity,
    effect: { kind: 'status', status: 503 },
  });
  const query = 'query?q=SELECT+Id+FROM+Contact+LIMIT+1';

  expect((await call(org, 'GET', 'limits')).status).toBe(200);
  const answers = await Promise.all([0, 1].map(() => fetch(`${org.url}/services/data/v67.0/${query}`)));
  expect(answers.map((answer) => answer.status)).toEqual([503, 503]);

  undo();
  expect((await call(org, 'GET', query)).status).toBe(200);
});

test('may concern apps only and leave browsers alone', async () => {
  org.faults.add({ match: { from: 'app' }, times: Infinity, effect: { kind: 'status', status: 503 } });
  const { clientId, clientSecret } = APP;
  const app = new Connection({ oauth2: { clientId, clientSecret, loginUrl: org.url }, version: '67.0' });
  await app.authorize({ grant_type: 'client_credentials' });
  const mark = org.requests.mark();

  expect((await call(org, 'GET', 'limits')).status).toBe(200);
  expect(await refusal(app.request({ method: 'POST', url: '/sobjects/Task', body: '{}' }))).toMatchObject({
    errorCode: 'ERROR_HTTP_503',
  });
  expect(org.requests.since(mark, 'api', 'app')).toHaveLength(1);
});

test('a connection that breaks after the commit leaves the record', async () => {
  org.faults.add({ match: { object: 'Task' }, effect: { kind: 'drop', when: 'before' } });
  await expect(call(org, 'POST', 'sobjects/Task', { Subject: 'Dropped' })).rejects.toThrow();
  expect(org.records.find('Task', { Subject: 'Dropped' })).toHaveLength(0);

  org.faults.add({ match: { object: 'Task' }, effect: { kind: 'drop', when: 'afterCommit' } });
  await expect(call(org, 'POST', 'sobjects/Task', { Subject: 'Dropped' })).rejects.toThrow();
  expect(org.records.find('Task', { Subject: 'Dropped' })).toHaveLength(1);
});

test('a request that hangs ends with the patience of the client', async () => {
  org.faults.add({ match: {}, effect: { kind: 'hang' } });
  const headers = { authorization: `Bearer ${org.sessionFor(userIdOf('minami'))}` };
  const hanging = fetch(`${org.url}/services/data/v67.0/limits`, {
    headers,
    signal: AbortSignal.timeout(100),
  });

  await expect(hanging).rejects.toThrow();
});

test('a delayed answer comes all the same', async () => {
  org.faults.add({ match: {}, effect: { kind: 'delay', ms: 20 } });

  expect((await call(org, 'GET', 'limits')).status).toBe(200);
});

test('an expired token makes jsforce refresh once and go on', async () => {
  const { clientId, clientSecret } = APP;
  const login = { oauth2: { clientId, clientSecret, loginUrl: org.url }, loginUrl: org.url, version: '67.0' };
  let refreshes = 0;
  const conn = new Connection({
    ...login,
    refreshFn: (_conn, callback) => {
      refreshes += 1;
      const other = new Connection(login);
      void other.authorize({ grant_type: 'client_credentials' }).then(() => {
        callback(null, other.accessToken ?? undefined);
      });
    },
  });
  await conn.authorize({ grant_type: 'client_credentials' });
  org.faults.add({ match: { path: '/query' }, effect: { kind: 'expireToken' } });

  expect((await conn.query('SELECT Id FROM Task LIMIT 1')).totalSize).toBe(1);
  expect(refreshes).toBe(1);
});

test('sign-in fails on order too', async () => {
  org.faults.add({
    match: { path: '/oauth2/token' },
    effect: { kind: 'oauthError', error: 'inactive_user' },
  });
  const conn = new Connection({ oauth2: { ...APP, redirectUri: '', loginUrl: org.url }, loginUrl: org.url });

  expect(await refusal(conn.authorize({ grant_type: 'client_credentials' }))).toMatchObject({
    message: 'user is inactive',
  });
});

test('while it is down nothing is there, and then it is as before', async () => {
  const conn = connectAs(org);
  await org.down();
  await expect(fetch(org.url)).rejects.toThrow();

  await org.up();

  expect((await conn.query('SELECT COUNT() FROM Contact')).totalSize).toBe(20);
});

test('the log tells every request before and after, who asked and what for', async () => {
  const moments: string[] = [];
  const stop = org.requests.onRequest((entry, moment) => moments.push(`${moment} ${entry.status ?? '-'}`));
  const mark = org.requests.mark();

  await connectAs(org).search('FIND {Avery} RETURNING Contact(Id), Lead(Id)');
  await call(org, 'GET', 'ui-api/object-info/Contact');
  stop();
  await call(org, 'GET', 'limits');

  expect(moments).toEqual(['before -', 'after 200', 'before -', 'after 200']);
  expect(org.requests.since(mark)).toMatchObject([
    {
      kind: 'api',
      method: 'GET',
      objects: ['Contact', 'Lead'],
      userId: userIdOf('minami'),
      clientId: null,
      status: 200,
    },
    { kind: 'ui', objects: ['Contact'] },
    { kind: 'api', objects: [] },
  ]);
  expect(org.requests.since(mark, 'api')).toHaveLength(2);
});

test('every answer tells the use of the day', async () => {
  const { headers, body } = await call(org, 'GET', 'limits');

  const [, used = ''] = /^api-usage=(\d+)\/15000$/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
  expect(body).toMatchObject({ DailyApiRequests: { Max: 15_000, Remaining: 15_000 - Number(used) } });
});
