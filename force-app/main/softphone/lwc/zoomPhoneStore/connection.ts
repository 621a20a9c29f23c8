/**
 * While an agent is signed in: the calls, from where they are told. The tab that leads has the line and the live feed and
 * hands on what they say; the others listen to it.
 */
import { createPhoneNumbers, isLive, stateOf } from 'c/zoomCallCore';
import type { FeedMessage, HistoryEntry, Session, TabMessage } from 'c/zoomCallCore';
import type { LiveFeed, ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { LineListener, PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Texts } from 'c/zoomPhoneTextStore';
import type { Dialer } from './dialer.ts';
import { createFeedListener } from './feedListener.ts';
import type { History } from './history.ts';
import { OF_NOBODY } from './phoneState.ts';
import type { PhoneState, StateHolder } from './phoneState.ts';
import { createTabListener } from './tabListener.ts';

export interface Connection {
  /** Null while another tab leads. */
  readonly line: PhoneLine | null;
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
  readonly client: Pick<ZoomPhoneClient, 'numberData' | 'openFeed' | 'report' | 'flush'>;
  readonly history: History;
  readonly texts: Pick<Texts, 'receive' | 'told' | 'revision' | 'refuse'>;
  readonly createLine: CreateLine;
  readonly dialer: () => Pick<Dialer, 'callBegan' | 'answered' | 'noCall'>;
  readonly tabs: () => Pick<Tabs, 'leads' | 'tell'>;
  /** The gateway knows no session of this browser any more. */
  readonly onSessionOver: () => void;
}

export function createConnection(deps: Deps): Connection {
  const { state, client, history, texts, createLine, dialer, tabs, onSessionOver } = deps;
  let line: PhoneLine | null = null;
  let feed: LiveFeed | null = null;
  /** Whether this tab has been told everything up to the last revision that it knows. */
  let knowsAll = false;
  let opening = 0;

  /** Changes a call, and opens History with it when it has ended by that. */
  function changeCall(callId: string, change: () => void): void {
    const before = find(state.get().entries, callId);
    change();
    const after = find(history.entries(), callId);
    const ended = before && after && isLive(stateOf(before.call)) && !isLive(stateOf(after.call));
    state.set({
      entries: history.entries(),
      ...(ended && { tab: 'history', openCallId: callId, padWanted: false }),
    });
    if (after && !before && isLive(stateOf(after.call))) dialer().callBegan(after);
  }

  const listener: LineListener = {
    onCallEvent(event, dialId) {
      client.report(event, dialId);
      tabs().tell({ type: 'event', event });
      changeCall(event.callId, () => {
        history.apply(event);
      });
      if (dialId !== null) dialer().answered(dialId);
    },
    onNoCall(dialId) {
      dialer().noCall(dialId);
    },
    onReadiness(readiness) {
      state.set({ line: readiness });
    },
  };

  function receive(message: FeedMessage): void {
    if (message.type === 'session') state.set({ session: message.session });
    if (message.type === 'entry') {
      changeCall(message.entry.call.callId, () => history.receive(message.entry));
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
    ...{ state, history, texts, tabs, receive, changeCall, revision },
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
    state.set({ line: 'starting' });
    line = createLine(session, listener, numbers);
    feed = client.openFeed(feedListener, knowsAll ? revision() : 0);
  }

  function askTheOthers(): void {
    if (!knowsAll) tabs().tell({ type: 'hello' });
  }

  function stop(): void {
    feed?.stop();
    line?.stop();
    feed = null;
    line = null;
  }

  function close(): void {
    opening += 1;
    stop();
    history.clear();
    knowsAll = false;
    state.set(OF_NOBODY);
  }

  return {
    get line() {
      return line;
    },
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

function find(entries: readonly HistoryEntry[], callId: string): HistoryEntry | undefined {
  return entries.find((entry) => entry.call.callId === callId);
}
