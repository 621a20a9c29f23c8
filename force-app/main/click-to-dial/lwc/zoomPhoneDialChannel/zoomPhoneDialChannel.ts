/** The message channel between pages and the Zoom Phone widget. */
import ZOOM_PHONE_DIAL from '@salesforce/messageChannel/ZoomPhoneDial__c';
import { DialMessageSchema, parseOrNull } from 'c/zoomCallCore';
import type { DialMessage, RecordRef } from 'c/zoomCallCore';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';

/** How long the widget has for its answer before the page says that it does not seem to be there. */
export const ANSWER_TIMEOUT_MS = 2000;

/** A number as the widget names it: the label of its field and the number as it stands there. */
export type LabelledNumber = Extract<DialMessage, { type: 'numbers' }>['numbers'][number];

export interface NumbersRequest {
  readonly record: RecordRef;
  /** Also called for an answer that comes late, when the agent has opened the widget after all. */
  readonly onNumbers: (numbers: readonly LabelledNumber[]) => void;
  /** The widget is not open, or nobody is signed in to it. */
  readonly onSilence: () => void;
}

/** A number as it stands on a record, with the country of the record's address. */
export type NumberToDial = Pick<LabelledNumber, 'number' | 'country'>;

/** Makes the widget call a number. `record` is what the call will be logged on or related to. */
export function publishDial(
  context: MessageContextValue,
  { number, country }: NumberToDial,
  record: RecordRef | null,
): void {
  send(context, { type: 'dial', number, country, record });
}

/** Makes the widget begin a text to a number. `record` is as for `publishDial`. */
export function publishText(
  context: MessageContextValue,
  { number, country }: NumberToDial,
  record: RecordRef | null,
): void {
  send(context, { type: 'text', number, country, record });
}

/** Asks the widget for the numbers of a record that Lightning Data Service cannot read. Returns what ends the wait. */
export function requestNumbers(context: MessageContextValue, request: NumbersRequest): () => void {
  const { record, onNumbers, onSilence } = request;
  const timer = setTimeout(onSilence, ANSWER_TIMEOUT_MS);
  const subscription = subscribe(
    context,
    ZOOM_PHONE_DIAL,
    (received) => {
      const message = parseOrNull(DialMessageSchema, received);
      if (message?.type !== 'numbers' || !sameId(message.recordId, record.id)) return;
      clearTimeout(timer);
      onNumbers(message.numbers);
    },
    { scope: APPLICATION_SCOPE },
  );
  send(context, { type: 'numbersWanted', record });
  return () => {
    clearTimeout(timer);
    unsubscribe(subscription);
  };
}

export interface GatewayRequest {
  /** Also called later, whenever somebody has signed in or out. */
  readonly onGateway: (gatewayUrl: string) => void;
  readonly onLogsChanged?: (taskIds: readonly string[]) => void;
  /** The widget is not there. */
  readonly onSilence: () => void;
}

/** Asks the widget for the gateway's address, and stays tuned. Returns what ends that. */
export function requestGateway(
  context: MessageContextValue,
  { onGateway, onLogsChanged, onSilence }: GatewayRequest,
): () => void {
  const timer = setTimeout(onSilence, ANSWER_TIMEOUT_MS);
  const subscription = subscribe(
    context,
    ZOOM_PHONE_DIAL,
    (received) => {
      const message = parseOrNull(DialMessageSchema, received);
      if (message?.type === 'logsChanged') onLogsChanged?.(message.taskIds);
      if (message?.type !== 'gateway') return;
      clearTimeout(timer);
      onGateway(message.gatewayUrl);
    },
    { scope: APPLICATION_SCOPE },
  );
  send(context, { type: 'gatewayWanted' });
  return () => {
    clearTimeout(timer);
    unsubscribe(subscription);
  };
}

/** Opens the widget, where the agent has something to do. */
export function showWidget(context: MessageContextValue): void {
  send(context, { type: 'widgetWanted' });
}

function send(context: MessageContextValue, message: DialMessage): void {
  publish(context, ZOOM_PHONE_DIAL, message);
}

/** A record has an ID of 15 characters and the same with three more. */
export function sameId(a: string, b: string): boolean {
  return a.slice(0, 15) === b.slice(0, 15);
}
