import type { FeedMessage, TabMessage } from 'c/zoomCallCore';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Texts } from 'c/zoomPhoneTextStore';
import type { History } from './history.ts';
import type { OwnLine } from './ownLine.ts';
import type { StateHolder } from './phoneState.ts';

export interface TabListener {
  /** What this tab makes of the words of another. */
  readonly hear: (message: TabMessage) => void;
  /** Tells the other tabs all that this one knows. */
  readonly tellAll: () => void;
}

interface Deps {
  readonly state: StateHolder;
  readonly history: History;
  readonly texts: Pick<Texts, 'told' | 'refuse'>;
  readonly tabs: () => Pick<Tabs, 'leads' | 'tell'>;
  readonly receive: (message: FeedMessage) => void;
  /** Tells what follows from a change of calls. */
  readonly changeCalls: (change: () => void) => void;
  readonly ownLine: Pick<OwnLine, 'hear' | 'share'>;
  readonly knowsAll: () => boolean;
  /** The last that the gateway has told. */
  readonly revision: () => number;
}

export function createTabListener(deps: Deps): TabListener {
  const { state, history, texts, tabs, receive, changeCalls, ownLine, knowsAll, revision } = deps;

  function tellAll(): void {
    const { session, connection } = state.get();
    if (session === null) return;
    const tell = (message: FeedMessage): void => {
      tabs().tell({ type: 'feed', message });
    };
    tell({ type: 'session', session });
    for (const entry of history.told()) tell({ type: 'entry', entry });
    for (const thread of texts.told()) tell({ type: 'thread', thread });
    if (knowsAll()) tell({ type: 'ready', revision: revision() });
    tabs().tell({ type: 'connection', connection });
    ownLine.share();
  }

  /** What only the leader says, to those that follow. */
  function follow(message: TabMessage): void {
    if (message.type === 'feed') receive(message.message);
    if (message.type === 'connection') state.set({ connection: message.connection });
  }

  function takeRefusal(refused: Extract<TabMessage, { type: 'refused' }>, leads: boolean): void {
    const { callId, sendId, problem } = refused;
    if (callId !== null) history.takeBack(callId);
    const isShown = sendId !== undefined && texts.refuse(sendId, problem);
    // One tab is enough to put it away in: the one that the agent looks at.
    state.set({ entries: history.entries(), ...(leads && !isShown && { problem }) });
  }

  function hear(message: TabMessage): void {
    // A last word to a tab in which nobody is signed in any more, or not yet.
    if (state.get().session === null) return;
    const { leads } = tabs();
    switch (message.type) {
      case 'hello':
        if (leads) tellAll();
        break;
      case 'feed':
      case 'connection':
        if (!leads) follow(message);
        break;
      case 'event':
        changeCalls(() => {
          history.apply(message.event);
        });
        break;
      case 'line':
      case 'order':
      case 'ordered':
        ownLine.hear(message);
        break;
      case 'comment':
        history.takeComment(message.callId, message.comment, message.commentEdit);
        state.set({ entries: history.entries() });
        break;
      case 'refused':
        takeRefusal(message, leads);
        break;
      case 'session':
        break;
    }
  }

  return { hear, tellAll };
}
