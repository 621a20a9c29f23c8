import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import * as v from 'valibot';
import {
  connectNetwork,
  htmlPage,
  json,
  noContent,
  offline,
  refusal,
  silence,
} from '../../../../../../test-support/lightning/network.ts';
import { pass } from '../../../../../../test-support/lightning/settle.ts';
import { createGatewayHttp } from '../gatewayHttp.ts';

const URL = 'https://gateway.example.com/zoom';
const USER = '005000000000001AAA';
const Name = v.object({ name: v.string() });

afterEach(() => {
  jest.useRealTimers();
});

test('a request goes to the gateway with the session, the header that only our pages can send, and whose page it is', async () => {
  const network = connectNetwork();

  await createGatewayHttp(URL, USER).send('DELETE', '/api/session');

  const [request] = network.requests;
  expect(request?.method).toBe('DELETE');
  expect(request?.url.href).toBe('https://gateway.example.com/zoom/api/session');
  expect(request?.credentials).toBe('include');
  expect(request?.headers.get('x-zoom-phone-widget')).toBe('1');
  expect(request?.headers.get('x-zoom-phone-user')).toBe(USER);
});

test('a body is sent as JSON and says so', async () => {
  const network = connectNetwork();

  await createGatewayHttp(URL, USER).send('PUT', '/api/consent', { given: true });

  expect(network.requests[0]?.body).toEqual({ given: true });
  expect(network.requests[0]?.headers.get('content-type')).toBe('application/json');
});

test('a request without a body says nothing of its type', async () => {
  const network = connectNetwork();

  await createGatewayHttp(URL, USER).send('POST', '/api/calls/1/retry');

  expect(network.requests[0]?.body).toBeUndefined();
  expect(network.requests[0]?.headers.has('content-type')).toBe(false);
});

test('an answer is read with its schema', async () => {
  connectNetwork(() => json({ name: 'Sam Agent', secret: 'not asked for' }));

  await expect(createGatewayHttp(URL, USER).get('/api/x', Name)).resolves.toEqual({ name: 'Sam Agent' });
});

test('an answer that does not fit its schema is an error of the gateway', async () => {
  connectNetwork(() => json({ name: 7 }));

  await expect(createGatewayHttp(URL, USER).get('/api/x', Name)).rejects.toMatchObject({
    code: 'gateway.internal',
  });
});

test('the gateway says why it refuses, and what Salesforce said', async () => {
  connectNetwork(() => refusal('salesforce.validation', 400, 'Enter a subject.'));

  await expect(createGatewayHttp(URL, USER).send('GET', '/api/x')).rejects.toMatchObject({
    name: 'PhoneError',
    code: 'salesforce.validation',
    said: 'Enter a subject.',
    retry: 'never',
    details: { status: 400 },
  });
});

test.each([
  ['session.missing', 401, 'afterSignIn'],
  ['request.tooMany', 429, 'later'],
  ['gateway.stopping', 503, 'later'],
  ['gateway.internal', 500, 'later'],
  ['request.invalid', 400, 'never'],
  ['call.unknown', 404, 'never'],
])('what helps against %s (%i) is: %s', async (code, status, retry) => {
  connectNetwork(() => refusal(code, status));

  await expect(createGatewayHttp(URL, USER).send('GET', '/api/x')).rejects.toMatchObject({ code, retry });
});

test.each([
  ['a page of something in between', () => htmlPage(502)],
  ['JSON that is not the gateway’s', () => json({ message: 'no healthy upstream' }, 503)],
  ['a code that this version does not know', () => refusal('zoom.somethingNew', 500)],
  ['nothing at all', () => new Response(null, { status: 504 })],
])('where %s answers instead, the gateway cannot be reached for now', async (_name, answer) => {
  connectNetwork(answer);

  await expect(createGatewayHttp(URL, USER).send('GET', '/api/x')).rejects.toMatchObject({
    code: 'gateway.unreachable',
    retry: 'later',
  });
});

test('without a network the gateway cannot be reached for now', async () => {
  connectNetwork(offline);

  await expect(createGatewayHttp(URL, USER).send('GET', '/api/x')).rejects.toMatchObject({
    code: 'gateway.unreachable',
    retry: 'later',
  });
});

test('a gateway that says nothing for 20 seconds cannot be reached', async () => {
  jest.useFakeTimers();
  connectNetwork(silence);
  const failed = jest.fn();
  createGatewayHttp(URL, USER).send('GET', '/api/x').catch(failed);

  await pass(19_999);
  expect(failed).not.toHaveBeenCalled();
  await pass(1);

  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'gateway.unreachable' }));
});

test('who asked can give up', async () => {
  const network = connectNetwork(silence);
  const stop = new AbortController();
  const answer = createGatewayHttp(URL, USER).get('/api/x', Name, stop.signal);

  stop.abort();

  await expect(answer).rejects.toMatchObject({ code: 'gateway.unreachable' });
  expect(network.requests[0]?.signal).toBe(stop.signal);
});

test('an answer that should be JSON and is a page is an error with a code, not one of the parser', async () => {
  connectNetwork(() => htmlPage(200));

  await expect(createGatewayHttp(URL, USER).get('/api/x', Name)).rejects.toMatchObject({
    name: 'PhoneError',
  });
});

test.each([401, 403, 404, 408, 429])(
  'a page of something in between is no refusal of the gateway, so %i helps waiting',
  async (status) => {
    connectNetwork(() => htmlPage(status));

    await expect(createGatewayHttp(URL, USER).send('PUT', '/api/x', {})).rejects.toMatchObject({
      code: 'gateway.unreachable',
      retry: 'later',
    });
  },
);

test('an answer without content is fine where none is expected', async () => {
  connectNetwork(noContent);

  await expect(createGatewayHttp(URL, USER).send('PUT', '/api/x', {})).resolves.toMatchObject({
    status: 204,
  });
});
