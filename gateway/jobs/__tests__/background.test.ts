import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { createLog } from '../../logging.ts';
import { createBackground } from '../background.ts';

const silent = createLog('silent');

/** Work that begins at once and ends when it is told to. */
function createWork() {
  const ends: (() => void)[] = [];
  return {
    work: () => new Promise<void>((resolve) => ends.push(resolve)),
    get running() {
      return ends.length;
    },
    endAll() {
      for (const end of ends.splice(0)) end();
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a few run at the same time, the others wait for their turn', async () => {
  const background = createBackground({ log: silent });
  const own = createWork();

  for (let count = 0; count < 20; count++) expect(background.run(own.work)).toBe(true);
  await settle();
  expect(own.running).toBe(8);
  own.endAll();
  await settle();
  expect(own.running).toBe(8);
  own.endAll();
  await settle();
  expect(own.running).toBe(4);
});

test('too much is not taken, until there is room again', async () => {
  const background = createBackground({ log: silent });
  const own = createWork();
  let taken = 0;
  while (background.run(own.work)) {
    taken += 1;
    if (taken === 8) await settle();
  }

  expect(taken).toBe(508);
  own.endAll();
  await settle();
  expect(background.run(own.work)).toBe(true);
});

test('work that fails is told to the administrator and stops nothing', async () => {
  const lines = new PassThrough();
  const background = createBackground({ log: createLog('warn', lines) });
  const own = createWork();

  background.run(() => Promise.reject(new Error('row (+12095550123)')));
  background.run(own.work);
  await settle();

  expect(own.running).toBe(1);
  const logged = String(lines.read());
  expect(logged).toContain('left to the job queue');
  expect(logged).not.toContain('2095550123');
});

test('the end waits for what runs and what waits, and takes no more', async () => {
  const background = createBackground({ log: silent });
  const own = createWork();
  for (let count = 0; count < 10; count++) background.run(own.work);
  await settle();

  let drained = false;
  const draining = background.drain().then(() => {
    drained = true;
  });
  expect(background.run(own.work)).toBe(false);
  own.endAll();
  await settle();
  expect([drained, own.running]).toEqual([false, 2]);
  own.endAll();
  await draining;
});
