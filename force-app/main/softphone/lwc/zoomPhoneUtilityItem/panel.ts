/** The utility panel around the widget. Where there is no utility bar (a page of another host) it does nothing. */
import { enablePopout, open, updatePanel, updateUtility } from 'lightning/platformUtilityBarApi';
import { panelWidth } from './layout.ts';
import type { PhoneView } from './view.ts';

export interface Panel {
  /** Shows the widget, and leaves the cursor where it is. */
  open(): void;
  /** Shows the widget when a call begins, marks it in the bar while one rings or runs, and makes room for the pad. */
  follow(view: Pick<PhoneView, 'calls' | 'showsPad'>): void;
}

export function createPanel(utilityId: () => string | undefined): Panel {
  let width = 0;
  let highlighted: boolean | null = null;
  let staysHere = false;
  let known: readonly string[] = [];

  /**
   * What the platform refuses (a popped-out panel, an older release) is no matter for the call.
   * @returns whether there is anybody to ask, yet
   */
  function ask(request: (id: string) => Promise<unknown>): boolean {
    const id = utilityId();
    if (id !== undefined) request(id).catch(() => undefined);
    return id !== undefined;
  }

  function show(): void {
    ask((id) => open(id, { autoFocus: false }));
  }

  function resize(wanted: number): void {
    if (wanted !== width && ask((id) => updatePanel(id, { width: wanted }))) width = wanted;
  }

  function highlight(wanted: boolean): void {
    const isNew = wanted !== highlighted;
    if (isNew && ask((id) => updateUtility(id, { highlighted: wanted }))) highlighted = wanted;
  }

  return {
    open: show,
    follow({ calls, showsPad }) {
      // In a window of its own the panel can neither be widened for the pad nor opened for a call.
      if (!staysHere) staysHere = ask((id) => enablePopout(id, false));
      const now = calls.map(({ callId }) => callId);
      if (now.some((callId) => !known.includes(callId))) show();
      known = now;
      highlight(now.length > 0);
      resize(panelWidth(showsPad, window.innerWidth));
    },
  };
}
