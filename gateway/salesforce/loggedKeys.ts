/** Which calls have their Task already: by external id, in one request for up to a thousand (Composite resource). */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Crm } from '../calls/ports.ts';
import { API_VERSION } from './request.ts';
import type { SalesforceRequest } from './request.ts';
import { ApiErrorSchema, errorOf } from './salesforceErrors.ts';
import { queryPath, soqlText } from './soql.ts';

/** So that a query stays far below the longest address, and a request below the five queries that it may hold. */
const KEYS_PER_QUERY = 150;
const QUERIES_PER_REQUEST = 5;

const CompositeAnswer = v.object({
  compositeResponse: v.array(v.object({ httpStatusCode: v.number(), body: v.unknown() })),
});
const QueryAnswer = v.object({ records: v.array(v.object({ ZoomCallId__c: v.string() })) });

export function createLoggedKeys({
  request,
}: {
  readonly request: SalesforceRequest;
}): Pick<Crm, 'loggedKeys'> {
  return {
    async loggedKeys(agent, keys) {
      const queries = chunksOf(keys, KEYS_PER_QUERY).map(queryFor);
      const found: string[] = [];
      for (const paths of chunksOf(queries, QUERIES_PER_REQUEST)) {
        const compositeRequest = paths.map((path, index) => ({
          method: 'GET',
          url: `/services/data/v${API_VERSION}${path}`,
          referenceId: `query${index}`,
        }));
        const body = { allOrNone: false, collateSubrequests: false, compositeRequest };
        const answer = await request(agent.id, { method: 'POST', path: '/composite', body });
        const { compositeResponse } = parse(CompositeAnswer, answer, 'salesforce.refused');
        found.push(...compositeResponse.flatMap(keysIn));
      }
      return found;
    },
  };
}

function queryFor(keys: readonly string[]): string {
  return queryPath(
    `SELECT ZoomCallId__c FROM Task WHERE ZoomCallId__c IN (${keys.map(soqlText).join(', ')})`,
  );
}

/** @throws PhoneError: what cannot be asked must not look as if it were not there */
function keysIn({
  httpStatusCode,
  body,
}: v.InferOutput<typeof CompositeAnswer>['compositeResponse'][number]): string[] {
  if (httpStatusCode >= 300) {
    const [error] = parse(v.array(ApiErrorSchema), body, 'salesforce.refused');
    throw errorOf(error ?? { errorCode: 'UNKNOWN_EXCEPTION', message: '' });
  }
  return parse(QueryAnswer, body, 'salesforce.refused').records.map((record) => record.ZoomCallId__c);
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  return starts.map((start) => items.slice(start, start + size));
}
