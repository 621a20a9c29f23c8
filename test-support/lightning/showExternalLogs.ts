/**
 * The tab External Zoom Call Logs between a gateway and a widget that the test plays. Needs fake timers. Import
 * `numberLibrary.ts` and `realLabels.ts` before.
 */
import type { ExternalCall } from 'c/zoomCallCore';
import ZoomPhoneExternalLogs from '../../force-app/main/external-logs/lwc/zoomPhoneExternalLogs/zoomPhoneExternalLogs.ts';
import { CONNECTED, ENDED, NINE, RINGING, callOf } from './callData.ts';
import { startGatewayStandIn } from './gatewayStandIn.ts';
import type { GatewayStandIn } from './gatewayStandIn.ts';
import { connectMessageBus } from './messageBus.ts';
import type { MessageBus } from './messageBus.ts';
import { json } from './network.ts';
import { rendered, show } from './screen.ts';
import type { Screen } from './screen.ts';
import { pass } from './settle.ts';
import { messageContextWire } from './wireAdapters.ts';

export interface ExternalLogs extends Screen {
  readonly gateway: GatewayStandIn;
  readonly bus: MessageBus;
  later(ms?: number): Promise<void>;
  /** The widget answers, or says that somebody has signed in or out. */
  widgetAnswers(): Promise<void>;
  /** Ticks a checkbox, or takes the tick away. */
  tick(name: string, checked: boolean): Promise<void>;
  /** The names of the checkboxes of calls that are ticked. */
  ticked(): string[];
  /** What is read of each call. */
  rows(): string[];
}

interface Options {
  readonly signedIn?: boolean;
  readonly prepare?: (gateway: GatewayStandIn) => void;
  readonly answers?: boolean;
}

export async function showExternalLogs(options: Options = {}): Promise<ExternalLogs> {
  const { signedIn = true, prepare, answers = true } = options;
  const gateway = startGatewayStandIn({ signedIn });
  gateway.answer('GET /api/external-calls', () => json({ calls: [], nextPage: null }));
  prepare?.(gateway);
  const bus = connectMessageBus();
  const screen = await show(ZoomPhoneExternalLogs);
  messageContextWire.emit({});

  const logs: ExternalLogs = {
    ...screen,
    ...{ gateway, bus },
    async later(ms = 0) {
      await pass(ms);
      await rendered();
    },
    async press(name, role) {
      await screen.press(name, role);
      await logs.later();
    },
    async widgetAnswers() {
      bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
      await logs.later();
    },
    async tick(name, checked) {
      const box = screen.get('textbox', name);
      box.dispatchEvent(new CustomEvent('change', { detail: { checked } }));
      await logs.later();
    },
    ticked: () =>
      screen.names('textbox').filter((name) => {
        const box = screen.get('textbox', name);
        return name.startsWith('Select the call') && Reflect.get(box, 'checked') === true;
      }),
    rows: () => rowsOf(screen),
  };
  await logs.later();
  if (answers) await logs.widgetAnswers();
  return logs;
}

function rowsOf(screen: Screen): string[] {
  return screen
    .texts()
    .join('|')
    .split(/\|(?=Select the call)/)
    .slice(1);
}

/** A call that Zoom has: an hour after the one before. */
export function externalCall(index: number, change: Partial<ExternalCall> = {}): ExternalCall {
  const at = NINE - index * 3_600_000;
  const about = { peerNumber: `+1209259${String(2000 + index)}`, device: 'iOS_Client(6.1)' };
  const call = callOf(
    `call-${index}`,
    { ...RINGING, at, about, source: 'history' },
    { ...CONNECTED, at: at + 5000, about, source: 'history' },
    { ...ENDED, at: at + 65_000, about, result: 'answered', source: 'history' },
  );
  return { call, standing: 'unsaved', who: null, problem: null, ...change };
}
