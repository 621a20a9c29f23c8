/** What the agent sees of a page, for jsdom, which lays nothing out: the test tells what has come into sight. */
interface Seen {
  readonly top: number;
  readonly bottom: number;
}

const observers = new Set<StandInObserver>();

class StandInObserver implements Pick<IntersectionObserver, 'observe' | 'disconnect'> {
  readonly #callback: IntersectionObserverCallback;
  readonly #watched = new Set<Element>();

  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback;
    observers.add(this);
  }

  observe(element: Element): void {
    this.#watched.add(element);
  }

  disconnect(): void {
    this.#watched.clear();
  }

  see({ top, bottom }: Seen): void {
    const seen = [...this.#watched].map((target) => ({
      target,
      isIntersecting: true,
      intersectionRect: { top, bottom },
      // The list begins at the top of the page.
      boundingClientRect: { top: 0 },
    }));
    if (seen.length > 0) this.#callback(seen as never, this as never);
  }
}

Object.defineProperty(globalThis, 'IntersectionObserver', { value: StandInObserver, configurable: true });

/** The empty space of a list is in sight between these places. */
export function seeSpace(top: number, bottom: number): void {
  for (const observer of observers) observer.see({ top, bottom });
}
