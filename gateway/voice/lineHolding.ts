/**
 * One gateway at a time has the line of an agent (ADR 61). Another one asks for it, because the agent's page has come
 * there; one that does not answer is gone, and what it has left at its engine is ended.
 */
import { randomUUID } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { LineHoldingStore, LinePlace } from './ports.ts';

export interface Holding {
  /** Where the line is now, for whoever has to end it without this gateway. */
  note(place: LinePlace): Promise<void>;
  /** Whether the line is here still. Takes it again where nobody has it. */
  isHere(): Promise<boolean>;
  /** To be called when nothing is left of the line here. */
  release(): Promise<void>;
}

export interface Holder {
  /** Another gateway asks. @returns whether it gets the line: its end here follows at once */
  letGo(insists: boolean): boolean;
  /** The line is at another gateway already. */
  onGone(): void;
  /** Perhaps the account is another one now. */
  onChange(): void;
}

export interface Holdings {
  /**
   * Takes the line of an agent, from another gateway if it must be.
   * @param insists also where the agent talks
   * @throws PhoneError line.elsewhere
   */
  take(agentId: string, holder: Holder, insists: boolean): Promise<Holding>;
}

interface Deps {
  readonly store: LineHoldingStore;
  /** For whoever has the line to answer, and to end it. Zero where there can be no other gateway. */
  readonly patienceMs: number;
  readonly endLeft: (place: LinePlace) => Promise<void>;
  readonly onTrouble: (error: unknown, agentId: string) => void;
}

/** A notice may be lost. */
const LOOK_MS = 500;

type Answer = 'given' | 'refused' | 'overtaken' | 'none';

export function createHoldings({ store, patienceMs, endLeft, onTrouble }: Deps): Holdings {
  async function answerTo(agentId: string, id: string): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const look = () => {
      store.look(agentId).then((state) => {
        if (state?.holder === id) resolve('given');
        else if (state?.askedBy !== id) resolve('overtaken');
        else if (state.isRefused) resolve('refused');
      }, reject);
    };
    const unsubscribe = store.subscribe(agentId, look);
    const looks = setInterval(look, LOOK_MS);
    const patience = setTimeout(resolve, patienceMs, 'none');
    // It may be given already.
    look();
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      clearInterval(looks);
      unsubscribe();
    }
  }

  async function seize(agentId: string, id: string): Promise<void> {
    const { isSeized, left } = await store.seize(agentId, id);
    if (!isSeized) throw new PhoneError('line.elsewhere');
    if (left === null) return;
    try {
      await endLeft(left);
    } catch (error) {
      onTrouble(error, agentId);
    }
  }

  async function acquire(agentId: string, id: string, insists: boolean): Promise<void> {
    if (await store.ask(agentId, id, insists)) return;
    const answer = await answerTo(agentId, id);
    if (answer === 'none') await seize(agentId, id);
    else if (answer !== 'given') throw new PhoneError('line.elsewhere');
  }

  return {
    async take(agentId, holder, insists) {
      const id = randomUUID();
      await acquire(agentId, id, insists);
      const unsubscribe = store.subscribe(agentId, () => void look());
      let isOver = false;

      async function look(): Promise<void> {
        try {
          const state = await store.look(agentId);
          if (isOver || state === null) return;
          if (state.holder !== id) holder.onGone();
          else if (state.askedBy === null) holder.onChange();
          else if (!state.isRefused && !holder.letGo(state.insists)) await store.refuse(agentId, id);
        } catch (error) {
          onTrouble(error, agentId);
        }
      }

      return {
        note: (place) => store.note(agentId, id, place),
        async isHere() {
          const state = await store.look(agentId);
          return state === null ? store.ask(agentId, id, false) : state.holder === id;
        },
        async release() {
          isOver = true;
          unsubscribe();
          await store.release(agentId, id);
        },
      };
    },
  };
}
