import { expect, test } from '@jest/globals';
import { createOrgPace, createOrgUsage } from '../holding.ts';

const NOW = 1_800_000_000_000;

test('an org that refuses one agent is asked by none of its agents, and others are', async () => {
  const held = new Map<string, number>();
  let isWaitedFor = false;
  const pace = createOrgPace({
    holding: {
      hold(name, ms) {
        held.set(name, ms);
        return Promise.resolve();
      },
      release(name) {
        held.delete(name);
        return Promise.resolve();
      },
      heldFor: (name) => Promise.resolve(held.get(name) ?? 0),
    },
    orgOf: (agentId) => Promise.resolve(agentId.slice(0, 1)),
    isWaitedFor: () => isWaitedFor,
  });
  await pace.check('A1');

  await pace.refused('A1');

  await expect(pace.check('A2')).rejects.toMatchObject({ code: 'salesforce.limitReached', retry: 'later' });
  await expect(pace.check('B1')).resolves.toBeUndefined();
  isWaitedFor = true;
  await expect(pace.check('A2')).resolves.toBeUndefined();
  isWaitedFor = false;
  await pace.release('A3');
  await expect(pace.check('A2')).resolves.toBeUndefined();
});

test('where little is left it is kept for logs, and that is looked at again after a while', () => {
  let now = NOW;
  const usage = createOrgUsage({ clock: { now: () => now } });
  expect(usage.isScarce()).toBe(false);
  usage.note({ used: 94_999, limit: 100_000 });
  expect(usage.isScarce()).toBe(false);

  usage.note({ used: 95_000, limit: 100_000 });

  expect(usage.isScarce()).toBe(true);
  now += 11 * 60_000;
  expect(usage.isScarce()).toBe(false);
});
