/** Puts together what tells the agent of a call, and follows the state. */
import { callerName, stateOf } from 'c/zoomCallCore';
import type { HistoryEntry, RecordRef, ScreenPop } from 'c/zoomCallCore';
import {
  createAlerts,
  createClaims,
  createNotifier,
  createRingTone,
  createScreenPop,
  createTitle,
} from 'c/zoomPhoneAlerts';
import { labels } from 'c/zoomPhoneLabels';
import { liveCalls } from 'c/zoomPhoneStore';
import type { PhoneState } from 'c/zoomPhoneStore';

export interface Alerting {
  readonly canAskToNotify: boolean;
  askToNotify(): void;
  follow(state: PhoneState): void;
  stop(): void;
}

interface Options {
  readonly screenPop: () => ScreenPop;
  readonly hasRingTone: () => boolean;
  /** Whose calls they are: claims of one user are not another's. */
  readonly owner: string;
  readonly openRecord: (record: Pick<RecordRef, 'id' | 'objectName'>) => void;
  readonly openPanel: () => void;
}

export function createAlerting({ screenPop, hasRingTone, owner, openRecord, openPanel }: Options): Alerting {
  let numbers: PhoneState['numbers'] = null;
  const notifier = createNotifier('Notification' in window ? Notification : null, labels.padTitle);
  const tone = createRingTone('AudioContext' in window ? () => new AudioContext() : null);
  const alerts = createAlerts({
    title: createTitle(document),
    notifier,
    ringTone: {
      start() {
        if (hasRingTone()) tone.start();
      },
      stop: tone.stop,
    },
    nameOf: (entry) => nameOf(entry, numbers),
    onClick: openPanel,
  });
  const pop = createScreenPop({
    mode: screenPop,
    claim: createClaims(() => window.localStorage, `zoom-phone-popped ${owner}`),
    open: openRecord,
  });

  return {
    get canAskToNotify() {
      return notifier.canAsk;
    },
    askToNotify: () => void notifier.ask(),
    follow(state) {
      ({ numbers } = state);
      // One tab tells for all.
      const live = state.leads ? liveCalls(state.entries).map(({ entry }) => entry) : [];
      alerts.follow(live);
      pop(live);
    },
    stop: alerts.stop,
  };
}

function nameOf({ call, log }: HistoryEntry, numbers: PhoneState['numbers']): string {
  const { peerName, peerNumber } = stateOf(call);
  return (
    callerName(log) ??
    peerName ??
    (peerNumber === null ? labels.callNumberWithheld : (numbers?.format(peerNumber) ?? peerNumber))
  );
}
