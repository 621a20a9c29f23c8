/** What goes wrong during the run: how often each thing did, and what it is. */
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import type { FaultEffect } from '../../scripts/workbench/salesforce/server/faults.ts';
import type { Commenter } from './commenter.ts';
import type { Random } from './random.ts';

export interface Troubles {
  /** Something goes wrong from now on. */
  meet(): void;
  /** Nothing new goes wrong. */
  end(): void;
  /** How often each thing happened, by its name. */
  counts(): ReadonlyMap<string, number>;
}

interface Parts {
  readonly stack: GatewayStack;
  readonly salesforceUserId: string;
  readonly zoomUserId: string;
  readonly commenter: Commenter;
  readonly random: Random;
}

interface Trouble {
  readonly name: string;
  /** @returns how often it will happen */
  readonly begin: () => number;
}

/** Of one kind and one request of Salesforce. */
const AT_SALESFORCE: readonly (readonly [string, FaultEffect])[] = [
  ['Salesforce: 403, no requests left', { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' }],
  ['Salesforce: 429', { kind: 'status', status: 429 }],
  ['Salesforce: 500', { kind: 'error', code: 'UNKNOWN_EXCEPTION' }],
  ['Salesforce: 503', { kind: 'error', code: 'SERVER_UNAVAILABLE' }],
  ['Salesforce: 401, token ended', { kind: 'expireToken' }],
  ['Salesforce: connection broken before the work', { kind: 'drop', when: 'before' }],
  ['Salesforce: answer lost after the work', { kind: 'drop', when: 'afterCommit' }],
];

export function createTroubles({ stack, salesforceUserId, zoomUserId, commenter, random }: Parts): Troubles {
  const { salesforce, zoom } = stack;
  const counts = new Map<string, number>();
  const count = (name: string, times: number) => counts.set(name, (counts.get(name) ?? 0) + times);

  const troubles: readonly Trouble[] = [
    ...AT_SALESFORCE.map(([name, effect]): Trouble => ({
      name,
      begin() {
        const waits = salesforce.faults.pending.some((fault) => fault.effect.kind === effect.kind);
        if (waits && effect.kind !== 'error') return 0;
        salesforce.faults.add({ match: { path: /\/(composite|search)/, from: 'app' }, effect });
        return 1;
      },
    })),
    {
      name: 'Salesforce: record locked',
      begin() {
        const times = 1 + random.below(3);
        const object = random.chance(0.5) ? 'Task' : 'ZoomCallLog__c';
        const effect: FaultEffect = { kind: 'error', code: 'UNABLE_TO_LOCK_ROW' };
        salesforce.faults.add({ match: { object }, times, effect });
        return times;
      },
    },
    {
      name: 'Zoom: webhooks lost',
      begin() {
        if (zoom.webhooks.mode().dropNext > 0) return 0;
        const times = 5 + random.below(30);
        zoom.webhooks.setMode({ dropNext: times });
        return times;
      },
    },
    {
      name: 'Zoom: webhooks twice for a while',
      begin() {
        zoom.webhooks.setMode({ extraCopies: zoom.webhooks.mode().extraCopies === 0 ? 1 : 0 });
        return 1;
      },
    },
    {
      name: 'Zoom: webhooks out of order for a while',
      begin() {
        zoom.webhooks.setMode({ shuffleWithinMs: zoom.webhooks.mode().shuffleWithinMs === 0 ? 250 : 0 });
        return 1;
      },
    },
    {
      name: 'Zoom: 429',
      begin() {
        zoom.faults.add({ kind: 'perSecondLimit', parts: ['rest'], times: 1 });
        return 1;
      },
    },
    {
      name: 'Zoom: token ended',
      begin() {
        zoom.signIns.expireAccessTokens(zoomUserId);
        return 1;
      },
    },
    {
      name: 'Salesforce: all tokens of the agent ended',
      begin() {
        salesforce.signIns.expireAccessTokens(salesforceUserId);
        return 1;
      },
    },
    {
      name: 'Widget: page loaded anew',
      begin() {
        commenter.reload();
        return 1;
      },
    },
  ];

  return {
    meet() {
      const trouble = troubles[random.below(troubles.length)];
      if (trouble !== undefined) count(trouble.name, trouble.begin());
    },
    end() {
      count('Zoom: webhooks lost', -zoom.webhooks.mode().dropNext);
      for (const { effect } of salesforce.faults.pending) {
        const name = AT_SALESFORCE.find(([, each]) => each === effect)?.[0];
        if (name !== undefined) count(name, -1);
      }
      salesforce.faults.clear();
      zoom.faults.reset();
      zoom.webhooks.setMode({ dropNext: 0, extraCopies: 0, shuffleWithinMs: 0 });
    },
    counts: () => counts,
  };
}
