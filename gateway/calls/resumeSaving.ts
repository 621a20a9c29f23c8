import type { CallStore } from './ports.ts';
import type { JobKind } from './followUps.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'unsaved'>;
  readonly addJob: (job: { kind: JobKind; agentId: string; callId: string }) => Promise<void>;
}

/**
 * Takes up again what is not in Salesforce yet: after a start, when jobs of a killed gateway may be stuck, and after a
 * sign-in, when the reason to wait is gone.
 */
export function createResumeSaving({ calls, addJob }: Deps) {
  /** @param agentId null for all agents */
  return async function resumeSaving(agentId: string | null): Promise<void> {
    for (const entry of await calls.unsaved(agentId)) await addJob({ kind: 'saveLog', ...entry });
  };
}
