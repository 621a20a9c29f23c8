/** SIP goes to nobody whose certificate does not hold, and the password with it. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { createLog } from '../../logging.ts';
import { createSelfSignedCertificate } from '../selfSignedCertificate.ts';
import type { KeyAndCertificate } from '../selfSignedCertificate.ts';
import { createTlsRelay } from '../tlsRelay.ts';

const RELAY = createSelfSignedCertificate('relay.example', Date.now());
let zoom: KeyAndCertificate;
let stops: (() => unknown)[] = [];

beforeAll(() => {
  zoom = createSelfSignedCertificate('localhost', Date.now());
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

/** A SIP proxy that answers whatever it hears. */
async function startProxy(certificate: KeyAndCertificate) {
  const heard: string[] = [];
  const names: (string | false | null)[] = [];
  const server = tls.createServer(certificate, (socket) => {
    names.push(socket.servername);
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      heard.push(data.toString());
      socket.write('SIP/2.0 200 OK');
    });
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  stops.push(() => server.close());
  const address = server.address();
  return { heard, names, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** What Sofia-SIP does: it encrypts, and takes every certificate. */
async function engineThrough(port: number, trusted: string) {
  const connect = tls.connect;
  jest
    .spyOn(tls, 'connect')
    .mockImplementation(((options: tls.ConnectionOptions) =>
      connect({ ca: trusted, ...options })) as typeof tls.connect);
  const relay = createTlsRelay({
    ...{ host: '127.0.0.1', certificate: RELAY, hosts: ['localhost'], log: createLog('silent') },
  });
  stops.push(() => relay.close());
  const address = await relay.addressFor({ host: 'localhost', port });
  const [host = '', relayPort = ''] = address.split(':');
  const socket = connect({ host, port: Number(relayPort), rejectUnauthorized: false });
  socket.on('error', () => undefined);
  stops.push(() => socket.destroy());
  await once(socket, 'secureConnect');
  socket.write('REGISTER sip:zoom SIP/2.0');
  return { socket, relay, address };
}

test('what the engine says arrives at the proxy whose certificate holds, which is called by its name', async () => {
  const proxy = await startProxy(zoom);
  const { socket } = await engineThrough(proxy.port, zoom.cert);

  const [answer] = (await once(socket, 'data')) as [Buffer];

  expect(answer.toString()).toBe('SIP/2.0 200 OK');
  expect(proxy.heard).toEqual(['REGISTER sip:zoom SIP/2.0']);
  expect(proxy.names).toEqual(['localhost']);
});

test('a proxy with the certificate of somebody else hears nothing, and the engine is cut off', async () => {
  const proxy = await startProxy(createSelfSignedCertificate('localhost', Date.now()));
  const { socket } = await engineThrough(proxy.port, zoom.cert);

  await once(socket, 'close');

  expect(proxy.heard).toEqual([]);
});

test('a proxy with a certificate for another name hears nothing', async () => {
  const other = createSelfSignedCertificate('other.example', Date.now());
  const proxy = await startProxy(other);
  const { socket } = await engineThrough(proxy.port, other.cert);

  await once(socket, 'close');

  expect(proxy.heard).toEqual([]);
});

test('whoever does not encrypt gets no answer, and each proxy has one address', async () => {
  const proxy = await startProxy(zoom);
  const { relay, address } = await engineThrough(proxy.port, zoom.cert);
  const plain = net.connect(Number(address.split(':')[1]), '127.0.0.1');
  plain.on('error', () => undefined);
  plain.write('REGISTER sip:zoom SIP/2.0\r\n\r\n');
  await once(plain, 'close');

  expect(await relay.addressFor({ host: 'localhost', port: proxy.port })).toBe(address);
  expect(await relay.addressFor({ host: 'localhost', port: 1 })).not.toBe(address);
});

test.each([
  ['another host', 'sip.example.com'],
  ['a host that only ends alike', 'notlocalhost'],
  ['an address inside', '169.254.169.254'],
])('SIP goes to no proxy that is not allowed: %s', async (_, host) => {
  const relay = createTlsRelay({
    ...{ host: '127.0.0.1', certificate: RELAY, hosts: ['localhost'], log: createLog('silent') },
  });
  stops.push(() => relay.close());

  await expect(relay.addressFor({ host, port: 5061 })).rejects.toMatchObject({ code: 'config.invalid' });
});
