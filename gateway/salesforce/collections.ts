/** Up to 200 records of one object in one part of a Composite request (sObject Collections resource). */
import { parse } from '#call-core';
import type { PhoneError } from '#call-core';
import * as v from 'valibot';
import { refusalOf } from './composite.ts';
import type { PartAnswer, Subrequest } from './composite.ts';
import { externalIdOf } from './logRequests.ts';
import type { LogObject } from './logRequests.ts';
import { errorOf } from './salesforceErrors.ts';

const Results = v.array(
  v.object({
    id: v.optional(v.nullable(v.string()), null),
    success: v.boolean(),
    created: v.optional(v.boolean(), false),
    errors: v.optional(
      v.array(
        v.object({
          statusCode: v.string(),
          message: v.optional(v.string(), ''),
          fields: v.optional(v.nullable(v.array(v.string()))),
        }),
      ),
      [],
    ),
  }),
);

export type RowResult =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly error: PhoneError };

export function upsertPart(
  referenceId: string,
  object: LogObject,
  rows: readonly { readonly key: string; readonly fields: Readonly<Record<string, unknown>> }[],
): Subrequest {
  const records = rows.map(({ key, fields }) => ({
    attributes: { type: object },
    [externalIdOf(object)]: key,
    ...fields,
  }));
  const path = `/composite/sobjects/${object}/${externalIdOf(object)}`;
  return { method: 'PATCH', path, referenceId, body: { allOrNone: false, records } };
}

/** @returns the result of each of so many rows, in their order */
export function resultsOf(answer: PartAnswer | undefined, count: number): RowResult[] {
  const refusal = refusalOf(answer);
  if (refusal !== null) return Array.from({ length: count }, () => ({ ok: false, error: refusal }));
  const results = parse(Results, answer?.body, 'salesforce.refused');
  return Array.from({ length: count }, (_, index) => resultOf(results[index]));
}

function resultOf(row: v.InferOutput<typeof Results>[number] | undefined): RowResult {
  if (row?.success === true && row.id !== null) return { ok: true, id: row.id, created: row.created };
  const {
    statusCode: errorCode,
    message,
    fields,
  } = row?.errors[0] ?? {
    statusCode: 'UNKNOWN_EXCEPTION',
    message: '',
    fields: [],
  };
  return { ok: false, error: errorOf({ errorCode, message, fields }) };
}
