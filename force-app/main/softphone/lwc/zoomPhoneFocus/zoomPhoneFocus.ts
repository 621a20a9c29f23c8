/**
 * Whoever works with the keyboard must not lose the place: where a control goes that had the focus, the next one has it.
 */
export interface FocusKeeper {
  /** Listen with these where the controls are. */
  handleIn(event: FocusEvent): void;
  handleOut(event: FocusEvent): void;
  /**
   * After each rendering.
   * @param controls that there are now, in their order
   * @param otherwise where none is left
   */
  restore(controls: Iterable<Element>, otherwise: () => void): void;
}

export function createFocusKeeper(): FocusKeeper {
  let focused: HTMLElement | null = null;
  let known: readonly HTMLElement[] = [];

  return {
    handleIn({ target }) {
      if (target instanceof HTMLElement) focused = target;
    },
    handleOut({ target, relatedTarget }) {
      if (target !== focused) return;
      // The agent goes on to something else, which may be next to it.
      if (relatedTarget !== null) focused = null;
      // A control that is taken away is out of the document by then; one that the agent leaves is not.
      queueMicrotask(() => {
        if (target === focused && focused?.isConnected) focused = null;
      });
    },
    restore(controls, otherwise) {
      const now = [...controls].filter((one) => one instanceof HTMLElement);
      const place = focused === null || focused.isConnected ? -1 : known.indexOf(focused);
      known = now;
      if (place < 0) return;
      focused = null;
      const next = now[Math.min(place, now.length - 1)];
      if (next) next.focus();
      else otherwise();
    },
  };
}
