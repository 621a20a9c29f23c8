import { stateOf } from 'c/zoomCallCore';
import type { HistoryEntry } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { Notifier } from './notifier.ts';
import type { RingTone } from './ringTone.ts';
import type { Title } from './title.ts';

export interface Alerts {
  /** Takes the calls that ring or run, after every change; none while another tab leads. */
  follow(entries: readonly HistoryEntry[]): void;
  stop(): void;
}

export interface AlertsDeps {
  readonly title: Title;
  readonly notifier: Pick<Notifier, 'show' | 'hide'>;
  readonly ringTone: RingTone;
  /** Of a call's other end, as the agent knows it. */
  readonly nameOf: (entry: HistoryEntry) => string;
  /** The agent has clicked on a notification. */
  readonly onClick: () => void;
}

/** While a call comes in: who it is stands in the title and in a notification, and the tone sounds. */
export function createAlerts({ title, notifier, ringTone, nameOf, onClick }: AlertsDeps): Alerts {
  let ringing: ReadonlySet<string> = new Set();

  function textOf(entry: HistoryEntry): string {
    return fill(labels.callIncomingFrom, nameOf(entry));
  }

  function quieten(now: ReadonlySet<string>): void {
    for (const callId of ringing) if (!now.has(callId)) notifier.hide(callId);
    if (now.size === 0 && ringing.size > 0) {
      title.show(null);
      ringTone.stop();
    }
  }

  function follow(entries: readonly HistoryEntry[]): void {
    const incoming = entries.filter(({ call }) => {
      const { phase, direction } = stateOf(call);
      return phase === 'ringing' && direction === 'inbound';
    });
    const now = new Set(incoming.map(({ call }) => call.callId));
    quieten(now);
    ringing = now;
    const [newest] = incoming;
    if (newest === undefined) return;
    title.show(textOf(newest));
    ringTone.start();
    for (const entry of incoming) notifier.show(entry.call.callId, textOf(entry), onClick);
  }

  return {
    follow,
    stop() {
      follow([]);
    },
  };
}
