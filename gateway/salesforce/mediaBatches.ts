/** The media of many logs at once, 200 in a request, when their logs are there. Each succeeds or fails by itself. */
import { toPhoneError } from '#call-core';
import type { PhoneError } from '#call-core';
import type { Agent, LogToSave } from '../calls/ports.ts';
import { resultsOf, upsertPart } from './collections.ts';
import { composite } from './composite.ts';
import { difference, withLog } from './logRequests.ts';
import { TIMEOUT_MS } from './logRound.ts';
import type { SalesforceRequest } from './request.ts';

/** "The list can contain up to 200 objects." */
const MOST_ROWS = 200;

export function createMediaBatches(request: SalesforceRequest) {
  /** @returns the logs of which a medium was refused, with why. Never throws */
  return async function saveMedia(
    agent: Agent,
    logs: readonly LogToSave[],
  ): Promise<Map<LogToSave, PhoneError>> {
    const rows = logs.flatMap(rowsOf);
    const refused = new Map<LogToSave, PhoneError>();
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const some = rows.slice(from, from + MOST_ROWS);
      try {
        const part = upsertPart('media', 'ZoomCallMedia__c', some);
        const [answer] = await composite(request, agent.id, [part], {
          allOrNone: false,
          timeoutMs: TIMEOUT_MS,
        });
        resultsOf(answer, some.length).forEach((result, index) => {
          const log = some[index]?.log;
          if (log && !result.ok) refused.set(log, result.error);
        });
      } catch (caught) {
        for (const { log } of some) refused.set(log, toPhoneError(caught));
      }
    }
    return refused;
  };
}

function rowsOf(log: LogToSave) {
  const { key: logKey, media = {} } = log.records;
  return Object.entries(media).flatMap(([key, fields]) => {
    const before = log.known?.media?.[key];
    const isKnown = before !== undefined && Object.keys(difference(fields, before)).length === 0;
    return isKnown ? [] : [{ log, key, fields: withLog(fields, logKey) }];
  });
}
