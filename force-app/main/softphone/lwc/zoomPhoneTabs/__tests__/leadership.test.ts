import { beforeEach, expect, jest, test } from '@jest/globals';
import { createLocks } from '../../../../../../test-support/lightning/locks.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { createLeadership } from '../leadership.ts';
import type { Leadership, Locks } from '../leadership.ts';

const locks = createLocks();

beforeEach(() => {
  jest.useFakeTimers();
});

function openTabs(count: number, name: string): { tabs: Leadership[]; changes: string[] } {
  const changes: string[] = [];
  const tabs = Array.from({ length: count }, (_, index) =>
    createLeadership({
      locks,
      name,
      onChange: (leads) => changes.push(`${index} ${leads ? 'leads' : 'follows'}`),
    }),
  );
  return { tabs, changes };
}

const leaders = (tabs: readonly Leadership[]) => tabs.flatMap(({ leads }, index) => (leads ? [index] : []));

test('of many tabs the first leads, and the others wait', async () => {
  const { tabs, changes } = openTabs(20, 'first');
  await settle();

  expect(leaders(tabs)).toEqual([0]);
  expect(changes).toEqual(['0 leads']);
});

test('the tab that the agent turns to leads at once, and the one before follows', async () => {
  const { tabs, changes } = openTabs(3, 'turn');
  await settle();

  await tabs[2]!.take();
  expect(tabs[2]!.leads).toBe(true);
  await settle();

  expect(leaders(tabs)).toEqual([2]);
  expect(changes).toEqual(['0 leads', '0 follows', '2 leads']);
});

test('when the leader goes, another leads', async () => {
  const { tabs } = openTabs(3, 'gone');
  await settle();
  tabs[0]!.stop();
  await settle();

  expect(leaders(tabs)).toEqual([1]);
});

test('a tab that was led over gets its turn again when the others go', async () => {
  const { tabs } = openTabs(2, 'again');
  await settle();
  await tabs[1]!.take();
  tabs[1]!.stop();
  await settle();

  expect(leaders(tabs)).toEqual([0]);
});

test('a frozen tab leads no more and wants nothing, until it thaws', async () => {
  const { tabs } = openTabs(2, 'frozen');
  await settle();
  tabs[0]!.pause();
  await settle();
  expect(leaders(tabs)).toEqual([1]);

  tabs[1]!.stop();
  await settle();
  expect(leaders(tabs)).toEqual([]);

  tabs[0]!.resume();
  await settle();
  expect(leaders(tabs)).toEqual([0]);
});

test('however the agent turns about, the tab turned to leads alone', async () => {
  const { tabs } = openTabs(4, 'about');
  for (const index of [3, 1, 1, 2, 0, 3]) {
    void tabs[index]!.take();
    await settle();
    expect(leaders(tabs)).toEqual([index]);
  }
});

test.each([1, 2, 3])(
  'a tab that is turned to twice within %d moments leaves the lead to the next',
  async (moments) => {
    const { tabs } = openTabs(3, `twice ${moments}`);
    await settle();
    void tabs[1]!.take();
    for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
    void tabs[1]!.take();
    await settle();
    await tabs[2]!.take();
    await settle();

    expect(leaders(tabs)).toEqual([2]);
  },
);

test('a tab that has stopped says nothing more and can be asked in vain', async () => {
  const { tabs, changes } = openTabs(1, 'stopped');
  await settle();
  tabs[0]!.stop();
  await tabs[0]!.take();
  tabs[0]!.resume();
  await settle();

  expect(tabs[0]!.leads).toBe(false);
  expect(changes).toEqual(['0 leads']);
});

test('without locks a tab is alone and leads', async () => {
  const changes: boolean[] = [];
  const tab = createLeadership({ locks: null, name: 'alone', onChange: (leads) => changes.push(leads) });
  await tab.take();

  expect(tab.leads).toBe(true);
  expect(changes).toEqual([true]);
});

test('where the browser refuses its locks, a tab is alone and leads', async () => {
  const refuse = jest.fn(() => Promise.reject(new DOMException('denied', 'SecurityError')));
  const changes: boolean[] = [];
  const tab = createLeadership({
    locks: { request: refuse },
    name: 'refused',
    onChange: (leads) => changes.push(leads),
  });
  await settle();
  tab.pause();
  tab.resume();
  await tab.take();

  expect(changes).toEqual([true]);
  expect(refuse).toHaveBeenCalledTimes(1);
});

test('an error from another realm is known by its name: who is robbed of the lead is not alone', async () => {
  const stolen = Object.assign(new Error('stolen'), { name: 'AbortError' });
  const request = jest
    .fn<() => Promise<never>>()
    .mockReturnValueOnce(Promise.reject(stolen))
    .mockReturnValue(new Promise(() => undefined));
  const tab = createLeadership({ locks: { request }, name: 'realm', onChange: () => undefined });
  await settle();

  expect(tab.leads).toBe(false);
  expect(request).toHaveBeenCalledTimes(2);
});

/** What Chromium says where it cannot run the page's function. */
const NOT_RUNNABLE = new Error('The provided callback is no longer runnable.');

/** Locks that cannot be given to this tab so often. */
function standingStill(times: number): Locks {
  let left = times;
  const request = ((name: string, options: LockOptions, callback: () => Promise<void>) => {
    left -= 1;
    return left >= 0 ? Promise.reject(NOT_RUNNABLE) : locks.request(name, options, callback);
  }) as Locks['request'];
  return { request };
}

test('a tab that stood still when its turn came is not alone: it asks again', async () => {
  const { tabs } = openTabs(1, 'still');
  await settle();
  const changes: boolean[] = [];
  const still = createLeadership({
    locks: standingStill(3),
    name: 'still',
    onChange: (leads) => changes.push(leads),
  });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(changes).toEqual([]);

  tabs[0]!.stop();
  await settle();

  expect(changes).toEqual([true]);
  expect(still.leads).toBe(true);
});

test('a tab that stood still when the agent turned to it leads all the same', async () => {
  const { tabs } = openTabs(1, 'still turn');
  await settle();
  const still = createLeadership({ locks: standingStill(2), name: 'still turn', onChange: () => undefined });
  const turned = still.take();
  await jest.advanceTimersByTimeAsync(1_000);
  await turned;

  expect([tabs[0]!.leads, still.leads]).toEqual([false, true]);
});

test('a tab that is never given a lock is alone in the end: a telephone that rings twice is better than none', async () => {
  const still = createLeadership({
    locks: standingStill(Infinity),
    name: 'never',
    onChange: () => undefined,
  });
  await jest.advanceTimersByTimeAsync(10_000);

  expect(still.leads).toBe(true);
});

test('a document that is out of use wants nothing, until it comes back', async () => {
  const request = jest
    .fn<() => Promise<never>>()
    .mockReturnValueOnce(Promise.reject(new DOMException('not active', 'InvalidStateError')))
    .mockReturnValue(new Promise(() => undefined));
  const tab = createLeadership({ locks: { request }, name: 'unused', onChange: () => undefined });
  await settle();
  expect(tab.leads).toBe(false);
  expect(request).toHaveBeenCalledTimes(1);

  tab.resume();
  await settle();

  expect(request).toHaveBeenCalledTimes(2);
});

test('what goes wrong in who is told does not make two tabs lead', async () => {
  const errors: unknown[] = [];
  jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((job) => {
    try {
      job();
    } catch (error) {
      errors.push(error);
    }
  });
  const open = () =>
    createLeadership({
      locks,
      name: 'clumsy',
      onChange: () => {
        throw new Error('clumsy');
      },
    });
  const tabs = [open(), open()];
  await settle();
  await tabs[1]!.take();
  await settle();

  expect(leaders(tabs)).toEqual([1]);
  expect(errors).toEqual(Array.from({ length: 3 }, () => new Error('clumsy')));
});
