/** From the wish to call a number to the call: reading it, asking what has to be asked, and placing it. */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, RecordRef } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PhoneLine } from 'c/zoomPhoneLine';
import type { MeetingCheck } from './meetingCheck.ts';
import { shown } from './phoneState.ts';
import type { Dialing, DialQuestion, DialWish } from './phoneState.ts';
import { createPlacing } from './placing.ts';
import type { Placing, PlacingDeps } from './placing.ts';

export interface Dialer extends Pick<Placing, 'answered' | 'callBegan' | 'noCall'> {
  /**
   * The agent wants to call this number, as typed or as it stands on a record.
   * @param country of the record's address, in any way of writing
   */
  dial(text: string, record: RecordRef | null, country?: string | null): void;
  /** The agent says yes to the question that is asked. */
  confirm(): void;
  /** The agent wants none of it: no question, no message. */
  cancel(): void;
  /** Calls the failed number again, on the same line or by a link to the Zoom client. */
  again(by?: 'line' | 'link'): void;
  stop(): void;
}

interface Deps extends PlacingDeps {
  readonly client: Pick<ZoomPhoneClient, 'registerDial' | 'giveConsent'>;
  readonly meetingCheck: MeetingCheck;
  /** Acts when this tab leads, which it may have ceased to do since. */
  readonly leading: (action: () => void) => void;
  /** The way that is always there. */
  readonly link: PhoneLine;
}

export function createDialer(deps: Deps): Dialer {
  const { state, client, meetingCheck, leading, line, link } = deps;
  const placing = createPlacing(deps);
  const { place, answered, callBegan, noCall } = placing;
  /** Questions that were answered for the wish that is being asked about. */
  let confirmed: readonly DialQuestion[] = [];
  /** How that wish is to be fulfilled, whatever is asked in between. */
  let way: 'line' | 'link' = 'line';

  function set(dialing: Dialing): void {
    state.set({ dialing });
  }

  function fail(wish: DialWish | null, caught: unknown): void {
    set({ phase: 'failed', wish, problem: shown(toPhoneError(caught)) });
  }

  function questionFor(wish: DialWish): DialQuestion | null {
    const { numbers, session } = state.get();
    const warning = numbers?.warningFor(wish.number) ?? null;
    if (warning !== null && !confirmed.includes(warning)) return warning;
    return session?.consentGiven || confirmed.includes('consent') ? null : 'consent';
  }

  function proceed(wish: DialWish): void {
    const target = readyFor(wish);
    if (target === null) return;
    const isAsked = wish.number.kind !== 'emergency' && !confirmed.includes('meeting');
    if (isAsked) checkMeeting(wish);
    else place(wish, target);
  }

  /** @returns null when there is something to ask or to tell first */
  function readyFor(wish: DialWish): PhoneLine | null {
    // Nobody could tell where the browser is. What to do instead takes the place of the question.
    if (wish.number.kind === 'emergency' && way === 'line' && line()?.kind === 'browser') {
      fail(wish, new PhoneError('line.emergencyNumber'));
      return null;
    }
    const question = questionFor(wish);
    if (question !== null) {
      set({ phase: 'asking', question, wish });
      return null;
    }
    const { session } = state.get();
    const target = way === 'link' ? link : line();
    if (session === null || target === null) return null;
    if (session.callerId === null) {
      fail(wish, new PhoneError('dial.noCallerId'));
      return null;
    }
    const trouble = troubleOf(target);
    if (trouble === null) return target;
    fail(wish, new PhoneError(trouble));
    return null;
  }

  /** Why the line takes no call now. A link is always there. */
  function troubleOf({ kind }: PhoneLine): ErrorCode | null {
    const { line: readiness, lineProblem } = state.get();
    if (readiness !== 'notReady' || kind === 'link') return null;
    return kind === 'smartEmbed' ? 'dial.padNotReady' : (lineProblem ?? 'line.notRegistered');
  }

  function checkMeeting(wish: DialWish): void {
    set({ phase: 'checking', wish });
    meetingCheck.ask((isInMeeting) => {
      if (!isChecking(wish)) return;
      if (isInMeeting) set({ phase: 'asking', question: 'meeting', wish });
      else
        leading(() => {
          placeChecked(wish);
        });
    });
  }

  /** A moment has passed: the pad may not be ready any more, the agent may have signed out. */
  function placeChecked(wish: DialWish): void {
    if (!isChecking(wish)) return;
    const target = readyFor(wish);
    if (target !== null) place(wish, target);
    else if (isChecking(wish)) set({ phase: 'idle' });
  }

  function isChecking(wish: DialWish): boolean {
    const { dialing } = state.get();
    return dialing.phase === 'checking' && dialing.wish === wish;
  }

  return {
    dial(text, record, country) {
      const { dialing, numbers } = state.get();
      // The second of two clicks, or a click while a question stands open.
      if (numbers === null || isBusy(dialing)) return;
      confirmed = [];
      way = 'line';
      try {
        const number = numbers.parse(text, country);
        proceed({ number, shown: numbers.format(number.number), record });
      } catch (error) {
        fail(null, error);
      }
    },
    confirm() {
      const { dialing, session } = state.get();
      if (dialing.phase !== 'asking') return;
      confirmed = [...confirmed, dialing.question];
      if (dialing.question === 'consent' && session) {
        state.set({ session: { ...session, consentGiven: true } });
        // Asked again next time if the gateway could not be told.
        client.giveConsent().catch(() => undefined);
      }
      proceed(dialing.wish);
    },
    cancel() {
      meetingCheck.giveUp();
      set({ phase: 'idle' });
    },
    again(by = 'line') {
      const { dialing } = state.get();
      if (dialing.phase !== 'failed' || dialing.wish === null) return;
      way = by;
      if (dialing.problem.code === 'line.emergencyNumber') confirmed = [...confirmed, 'emergency'];
      proceed(dialing.wish);
    },
    ...{ answered, callBegan, noCall },
    stop() {
      placing.stop();
      meetingCheck.giveUp();
    },
  };
}

/** Between the wish and the call, or the end of the wish. */
export function isBusy({ phase }: Dialing): boolean {
  return phase === 'asking' || phase === 'checking' || phase === 'calling';
}
