/** The widget's store with all that belongs to it, between a gateway and a pad that the test plays. */
import type { Session } from 'c/zoomCallCore';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import { createLinkLine, createSmartEmbedLine } from 'c/zoomPhoneLine';
import { createZoomPhoneStore } from 'c/zoomPhoneStore';
import type { PhoneState, StoreDeps, ZoomPhoneStore } from 'c/zoomPhoneStore';
import { createTabs } from 'c/zoomPhoneTabs';
import type { Locks, Tabs, TabsListener } from 'c/zoomPhoneTabs';
import { SESSION } from './callData.ts';
import { startGatewayStandIn } from './gatewayStandIn.ts';
import type { GatewayStandIn } from './gatewayStandIn.ts';
import { createLineStandIn } from './lineStandIn.ts';
import type { LineStandIn } from './lineStandIn.ts';
import { settle } from './settle.ts';
import { connectPopups } from './windows.ts';
import type { Popups } from './windows.ts';
import { PAD_READY, createZoomPad } from './zoomPad.ts';
import type { ZoomPad } from './zoomPad.ts';

export interface StartedStore {
  readonly store: ZoomPhoneStore;
  readonly gateway: GatewayStandIn;
  readonly popups: Popups;
  readonly pad: ZoomPad;
  readonly state: () => PhoneState;
  /** Links that were followed to the Zoom client. */
  readonly links: readonly string[];
}

interface Options {
  readonly signedIn?: boolean;
  readonly session?: Session;
  /** Called before the store begins, to make the gateway fail from the first. */
  readonly prepare?: (gateway: GatewayStandIn) => void;
  /** Shared by all tabs of a browser; else the store has its own, and is alone. */
  readonly browser?: Pick<StartedStore, 'gateway' | 'popups'>;
  readonly openTabs?: StoreDeps['openTabs'];
  readonly locks?: Locks;
  /** In place of Zoom's pad. */
  readonly line?: LineStandIn;
  /** Whether Zoom's page loads, each time that a line is made. */
  readonly padLoads?: () => boolean;
}

/** Needs fake timers. */
export async function startStore(options: Options = {}): Promise<StartedStore> {
  const { signedIn = true, session = SESSION, prepare } = options;
  const gateway = options.browser?.gateway ?? startGatewayStandIn({ signedIn, session });
  prepare?.(gateway);
  const popups = options.browser?.popups ?? connectPopups();
  const pad = createZoomPad();
  const links: string[] = [];
  let count = 0;
  const store: ZoomPhoneStore = createZoomPhoneStore({
    client: createZoomPhoneClient({
      gatewayUrl: 'https://gateway.example.com',
      salesforceUserId: session.agent.salesforceUserId,
      language: 'en_US',
      storage: localStorage,
      locks: options.locks ?? null,
      onRefused({ callId, sendId }, error) {
        store.refused(error, callId ?? null, sendId);
      },
    }),
    createLine({ smartEmbedUrl }, listener, numbers) {
      if (options.line) return options.line.create(listener);
      const line = createSmartEmbedLine({ url: smartEmbedUrl, numbers, listener });
      if (options.padLoads?.() ?? true) line.padLoaded(pad.frame);
      return line;
    },
    link: createLinkLine({ open: (url) => links.push(url) }),
    now: () => Date.now(),
    openTabs: options.openTabs ?? openAlone,
    newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
  });
  store.start();
  await settle();
  return { store, gateway, popups, pad, links, state: () => store.state };
}

function openAlone(listener: TabsListener): Tabs {
  return createTabs({ locks: null, openChannel: null, name: '', listener });
}

/** An agent who is signed in, with a live feed that has caught up and a line in this page that is ready. */
export async function startBrowserPhone(session: Session = SESSION) {
  const line = createLineStandIn();
  const started = await startStore({ session, line });
  started.gateway.say({ type: 'ready', revision: 0 });
  line.listener.onReadiness('ready');
  await settle();
  return { ...started, line };
}

/** An agent who is signed in, with a live feed that has caught up and a pad that listens. */
export async function startPhone(session: Session = SESSION): Promise<StartedStore> {
  const started = await startStore({ session });
  started.gateway.say({ type: 'ready', revision: 0 });
  started.pad.say(PAD_READY);
  await settle();
  return started;
}
