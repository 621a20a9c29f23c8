/** A browser in which an agent has many tabs: they share its locks and hear each other. Needs fake timers. */
import { createTabs } from 'c/zoomPhoneTabs';
import type { Channel, Locks, Tabs, TabsDeps, TabsListener } from 'c/zoomPhoneTabs';
import { createLocks } from './locks.ts';

export interface BrowserTab {
  readonly open: (listener: TabsListener, part?: Partial<TabsDeps>) => Tabs;
  /** What is said to a tab that the browser has frozen is lost. */
  setFrozen(frozen: boolean): void;
}

export interface BrowserTabs {
  readonly locks: Locks;
  tab(): BrowserTab;
  /** Something is said on the channel by another page of the same origin. */
  say(data: unknown): void;
}

export function createBrowserTabs(): BrowserTabs {
  const locks = createLocks();
  const hearers = new Map<Channel, () => boolean>();

  /** As a browser does it: later, and a copy. */
  function deliver(from: Channel | null, data: unknown): void {
    const copy: unknown = JSON.parse(JSON.stringify(data));
    const others = [...hearers.keys()].filter((one) => one !== from);
    void Promise.resolve().then(() => {
      for (const one of others) {
        if (hearers.get(one)?.()) one.onmessage?.call(window as never, { data: copy } as MessageEvent);
      }
    });
  }

  return {
    locks,
    tab() {
      let frozen = false;
      const openChannel = (): Channel => {
        const channel: Channel = {
          onmessage: null,
          postMessage(data: unknown) {
            if (!hearers.has(channel)) throw new DOMException('closed', 'InvalidStateError');
            deliver(channel, data);
          },
          close: () => hearers.delete(channel),
        };
        hearers.set(channel, () => !frozen);
        return channel;
      };
      return {
        open: (listener, part) => createTabs({ locks, openChannel, name: 'agent', listener, ...part }),
        setFrozen(now) {
          frozen = now;
        },
      };
    },
    say(data) {
      deliver(null, data);
    },
  };
}
