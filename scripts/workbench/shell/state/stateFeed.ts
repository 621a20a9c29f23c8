/**
 * What the server of the workbench tells. One tab of the browser listens and hands it on to the others: a browser has
 * six connections to a host, and a tab that cannot get one does not load.
 */
import * as v from 'valibot';
import { StateSchema, type WorkbenchState } from '../controls.ts';

export interface StateFeed {
  start(): void;
  stop(): void;
}

export interface StateListener {
  /** Undefined while the server does not answer. */
  onState(state: WorkbenchState | undefined): void;
  onReload(): void;
}

const MessageSchema = v.variant('type', [
  /** A tab has come and knows nothing yet. */
  v.object({ type: v.literal('hello') }),
  v.object({ type: v.literal('state'), state: v.optional(StateSchema) }),
  v.object({ type: v.literal('reload') }),
]);
type Message = v.InferOutput<typeof MessageSchema>;

/** @param name the same in all tabs of a user */
export function createStateFeed(name: string, { onState, onReload }: StateListener): StateFeed {
  const ending = new AbortController();
  let channel: BroadcastChannel | undefined;
  let source: EventSource | undefined;
  let last: WorkbenchState | undefined;

  function tell(message: Message): void {
    channel?.postMessage(message);
  }

  function change(state: WorkbenchState | undefined): void {
    last = state;
    onState(state);
    tell({ type: 'state', state });
  }

  /** Until the tab is closed: that ends the promise too, and the next tab's turn comes. */
  function listen(): Promise<void> {
    source = new EventSource('/workbench/state');
    source.addEventListener('state', ({ data }) => {
      change(v.parse(StateSchema, JSON.parse(String(data))));
    });
    source.addEventListener('reload', () => {
      tell({ type: 'reload' });
      onReload();
    });
    source.addEventListener('error', () => {
      change(undefined);
    });
    return new Promise((resolve) => {
      ending.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  function hear(message: Message): void {
    if (message.type === 'hello' && source !== undefined) tell({ type: 'state', state: last });
    if (message.type === 'state') onState(message.state);
    if (message.type === 'reload') onReload();
  }

  return {
    start() {
      channel = new BroadcastChannel(name);
      channel.addEventListener('message', ({ data }) => {
        const message = v.safeParse(MessageSchema, data);
        if (message.success) hear(message.output);
      });
      tell({ type: 'hello' });
      navigator.locks.request(name, { signal: ending.signal }, listen).catch(() => undefined);
    },
    stop() {
      ending.abort();
      source?.close();
      channel?.close();
    },
  };
}
