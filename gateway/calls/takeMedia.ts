/** Media come to their calls, and go when Zoom has deleted them. Order and repetition do not matter. */
import { changeEntry } from './changeEntry.ts';
import { withMedium, withMediumDeleted } from './media.ts';
import type { MediumTold } from './media.ts';
import type { CallStore } from './ports.ts';

export interface TakeMedia {
  attach(agentId: string, callId: string, told: MediumTold): Promise<void>;
  /** Zoom does not say whose it was, nor of which call. */
  remove(mediumId: string): Promise<void>;
}

export function createTakeMedia({ calls }: { readonly calls: CallStore }): TakeMedia {
  return {
    async attach(agentId, callId, told) {
      await calls.transaction(async (tx) => {
        const deleted = (await tx.lockMedium(told.id)) === 'deleted';
        await changeEntry(tx, agentId, callId, (entry) => {
          const attached = withMedium(entry, told);
          return deleted ? withMediumDeleted(attached, told.id) : attached;
        });
      });
    },
    async remove(mediumId) {
      await calls.transaction(async (tx) => {
        await tx.lockMedium(mediumId);
        await tx.addMediumDeletion(mediumId);
        for (const { agentId, callId } of await tx.callsOfMedium(mediumId))
          await changeEntry(tx, agentId, callId, (entry) => withMediumDeleted(entry, mediumId));
      });
    },
  };
}
