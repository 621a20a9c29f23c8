/** The utility panel around the widget. Where there is no utility bar (a page of another host) it does nothing. */
import { enablePopout, getInfo, open, updatePanel, updateUtility } from 'lightning/platformUtilityBarApi';
import { panelWidth } from './layout.ts';
import type { PhoneView } from './view.ts';

/** What a widget that was here before has left behind the name. */
const COUNT = / \(\d+\)$/;

export interface Panel {
  /** Shows the widget, and leaves the cursor where it is. */
  open(): void;
  /**
   * Shows the widget when a call begins, marks it in the bar while one rings or runs or texts are unread, and makes room
   * for the pad.
   */
  follow(view: Pick<PhoneView, 'calls' | 'showsPad' | 'unreadTexts'>): void;
}

export function createPanel(utilityId: () => string | undefined): Panel {
  let width = 0;
  let highlighted: boolean | null = null;
  let staysHere = false;
  let known: readonly string[] = [];
  let ownLabel: string | null = null;
  let counted = 0;

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

  /** How many texts are unread stands behind the name that the administrator has given the item. */
  function count(unread: number): void {
    if (unread !== counted && ask((id) => nameItem(id, unread))) counted = unread;
  }

  async function nameItem(id: string, unread: number): Promise<unknown> {
    ownLabel ??= (await getInfo(id)).utilityLabel.replace(COUNT, '');
    return updateUtility(id, { label: unread === 0 ? ownLabel : `${ownLabel} (${unread})` });
  }

  return {
    open: show,
    follow({ calls, showsPad, unreadTexts }) {
      // In a window of its own the panel can neither be widened for the pad nor opened for a call.
      if (!staysHere) staysHere = ask((id) => enablePopout(id, false));
      const now = calls.map(({ key }) => key);
      if (now.some((key) => !known.includes(key))) show();
      known = now;
      highlight(now.length > 0 || unreadTexts > 0);
      count(unreadTexts);
      resize(panelWidth(showsPad, window.innerWidth));
    },
  };
}
