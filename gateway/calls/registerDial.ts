import type { Dial } from '#call-core';
import { DIAL_WINDOW_MS } from './applyEvents.ts';
import { changeEntry } from './changeEntry.ts';
import { withDialedRecord } from './entry.ts';
import type { CallStore } from './ports.ts';

/** Keeps the agent's dial for the call that will answer it, or ties it to the call that already does. */
export function createRegisterDial({ calls }: { readonly calls: CallStore }) {
  return async function registerDial(agentId: string, dial: Dial): Promise<void> {
    await calls.transaction(async (tx) => {
      if (!(await tx.addDial(agentId, dial))) return;
      const [callId] = await tx.undialedCalls(agentId, dial.number, dial.at - DIAL_WINDOW_MS);
      if (callId === undefined) return;
      await tx.answerDial(agentId, dial.dialId, callId);
      const { record } = dial;
      if (record) await changeEntry(tx, agentId, callId, (entry) => withDialedRecord(entry, record));
    });
  };
}
