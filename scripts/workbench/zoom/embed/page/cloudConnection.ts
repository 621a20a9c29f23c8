/** The pad's line to the cloud: states and messages come as events, wishes go as requests. */
import type { EmbedMessage, PadReply, PadRequest, PadState } from '../padProtocol.ts';

export interface CloudConnection {
  readonly ask: (request: PadRequest) => Promise<PadReply>;
  /** This pad is in the active tab. */
  readonly activate: () => void;
  /** Begins anew, as whoever is signed in in this browser now. */
  readonly reconnect: () => void;
}

export interface CloudListener {
  readonly onState: (state: PadState) => void;
  readonly onMessage: (message: EmbedMessage) => void;
  readonly onConnected: (isConnected: boolean) => void;
}

const NOTHING: PadReply = { notice: null, fill: null };

export function connectToCloud(hostOrigin: string, listener: CloudListener): CloudConnection {
  let padId = '';
  let events = open();

  function open(): EventSource {
    const source = new EventSource(`events?host=${encodeURIComponent(hostOrigin)}`);
    source.addEventListener('open', () => {
      listener.onConnected(true);
    });
    source.addEventListener('error', () => {
      listener.onConnected(false);
    });
    source.addEventListener('state', (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as { readonly padId: string; readonly state: PadState };
      padId = told.padId;
      listener.onState(told.state);
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      listener.onMessage(JSON.parse(event.data) as EmbedMessage);
    });
    return source;
  }

  async function ask(request: PadRequest): Promise<PadReply> {
    const headers = { 'content-type': 'application/json' };
    try {
      const response = await fetch('do', { method: 'POST', headers, body: JSON.stringify(request) });
      return response.ok ? ((await response.json()) as PadReply) : NOTHING;
    } catch {
      // The pad shows by itself that it has lost the cloud.
      return NOTHING;
    }
  }

  return {
    ask,
    activate() {
      if (padId !== '') void ask({ do: 'activate', padId });
    },
    reconnect() {
      events.close();
      events = open();
    },
  };
}
