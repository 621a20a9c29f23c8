import type { TextThread } from 'c/zoomCallCore';
import type { Claim } from './claims.ts';
import type { Notifier } from './notifier.ts';

export interface TextNotices {
  /** Takes the threads after every change; none while another tab leads. */
  follow(threads: readonly TextThread[]): void;
  stop(): void;
}

export interface TextNoticesDeps {
  readonly notifier: Pick<Notifier, 'show' | 'hide'>;
  /** Each text is told once, in whichever tab, and not again after a reload. */
  readonly claim: Claim;
  /** The agent looks at this thread. */
  readonly isSeen: (threadId: string) => boolean;
  /** Who has written what. */
  readonly wordsOf: (thread: TextThread) => string;
  readonly onClick: (threadId: string) => void;
  readonly now: () => number;
}

/** What was said before, while nobody was signed in, is no news. */
const NEWS_MS = 5 * 60_000;

/** A text that comes is told by a notification, until it is read. */
export function createTextNotices(deps: TextNoticesDeps): TextNotices {
  const { notifier, claim, isSeen, wordsOf, onClick, now } = deps;
  /** The notification of each thread. */
  const shown = new Map<string, string>();

  function hide(threadId: string): void {
    const tag = shown.get(threadId);
    if (tag === undefined) return;
    notifier.hide(tag);
    shown.delete(threadId);
  }

  function tell(thread: TextThread): void {
    const { threadId, latest, unread } = thread;
    if (unread === 0) hide(threadId);
    if (unread === 0 || latest?.direction !== 'in' || now() - latest.at > NEWS_MS) return;
    const tag = `text ${threadId} ${latest.at}`;
    if (shown.get(threadId) === tag || isSeen(threadId) || !claim(tag)) return;
    // A browser tells nothing of a notification that takes another's place.
    hide(threadId);
    shown.set(threadId, tag);
    notifier.show(tag, wordsOf(thread), () => {
      onClick(threadId);
    });
  }

  return {
    follow(threads) {
      for (const thread of threads) tell(thread);
    },
    stop() {
      for (const threadId of [...shown.keys()]) hide(threadId);
    },
  };
}
