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

interface Place {
  /** The first message in sight. */
  readonly key: string | undefined;
  /** From the upper edge, in pixels. */
  readonly offset: number;
}

/** Of a list that stands at its end, in pixels: browsers round. */
const TOLERANCE = 24;

export function createPlaceKeeper(): PlaceKeeper {
  let isAtEnd = true;
  let place: Place | null = null;

  return {
    get isAtEnd() {
      return isAtEnd;
    },
    toEnd() {
      isAtEnd = true;
      place = null;
    },
    keep(list) {
      isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < TOLERANCE;
      place = placeIn(list);
    },
    restore(list) {
      if (isAtEnd) {
        list.scrollTop = list.scrollHeight;
        return;
      }
      const row = rowsOf(list).find(({ dataset }) => dataset.key === place?.key);
      if (row && place) list.scrollTop = row.offsetTop - place.offset;
      // After a leap the messages in sight are others than those from which it was made.
      else place = placeIn(list);
    },
  };
}

function placeIn(list: HTMLElement): Place | null {
  const row = rowsOf(list).find((one) => one.offsetTop + one.offsetHeight > list.scrollTop);
  return row ? { key: row.dataset.key, offset: row.offsetTop - list.scrollTop } : null;
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll('li[data-key]')].filter((row) => row instanceof HTMLElement);
}
