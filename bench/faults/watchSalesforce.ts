/** What the gateway asks of the local Salesforce, counted. */
import type { LocalSalesforce } from '../../scripts/workbench/salesforce/localSalesforce.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';

export interface SalesforceWatch {
  /** Those that count against the org's limit. */
  readonly requests: number;
  /** Of these: refused, or without an answer. */
  readonly refused: number;
  /** When a call's Task was first there, or null. */
  taskSeenAt(stack: GatewayStack, callId: string): number | null;
}

export function watchSalesforce({ requests: log }: LocalSalesforce): SalesforceWatch {
  let requests = 0;
  let refused = 0;
  let wroteAt = 0;
  log.onRequest(({ kind, clientId, status, objects }, moment) => {
    if (moment !== 'after' || kind !== 'api' || clientId === null) return;
    requests += 1;
    if (status === null || status >= 400) refused += 1;
    if (objects.includes('ZoomCallLog__c')) wroteAt = Date.now();
  });
  return {
    get requests() {
      return requests;
    },
    get refused() {
      return refused;
    },
    taskSeenAt: ({ salesforce }, callId) =>
      salesforce.records.find('Task', { CallObject: callId }).length > 0 ? wroteAt : null,
  };
}
