/**
 * The lines as they are, with a limit on what they dial: whoever has stolen a session, or a page that has gone mad, must
 * not run up a bill, or ring up half a town.
 */
import { PhoneError } from '#call-core';
import type { Agent, Clock } from '../calls/ports.ts';
import type { BrowserLines } from './browserLines.ts';

interface Options {
  /** Of one agent, at this gateway. A transfer to a number is a dial. */
  readonly perMinute: number;
  readonly clock: Clock;
  /** What is refused anyway is told why. @throws PhoneError */
  readonly check: (agent: Agent, number: string) => unknown;
}

const MINUTE_MS = 60_000;

export function limitDials(lines: BrowserLines, { perMinute, clock, check }: Options): BrowserLines {
  /** When each agent has dialed in the last minute. */
  const dials = new Map<string, readonly number[]>();

  /** @throws PhoneError request.tooMany */
  function count(agentId: string): void {
    const now = clock.now();
    const recent = (dials.get(agentId) ?? []).filter((at) => now - at < MINUTE_MS);
    if (recent.length >= perMinute) throw new PhoneError('request.tooMany', { retry: 'later' });
    dials.set(agentId, [...recent, now]);
  }

  /** Who has not dialed for a minute need not be remembered. */
  function forgetOthers(): void {
    const now = clock.now();
    for (const [agentId, at] of dials)
      if (at.every((moment) => now - moment >= MINUTE_MS)) dials.delete(agentId);
  }

  return {
    ...lines,
    async join(agent, page, calls) {
      forgetOthers();
      const pageLine = await lines.join(agent, page, calls);
      return {
        ...pageLine,
        async carryOut(command) {
          if (command.type === 'dial' || command.type === 'transfer') {
            check(agent, command.number);
            count(agent.id);
          }
          await pageLine.carryOut(command);
        },
      };
    },
  };
}
