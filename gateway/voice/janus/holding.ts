/** Hold and resume at Janus, one after the other. */
import { setTimeout as wait } from 'node:timers/promises';
import { PhoneError } from '#call-core';
import type { JanusSession } from './session.ts';
import type { Slot } from './slots.ts';

/** Janus sends the agent's microphone to whoever is on hold, unless it is told otherwise. */
const HOLD = { request: 'hold', direction: 'inactive' };
const RESUME = { request: 'unhold' };

/** More than a way to Zoom and back. */
const BETWEEN_MS = 400;
const WITHIN_MS = 2000;

/**
 * Janus is done when the other end has only been asked, tells nobody of its answer, and may lose a second change that
 * comes before: so they keep a distance, and what is lost is said again, which does no harm.
 */
export function createHolding(session: Pick<JanusSession, 'tell'>) {
  /** The last change of each, and a pause after it. */
  const changes = new WeakMap<Slot, Promise<void>>();

  async function change(slot: Slot, body: typeof HOLD | typeof RESUME): Promise<void> {
    const mine = (changes.get(slot) ?? Promise.resolve()).then(() => tellTwice(slot, body));
    changes.set(
      slot,
      mine.catch(() => undefined).then(() => wait(BETWEEN_MS)),
    );
    await mine;
  }

  async function tellTwice(slot: Slot, body: typeof HOLD | typeof RESUME): Promise<void> {
    const { call } = slot;
    try {
      await session.tell(slot.handle, body, { withinMs: WITHIN_MS });
    } catch (error) {
      if (!(error instanceof PhoneError) || error.code !== 'line.engineAway') throw error;
      // Of a call that has ended meanwhile nothing is heard.
      if (slot.call !== call) throw new PhoneError('line.callUnknown');
      await session.tell(slot.handle, body);
    }
  }

  return {
    hold: (slot: Slot) => change(slot, HOLD),
    resume: (slot: Slot) => change(slot, RESUME),
  };
}
