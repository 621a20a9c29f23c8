import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PhoneState, StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'countExternalCalls'>;
}

/**
 * How many calls are not in Salesforce: asked whenever History is turned to, since only there it is read.
 * @returns ends that
 */
export function followExternalCount({ state, client }: Deps): () => void {
  let shownTo: string | null = null;

  async function ask(agent: string): Promise<void> {
    try {
      const externalCount = await client.countExternalCalls();
      if (agentOf(state.get()) === agent) state.set({ externalCount });
    } catch {
      // A hint that is missing is no matter; what is wrong with the gateway is told elsewhere.
    }
  }

  return state.subscribe((now) => {
    const agent = now.tab === 'history' && now.connection === 'connected' ? agentOf(now) : null;
    const isNew = agent !== null && agent !== shownTo;
    shownTo = agent;
    if (isNew) void ask(agent);
  });
}

function agentOf({ session }: PhoneState): string | null {
  return session?.agent.zoomUserId ?? null;
}
