/** The utility panel around the widget. Where there is no utility bar (a page of another host) it does nothing. */
import { open, updatePanel, updateUtility } from 'lightning/platformUtilityBarApi';

export interface Panel {
  /** Shows the widget, and leaves the cursor where it is. */
  open(): void;
  /** @param width in CSS pixels */
  resize(width: number): void;
  /** Marks the item in the bar while a call rings or runs. */
  highlight(highlighted: boolean): void;
}

export function createPanel(utilityId: () => string | undefined): Panel {
  let width = 0;
  let highlighted: boolean | null = null;

  /** What the platform refuses (a popped-out panel, an older release) is no matter for the call. */
  function ask(request: (id: string) => Promise<unknown>): void {
    const id = utilityId();
    if (id !== undefined) request(id).catch(() => undefined);
  }

  return {
    open() {
      ask((id) => open(id, { autoFocus: false }));
    },
    resize(wanted) {
      if (wanted === width) return;
      width = wanted;
      ask((id) => updatePanel(id, { width: wanted }));
    },
    highlight(wanted) {
      if (wanted === highlighted) return;
      highlighted = wanted;
      ask((id) => updateUtility(id, { highlighted: wanted }));
    },
  };
}
