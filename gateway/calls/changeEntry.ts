import { hasEnded, withPolicy } from './entry.ts';
import { followUps, numbered } from './followUps.ts';
import type { Entry } from './entry.ts';
import type { CallTransaction } from './ports.ts';

/**
 * The one way in which an entry changes: locked, changed, stored, its follow-ups enqueued, all or nothing.
 * A change that changes nothing leaves no trace.
 */
export async function changeEntry(
  tx: CallTransaction,
  agentId: string,
  callId: string,
  change: (entry: Entry) => Entry | Promise<Entry>,
): Promise<Entry> {
  const before = await tx.lockEntry(agentId, callId);
  const changed = await change(before);
  const ends = hasEnded(changed) && !hasEnded(before);
  const after = numbered(before, ends ? withPolicy(changed, await tx.settingsOf(agentId)) : changed);
  if (JSON.stringify(after) === JSON.stringify(before)) return before;
  await tx.saveEntry(after);
  for (const kind of followUps(before, after, tx.now)) await tx.addJob(kind, agentId, callId);
  return after;
}
