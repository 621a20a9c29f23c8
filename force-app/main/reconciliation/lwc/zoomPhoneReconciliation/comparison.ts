/** The state of the tab and everything that changes it: a comparison, and calls that are to be saved again. */
import { checkReconciledDays, toPhoneError } from 'c/zoomCallCore';
import type { AgentReconciliation, Days, Problem } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { FoundCall } from 'c/zoomPhoneReconciliationList';

export interface ComparisonState {
  readonly phase: 'idle' | 'comparing' | 'compared' | 'failed';
  readonly days: Days;
  readonly report: AgentReconciliation | null;
  /** Calls that the agent has asked to be saved again. */
  readonly retried: ReadonlyMap<string, FoundCall['retried']>;
  /** Why the last thing did not work. */
  readonly problem: Problem | null;
}

interface Deps {
  readonly client: Pick<ZoomPhoneClient, 'reconciliation' | 'saveExternalCalls'>;
  readonly onChange: (state: ComparisonState) => void;
  /** The session is over. */
  readonly onSignedOut: () => void;
}

export interface Comparison {
  compare(days: Days): Promise<void>;
  /** Asks for a call to be saved again. */
  retry(callId: string): Promise<void>;
  stop(): void;
}

export const NOT_COMPARED: ComparisonState = {
  ...{ phase: 'idle', days: { from: '', to: '' }, report: null, retried: new Map(), problem: null },
};

export function createComparison({ client, onChange, onSignedOut }: Deps): Comparison {
  let state = NOT_COMPARED;
  let comparing = new AbortController();

  function set(change: Partial<ComparisonState>): void {
    state = { ...state, ...change };
    onChange(state);
  }

  function fail(caught: unknown, otherwise: Partial<ComparisonState> = {}): void {
    const { code, said } = toPhoneError(caught);
    if (code === 'session.missing') onSignedOut();
    else set({ ...otherwise, problem: { code, said: said ?? null } });
  }

  return {
    async compare(days) {
      comparing.abort();
      const mine = new AbortController();
      comparing = mine;
      set({ ...NOT_COMPARED, phase: 'comparing', days });
      try {
        checkReconciledDays(days);
        const report = await client.reconciliation(days, mine.signal);
        if (mine.signal.aborted) return;
        const { problem } = report;
        if (problem === null) set({ phase: 'compared', report });
        else set({ phase: 'failed', problem: { code: problem, said: null } });
      } catch (caught) {
        if (!mine.signal.aborted) fail(caught, { phase: 'failed' });
      }
    },

    async retry(callId) {
      set({ problem: null });
      try {
        const { results } = await client.saveExternalCalls([callId]);
        const outcome = results.find((result) => result.callId === callId)?.outcome ?? null;
        set({ retried: new Map([...state.retried, [callId, outcome]]) });
      } catch (caught) {
        fail(caught);
      }
    },

    stop() {
      comparing.abort();
    },
  };
}
