/** When a handle becomes free again: SIP ends a call first, and its PeerConnection a while later. */
import type { Slot } from './slots.ts';

/** Seen: up to 620 ms. */
const FREE_WITHIN_MS = 3000;
/** For SIP to say that a call has ended that was hung up. */
const ENDS_WITHIN_MS = 2000;

export interface SlotLife {
  /** SIP is done with the call. */
  finish(slot: Slot): void;
  free(slot: Slot): void;
  /** Resolves when a slot has become free, or none does in a while. */
  freed(): Promise<void>;
  /** Resolves when SIP is done with the call of the slot, or does not become so. */
  ended(slot: Slot): Promise<void>;
}

/** @param onStuck the slot has not become free in time */
export function createSlotLife(onStuck: (slot: Slot) => void): SlotLife {
  const ends = new Map<Slot, () => void>();
  const frees = new Set<() => void>();

  return {
    finish(slot) {
      slot.state = 'ending';
      slot.call = null;
      slot.patience = setTimeout(() => {
        onStuck(slot);
      }, FREE_WITHIN_MS);
      ends.get(slot)?.();
    },
    free(slot) {
      if (slot.patience !== null) clearTimeout(slot.patience);
      slot.patience = null;
      slot.state = 'free';
      slot.call = null;
      slot.early = [];
      for (const go of frees) go();
      ends.get(slot)?.();
    },
    freed: () =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          frees.delete(done);
          resolve();
        };
        const timer = setTimeout(done, FREE_WITHIN_MS);
        frees.add(done);
      }),
    ended(slot) {
      if (slot.state !== 'busy') return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          ends.delete(slot);
          resolve();
        };
        const timer = setTimeout(done, ENDS_WITHIN_MS);
        ends.set(slot, done);
      });
    },
  };
}
