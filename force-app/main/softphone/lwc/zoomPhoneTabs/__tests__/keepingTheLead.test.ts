import { beforeEach, expect, jest, test } from '@jest/globals';
import { createLocks } from '../../../../../../test-support/lightning/locks.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { createLeadership } from '../leadership.ts';
import type { Leadership } from '../leadership.ts';

const locks = createLocks();
let tabs: Leadership[];

beforeEach(async () => {
  jest.useFakeTimers();
  const name = `keeping ${expect.getState().currentTestName}`;
  tabs = Array.from({ length: 3 }, () => createLeadership({ locks, name, onChange: () => undefined }));
  await settle();
  tabs[0]!.keep(true);
  await settle();
});

const leaders = () => tabs.flatMap(({ leads }, index) => (leads ? [index] : []));

test('as long as a tab keeps the lead nobody takes it, and who wanted it goes on', async () => {
  await tabs[1]!.take();
  await tabs[2]!.take();
  expect(leaders()).toEqual([0]);

  tabs[0]!.keep(false);
  await settle();
  await tabs[2]!.take();
  expect(leaders()).toEqual([2]);
});

test('a tab that keeps the lead does not give it up when the browser freezes it', async () => {
  tabs[0]!.pause();
  await settle();
  expect(leaders()).toEqual([0]);

  tabs[0]!.keep(false);
  tabs[0]!.pause();
  await settle();
  expect(leaders()).toEqual([1]);
});

test('when the tab that keeps it goes, the next one leads, and can be taken over again', async () => {
  tabs[0]!.stop();
  await settle();
  expect(leaders()).toEqual([1]);

  await tabs[2]!.take();
  await settle();
  expect(leaders()).toEqual([2]);
});

test('to keep twice is to keep, and to let go twice is to let go', async () => {
  tabs[0]!.keep(true);
  tabs[0]!.keep(false);
  tabs[0]!.keep(false);
  await settle();
  await tabs[1]!.take();

  expect(leaders()).toEqual([1]);
});

test('of tabs that want the lead at once none hinders the other', async () => {
  tabs[0]!.keep(false);
  await settle();
  const both = [tabs[1]!.take(), tabs[2]!.take()];
  await settle();
  await Promise.race(both);

  expect(leaders()).toHaveLength(1);
  expect(leaders()).not.toEqual([0]);
});

test('a tab that has begun to keep the lead while another takes it loses it, and keeps nothing', async () => {
  tabs[0]!.keep(false);
  await settle();
  const taken = tabs[1]!.take();
  tabs[0]!.keep(true);
  await taken;
  await settle();
  tabs[0]!.keep(false);
  await settle();
  expect(leaders()).toEqual([1]);

  await tabs[2]!.take();
  expect(leaders()).toEqual([2]);
});
