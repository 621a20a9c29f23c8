/**
 * A line that names its calls itself, in the tab that leads and in those that follow: what it tells goes to the list of
 * calls, under Zoom's id to the gateway, and to the other tabs; what is asked of it goes to where its audio is.
 */
import { PhoneError, toPhoneError } from 'c/zoomCallCore';
import type { Call, CallEvent, LineOrder, QualitySummary, TabMessage } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { LineListener, PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Dialer } from './dialer.ts';
import type { History } from './history.ts';
import { carryOut, createRemoteLine } from './lineOrders.ts';
import type { OwnCalls, TranslatedEvent } from './ownCalls.ts';
import type { StateHolder } from './phoneState.ts';

export type LineReports = Pick<ZoomPhoneClient, 'report' | 'reportQuality'>;

export interface OwnLine extends Required<
  Pick<LineListener, 'onCallEvent' | 'onNoCall' | 'onQuality' | 'onQualitySummary'>
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
  /** @throws PhoneError */
  order(order: LineOrder): Promise<void>;
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
/** After so long a line that was made anew has told what rings. */
const STILL_RINGS_MS = 5000;

export function createOwnLine(deps: Deps): OwnLine {
  const { state, client, history, ownCalls, changeCalls, tabs, dialer, line, now, newId } = deps;
  const told: TranslatedEvent[] = [];
  const summaries = new Map<string, QualitySummary>();
  let toldAgain = new Set<string>();
  let look: ReturnType<typeof setTimeout> | undefined;
  let stillRings: ReturnType<typeof setTimeout> | undefined;
  const remote = createRemoteLine({
    tell: (message) => {
      tabs().tell(message);
    },
    newId,
    onNoCall: (dialId, code) => {
      dialer().noCall(dialId, code);
    },
  });

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

  function passOn(): void {
    if (told.length === 0) return;
    for (const { event, dialId } of told.splice(0)) {
      client.report(event, dialId);
      tabs().tell({ type: 'event', event });
    }
    for (const [lineId, summary] of summaries) sendSummary(lineId, summary);
    share();
    lookLater();
  }

  function sendSummary(lineId: string, summary: QualitySummary): void {
    const own = ownCalls.find(lineId);
    if (own !== undefined && own.zoomCallId === null) {
      summaries.set(lineId, summary);
      return;
    }
    summaries.delete(lineId);
    if (own?.zoomCallId) client.reportQuality(own.zoomCallId, summary);
  }

  function tell(event: CallEvent, dialId: string | null): void {
    toldAgain.add(event.callId);
    changeCalls(() => {
      take(ownCalls.apply(event, dialId));
    });
    if (event.type === 'ended') forgetQuality(event.callId);
    passOn();
    share();
    lookLater();
  }

  function forgetQuality(lineId: string): void {
    const { [lineId]: _gone, ...quality } = state.get().quality;
    state.set({ quality });
  }

  function share(): void {
    if (!isOwn()) return;
    tabs().keep(hasCalls());
    const { capabilities, line: readiness, lineProblem: why, acting, quality } = state.get();
    const calls = [...ownCalls.all()];
    tabs().tell({
      type: 'line',
      line: { capabilities: [...capabilities], readiness, why, calls, acting: [...acting], quality },
    });
  }

  /** Time alone pairs calls that differ, and takes away what Zoom never tells of. */
  function lookLater(): void {
    clearTimeout(look);
    if (!isOwn() || ownCalls.all().length === 0) return;
    look = setTimeout(() => {
      const before = ownCalls.all().length;
      let isWaiting = false;
      changeCalls(() => {
        take(ownCalls.pair());
        isWaiting = ownCalls.expire();
      });
      passOn();
      if (ownCalls.all().length < before) share();
      if (isWaiting) lookLater();
    }, LOOK_AGAIN_MS);
  }

  async function mark(lineId: string, action: () => Promise<void>): Promise<void> {
    const set = (acting: readonly string[]): void => {
      state.set({ acting });
      share();
    };
    set([...state.get().acting, lineId]);
    try {
      await action();
    } finally {
      set(state.get().acting.filter((one) => one !== lineId));
    }
  }

  async function order(wanted: LineOrder): Promise<void> {
    const own = line();
    const ask = () => (own === null ? remote.ask(wanted) : carryOut(own, wanted));
    // Digits follow each other as fast as they are typed.
    if (wanted.action === 'dial' || wanted.action === 'sendDigits') await ask();
    else await mark(wanted.callId, ask);
  }

  async function serve(orderId: string, wanted: LineOrder): Promise<void> {
    const answer = (problem: PhoneError | null): void => {
      tabs().tell({ type: 'ordered', orderId, problem: problem?.code ?? null });
    };
    try {
      await order(wanted);
      if (wanted.action !== 'dial') answer(null);
    } catch (caught) {
      answer(toPhoneError(caught, 'line.refused'));
    }
  }

  function follow({ line: shared }: Extract<TabMessage, { type: 'line' }>): void {
    const { readiness, why, acting, quality } = shared;
    state.set({
      ...{ line: readiness, lineProblem: why, acting, quality },
      capabilities: new Set(shared.capabilities),
    });
    changeCalls(() => {
      ownCalls.take(shared.calls);
    });
  }

  function endAll(events: readonly CallEvent[]): void {
    for (const event of events) tell(event, null);
  }

  function stopTimers(): void {
    clearTimeout(look);
    clearTimeout(stillRings);
  }

  return {
    get elsewhere() {
      return tabs().leads || !hasCalls() ? null : remote.line;
    },
    begin() {
      toldAgain = new Set();
      state.set({ acting: [], quality: {} });
      endAll(ownCalls.lose());
      stillRings = setTimeout(() => {
        const silent = ownCalls.ringing().filter(({ lineId }) => !toldAgain.has(lineId));
        endAll(
          silent.map(({ lineId }) => ({
            type: 'ended',
            callId: lineId,
            source: 'pad',
            at: now(),
            about: undefined,
          })),
        );
      }, STILL_RINGS_MS);
    },
    end() {
      stopTimers();
      tabs().keep(false);
    },
    hearZoom(call, how) {
      ownCalls.hearZoom(call, how);
      if (isOwn()) take(ownCalls.pair());
    },
    passOn,
    order,
    hear(message) {
      const { leads } = tabs();
      if (message.type === 'ordered') remote.answered(message.orderId, message.problem);
      else if (message.type === 'order' && leads) void serve(message.orderId, message.order);
      else if (message.type === 'line' && !leads) follow(message);
    },
    share,
    onCallEvent(event, dialId) {
      tell(event, dialId);
      if (dialId !== null) dialer().answered(dialId);
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
    onQualitySummary: sendSummary,
  };
}
