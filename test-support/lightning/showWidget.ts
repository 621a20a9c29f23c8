/**
 * The whole widget in a utility bar, between a gateway, a pad and record pages that the test plays. Needs fake timers.
 * Import `numberLibrary.ts` and `realLabels.ts` before.
 */
import type { HistoryEntry, Session } from 'c/zoomCallCore';
import ZoomPhoneUtilityItem from '../../force-app/main/softphone/lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem.ts';
import { SESSION } from './callData.ts';
import { startGatewayStandIn } from './gatewayStandIn.ts';
import type { GatewayStandIn } from './gatewayStandIn.ts';
import { connectMessageBus } from './messageBus.ts';
import type { MessageBus } from './messageBus.ts';
import { elementsOf } from './roles.ts';
import { rendered, show } from './screen.ts';
import type { Screen } from './screen.ts';
import { pass } from './settle.ts';
import { UTILITY_ID, connectUtilityBar } from './utilityBar.ts';
import type { UtilityBar } from './utilityBar.ts';
import { connectPopups } from './windows.ts';
import type { Popups } from './windows.ts';
import { messageContextWire, utilityIdWire } from './wireAdapters.ts';
import { PAD_READY, createZoomPad } from './zoomPad.ts';
import type { ZoomPad } from './zoomPad.ts';

export interface Widget extends Screen {
  readonly gateway: GatewayStandIn;
  readonly bar: UtilityBar;
  readonly bus: MessageBus;
  readonly popups: Popups;
  /** Moves the clock, and lets everything take its turn. */
  later(ms?: number): Promise<void>;
  /** The gateway tells of calls. */
  tell(...entries: HistoryEntry[]): Promise<void>;
  /** Whether Zoom's pad is there to be seen. */
  padIsShown(): boolean;
  /** Zoom's page loads in its frame. */
  loadPad(): Promise<ZoomPad>;
}

interface Options {
  readonly signedIn?: boolean;
  readonly session?: Session;
  readonly line?: 'smartEmbed' | 'link' | 'browser';
  /** False: the host of the widget has no utility bar. */
  readonly inUtilityBar?: boolean;
  readonly prepare?: (gateway: GatewayStandIn) => void;
}

export async function showWidget(options: Options = {}): Promise<Widget> {
  const { signedIn = true, session = SESSION, line = 'smartEmbed', inUtilityBar = true, prepare } = options;
  const gateway = startGatewayStandIn({ signedIn, session });
  prepare?.(gateway);
  const [bar, bus, popups] = [connectUtilityBar(), connectMessageBus(), connectPopups()];
  const screen = await show(ZoomPhoneUtilityItem, { gatewayUrl: 'https://gateway.example.com', line });
  messageContextWire.emit({});
  if (inUtilityBar) utilityIdWire.emit(UTILITY_ID);

  const widget: Widget = {
    ...screen,
    ...{ gateway, bar, bus, popups },
    async later(ms = 0) {
      await pass(ms);
      await rendered();
    },
    /** What is asked of the gateway by that is answered. */
    async press(name, role) {
      await screen.press(name, role);
      await widget.later();
    },
    async tell(...entries) {
      gateway.say(...entries.map((entry) => ({ type: 'entry', entry }) as const));
      await widget.later();
    },
    padIsShown: () =>
      elementsOf(screen.host).some(
        (one) => one.classList.contains('pad') && one.getAttribute('aria-hidden') === 'false',
      ),
    async loadPad() {
      const frame = widget.get('frame', 'Zoom pad');
      if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow) throw new TypeError('No frame.');
      const pad = createZoomPad(frame.contentWindow);
      frame.dispatchEvent(new CustomEvent('load'));
      await widget.later();
      return pad;
    },
  };
  await widget.later();
  return widget;
}

/** Signed in, with a live feed that has caught up and a pad that listens. */
export async function showPhone(session: Session = SESSION): Promise<Widget & { readonly pad: ZoomPad }> {
  const widget = await showWidget({ session });
  widget.gateway.say({ type: 'ready', revision: 0 });
  const pad = await widget.loadPad();
  pad.say(PAD_READY);
  await widget.later();
  return { ...widget, pad };
}
