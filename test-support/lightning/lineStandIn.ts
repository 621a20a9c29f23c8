/** A line with its audio in the page, which the test plays: it tells what the test says and notes what is asked of it. */
import { PhoneError } from 'c/zoomCallCore';
import type { CallEvent, ErrorCode } from 'c/zoomCallCore';
import type { LineListener, PhoneLine, TestCallListener } from 'c/zoomPhoneLine';
import type { Happening } from './callData.ts';

export interface LineStandIn {
  /** For the store: makes the line, again whenever the tab begins to lead. */
  readonly create: (listener: LineListener) => PhoneLine;
  /** What was asked: ["hold", "line-1"]. */
  readonly asked: readonly (readonly unknown[])[];
  readonly listener: LineListener;
  /** So often it was made, and let go of. */
  readonly made: number;
  readonly stopped: number;
  /** Something happens to a call; with Jane, out, unless told otherwise. */
  tell(callId: string, happening: Happening, dialId?: string | null): void;
  /** Of the last test call. */
  readonly test: TestCallListener;
  /** What is asked from now on is refused so, waits for ever, or works (null). */
  refuse(code: ErrorCode | 'never' | null): void;
}

export function createLineStandIn(): LineStandIn {
  const asked: (readonly unknown[])[] = [];
  let listener: LineListener | null = null;
  let test: TestCallListener | null = null;
  let refusal: ErrorCode | 'never' | null = null;
  let [made, stopped] = [0, 0];

  const note =
    (action: string) =>
    async (...about: unknown[]): Promise<void> => {
      asked.push([action, ...about]);
      if (refusal === 'never') await new Promise(() => undefined);
      else if (refusal !== null) throw new PhoneError(refusal);
    };

  const standIn: LineStandIn = {
    asked,
    get listener() {
      if (listener === null) throw new TypeError('There is no line.');
      return listener;
    },
    get made() {
      return made;
    },
    get stopped() {
      return stopped;
    },
    get test() {
      if (test === null) throw new TypeError('There is no test call.');
      return test;
    },
    create(listening) {
      listener = listening;
      made += 1;
      return {
        kind: 'browser',
        callIds: 'own',
        dial: ({ dialId, number }) => void asked.push(['dial', dialId, number.number]),
        ...{ answer: note('answer'), decline: note('decline'), hangUp: note('hangUp'), hold: note('hold') },
        ...{
          resume: note('resume'),
          mute: note('mute'),
          unmute: note('unmute'),
          sendDigits: note('sendDigits'),
        },
        ...{ transfer: note('transfer'), transferTo: note('transferTo') },
        setDoNotDisturb: note('setDoNotDisturb'),
        testCall(heard) {
          test = heard;
          asked.push(['testCall']);
          return () => void asked.push(['endTestCall']);
        },
        dialAnswered: () => undefined,
        stop() {
          stopped += 1;
        },
      };
    },
    tell(callId, happening, dialId = null) {
      const about = { direction: 'outbound', peerNumber: '+12092592844', ...happening.about } as const;
      const event: CallEvent = { callId, source: 'pad', at: Date.now(), ...happening, about };
      standIn.listener.onCallEvent(event, dialId);
    },
    refuse(code) {
      refusal = code;
    },
  };
  return standIn;
}
