import type { Session } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import { PROVIDERS } from './ports.ts';
import type { CredentialStore } from './ports.ts';

interface Deps {
  readonly credentials: CredentialStore;
  readonly smartEmbedUrl: string;
}

/** What the widget may know of the agent. */
export function createSessionView({ credentials, smartEmbedUrl }: Deps) {
  return async function sessionView(agent: Agent): Promise<Session> {
    return {
      agent: { zoomUserId: agent.zoomUserId, salesforceUserId: agent.salesforceUserId, name: agent.name },
      callerIds: agent.ownNumbers.map(({ number, name }) => ({ number, name })),
      canHideCallerId: agent.canHideCallerId,
      callerId: agent.callerId,
      consentGiven: agent.consentGiven,
      ...(agent.texting && { texting: agent.texting }),
      homeCountry: agent.homeCountry,
      timeZone: agent.timeZone,
      settings: agent.settings,
      relatable: [...agent.relatable],
      smartEmbedUrl,
      signInNeeded: await whereToSignIn(credentials, agent.id),
    };
  };
}

async function whereToSignIn(
  credentials: CredentialStore,
  agentId: string,
): Promise<Session['signInNeeded']> {
  for (const provider of PROVIDERS) {
    const credential = await credentials.find(agentId, provider);
    if (credential === null || credential.needsSignIn) return provider;
  }
  return null;
}
