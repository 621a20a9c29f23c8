/** Whoever dials without end is stopped, and nobody else. */
import { beforeEach, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { LineCommand } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import type { BrowserLines, PageLine } from '../browserLines.ts';
import { limitDials } from '../limitDials.ts';

type OnLine = Exclude<LineCommand, { type: 'hello' }>;

const MINUTE = 60_000;
const DIAL: OnLine = { type: 'dial', callId: crypto.randomUUID(), number: '+15550000001', sdp: 'v=0' };
const TRANSFER: OnLine = { type: 'transfer', callId: crypto.randomUUID(), number: '+15550000001' };
const HANG_UP: OnLine = { type: 'hangUp', callId: crypto.randomUUID() };
const PAGE = { tell: () => undefined, end: () => undefined };

let now: number;
let done: string[];
let limited: BrowserLines;

beforeEach(() => {
  now = 1_000_000;
  done = [];
  const lines: BrowserLines = {
    join: ({ id }) =>
      Promise.resolve({
        carryOut({ type }) {
          done.push(`${id} ${type}`);
          return Promise.resolve();
        },
        left: () => undefined,
      }),
    close: () => Promise.resolve(),
  };
  limited = limitDials(lines, {
    perMinute: 2,
    clock: { now: () => now },
    check(_, number) {
      if (number === '911') throw new PhoneError('line.emergencyNumber');
    },
  });
});

const lineOf = (id: string): Promise<PageLine> => limited.join({ ...AGENT, id }, PAGE, []);

async function codeOf(line: PageLine, command: OnLine): Promise<string> {
  try {
    await line.carryOut(command);
    return 'done';
  } catch (error) {
    return error instanceof PhoneError ? error.code : 'another error';
  }
}

test('so many numbers a minute and no more; a transfer to a number is one', async () => {
  const line = await lineOf('a');

  expect(await codeOf(line, DIAL)).toBe('done');
  expect(await codeOf(line, TRANSFER)).toBe('done');
  expect(await codeOf(line, DIAL)).toBe('request.tooMany');
  expect(await codeOf(line, HANG_UP)).toBe('done');
  expect(done).toEqual(['a dial', 'a transfer', 'a hangUp']);
});

test('another page of the agent has no more, and another agent has all', async () => {
  const line = await lineOf('a');
  await line.carryOut(DIAL);
  await line.carryOut(DIAL);

  expect(await codeOf(await lineOf('a'), DIAL)).toBe('request.tooMany');
  expect(await codeOf(await lineOf('b'), DIAL)).toBe('done');
});

test('a minute later it is forgotten, and what was refused did not count', async () => {
  const line = await lineOf('a');
  await line.carryOut(DIAL);
  now += MINUTE / 2;
  await line.carryOut(DIAL);
  expect(await codeOf(line, DIAL)).toBe('request.tooMany');
  now += MINUTE / 2;

  expect(await codeOf(line, DIAL)).toBe('done');
  expect(await codeOf(line, DIAL)).toBe('request.tooMany');
});

test('who dials where nobody may is told why, however often', async () => {
  const line = await lineOf('a');
  const emergency: OnLine = { ...DIAL, number: '911' };
  const codes = await Promise.all([1, 2, 3].map(() => codeOf(line, emergency)));
  expect(codes).toEqual(codes.map(() => 'line.emergencyNumber'));

  expect(await codeOf(line, DIAL)).toBe('done');
});
