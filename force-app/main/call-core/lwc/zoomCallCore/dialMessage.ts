/** What record pages send to the widget over the message channel `ZoomPhoneDial__c`, and what it answers. */
import * as v from 'valibot';

const RecordId = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/));

/** A Salesforce record, as much of it as a button knows. */
export const RecordRefSchema = v.object({
  id: RecordId,
  /** API name of the object, for example `Contact`. */
  objectName: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  name: v.nullable(v.pipe(v.string(), v.maxLength(255))),
});
export type RecordRef = v.InferOutput<typeof RecordRefSchema>;

const NumberOfRecord = {
  /** As it stands on the record. */
  number: v.pipe(v.string(), v.maxLength(255)),
  /** As it stands in the record's address: a number without "+" is read there, if it fits. */
  country: v.nullable(v.pipe(v.string(), v.maxLength(255))),
  record: v.nullable(RecordRefSchema),
};

export const DialMessageSchema = v.variant('type', [
  v.object({ type: v.literal('dial'), ...NumberOfRecord }),
  /** A text to the number is begun. */
  v.object({ type: v.literal('text'), ...NumberOfRecord }),
  /** A page whose object Lightning Data Service cannot read (Task) asks the widget for the record's numbers. */
  v.object({ type: v.literal('numbersWanted'), record: RecordRefSchema }),
  v.object({
    type: v.literal('numbers'),
    recordId: RecordId,
    numbers: v.array(v.object({ label: v.string(), number: v.string(), country: v.nullable(v.string()) })),
  }),
  /** A page that talks to the gateway itself asks the widget where it is: one setting is enough for both. */
  v.object({ type: v.literal('gatewayWanted') }),
  /** The answer; told again when somebody has signed in or out. */
  v.object({
    type: v.literal('gateway'),
    gatewayUrl: v.pipe(v.string(), v.url(), v.regex(/^https?:/i)),
  }),
  /** A page asks the agent to do something in the widget. */
  v.object({ type: v.literal('widgetWanted') }),
  /** Something in the logs of these Tasks has changed. */
  v.object({ type: v.literal('logsChanged'), taskIds: v.array(RecordId) }),
]);
export type DialMessage = v.InferOutput<typeof DialMessageSchema>;
