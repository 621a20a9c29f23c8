import type { ZoomPhoneClient } from 'c/zoomPhoneClient';

/** Asks whether the agent is in a Zoom meeting, for one call at a time. */
export interface MeetingCheck {
  /**
   * @param then is told once, and soon; that the agent is not where that cannot be known: a call must not fail or wait
   *   because of it. Not told at all where another question, or `giveUp`, comes first
   */
  ask(then: (isInMeeting: boolean) => void): void;
  giveUp(): void;
}

/** A little more than the gateway gives Zoom. */
const PATIENCE_MS = 2000;

export function createMeetingCheck(client: Pick<ZoomPhoneClient, 'presence'>): MeetingCheck {
  let current = new AbortController();
  let patience: ReturnType<typeof setTimeout> | undefined;

  function giveUp(): void {
    current.abort();
    clearTimeout(patience);
  }

  return {
    ask(then) {
      giveUp();
      const mine = (current = new AbortController());
      const answer = (isInMeeting: boolean) => {
        if (mine.signal.aborted) return;
        giveUp();
        then(isInMeeting);
      };
      patience = setTimeout(() => {
        answer(false);
      }, PATIENCE_MS);
      client.presence(mine.signal).then(
        ({ inMeeting }) => {
          answer(inMeeting === true);
        },
        () => {
          answer(false);
        },
      );
    },
    giveUp,
  };
}
