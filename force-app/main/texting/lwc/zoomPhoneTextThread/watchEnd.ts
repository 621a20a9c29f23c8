/** Whether the end of a thread is in sight: not in another tab of the widget, not scrolled away, not in a closed panel. */
export interface EndWatch {
  readonly isSeen: boolean;
  watch(end: Element): void;
  stop(): void;
}

/** @param onSeen it has come into sight, or the agent has come back to the page */
export function watchEnd(onSeen: () => void): EndWatch {
  let watched: Element | null = null;
  let inSight = false;
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? false;
    tell();
  });

  function isSeen(): boolean {
    return inSight && document.visibilityState === 'visible';
  }

  function tell(): void {
    if (isSeen()) onSeen();
  }

  document.addEventListener('visibilitychange', tell);
  return {
    get isSeen() {
      return isSeen();
    },
    watch(end) {
      if (end === watched) return;
      observer.disconnect();
      watched = end;
      observer.observe(end);
    },
    stop() {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    },
  };
}
