/**
 * A line that names its calls itself, in the tab that leads and in those that follow: what it tells goes to the list of
 * calls, under Zoom's id to the gateway, and to the other tabs; what is asked of it goes to where its audio is.
 */
import { PhoneError } from 'c/zoomCallCore';
import type { Call, CallEvent, TabMessage } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { LineListener, PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Dialer } from './dialer.ts';
import type { History } from './history.ts';
import { createLostCalls } from './lostCalls.ts';
import { createOrderDesk } from './orderDesk.ts';
import type { OrderDesk } from './orderDesk.ts';
import type { OwnCalls, TranslatedEvent } from './ownCalls.ts';
import { shown } from './phoneState.ts';
import type { StateHolder } from './phoneState.ts';
import { createQualityReports } from './qualityReports.ts';

export type LineReports = Pick<ZoomPhoneClient, 'report' | 'reportQuality'>;

export interface OwnLine
  extends
    Pick<OrderDesk, 'order'>,
    Required<
      Pick<
        LineListener,
        'onCallEvent' | 'onNoCall' | 'onRefused' | 'onExtras' | 'onQuality' | 'onQualitySummary'
      >
    > {
  /** In a tab that follows, as long as the leader's line has a call: where to dial. */
  readonly elsewhere: PhoneLine | null;
  /** This tab begins to lead, before its line is made: the audio of calls before is gone. */
  begin(): void;
  /** It leads no more, or nobody is signed in. */
  end(): void;
  /** Within a change of calls: Zoom tells of one. */
  hearZoom(call: Call, how: 'known' | 'news' | 'caughtUp'): void;
  /** After it. */
  passOn(): void;
  hear(message: Extract<TabMessage, { type: 'line' | 'order' | 'ordered' }>): void;
  /** Tells the other tabs how the line is. */
  share(): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: LineReports;
  readonly history: Pick<History, 'apply'>;
  readonly ownCalls: OwnCalls;
  readonly changeCalls: (change: () => void) => void;
  readonly tabs: () => Pick<Tabs, 'leads' | 'tell' | 'keep'>;
  readonly dialer: () => Pick<Dialer, 'answered' | 'noCall'>;
  readonly line: () => PhoneLine | null;
  readonly now: () => number;
  readonly newId: () => string;
}

const LOOK_AGAIN_MS = 1000;

export function createOwnLine(deps: Deps): OwnLine {
  const { state, client, history, ownCalls, changeCalls, tabs, dialer, line, now, newId } = deps;
  const told: TranslatedEvent[] = [];
  let look: ReturnType<typeof setTimeout> | undefined;
  const reports = createQualityReports({ client, ownCalls });
  const lost = createLostCalls({ ownCalls, tell, now });
  const desk = createOrderDesk({ state, tabs, dialer, line, newId, share });

  function isOwn(): boolean {
    return line()?.callIds === 'own';
  }

  function hasCalls(): boolean {
    return ownCalls.all().some(({ overAt }) => overAt === null);
  }

  /** What can be said under Zoom's id is so for the list of calls, too. */
  function take(events: readonly TranslatedEvent[]): void {
    for (const { event } of events) history.apply(event);
    told.push(...events);
  }

  /** @returns whether there was anything */
  function report(): boolean {
    const isAny = told.length > 0;
    for (const { event, dialId } of told.splice(0)) {
      client.report(event, dialId);
      tabs().tell({ type: 'event', event });
    }
    if (isAny) reports.flush();
    return isAny;
  }

  function passOn(isNews = false): void {
    if (!report() && !isNews) return;
    share();
    lookLater();
  }

  function tell(event: CallEvent, dialId: string | null = null): void {
    lost.heard(event.callId);
    changeCalls(() => {
      take(ownCalls.apply(event, dialId));
    });
    if (event.type === 'ended') forgetQuality(event.callId);
    passOn(true);
  }

  function forgetQuality(lineId: string): void {
    const { [lineId]: _gone, ...quality } = state.get().quality;
    state.set({ quality });
  }

  function share(): void {
    if (!isOwn()) return;
    tabs().keep(hasCalls());
    const { capabilities, extras, line: readiness, lineProblem: why, acting, quality } = state.get();
    const calls = [...ownCalls.all()];
    tabs().tell({
      type: 'line',
      line: { capabilities: [...capabilities], extras, readiness, why, calls, acting: [...acting], quality },
    });
  }

  /** Time alone pairs calls that differ, and takes away what Zoom never tells of. */
  function lookLater(): void {
    clearTimeout(look);
    if (!isOwn() || ownCalls.all().length === 0) return;
    look = setTimeout(() => {
      const before = ownCalls.all().length;
      changeCalls(() => {
        take(ownCalls.pair());
        ownCalls.expire();
      });
      passOn(ownCalls.all().length < before);
      if (ownCalls.isWaiting()) lookLater();
    }, LOOK_AGAIN_MS);
  }

  function follow({ line: shared }: Extract<TabMessage, { type: 'line' }>): void {
    const { extras, readiness, why, acting, quality } = shared;
    state.set({
      ...{ line: readiness, lineProblem: why, extras, acting, quality },
      capabilities: new Set(shared.capabilities),
    });
    changeCalls(() => {
      ownCalls.take(shared.calls);
    });
  }

  return {
    get elsewhere() {
      return tabs().leads || !hasCalls() ? null : desk.remoteLine;
    },
    begin() {
      state.set({ acting: [], quality: {} });
      lost.begin();
    },
    end() {
      clearTimeout(look);
      lost.stop();
      tabs().keep(false);
    },
    hearZoom(call, how) {
      ownCalls.hearZoom(call, how);
      if (isOwn()) take(ownCalls.pair());
    },
    passOn() {
      passOn();
    },
    order: desk.order,
    hear(message) {
      if (message.type !== 'line') desk.hear(message);
      else if (!tabs().leads) follow(message);
    },
    share,
    onCallEvent(event, dialId) {
      tell(event, dialId);
      if (dialId !== null) dialer().answered(dialId);
    },
    onRefused(_callId, code) {
      state.set({ problem: shown(new PhoneError(code)) });
    },
    onExtras(extras) {
      state.set({ extras });
      share();
    },
    onNoCall(dialId, code) {
      dialer().noCall(dialId, code);
      tabs().tell({ type: 'ordered', orderId: dialId, problem: code ?? 'dial.noResponse' });
    },
    onQuality(callId, quality) {
      if (ownCalls.find(callId)?.overAt !== null) return;
      state.set({ quality: { ...state.get().quality, [callId]: quality } });
      share();
    },
    onQualitySummary: reports.take,
  };
}
