/** Calls of one agent at the local Zoom, each from its beginning to its end at once. */
import { randomUUID } from 'node:crypto';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import type { Customer } from '../../test-support/manyPeople.ts';
import type { Commenter } from './commenter.ts';
import type { Random } from './random.ts';

/** A call that was made, and what has to become of it. */
export interface MadeCall {
  readonly callId: string;
  readonly customer: Customer;
  readonly endedAt: number;
}

interface Parts {
  readonly zoom: GatewayStack['zoom'];
  readonly zoomUserId: string;
  readonly customers: readonly Customer[];
  readonly commenter: Commenter;
  readonly random: Random;
}

/** Parts of all calls. */
const COMMENTED = 0.3;
const KINDS = [
  'inbound',
  'inbound',
  'inbound',
  'missed',
  'outbound',
  'outbound',
  'noAnswer',
  'fromRecord',
] as const;

export function createTelephone({ zoom, zoomUserId, customers, commenter, random }: Parts) {
  const agent = zoom.agent(zoomUserId);

  function begin(kind: (typeof KINDS)[number], { id, number }: Customer): string {
    if (kind === 'inbound' || kind === 'missed') {
      return zoom.cloud.ringAgent({ from: number, toUserId: zoomUserId });
    }
    if (kind === 'fromRecord') {
      commenter.dial(randomUUID(), number, { id, objectName: 'Contact', name: null });
    }
    return agent.dial({ number, device: 'desktop' });
  }

  function end(kind: (typeof KINDS)[number], callId: string): void {
    if (kind === 'noAnswer') zoom.cloud.noAnswer(callId);
    else zoom.cloud.hangUp(callId);
  }

  return {
    call(): MadeCall {
      const customer = customers[random.below(customers.length)];
      if (customer === undefined) throw new Error('There is nobody to telephone with.');
      const kind = random.oneOf(KINDS);
      const callId = begin(kind, customer);
      if (kind === 'inbound') agent.accept(callId, 'desktop');
      else if (kind === 'outbound' || kind === 'fromRecord') zoom.cloud.answer(callId);
      if (random.chance(COMMENTED)) commenter.write(callId);
      end(kind, callId);
      return { callId, customer, endedAt: Date.now() };
    },
  };
}
