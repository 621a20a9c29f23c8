import type { CallerIdChoice } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import type { AgentAccounts, ZoomDirectory } from './ports.ts';
import type { AgentTokens } from './tokens.ts';

interface Deps {
  readonly accounts: Pick<AgentAccounts, 'setCallerId'>;
  readonly tokens: AgentTokens;
  readonly zoom: Pick<ZoomDirectory, 'setCallerId'>;
}

/** Zoom first: a caller ID that the agent believes hidden must be hidden. */
export function createChooseCallerId({ accounts, tokens, zoom }: Deps) {
  return async function chooseCallerId(agent: Agent, choice: CallerIdChoice): Promise<void> {
    await tokens.use(agent.id, 'zoom', ({ accessToken, baseUrl }) =>
      zoom.setCallerId(accessToken, baseUrl, choice),
    );
    await accounts.setCallerId(agent.id, choice);
  };
}
