/** How each line stands is known for as long as its page is there. */
import { beforeEach, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import type { BrowserLines, LinePage } from '../browserLines.ts';
import { watchLines } from '../watchLines.ts';
import type { WatchedLines } from '../watchLines.ts';

const PAGE: LinePage = { tell: () => undefined, end: () => undefined };
const HANG_UP = { type: 'hangUp', callId: crypto.randomUUID() } as const;

let pages: LinePage[];
let refusal: PhoneError | null;
let refused: string[];
let watched: WatchedLines;

beforeEach(() => {
  pages = [];
  refused = [];
  refusal = null;
  const lines: BrowserLines = {
    join(_, page) {
      if (refusal !== null) return Promise.reject(refusal);
      pages.push(page);
      return Promise.resolve({
        carryOut: () => Promise.reject(new PhoneError('line.callUnknown')),
        left: () => undefined,
      });
    },
    close: () => Promise.resolve(),
  };
  watched = watchLines(lines, { onRefused: (code) => refused.push(code) });
});

test('a line is not registered until it says so, and is gone with its page', async () => {
  const line = await watched.lines.join(AGENT, PAGE, []);
  expect(watched.standing().get(AGENT.id)).toMatchObject({ state: 'unregistered' });

  pages[0]?.tell({ type: 'registered' });
  expect(watched.standing().get(AGENT.id)).toEqual({ state: 'registered' });
  pages[0]?.tell({ type: 'unregistered', code: 'line.accountRefused' });
  expect(watched.standing().get(AGENT.id)).toEqual({ state: 'unregistered', code: 'line.accountRefused' });

  line.left();
  expect(watched.standing().size).toBe(0);
});

test('a page that is left behind takes nothing away from the one that came after it', async () => {
  const before = await watched.lines.join(AGENT, PAGE, []);
  await watched.lines.join(AGENT, PAGE, []);
  pages[1]?.tell({ type: 'registered' });

  before.left();

  expect(watched.standing().get(AGENT.id)).toEqual({ state: 'registered' });
});

test('what is refused is told by its code, and still refused', async () => {
  const line = await watched.lines.join(AGENT, PAGE, []);
  await expect(line.carryOut(HANG_UP)).rejects.toMatchObject({ code: 'line.callUnknown' });
  refusal = new PhoneError('line.elsewhere');
  await expect(watched.lines.join(AGENT, PAGE, [])).rejects.toBe(refusal);

  expect(refused).toEqual(['line.callUnknown', 'line.elsewhere']);
});
