/** Where somebody reads in a thread: there it stays when messages come before, or get their real height. */
export interface PlaceKeeper {
  /** The newest is read, and the next one as well when it comes. */
  readonly isAtEnd: boolean;
  toEnd(): void;
  /** After each scrolling. */
  keep(list: HTMLElement): void;
  /** After each rendering. */
  restore(list: HTMLElement): void;
}

/** Of a list that stands at its end, in pixels: browsers round. */
const TOLERANCE = 24;

export function createPlaceKeeper(): PlaceKeeper {
  let isAtEnd = true;
  let first: { readonly key: string; readonly offset: number } | null = null;

  return {
    get isAtEnd() {
      return isAtEnd;
    },
    toEnd() {
      isAtEnd = true;
      first = null;
    },
    keep(list) {
      isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < TOLERANCE;
      const seen = rowsOf(list).find((row) => row.offsetTop + row.offsetHeight > list.scrollTop);
      first = seen ? { key: seen.dataset.key ?? '', offset: seen.offsetTop - list.scrollTop } : null;
    },
    restore(list) {
      if (isAtEnd) {
        list.scrollTop = list.scrollHeight;
        return;
      }
      const row = rowsOf(list).find((one) => one.dataset.key === first?.key);
      if (row && first) list.scrollTop = row.offsetTop - first.offset;
    },
  };
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll('li[data-key]')].filter((row) => row instanceof HTMLElement);
}
