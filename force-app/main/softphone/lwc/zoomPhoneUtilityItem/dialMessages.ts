/** What record pages ask of the widget over the message channel, and what it tells them. */
import { DialMessageSchema, parseOrNull } from 'c/zoomCallCore';
import type { LabelledNumber, RecordRef } from 'c/zoomCallCore';
import type { PhoneState } from 'c/zoomPhoneStore';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import CHANNEL from '@salesforce/messageChannel/ZoomPhoneDial__c';

/** A number that the agent clicked on a page, to call it or to write to it. */
export interface PageWish {
  readonly type: 'dial' | 'text';
  readonly number: string;
  readonly country: string | null;
  readonly record: RecordRef | null;
}

/** What pages ask, and what the widget tells them. */
export interface PageChannel {
  /** Somebody has signed in or out: pages that talk to the gateway themselves look again. */
  tellGateway(): void;
  /** Tells pages which logs have changed since the last time. */
  follow(state: Pick<PhoneState, 'stage' | 'entries'>): void;
  stop(): void;
}

interface Handlers {
  readonly onWish: (wish: PageWish) => void;
  /** The numbers of a record; rejects where they cannot be told. */
  readonly numbersOf: (recordId: string) => Promise<LabelledNumber[]>;
  readonly gatewayUrl: () => string;
  readonly onWanted: () => void;
}

export function listenToRecordPages(context: MessageContextValue, handlers: Handlers): PageChannel {
  let known: ReadonlyMap<string, number> | null = null;

  function receive(data: unknown): void {
    const message = parseOrNull(DialMessageSchema, data);
    if (message?.type === 'dial' || message?.type === 'text') handlers.onWish(message);
    if (message?.type === 'numbersWanted') void answer(message.record.id);
    if (message?.type === 'gatewayWanted') tellGateway();
    if (message?.type === 'widgetWanted') handlers.onWanted();
  }

  function tellGateway(): void {
    publish(context, CHANNEL, { type: 'gateway', gatewayUrl: handlers.gatewayUrl() });
  }

  async function answer(recordId: string): Promise<void> {
    try {
      publish(context, CHANNEL, { type: 'numbers', recordId, numbers: await handlers.numbersOf(recordId) });
    } catch {
      // The page says after a while that it got no answer, and offers to ask again.
    }
  }

  const subscription = subscribe(context, CHANNEL, receive, { scope: APPLICATION_SCOPE });
  return {
    tellGateway,
    follow({ stage, entries }) {
      const before = known;
      known =
        stage === 'signedIn' ? new Map(entries.map(({ call, revision }) => [call.callId, revision])) : null;
      if (before === null) return;
      const changed = entries.filter(({ call, revision }) => before.get(call.callId) !== revision);
      const taskIds = changed.flatMap(({ log }) => log.taskId ?? []);
      if (taskIds.length > 0) publish(context, CHANNEL, { type: 'logsChanged', taskIds });
    },
    stop() {
      unsubscribe(subscription);
    },
  };
}
