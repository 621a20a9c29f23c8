import { toPhoneError, withOwnChoices } from 'c/zoomCallCore';
import type { OwnChoices } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { shown } from './phoneState.ts';
import type { StateHolder } from './phoneState.ts';

/** What the agent chooses for all own widgets holds here at once, and is taken back where the gateway does not get it. */
export async function chooseAlerts(
  state: StateHolder,
  client: Pick<ZoomPhoneClient, 'setOwnChoices'>,
  choices: OwnChoices,
): Promise<void> {
  const { session } = state.get();
  if (session === null) return;
  const settings = withOwnChoices(session.settings, choices);
  state.set({ session: { ...session, settings }, problem: null });
  try {
    await client.setOwnChoices(choices);
  } catch (caught) {
    const { session: now } = state.get();
    if (now?.agent.zoomUserId !== session.agent.zoomUserId) return;
    // Of a session that was told since, the gateway knows best.
    const after = now.settings === settings ? session : now;
    state.set({ session: { ...now, settings: after.settings }, problem: shown(toPhoneError(caught)) });
  }
}
