/** What record pages ask of the widget over the message channel. */
import { DialMessageSchema, parseOrNull } from 'c/zoomCallCore';
import type { LabelledNumber, RecordRef } from 'c/zoomCallCore';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import CHANNEL from '@salesforce/messageChannel/ZoomPhoneDial__c';

/** A number that the agent clicked on a page. */
export interface PageDial {
  readonly number: string;
  readonly country: string | null;
  readonly record: RecordRef | null;
}

interface Handlers {
  readonly onDial: (dial: PageDial) => void;
  /** The numbers of a record; rejects where they cannot be told. */
  readonly numbersOf: (recordId: string) => Promise<LabelledNumber[]>;
}

/** @returns ends the subscription */
export function listenToRecordPages(context: MessageContextValue, handlers: Handlers): () => void {
  function receive(data: unknown): void {
    const message = parseOrNull(DialMessageSchema, data);
    if (message?.type === 'dial') handlers.onDial(message);
    if (message?.type === 'numbersWanted') void answer(message.record.id);
  }

  async function answer(recordId: string): Promise<void> {
    try {
      publish(context, CHANNEL, { type: 'numbers', recordId, numbers: await handlers.numbersOf(recordId) });
    } catch {
      // The page says after a while that it got no answer, and offers to ask again.
    }
  }

  const subscription = subscribe(context, CHANNEL, receive, { scope: APPLICATION_SCOPE });
  return () => {
    unsubscribe(subscription);
  };
}
