/**
 * The line through a link that the Zoom client opens (developers.zoom.us, "Make outbound calls with URI schemes").
 * It can only begin a call; how the call goes is told by the live feed.
 */
import type { PhoneLine } from './phoneLine.ts';

interface Options {
  /** Follows a link without leaving the page. */
  readonly open: (url: string) => void;
}

export function createLinkLine({ open }: Options): PhoneLine {
  return {
    kind: 'link',
    callIds: 'zoom',
    dial({ number, callerId }) {
      const from = callerId?.kind === 'number' ? `?callerid=${encodeURIComponent(callerId.number)}` : '';
      open(`zoomphonecall://${number.number}${from}`);
    },
    dialAnswered: nothing,
    stop: nothing,
  };
}

function nothing(): void {
  // A link that was followed needs no more.
}
