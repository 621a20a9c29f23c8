/** Several requests in one (Composite resource), which counts once against the org's limit. */
import { parse } from '#call-core';
import * as v from 'valibot';
import { API_VERSION } from './request.ts';
import type { SalesforceRequest } from './request.ts';
import { ApiErrorSchema, errorOf } from './salesforceErrors.ts';

export interface Subrequest {
  readonly method: 'GET' | 'PATCH' | 'DELETE';
  /** Below `/services/data/vNN.0`. */
  readonly path: string;
  readonly referenceId: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const CompositeAnswer = v.object({
  compositeResponse: v.array(
    v.object({ referenceId: v.string(), httpStatusCode: v.number(), body: v.unknown() }),
  ),
});
export type PartAnswer = v.InferOutput<typeof CompositeAnswer>['compositeResponse'][number];

interface Options {
  readonly allOrNone: boolean;
  readonly timeoutMs?: number;
}

export async function composite(
  request: SalesforceRequest,
  agentId: string,
  subrequests: readonly Subrequest[],
  { allOrNone, ...options }: Options,
): Promise<PartAnswer[]> {
  const compositeRequest = subrequests.map(({ path, ...part }) => ({
    ...part,
    url: `/services/data/v${API_VERSION}${path}`,
  }));
  const body = { allOrNone, collateSubrequests: false, compositeRequest };
  const answer = await request(agentId, { method: 'POST', path: '/composite', body, ...options });
  return parse(CompositeAnswer, answer, 'salesforce.refused').compositeResponse;
}

/** The error of a part that was refused as a whole, or null. */
export function refusalOf(answer: PartAnswer | undefined) {
  if (answer !== undefined && answer.httpStatusCode < 300) return null;
  const [error] = parse(v.array(ApiErrorSchema), answer?.body, 'salesforce.refused');
  return errorOf(error ?? { errorCode: 'UNKNOWN_EXCEPTION', message: '' });
}

/** A reference to another part's answer, as Salesforce reads it wherever it stands, also in what people wrote. */
export function mayReadAsReference(value: unknown): boolean {
  return JSON.stringify(value).includes('@{');
}
