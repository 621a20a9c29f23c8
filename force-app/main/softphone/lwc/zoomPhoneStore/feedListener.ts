import type { FeedMessage } from 'c/zoomCallCore';
import type { FeedListener } from 'c/zoomPhoneClient';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  readonly tabs: () => Pick<Tabs, 'tell'>;
  readonly receive: (message: FeedMessage) => void;
  readonly knowsAll: () => boolean;
  /** Tells the other tabs all that this one knows. */
  readonly tellAll: () => void;
  /** Sends what the agent did while the gateway could not be reached. */
  readonly flush: () => void;
  readonly onSessionOver: () => void;
}

/** What the leading tab makes of its live feed: takes it, and hands it on to the others. */
export function createFeedListener(deps: Deps): FeedListener {
  const { state, tabs, receive, knowsAll, tellAll, flush, onSessionOver } = deps;
  return {
    onMessage(message) {
      const knewAll = knowsAll();
      receive(message);
      if (message.type === 'entry' || message.type === 'session') tabs().tell({ type: 'feed', message });
      if (message.type !== 'ready') return;
      flush();
      if (knewAll) tabs().tell({ type: 'connection', connection: 'connected' });
      // Who has asked before could not be told all.
      else tellAll();
    },
    onBroken(error) {
      if (error.code === 'session.missing') {
        onSessionOver();
        return;
      }
      state.set({ connection: 'reconnecting' });
      tabs().tell({ type: 'connection', connection: 'reconnecting' });
    },
  };
}
