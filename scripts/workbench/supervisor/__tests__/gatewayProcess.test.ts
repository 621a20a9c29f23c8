import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { createGatewayProcess, type GatewayProcess } from '../gatewayProcess.ts';
import { choosePort } from '../ports.ts';

const SOUND = `
  import { createServer } from 'node:http';
  console.log('the gateway says ' + process.env.WORD);
  createServer((request, response) => response.end('ok')).listen(Number(process.env.PORT));
`;

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A gateway whose program is this text. */
async function gatewayOf(program: string): Promise<GatewayProcess> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'gateway-'));
  mkdirSync(path.join(root, 'gateway'));
  writeFileSync(path.join(root, 'gateway/main.ts'), program);
  const port = await choosePort(0);
  const gateway = createGatewayProcess({
    root,
    url: `http://localhost:${port}`,
    env: { PORT: String(port), WORD: 'hello' },
    logFile: path.join(root, 'logs/gateway.log'),
  });
  cleanups.push(
    () => {
      rmSync(root, { recursive: true, force: true });
    },
    () => gateway.kill('SIGKILL'),
  );
  return gateway;
}

test('a start ends when the gateway takes work, with the environment it was given', async () => {
  const gateway = await gatewayOf(SOUND);
  expect(gateway.state).toBe('stopped');

  await gateway.start();

  expect(gateway.state).toBe('running');
  expect((await fetch(gateway.url)).status).toBe(200);
  expect(gateway.log).toContain('the gateway says hello');
});

test('it is killed and started again as another process', async () => {
  const gateway = await gatewayOf(SOUND);
  const states: string[] = [];
  gateway.onChange(() => states.push(gateway.state));
  await gateway.start();
  const first = gateway.pid;

  await gateway.kill('SIGKILL');
  expect(gateway.state).toBe('stopped');
  await expect(fetch(gateway.url)).rejects.toThrow();
  await gateway.start();

  expect(gateway.pid).not.toBe(first);
  expect(states).toEqual(['starting', 'running', 'stopped', 'starting', 'running']);
});

test('a gateway that ends at once fails the start, with the end of its log', async () => {
  const gateway = await gatewayOf("console.error('PORT is missing'); process.exit(2);");

  await expect(gateway.start()).rejects.toThrow(/PORT is missing/);
  expect(gateway.state).toBe('stopped');
});

test('a gateway that dies by itself is known to be stopped', async () => {
  const gateway = await gatewayOf(`${SOUND}
    process.on('SIGUSR2', () => process.exit(3));`);
  await gateway.start();
  const stopped = new Promise<void>((resolve) => {
    gateway.onChange(() => {
      if (gateway.state === 'stopped') resolve();
    });
  });

  process.kill(gateway.pid ?? 0, 'SIGUSR2');
  await stopped;

  expect(gateway.pid).toBeUndefined();
});
