/** What of a list is in sight, whichever part of the page scrolls. */
interface Listener {
  /** Empty space of the list has come into sight. In pixels from the beginning of the list, with what is around. */
  onSpace(top: number, bottom: number): void;
}

export interface Sight {
  /** After each rendering: what stands there now. */
  watch(list: Element | null, spaces: Iterable<Element>): void;
  stop(): void;
}

export function watchSight({ onSpace }: Listener): Sight {
  let list: Element | null = null;
  const observer = new IntersectionObserver((entries) => {
    const seen = entries.findLast(({ isIntersecting }) => isIntersecting);
    if (!seen || !list) return;
    const { target, intersectionRect, boundingClientRect } = seen;
    // As it was when it was seen; the page may have been scrolled since.
    const at = placeIn(list, target) + intersectionRect.top - boundingClientRect.top;
    const height = window.innerHeight;
    onSpace(at - height, at + 2 * height);
  });
  return {
    watch(shown, spaces) {
      list = shown;
      observer.disconnect();
      for (const space of spaces) observer.observe(space);
    },
    stop() {
      observer.disconnect();
    },
  };
}

function placeIn(list: Element, part: Element): number {
  return part.getBoundingClientRect().top - list.getBoundingClientRect().top;
}
