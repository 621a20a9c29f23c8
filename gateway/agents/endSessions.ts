/** Ends the sessions of agents, on every gateway at once. What waits to be saved goes on: it needs no session. */
import { isMeant } from '../calls/isMeant.ts';
import type { SessionStore } from './ports.ts';

/**
 * Of those with this in their name or as their Salesforce user id; null: of all.
 * @returns whose have ended, and how many
 */
export type EndSessions = (
  name: string | null,
) => Promise<readonly { readonly name: string; readonly ended: number }[]>;

export function createEndSessions({ store }: { readonly store: SessionStore }): EndSessions {
  return async function endSessions(wanted) {
    const meant = (await store.holders()).filter((agent) => wanted === null || isMeant(agent, wanted));
    return Promise.all(meant.map(async ({ id, name }) => ({ name, ended: await store.removeOf(id) })));
  };
}
