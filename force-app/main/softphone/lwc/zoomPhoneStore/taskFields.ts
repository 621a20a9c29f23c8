import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { NO_TASK_FIELDS } from './phoneState.ts';
import type { PhoneState, StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'taskFields'>;
}

/**
 * Further fields of the Task: asked for when a log is opened, since only there they are filled in, and again after the
 * administrator has set others.
 * @returns ends that
 */
export function followTaskFields({ state, client }: Deps): () => void {
  /** For whom and of which names they are known. */
  let known: string | null = null;
  let tried: string | null = null;

  async function ask(wanted: string): Promise<void> {
    try {
      const fields = await client.taskFields();
      if (wantedIn(state.get()) !== wanted) return;
      known = wanted;
      state.set({ taskFields: { fields, isUnavailable: false } });
    } catch {
      // A log can be written without them; the next one that is opened asks again.
      if (wantedIn(state.get()) === wanted) state.set({ taskFields: { fields: [], isUnavailable: true } });
    }
  }

  return state.subscribe((now) => {
    const wanted = wantedIn(now);
    if (wanted !== known && known !== null) {
      known = null;
      tried = null;
      state.set({ taskFields: NO_TASK_FIELDS });
      return;
    }
    if (wanted === null || wanted === known || now.openCallId === null) return;
    const attempt = `${wanted} ${now.openCallId}`;
    if (attempt === tried) return;
    tried = attempt;
    void ask(wanted);
  });
}

/** Null where the administrator has set none. */
function wantedIn({ session }: PhoneState): string | null {
  if (session === null || session.settings.taskFields.length === 0) return null;
  return `${session.agent.zoomUserId} ${session.settings.taskFields.join()}`;
}
