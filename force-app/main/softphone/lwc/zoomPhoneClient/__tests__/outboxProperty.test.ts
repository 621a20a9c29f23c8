import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import {
  connectNetwork,
  noContent,
  offline,
  refusal,
} from '../../../../../../test-support/lightning/network.ts';
import { pass } from '../../../../../../test-support/lightning/settle.ts';
import { createGatewayHttp } from '../gatewayHttp.ts';
import { createOutbox } from '../outbox.ts';
import type { Outbox } from '../outbox.ts';

/** What can happen between widget and gateway; `lost` reaches the gateway, and its answer does not come back. */
const FATES = ['arrives', 'lost', 'offline', 'internal', 'tooMany', 'signedOut'] as const;
const NAMES = ['red', 'green', 'blue'];

interface Deed {
  readonly tab: number;
  readonly name: string;
  /** Milliseconds before the next deed. */
  readonly pause: number;
  /** The tab is reloaded first. */
  readonly reload: boolean;
}

const deeds = fc.array(
  fc.record({
    tab: fc.nat({ max: 1 }),
    name: fc.constantFrom(...NAMES),
    pause: fc.constantFrom(1, 2, 300, 5000),
    reload: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const fates = fc.array(fc.constantFrom(...FATES), { maxLength: 25 });

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

test('whatever fails, every command arrives, and those of one name in order', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fates, async (what, trouble) => {
      const arrived = await play(what, trouble);

      expect(new Set(arrived)).toEqual(new Set(what.map((_, index) => index)));
      for (const name of NAMES) {
        const mine = firstTimes(arrived.filter((index) => what[index]?.name === name));
        expect(mine).toEqual(mine.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever fails, the last word of each name arrives, and nothing of that name after it', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fates, async (what, trouble) => {
      const arrived = await play(
        what.map((deed) => ({ ...deed, tab: 0, reload: false })),
        trouble,
        (name) => `comment-${name}`,
      );

      for (const name of new Set(what.map((deed) => deed.name))) {
        const mine = arrived.filter((index) => what[index]?.name === name);
        expect(mine.at(-1)).toBe(what.findLastIndex((deed) => deed.name === name));
      }
    }),
    { numRuns: 60 },
  );
});

/** @returns the numbers of the deeds, as the gateway received them, repeats included */
async function play(
  what: readonly Deed[],
  trouble: readonly (typeof FATES)[number][],
  replaces?: (name: string) => string,
): Promise<number[]> {
  localStorage.clear();
  const arrived: number[] = [];
  const left = [...trouble];
  connectNetwork(async ({ body }) => {
    const fate = left.shift() ?? 'arrives';
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (fate === 'arrives' || fate === 'lost') arrived.push(numberOf(body));
    if (fate === 'lost' || fate === 'offline') return offline();
    if (fate === 'internal') return refusal('gateway.internal', 500);
    if (fate === 'tooMany') return refusal('request.tooMany', 429);
    return fate === 'signedOut' ? refusal('session.missing', 401) : noContent();
  });
  const tabs = [open(), open()];
  for (const [index, { tab, name, pause, reload }] of what.entries()) {
    if (reload) tabs[tab] = open();
    tabs[tab]?.add({ method: 'PUT', path: '/deed', body: { index } }, replaces?.(name));
    await jest.advanceTimersByTimeAsync(pause);
  }
  for (const tab of tabs) tab.flush();
  for (let turn = 0; turn < 60 && open().waiting > 0; turn++) await pass(15_000);
  await pass(1000);
  return arrived;
}

function open(): Outbox {
  const http = createGatewayHttp('https://gateway.example.com', '005000000000001AAA');
  return createOutbox({ http, locks: null, storage: localStorage, owner: '005A', onRefused: jest.fn() });
}

function firstTimes(list: readonly number[]): number[] {
  return [...new Set(list)];
}

function numberOf(body: unknown): number {
  if (typeof body === 'object' && body !== null && 'index' in body && typeof body.index === 'number')
    return body.index;
  throw new TypeError('Not a deed of this test.');
}
