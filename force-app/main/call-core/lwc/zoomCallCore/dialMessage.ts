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

export const DialMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('dial'),
    /** As it stands on the record. */
    number: v.pipe(v.string(), v.maxLength(255)),
    /** As it stands in the record's address: a number without "+" is read there, if it fits. */
    country: v.nullable(v.pipe(v.string(), v.maxLength(255))),
    record: v.nullable(RecordRefSchema),
  }),
  /** A page whose object Lightning Data Service cannot read (Task) asks the widget for the record's numbers. */
  v.object({ type: v.literal('numbersWanted'), record: RecordRefSchema }),
  v.object({
    type: v.literal('numbers'),
    recordId: RecordId,
    numbers: v.array(v.object({ label: v.string(), number: v.string(), country: v.nullable(v.string()) })),
  }),
]);
export type DialMessage = v.InferOutput<typeof DialMessageSchema>;
