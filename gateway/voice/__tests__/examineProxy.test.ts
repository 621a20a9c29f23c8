/** What the doctor learns of a SIP proxy, from the handshake alone. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { afterEach, expect, jest, test } from '@jest/globals';
import { examineProxy } from '../examineProxy.ts';
import { createSelfSignedCertificate } from '../selfSignedCertificate.ts';

const HOUR = 3_600_000;

let stops: (() => unknown)[] = [];

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function listening(server: net.Server): Promise<number> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  stops.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param name whose certificate it has */
async function startProxy(name: string) {
  const heard: string[] = [];
  const certificate = createSelfSignedCertificate(name, Date.now());
  const server = tls.createServer(certificate, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => heard.push(data.toString()));
  });
  server.on('tlsClientError', () => undefined);
  return { heard, certificate, port: await listening(server) };
}

function trust(certificate: string): void {
  const connect = tls.connect;
  jest
    .spyOn(tls, 'connect')
    .mockImplementation(((options: tls.ConnectionOptions) =>
      connect({ ca: certificate, ...options })) as typeof tls.connect);
}

test('one that is who it should be, until when its certificate holds, and nothing was said', async () => {
  const { port, certificate, heard } = await startProxy('localhost');
  trust(certificate.cert);

  const seen = await examineProxy({ host: 'localhost', port });

  expect(seen.state).toBe('there');
  expect(seen.state === 'there' && seen.certificateEndsAt > Date.now() + HOUR).toBe(true);
  expect(heard).toEqual([]);
});

test('one whom nobody vouches for', async () => {
  const { port } = await startProxy('localhost');

  expect(await examineProxy({ host: 'localhost', port })).toMatchObject({
    state: 'certificate',
    reason: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
  });
});

test('one with the certificate of somebody else', async () => {
  const { port, certificate } = await startProxy('other.example');
  trust(certificate.cert);

  expect(await examineProxy({ host: 'localhost', port })).toEqual({
    state: 'certificate',
    reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
});

test('nobody', async () => {
  const server = net.createServer();
  const port = await listening(server);
  server.close();

  expect(await examineProxy({ host: 'localhost', port })).toEqual({ state: 'away' });
});

test('somebody who hangs up', async () => {
  const port = await listening(net.createServer((socket) => socket.destroy()));

  expect(await examineProxy({ host: 'localhost', port })).toEqual({ state: 'away' });
});
