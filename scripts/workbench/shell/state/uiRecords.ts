/** Records in the form of the User Interface API (User Interface API guide: "Record", "FieldValue"). */
import * as v from 'valibot';
import { SalesforceError, type Salesforce } from './salesforce.ts';

export type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

export interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}

export interface RecordRepresentation {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

const FieldSchema = v.looseObject({
  value: v.unknown(),
  displayValue: v.optional(v.nullable(v.string()), null),
});

const RecordSchema = v.looseObject({
  id: v.string(),
  apiName: v.string(),
  fields: v.record(v.string(), FieldSchema),
});

export function namesOf(fields: readonly FieldReference[] | FieldReference | undefined): readonly string[] {
  if (fields === undefined) return [];
  return (Array.isArray(fields) ? fields : [fields]).map(nameOf);
}

function nameOf(field: FieldReference): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** Throws SalesforceError. */
export async function fetchRecord(
  salesforce: Pick<Salesforce, 'get'>,
  recordId: string,
  fields: readonly string[],
  optionalFields: readonly string[],
): Promise<RecordRepresentation> {
  const query = new URLSearchParams();
  if (fields.length > 0) query.set('fields', fields.join(','));
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join(','));
  return v.parse(RecordSchema, await salesforce.get(`/ui-api/records/${recordId}?${query.toString()}`));
}

export function getFieldValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
  return find(record, nameOf(field))?.value;
}

export function getFieldDisplayValue(
  record: RecordRepresentation | undefined,
  field: FieldReference,
): unknown {
  return find(record, nameOf(field))?.displayValue;
}

/** Follows `Opportunity.Account.Phone` from record to record; the first part names the object of the first one. */
function find(record: RecordRepresentation | undefined, path: string): FieldValue | undefined {
  const [, ...names] = path.split('.');
  let current = record;
  for (const [index, name] of names.entries()) {
    const value = current?.fields[name];
    if (index === names.length - 1) return value;
    const inner = v.safeParse(RecordSchema, value?.value);
    current = inner.success ? inner.output : undefined;
  }
  return undefined;
}

/** What a component gets for an error (LWC guide: "Handle Errors in Lightning Data Service": FetchResponse). */
export class FetchError extends Error {
  readonly ok = false;
  readonly status: number;
  readonly statusText: string;
  readonly body: { readonly statusCode: number; readonly errorCode: string; readonly message: string };

  constructor({ status, errorCode, message }: SalesforceError) {
    super(message);
    this.status = status;
    this.statusText = errorCode;
    this.body = { statusCode: status, errorCode, message };
  }
}

export function toFetchError(error: unknown): FetchError {
  return new FetchError(
    error instanceof SalesforceError ? error : new SalesforceError(500, 'UNKNOWN', String(error)),
  );
}
