import { changeEntry } from './changeEntry.ts';
import { withSavedTwice } from './entry.ts';
import type { CallStore } from './ports.ts';

/**
 * A job that has saved a log has never come back: its gateway was killed, or stands still and may write yet what it read long ago. Where others have
 * saved the log meanwhile, theirs may have been overwritten, so all is sent once more.
 */
export function createDoubtSaved({ calls }: { readonly calls: Pick<CallStore, 'transaction'> }) {
  return async function doubtSaved(agentId: string, callId: string): Promise<void> {
    await calls.transaction((tx) =>
      changeEntry(tx, agentId, callId, (entry) =>
        entry.saved === 0 || entry.deleted ? entry : withSavedTwice(entry, entry.taskId),
      ),
    );
  };
}
