import { beforeEach, describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { NINE } from '../../../test-support/entries.ts';
import { createAskForSweeps } from '../askForSweeps.ts';
import type { HistoryPage, SweepStart } from '../ports.ts';
import { createSweepHistory } from '../sweepHistory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Zoom's history as a row of calls; a token says which of them are known: `<oldest>-<newest>`. */
function createWorld(keepMs: number | null = null) {
  let start: SweepStart | null = { since: NINE, token: null, askedAt: null, sweptAt: null };
  let recorded: readonly { readonly callId: string; readonly endedAt: number }[] = [];
  let isTokenGone = false;
  let fails: { readonly at: number; readonly error: Error } | null = null;
  const told: string[] = [];
  const asked: string[] = [];

  function part(from: number, to: number): { page: HistoryPage; from: number; to: number } {
    const calls = recorded.slice(Math.max(0, from), to).map((call) => ({ ...call, events: [], media: [] }));
    return { page: { calls, isEmpty: calls.length === 0, token: '' }, from: Math.max(0, from), to };
  }
  function answer(what: string, page: HistoryPage): Promise<HistoryPage> {
    asked.push(what);
    return fails?.at === asked.length ? Promise.reject(fails.error) : Promise.resolve(page);
  }
  const placeOf = (token: string) => token.split('-').map(Number) as [number, number];

  const sweep = createSweepHistory({
    keepMs,
    sweeps: {
      due: () => Promise.resolve([]),
      find: () => Promise.resolve(start),
      begin: () => Promise.resolve(),
      reach(_, token) {
        if (start) start = { ...start, token };
        return Promise.resolve();
      },
      finish(_, sweptAt) {
        if (start) start = { ...start, sweptAt };
        return Promise.resolve();
      },
    },
    history: {
      newest() {
        const { page, from, to } = part(recorded.length - 2, recorded.length);
        return answer('newest', { ...page, token: `${from}-${to}` });
      },
      async newerThan(_, token) {
        const [oldest, newest] = placeOf(token);
        const { page, to } = part(newest, Math.min(newest + 2, recorded.length));
        const next = await answer('newer', { ...page, token: `${oldest}-${to}` });
        return isTokenGone ? null : next;
      },
      olderThan(_, token) {
        const [oldest, newest] = placeOf(token);
        const { page, from } = part(oldest - 2, oldest);
        return answer('older', { ...page, token: `${from}-${newest}` });
      },
    },
    applyEvents(_, callId) {
      told.push(callId);
      return Promise.resolve();
    },
    attach: () => Promise.resolve(),
    clock: { now: () => NINE + 2 * HOUR },
  });

  return {
    told,
    asked,
    get start() {
      return start;
    },
    set start(next) {
      start = next;
    },
    /** Further calls, one a minute. */
    record(count: number, from = NINE) {
      const first = recorded.length;
      const calls = Array.from({ length: count }, (_, index) => ({
        callId: `call ${first + index}`,
        endedAt: from + index * MINUTE,
      }));
      recorded = [...recorded, ...calls];
    },
    forgetToken() {
      isTokenGone = true;
    },
    failAt(request: number, error: Error) {
      fails = { at: asked.length + request, error };
    },
    sweep: () => sweep(AGENT.id),
    /** What happens from now on. */
    forget() {
      told.length = 0;
      asked.length = 0;
    },
  };
}

let world: ReturnType<typeof createWorld>;
beforeEach(() => {
  world = createWorld();
});

describe('the first sweep', () => {
  test('takes all calls since the agent first signed in, and none before', async () => {
    world.record(3, NINE - HOUR);
    world.record(5);

    await world.sweep();

    expect(new Set(world.told)).toEqual(new Set(['call 3', 'call 4', 'call 5', 'call 6', 'call 7']));
    expect(world.asked).toEqual(['newest', 'older', 'older']);
    expect(world.start).toMatchObject({ token: '6-8', sweptAt: NINE + 2 * HOUR });
  });

  test('takes nothing once more that was kept long enough', async () => {
    // It is eleven.
    world = createWorld(HOUR);
    world.record(2);
    world.record(1, NINE + HOUR);

    await world.sweep();

    expect(new Set(world.told)).toEqual(new Set(['call 2']));
  });

  test('of an agent without calls asks twice at most', async () => {
    await world.sweep();

    expect([world.told, world.asked]).toEqual([[], ['newest']]);
    expect(world.start).toMatchObject({ token: '0-0' });
  });

  test('that breaks begins anew', async () => {
    world.record(5);
    world.failAt(2, new PhoneError('zoom.rateLimited', { retry: 'later' }));

    await expect(world.sweep()).rejects.toMatchObject({ code: 'zoom.rateLimited' });
    expect(world.start).toMatchObject({ token: null, sweptAt: null });
    await world.sweep();

    expect(new Set(world.told).size).toBe(5);
  });
});

describe('a later sweep', () => {
  beforeEach(async () => {
    world.record(2);
    await world.sweep();
    world.forget();
  });

  test('asks once when nothing is new', async () => {
    await world.sweep();

    expect([world.told, world.asked]).toEqual([[], ['newer']]);
  });

  test('goes through many pages', async () => {
    world.record(5);

    await world.sweep();

    expect(world.told).toEqual(['call 2', 'call 3', 'call 4', 'call 5', 'call 6']);
    expect(world.start).toMatchObject({ token: '0-7' });
  });

  test('that breaks goes on where it broke', async () => {
    world.record(5);
    world.failAt(3, new PhoneError('zoom.unavailable', { retry: 'later' }));
    await expect(world.sweep()).rejects.toMatchObject({ code: 'zoom.unavailable' });

    await world.sweep();

    expect(world.told).toEqual(['call 2', 'call 3', 'call 4', 'call 5', 'call 6']);
  });

  test('leaves the rest of very many to the next', async () => {
    world.record(100);

    await world.sweep();
    expect(world.told).toHaveLength(40);
    await world.sweep();
    await world.sweep();

    expect(world.told).toHaveLength(100);
  });

  test('whose place Zoom has forgotten goes back to where the last one ended', async () => {
    world.record(2, NINE + 30 * MINUTE);
    world.record(3, NINE + 90 * MINUTE);
    world.forgetToken();

    await world.sweep();

    expect(world.told.sort()).toEqual(['call 4', 'call 5', 'call 6']);
    expect(world.asked).toEqual(['newer', 'newest', 'older']);
    expect(world.start?.token).toBe('5-7');
  });
});

test('of an agent who is gone nothing is asked', async () => {
  world.start = null;

  await world.sweep();

  expect(world.asked).toEqual([]);
});

describe('a widget that comes back asks for a sweep', () => {
  async function asks(askedAt: number | null | undefined, startedAt: number, now: number): Promise<boolean> {
    const asked: string[] = [];
    let time = startedAt;
    const { afterGap } = createAskForSweeps({
      sweeps: {
        due: () => Promise.resolve([]),
        find: () =>
          Promise.resolve(askedAt === undefined ? null : { since: 0, token: null, askedAt, sweptAt: null }),
      },
      sweepSoon(agentId) {
        asked.push(agentId);
        return Promise.resolve();
      },
      clock: { now: () => time },
      everyMs: 300_000,
    });
    time = now;
    await afterGap(AGENT.id);
    return asked.length === 1;
  }

  test.each<[string, boolean, number | null | undefined, number, number]>([
    ['was never swept', true, null, 0, NINE],
    ['was swept a minute ago', true, NINE - MINUTE, 0, NINE],
    ['was swept just now', false, NINE - 1000, 0, NINE],
    ['was swept just now, but the gateway has started since', true, NINE - 1000, NINE - 500, NINE],
    ['is none of ours any more', false, undefined, 0, NINE],
  ])('when the history %s: %j', async (_, expected, sweptAt, startedAt, now) => {
    expect(await asks(sweptAt, startedAt, now)).toBe(expected);
  });
});
