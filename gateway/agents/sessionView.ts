import type { Session, Settings, Texting } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import { PROVIDERS } from './ports.ts';
import type { CredentialStore } from './ports.ts';

interface Deps {
  readonly credentials: CredentialStore;
  readonly smartEmbedUrl: string;
  readonly hasBrowserLine: boolean;
}

/** What the widget may know of the agent. */
export function createSessionView({ credentials, smartEmbedUrl, hasBrowserLine }: Deps) {
  return async function sessionView(agent: Agent): Promise<Session> {
    return {
      agent: { zoomUserId: agent.zoomUserId, salesforceUserId: agent.salesforceUserId, name: agent.name },
      callerIds: agent.ownNumbers.map(({ number, name }) => ({ number, name })),
      canHideCallerId: agent.canHideCallerId,
      callerId: agent.callerId,
      consentGiven: agent.consentGiven,
      ...(agent.texting && { texting: textingOf(agent.texting, agent.settings) }),
      homeCountry: agent.homeCountry,
      timeZone: agent.timeZone,
      settings: agent.settings,
      relatable: [...agent.relatable],
      smartEmbedUrl,
      ...(hasBrowserLine && { hasBrowserLine }),
      signInNeeded: await whereToSignIn(credentials, agent.id),
    };
  };
}

/** Whoever has turned texting off, it is off. */
function textingOf(texting: Texting, settings: Settings): Texting {
  return settings.texting ? texting : { ...texting, state: 'off' };
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
