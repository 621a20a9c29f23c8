/**
 * The tab Call Log Reconciliation between a gateway and a widget that the test plays. Needs fake timers. Import
 * `numberLibrary.ts` and `realLabels.ts` before.
 */
import type { AgentReconciliation, ReconciledCall } from 'c/zoomCallCore';
import ZoomPhoneReconciliation from '../../force-app/main/reconciliation/lwc/zoomPhoneReconciliation/zoomPhoneReconciliation.ts';
import { NavigationMixin } from 'lightning/navigation';
import { NINE } from './callData.ts';
import { startGatewayStandIn } from './gatewayStandIn.ts';
import type { GatewayStandIn } from './gatewayStandIn.ts';
import { connectMessageBus } from './messageBus.ts';
import type { MessageBus } from './messageBus.ts';
import { json } from './network.ts';
import type { Answer } from './network.ts';
import { rendered, show } from './screen.ts';
import type { Screen } from './screen.ts';
import { pass } from './settle.ts';
import { messageContextWire } from './wireAdapters.ts';

let navigated: (to: unknown) => void = () => undefined;
takeNavigation();

export const COMPARE = 'GET /api/reconciliation';

export interface ReconciliationTab extends Screen {
  readonly gateway: GatewayStandIn;
  readonly bus: MessageBus;
  later(ms?: number): Promise<void>;
  /** The widget answers, or says that somebody has signed in or out. */
  widgetAnswers(): Promise<void>;
  /** Which days were asked for. */
  asked(): string[];
  /** Where the tab has led so far. */
  readonly ledTo: readonly unknown[];
  /** What is said of the findings, list by list. */
  findings(): string[];
}

interface Options {
  readonly signedIn?: boolean;
  readonly answers?: boolean;
  /** Everything is answered so, from the start. */
  readonly network?: Answer;
}

export async function showReconciliation({
  signedIn = true,
  answers = true,
  network,
}: Options = {}): Promise<ReconciliationTab> {
  const gateway = startGatewayStandIn({ signedIn });
  if (signedIn) gateway.answer(COMPARE, () => report());
  gateway.answerAll(network ?? null);
  const bus = connectMessageBus();
  const ledTo: unknown[] = [];
  navigated = (to) => ledTo.push(to);
  const screen = await show(ZoomPhoneReconciliation);
  messageContextWire.emit({});

  const tab: ReconciliationTab = {
    ...screen,
    ...{ gateway, bus, ledTo },
    async later(ms = 0) {
      await pass(ms);
      await rendered();
    },
    async press(name, role) {
      await screen.press(name, role);
      await tab.later();
    },
    async widgetAnswers() {
      bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
      await tab.later();
    },
    asked: () => gateway.requests.flatMap(({ what, url }) => (what === COMPARE ? [url.search] : [])),
    findings: () => screen.names('region'),
  };
  await tab.later();
  if (answers) await tab.widgetAnswers();
  return tab;
}

/** In the place of the platform's own; before the first tab is made, for which its methods are fixed. */
function takeNavigation(): void {
  const base: unknown = Object.getPrototypeOf(ZoomPhoneReconciliation.prototype);
  if (typeof base !== 'object' || base === null || !(NavigationMixin.Navigate in base))
    throw new TypeError('The tab does not navigate.');
  Reflect.set(base, NavigationMixin.Navigate, (to: unknown) => {
    navigated(to);
  });
}

/** The gateway's answer. */
export function report(found: Partial<AgentReconciliation> = {}): Response {
  const nothing = { missing: [], twice: [], withoutPerson: [], notInZoom: [] };
  const figures = { calls: 3, tasks: 3, leftOut: 0, deleted: 0 };
  const agent = { name: 'Minami Sakura', salesforceUserId: '0055g0000000001AAA' };
  return json({
    ...{ from: '2026-09-30', to: '2026-10-06' },
    agents: [{ agent, problem: null, ...figures, ...nothing, ...found }],
  });
}

/** A call of a finding, an hour after the one before. */
export function reconciledCall(index: number, change: Partial<ReconciledCall> = {}): ReconciledCall {
  return {
    ...{ callId: `call-${index}`, at: NINE + index * 3_600_000, taskIds: [], state: null, problem: null },
    ...change,
  };
}
