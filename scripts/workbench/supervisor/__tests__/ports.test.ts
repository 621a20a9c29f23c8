import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { chooseAddresses } from '../addresses.ts';
import { choosePort } from '../ports.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(): Promise<number> {
  const server = createServer();
  servers.push(server);
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}

test('any free port is found', async () => {
  expect(await choosePort(0)).toBeGreaterThan(1023);
});

test('of many that any will do for, none is given again before its server listens', async () => {
  const ports = [];
  for (let count = 0; count < 50; count += 1) ports.push(await choosePort(0));

  expect(new Set(ports).size).toBe(50);
});

test('a taken port is passed over for the next one', async () => {
  const taken = await occupy();

  const chosen = await choosePort(taken);

  expect(chosen).toBeGreaterThan(taken);
  expect(chosen).toBeLessThan(taken + 20);
});

test('a part that moves keeps off the ports of the others', async () => {
  const taken = await occupy();
  const wanted = { shell: taken, salesforce: taken + 1, zoomApi: taken + 2, zoomEmbed: 0, gateway: 0 };

  const { ports } = await chooseAddresses(wanted);

  expect(ports.shell).toBeGreaterThan(taken + 2);
  expect(new Set(Object.values(ports)).size).toBe(5);
});

test('parts that did not get their port are named', async () => {
  const taken = await occupy();
  const wanted = { shell: taken, salesforce: 0, zoomApi: 0, zoomEmbed: 0, gateway: 0 };

  const { moved, ports, urls } = await chooseAddresses(wanted);

  expect(moved).toEqual(['shell']);
  expect(urls.shell).toBe(`http://localhost:${ports.shell}`);
  expect(new Set(Object.values(ports)).size).toBe(5);
});
