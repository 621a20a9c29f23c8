/** The browser tabs of one agent: which of them leads, and what they tell each other. */
import { TabMessageSchema, parseOrNull } from 'c/zoomCallCore';
import type { TabMessage } from 'c/zoomCallCore';
import { createLeadership } from './leadership.ts';
import type { Locks } from './leadership.ts';

export type { Locks } from './leadership.ts';

export interface Tabs {
  readonly leads: boolean;
  /** The agent turns to this tab. Resolves when it leads, or cannot. */
  take(): Promise<void>;
  /** As long as it is wanted, no other tab takes the lead from this one. */
  keep(wanted: boolean): void;
  /** The browser is about to freeze this tab, and brings it back. */
  pause(): void;
  resume(): void;
  /** Tells all other tabs. */
  tell(message: TabMessage): void;
  stop(): void;
}

export interface TabsListener {
  onLeads(leads: boolean): void;
  onMessage(message: TabMessage): void;
}

/** What is used of `BroadcastChannel`. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

export interface TabsDeps {
  readonly locks: Locks | null;
  readonly openChannel: ((name: string) => Channel) | null;
  /** The same in all tabs of an agent: user and gateway. */
  readonly name: string;
  readonly listener: TabsListener;
}

/** A tab whose browser knows neither locks nor channels is alone, and leads. */
export function createTabs({ locks, openChannel, name, listener }: TabsDeps): Tabs {
  const isAlone = locks === null || openChannel === null;
  let channel = isAlone ? null : openChannel(name);
  const leadership = createLeadership({
    locks: isAlone ? null : locks,
    name,
    onChange: (leads) => {
      listener.onLeads(leads);
    },
  });
  if (channel) {
    channel.onmessage = ({ data }) => {
      // Another version of the page may be at the other end: what is not understood is left.
      const message = parseOrNull(TabMessageSchema, data);
      if (message !== null) listener.onMessage(message);
    };
  }
  const { take, keep, pause, resume } = leadership;
  return {
    get leads() {
      return leadership.leads;
    },
    ...{ take, keep, pause, resume },
    tell(message) {
      channel?.postMessage(message);
    },
    stop() {
      leadership.stop();
      channel?.close();
      // One that is closed takes no word, and what waits may still be refused after the end.
      channel = null;
    },
  };
}

/** What this browser has for it; nothing where it is too old, or Salesforce keeps it from components. */
export function browserTabs(): Pick<TabsDeps, 'locks' | 'openChannel'> {
  return {
    locks: 'locks' in navigator ? navigator.locks : null,
    openChannel: typeof BroadcastChannel === 'undefined' ? null : (name) => new BroadcastChannel(name),
  };
}
