import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PHASES, stateOf, transition } from '#call-core';
import type { Call, CallEvent, Phase } from '#call-core';

/** What happens to a call, in the words of the drawing. */
const HAPPENINGS = {
  ringing: { type: 'ringing' },
  connected: { type: 'connected' },
  ended: { type: 'ended' },
  hold: { type: 'switched', switch: 'hold', on: true },
  resume: { type: 'switched', switch: 'hold', on: false },
} as const;
type Name = keyof typeof HAPPENINGS;
const NAMES = Object.keys(HAPPENINGS) as Name[];

/** As many happenings as it takes to be in every phase in every way. */
const DEPTH = 4;

function after(call: Call | undefined, name: Name, second: number): Call {
  const event: CallEvent = { ...HAPPENINGS[name], callId: '1', source: 'webhook', at: second * 1000 };
  return transition(call, event);
}

function phaseOf(call: Call | undefined): Phase | '[*]' {
  return call === undefined ? '[*]' : stateOf(call).phase;
}

/** Every step that a call can take: "from --> to: what". */
function steps(call?: Call, depth = 1): Set<string> {
  const found = new Set<string>();
  for (const name of NAMES) {
    const next = after(call, name, depth);
    found.add(`${phaseOf(call)} --> ${phaseOf(next)}: ${name}`);
    if (depth < DEPTH) for (const step of steps(next, depth + 1)) found.add(step);
  }
  return found;
}

test('the drawing shows every step of a call, and no other', () => {
  const page = readFileSync('docs/call-states.md', 'utf8');
  const drawn = page.match(/^ {2}\S+ --> \w+: \w+$/gm)?.map((line) => line.trim());

  expect(drawn?.sort()).toEqual([...steps()].sort());
});

test('every phase is drawn', () => {
  const page = readFileSync('docs/call-states.md', 'utf8');

  expect(PHASES.filter((phase) => !page.includes(` --> ${phase}:`))).toEqual([]);
});
