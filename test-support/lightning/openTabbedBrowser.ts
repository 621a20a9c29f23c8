/** A browser with many tabs of one agent, each with a store and a pad of its own. Needs fake timers. */
import type { TabMessage } from 'c/zoomCallCore';
import { createBrowserTabs } from './browserTabs.ts';
import { startGatewayStandIn } from './gatewayStandIn.ts';
import type { GatewayStandIn } from './gatewayStandIn.ts';
import type { LineStandIn } from './lineStandIn.ts';
import { settle } from './settle.ts';
import { startStore } from './startStore.ts';
import type { StartedStore } from './startStore.ts';
import { connectPopups } from './windows.ts';
import type { Popups } from './windows.ts';

export interface StoreTab extends StartedStore {
  /** While it is, it hears nothing. */
  setFrozen(frozen: boolean): void;
  /** Whether Zoom's page loads where the pad is made from now on; it does unless told otherwise. */
  setPadLoads(loads: boolean): void;
}

interface OpenHow {
  readonly isFrozen?: boolean;
  /** In place of Zoom's pad. */
  readonly line?: LineStandIn;
}

export interface TabbedBrowser {
  readonly gateway: GatewayStandIn;
  readonly popups: Popups;
  openTab(how?: OpenHow): Promise<StoreTab>;
  /** With a live feed that has caught up. */
  openTabs(count: number): Promise<StoreTab[]>;
  /** Another page of the same origin says something to all tabs. */
  sayToTabs(data: TabMessage): void;
  close(): void;
}

export function openTabbedBrowser({ signedIn = true } = {}): TabbedBrowser {
  const [gateway, popups, tabs] = [startGatewayStandIn({ signedIn }), connectPopups(), createBrowserTabs()];
  const opened: StartedStore[] = [];

  async function openTab({ isFrozen = false, line }: OpenHow = {}): Promise<StoreTab> {
    const { open, setFrozen } = tabs.tab();
    setFrozen(isFrozen);
    let padLoads = true;
    const started = await startStore({
      browser: { gateway, popups },
      locks: tabs.locks,
      openTabs: (listener) => open(listener),
      padLoads: () => padLoads,
      ...(line && { line }),
    });
    opened.push(started);
    return {
      ...started,
      setFrozen,
      setPadLoads(loads) {
        padLoads = loads;
      },
    };
  }

  return {
    ...{ gateway, popups, openTab },
    sayToTabs: tabs.say,
    async openTabs(count) {
      const list: StoreTab[] = [];
      for (let index = 0; index < count; index++) list.push(await openTab());
      gateway.say({ type: 'ready', revision: 0 });
      await settle();
      return list;
    },
    close() {
      for (const { store } of opened) store.stop();
    },
  };
}
