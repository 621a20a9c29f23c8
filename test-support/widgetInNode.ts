/** The widget's store, client and live feed without a page: what an agent's browser knows, told by a gateway that runs. */
import { randomUUID } from 'node:crypto';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import { createLinkLine } from 'c/zoomPhoneLine';
import { createZoomPhoneStore } from 'c/zoomPhoneStore';
import type { ZoomPhoneStore } from 'c/zoomPhoneStore';
import { createTabs } from 'c/zoomPhoneTabs';
import type { AgentBrowser } from './agentBrowser.ts';

/** @param browser signed in; from now on `fetch` towards the gateway is this browser's. @returns the store, started */
export function startWidgetInNode(browser: AgentBrowser, gatewayUrl: string): ZoomPhoneStore {
  const nodeFetch = globalThis.fetch;
  globalThis.fetch = (address, init) => {
    const isWidgets = typeof address === 'string' && address.startsWith(`${gatewayUrl}/api/`);
    return isWidgets && init?.credentials === 'include'
      ? browser.fetch(address, init)
      : nodeFetch(address, init);
  };
  // A line that tells nothing: all that the widget knows comes from the gateway.
  const link = createLinkLine({ open: () => undefined });
  const store = createZoomPhoneStore({
    client: createZoomPhoneClient({
      gatewayUrl,
      salesforceUserId: browser.user.salesforceId,
      ...{ language: 'en_US', storage: null, locks: null },
      onRefused(_, error) {
        throw error;
      },
    }),
    ...{ link, createLine: () => link },
    openTabs: (listener) => createTabs({ locks: null, openChannel: null, name: '', listener }),
    now: () => Date.now(),
    newId: randomUUID,
  });
  store.start();
  return store;
}
