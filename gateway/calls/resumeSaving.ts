import type { CallStore } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'unsaved' | 'followUpsToMake'>;
  readonly saveCaughtUp: Resume;
  readonly saveFollowUpTasks: Resume;
}

type Resume = (entries: readonly { readonly agentId: string; readonly callId: string }[]) => Promise<void>;

/**
 * Takes up again what is not in Salesforce yet: after a start, when jobs of a killed gateway may be stuck, and after a
 * sign-in, when the reason to wait is gone.
 */
export function createResumeSaving({ calls, saveCaughtUp, saveFollowUpTasks }: Deps) {
  /** @param agentId null for all agents */
  return async function resumeSaving(agentId: string | null): Promise<void> {
    await saveCaughtUp(await calls.unsaved(agentId));
    await saveFollowUpTasks(await calls.followUpsToMake(agentId));
  };
}
