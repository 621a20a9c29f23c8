import type { Presence } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import type { ZoomDirectory } from './ports.ts';
import type { AgentTokens } from './tokens.ts';

interface Deps {
  readonly tokens: AgentTokens;
  readonly zoom: Pick<ZoomDirectory, 'isInMeeting'>;
  /** Starts work that the end of the gateway waits for. @returns false when there is too much of it */
  readonly inBackground: (work: () => Promise<void>) => boolean;
  /** Why Zoom could not be asked. */
  readonly onUnknown: (error: unknown) => void;
}

/** An agent waits for this with a number dialed. */
const PATIENCE_MS = 1500;

/**
 * A call must not wait, let alone fail, because Zoom's presence cannot be had: no error leaves this. What is too late for
 * the answer goes on all the same: a renewed token that nobody stores is lost.
 */
export function createPresence({ tokens, zoom, inBackground, onUnknown }: Deps) {
  async function ask(agent: Agent, signal: AbortSignal): Promise<boolean | null> {
    try {
      return await tokens.use(agent.id, 'zoom', ({ accessToken, baseUrl }) =>
        zoom.isInMeeting(accessToken, baseUrl, signal),
      );
    } catch (error) {
      onUnknown(error);
      return null;
    }
  }

  return function presence(agent: Agent): Promise<Presence> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve({ inMeeting: null });
      });
      const isTaken = inBackground(async () => {
        resolve({ inMeeting: await ask(agent, signal) });
      });
      if (!isTaken) resolve({ inMeeting: null });
    });
  };
}
