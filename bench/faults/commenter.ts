/** The widget's own client and outbox, as a page has them, for what the agent types. */
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { RecordRef } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import type { Random } from './random.ts';

export interface Commenter {
  /** Writes over what was written before. */
  write(callId: string): void;
  dial(dialId: string, number: string, record: RecordRef): void;
  /** As when the feed is open again. */
  flush(): void;
  /** The page is loaded anew: what was not sent yet is in the browser's storage. */
  reload(): void;
  /** What has to stand in Salesforce at the end, by call. */
  readonly written: ReadonlyMap<string, string>;
  readonly reloads: number;
  /** Nothing waits to be sent. */
  isSent(): boolean;
}

const TEXTS = [
  'Wants a quote for 40 gauges',
  '見積もりを送る。来週の火曜に再度お電話。',
  'Renewal 🎉 agreed – send the contract',
  'שלום, will call back',
  "He said: 'No' & <hung up> @{task.id}",
] as const;

export function createCommenter(browser: AgentBrowser, gatewayUrl: string, random: Random): Commenter {
  letWidgetFetch(browser, gatewayUrl);
  const storage = createStorage();
  const written = new Map<string, string>();
  let edit = Date.now();
  let reloads = 0;
  let client = open();

  function open(): ZoomPhoneClient {
    return createZoomPhoneClient({
      gatewayUrl,
      salesforceUserId: browser.user.salesforceId,
      ...{ language: 'en_US', storage, locks: null },
      onRefused(command, error) {
        throw new Error(`${command.path} was refused`, { cause: error });
      },
    });
  }

  return {
    written,
    get reloads() {
      return reloads;
    },
    write(callId) {
      edit += 1;
      const text = `${random.oneOf(TEXTS)} (${callId}, ${edit})`;
      written.set(callId, text);
      client.writeComment(callId, text, edit);
    },
    dial(dialId, number, record) {
      client.registerDial({ dialId, number, record, at: Date.now() });
    },
    flush() {
      client.flush();
    },
    reload() {
      reloads += 1;
      client = open();
      client.flush();
    },
    isSent: () => storage.length === 0,
  };
}

/** From now on `fetch` towards the gateway is the browser's where the widget asks. */
function letWidgetFetch(browser: AgentBrowser, gatewayUrl: string): void {
  const nodeFetch = globalThis.fetch;
  globalThis.fetch = (address, init) => {
    const isWidgets = typeof address === 'string' && address.startsWith(`${gatewayUrl}/api/`);
    return isWidgets && init?.credentials === 'include'
      ? browser.fetch(address, init)
      : nodeFetch(address, init);
  };
}

function createStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear() {
      kept.clear();
    },
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem(key) {
      kept.delete(key);
    },
    setItem(key, value) {
      kept.set(key, value);
    },
  };
}
