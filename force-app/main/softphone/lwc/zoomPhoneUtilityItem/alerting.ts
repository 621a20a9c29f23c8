/** Puts together what tells the agent of a call or a text, and follows the state. */
import { callerName, stateOf } from 'c/zoomCallCore';
import type { HistoryEntry, RecordRef, ScreenPop, TextThread } from 'c/zoomCallCore';
import {
  createAlerts,
  createClaims,
  createNotifier,
  createRingTone,
  createScreenPop,
  createTextNotices,
  createTitle,
} from 'c/zoomPhoneAlerts';
import { fill, labels } from 'c/zoomPhoneLabels';
import { liveCalls } from 'c/zoomPhoneStore';
import type { PhoneState } from 'c/zoomPhoneStore';
import { threadName } from 'c/zoomPhoneTextStore';

export interface Alerting {
  readonly canAskToNotify: boolean;
  askToNotify(): void;
  follow(state: PhoneState): void;
  stop(): void;
}

interface Options {
  readonly screenPop: () => ScreenPop;
  readonly hasRingTone: () => boolean;
  /** Where the ring tone is to be heard; null: where the system plays everything. */
  readonly ringerOf: ((context: AudioContext) => AudioNode) | null;
  /** Whose calls they are: claims of one user are not another's. */
  readonly owner: string;
  readonly openRecord: (record: Pick<RecordRef, 'id' | 'objectName'>) => void;
  readonly openPanel: () => void;
  readonly openThread: (threadId: string) => void;
}

/** A notification has room for little more. */
const MOST_CHARACTERS = 200;

export function createAlerting(options: Options): Alerting {
  const { screenPop, hasRingTone, ringerOf, owner, openRecord, openPanel, openThread } = options;
  let numbers: PhoneState['numbers'] = null;
  let openThreadId: string | null = null;
  const notifier = createNotifier('Notification' in window ? Notification : null, labels.padTitle);
  const tone = createRingTone(
    'AudioContext' in window ? () => new AudioContext() : null,
    ringerOf ?? undefined,
  );
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

  const notices = createTextNotices({
    notifier,
    claim: createClaims(() => window.localStorage, `zoom-phone-told ${owner}`),
    isSeen: (threadId) => threadId === openThreadId && document.visibilityState === 'visible',
    wordsOf: (thread) => wordsOf(thread, numbers),
    onClick: openThread,
    now: () => Date.now(),
  });

  return {
    get canAskToNotify() {
      return notifier.canAsk;
    },
    askToNotify: () => void notifier.ask(),
    follow(state) {
      ({ numbers } = state);
      // One tab tells for all.
      const live = state.leads
        ? liveCalls(state.entries)
            .filter(mayDisturb(state))
            .map(({ entry }) => entry)
        : [];
      alerts.follow(live.map((entry) => underKey(entry, state)));
      pop(live);
      openThreadId = openThreadOf(state);
      notices.follow(state.leads ? state.texts.threads : []);
    },
    stop() {
      alerts.stop();
      notices.stop();
    },
  };
}

/** What rings at another device of an agent who is not to be disturbed is not told here. */
function mayDisturb({ extras }: PhoneState): (live: ReturnType<typeof liveCalls>[number]) => boolean {
  return ({ call: { phase, direction } }) =>
    extras.doNotDisturb !== true || phase !== 'ringing' || direction !== 'inbound';
}

/** A call whose id becomes known while it rings is told once. */
function underKey(entry: HistoryEntry, { ownCalls }: PhoneState): HistoryEntry {
  const key = ownCalls[entry.call.callId]?.key;
  return key === undefined ? entry : { ...entry, call: { ...entry.call, callId: key } };
}

function openThreadOf({ tab, texts }: PhoneState): string | null {
  return tab === 'texts' && texts.page === 'thread' ? (texts.open?.threadId ?? null) : null;
}

function wordsOf(thread: TextThread, numbers: PhoneState['numbers']): string {
  const { text = '', files = 0 } = thread.latest ?? {};
  const said = text === '' ? fill(labels.textFiles, files) : text;
  return `${threadName(thread, numbers)}: ${said}`.slice(0, MOST_CHARACTERS).toWellFormed();
}

function nameOf({ call, log }: HistoryEntry, numbers: PhoneState['numbers']): string {
  const { peerName, peerNumber } = stateOf(call);
  return (
    callerName(log) ??
    peerName ??
    (peerNumber === null ? labels.callNumberWithheld : (numbers?.format(peerNumber) ?? peerNumber))
  );
}
