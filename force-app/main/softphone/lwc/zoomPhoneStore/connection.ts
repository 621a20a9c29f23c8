/**
 * While an agent is signed in: the calls, from where they are told. The tab that leads has the line and the live feed and
 * hands on what they say; the others listen to it.
 */
import { createPhoneNumbers } from 'c/zoomCallCore';
import type { FeedMessage, LineOrder, Session, TabMessage } from 'c/zoomCallCore';
import type { LiveFeed, ZoomPhoneClient } from 'c/zoomPhoneClient';
import { capabilitiesOf } from 'c/zoomPhoneLine';
import type { LineListener, PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Texts } from 'c/zoomPhoneTextStore';
import { createCallChanges } from './callChanges.ts';
import type { Dialer } from './dialer.ts';
import { createFeedListener } from './feedListener.ts';
import type { History } from './history.ts';
import type { OwnCalls } from './ownCalls.ts';
import { createOwnLine } from './ownLine.ts';
import type { LineReports } from './ownLine.ts';
import { OF_NOBODY } from './phoneState.ts';
import type { PhoneState, StateHolder } from './phoneState.ts';
import { createTabListener } from './tabListener.ts';

export interface Connection {
  /** Where to dial; null while another tab leads, unless the agent talks there. */
  readonly line: PhoneLine | null;
  /** Has something done by the line, in whichever tab its audio is. @throws PhoneError */
  order(order: LineOrder): Promise<void>;
  /** Begins, or begins anew after another sign-in. @throws PhoneError */
  open(session: Session): Promise<void>;
  /** Nobody is signed in any more: forgets everything. */
  close(): void;
  /** This tab has begun or ceased to lead. */
  leads(): void;
  /** Another tab says something. */
  hear(message: TabMessage): void;
  /** Looks at once whether the feed is alive, or what has happened while this tab was frozen. */
  wake(isNewNetwork: boolean): void;
  /** The browser is about to freeze this tab: it will miss what the others say. */
  freeze(): void;
  stop(): void;
}

/** Makes the agent's line; again after each sign-in, and whenever this tab begins to lead. */
export type CreateLine = (
  session: Session,
  listener: LineListener,
  numbers: NonNullable<PhoneState['numbers']>,
) => PhoneLine;

interface Deps {
  readonly state: StateHolder;
  readonly client: LineReports & Pick<ZoomPhoneClient, 'numberData' | 'openFeed' | 'flush'>;
  /** Lists the calls of the line as well. */
  readonly history: History;
  readonly ownCalls: OwnCalls;
  readonly texts: Pick<Texts, 'receive' | 'told' | 'revision' | 'refuse'>;
  readonly createLine: CreateLine;
  readonly dialer: () => Pick<Dialer, 'callBegan' | 'answered' | 'noCall'>;
  readonly tabs: () => Pick<Tabs, 'leads' | 'tell' | 'keep'>;
  readonly now: () => number;
  readonly newId: () => string;
  /** The gateway knows no session of this browser any more. */
  readonly onSessionOver: () => void;
}

export function createConnection(deps: Deps): Connection {
  const { state, client, history, ownCalls, texts, createLine, dialer, tabs, onSessionOver } = deps;
  let line: PhoneLine | null = null;
  let feed: LiveFeed | null = null;
  /** Whether this tab has been told everything up to the last revision that it knows. */
  let knowsAll = false;
  let opening = 0;
  const changeCalls = createCallChanges({ state, history, ownCalls, dialer });
  const ownLine = createOwnLine({ ...deps, changeCalls, line: () => line });

  const listener: LineListener = {
    onCallEvent(event, dialId) {
      if (line?.callIds === 'own') {
        ownLine.onCallEvent(event, dialId);
        return;
      }
      client.report(event, dialId);
      tabs().tell({ type: 'event', event });
      changeCalls(() => {
        history.apply(event);
      });
      if (dialId !== null) dialer().answered(dialId);
    },
    onReadiness(readiness, why) {
      state.set({ line: readiness, lineProblem: why ?? null });
      ownLine.share();
    },
    onRefused: ownLine.onRefused,
    onExtras: ownLine.onExtras,
    onNoCall: ownLine.onNoCall,
    onQuality: ownLine.onQuality,
    onQualitySummary: ownLine.onQualitySummary,
  };

  function receive(message: FeedMessage): void {
    if (message.type === 'session') state.set({ session: message.session });
    if (message.type === 'entry') {
      changeCalls(() => {
        const isNew = history.receive(message.entry);
        const isNews = knowsAll && state.get().connection === 'connected';
        const ofNew = isNews ? 'news' : 'caughtUp';
        ownLine.hearZoom(message.entry.call, isNew ? ofNew : 'known');
      });
      ownLine.passOn();
    }
    if (message.type === 'thread') texts.receive(message.thread);
    if (message.type === 'ready') {
      state.set({ connection: 'connected' });
      knowsAll = true;
    }
  }

  /** The last that the gateway has told, of calls or texts. */
  function revision(): number {
    return Math.max(history.revision(), texts.revision());
  }

  const { hear, tellAll } = createTabListener({
    ...{ state, history, texts, tabs, receive, changeCalls, ownLine, revision },
    knowsAll: () => knowsAll,
  });

  const feedListener = createFeedListener({
    ...{ state, tabs, receive, tellAll, onSessionOver },
    knowsAll: () => knowsAll,
    flush: client.flush,
  });

  function begin(): void {
    stop();
    const { session, numbers } = state.get();
    const { leads } = tabs();
    state.set({ leads });
    if (session === null || numbers === null) return;
    if (!leads) {
      askTheOthers();
      return;
    }
    // The pad loads anew in the tab that begins to lead.
    state.set({ line: 'starting', lineProblem: null });
    ownLine.begin();
    line = createLine(session, listener, numbers);
    state.set({ capabilities: capabilitiesOf(line) });
    ownLine.share();
    feed = client.openFeed(feedListener, knowsAll ? revision() : 0);
  }

  function askTheOthers(): void {
    if (!knowsAll) tabs().tell({ type: 'hello' });
  }

  function stop(): void {
    feed?.stop();
    line?.stop();
    ownLine.end();
    feed = null;
    line = null;
  }

  function close(): void {
    opening += 1;
    stop();
    history.clear();
    ownCalls.clear();
    knowsAll = false;
    state.set(OF_NOBODY);
  }

  return {
    get line() {
      return line ?? ownLine.elsewhere;
    },
    order: ownLine.order,
    async open(session) {
      const mine = (opening += 1);
      const numbers = createPhoneNumbers(await client.numberData(), session.homeCountry);
      if (mine !== opening) return;
      state.set({ session, numbers, connection: 'connecting' });
      begin();
    },
    close,
    leads: begin,
    hear,
    wake(isNewNetwork) {
      line?.wake?.(isNewNetwork);
      if (tabs().leads) feed?.wake(isNewNetwork);
      else if (state.get().session !== null) askTheOthers();
    },
    freeze() {
      knowsAll = false;
    },
    stop() {
      opening += 1;
      stop();
    },
  };
}
