/** A dialer between a notebook of a gateway and notebooks of lines. Import `numberLibrary.ts` before. */
import type { Session } from 'c/zoomCallCore';
import type { DialRequest, LineReadiness, PhoneLine } from 'c/zoomPhoneLine';
import { createDialer } from '../../force-app/main/softphone/lwc/zoomPhoneStore/dialer.ts';
import { createStateHolder } from '../../force-app/main/softphone/lwc/zoomPhoneStore/phoneState.ts';
import { SESSION } from './callData.ts';
import { numbersAt } from './numberData.ts';

interface Options {
  readonly session?: Session;
  readonly consentGiven?: boolean;
  readonly readiness?: LineReadiness;
  readonly kind?: PhoneLine['kind'];
  readonly giveConsent?: () => Promise<void>;
  /** Whether the agent is in a meeting; `later`: the test tells that. */
  readonly inMeeting?: boolean | 'later';
}

export function startDialer(options: Options = {}) {
  const { session = SESSION, consentGiven = true, readiness = 'ready', kind = 'smartEmbed' } = options;
  const { inMeeting = false } = options;
  const deeds: [string, unknown?][] = [];
  const placed: DialRequest[] = [];
  const holder = createStateHolder();
  holder.set({ session: { ...session, consentGiven }, numbers: numbersAt('US'), line: readiness });
  const lineOf = (which: PhoneLine['kind']): PhoneLine => ({
    kind: which,
    callIds: 'zoom',
    dial(request) {
      placed.push(request);
      deeds.push([which, request]);
    },
    dialAnswered: (dialId) => deeds.push(['dialAnswered', dialId]),
    stop: () => undefined,
  });
  let count = 0;
  const meetingChecks: ((isInMeeting: boolean) => void)[] = [];
  const line = lineOf(kind);
  const dialer = createDialer({
    state: holder,
    client: {
      registerDial: (dial) => deeds.push(['registerDial', dial]),
      giveConsent() {
        deeds.push(['giveConsent']);
        return options.giveConsent?.() ?? Promise.resolve();
      },
    },
    meetingCheck: {
      ask(then) {
        meetingChecks.push(then);
        if (inMeeting !== 'later') then(inMeeting);
      },
      giveUp: () => undefined,
    },
    leading(action) {
      action();
    },
    line: () => line,
    link: lineOf('link'),
    now: () => Date.now(),
    newId: () => `dial-${(count += 1)}`,
  });
  return {
    dialer,
    deeds,
    holder,
    /** Who asked whether the agent is in a meeting, to be told; the last one last. */
    meetingChecks,
    dialing: () => holder.get().dialing,
    requests: () => placed,
    asked: () => placed.map(({ number }) => number.number),
  };
}
