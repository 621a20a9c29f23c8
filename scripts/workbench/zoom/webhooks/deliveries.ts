/**
 * Events on their way to the app: tried at once, then again after the documented waits. They may come twice and in any
 * order; `mode` makes happen what Zoom says can happen.
 */
import type { Timers } from '../clock.ts';
import { canRetry, isAcknowledged } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { newRequestId } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

export interface Delivery {
  /** Header `x-zm-request-id`; the same in every attempt. */
  readonly id: string;
  readonly event: string;
  readonly body: string;
  readonly attempts: readonly Attempt[];
  /** `waiting`: on its way, or for its next attempt. */
  readonly state: 'held' | 'waiting' | 'delivered' | 'failed' | 'dropped';
}

export interface WebhookMode {
  /** Nothing leaves before `release`. */
  readonly hold: boolean;
  /** So many of the next events are never sent. */
  readonly dropNext: number;
  /** Every event comes so many times more. */
  readonly extraCopies: number;
  readonly delayMs: number;
  /** Every event waits a random part of this time, so that later ones overtake. */
  readonly shuffleWithinMs: number;
}

export interface Deliveries {
  readonly log: readonly Delivery[];
  readonly deliver: (event: string, body: string) => void;
  readonly mode: () => WebhookMode;
  readonly setMode: (change: Partial<WebhookMode>) => void;
  readonly release: (order: 'inOrder' | 'reversed') => void;
  readonly reset: () => void;
}

const AS_USUAL: WebhookMode = { hold: false, dropNext: 0, extraCopies: 0, delayMs: 0, shuffleWithinMs: 0 };
const LOG_LENGTH = 5000;

interface OpenDelivery extends Delivery {
  readonly attempts: Attempt[];
  state: Delivery['state'];
}

export function createDeliveries(
  endpoint: Endpoint,
  timers: Timers,
  retryDelaysMs: readonly number[],
): Deliveries {
  const log: OpenDelivery[] = [];
  let mode = AS_USUAL;

  function begin(event: string, body: string, state: Delivery['state']): OpenDelivery {
    const delivery: OpenDelivery = { id: newRequestId(), event, body, attempts: [], state };
    log.push(delivery);
    if (log.length > LOG_LENGTH) log.shift();
    return delivery;
  }

  function depart(delivery: OpenDelivery): void {
    const waitMs = mode.delayMs + Math.random() * mode.shuffleWithinMs;
    delivery.state = 'waiting';
    if (waitMs === 0) void attempt(delivery);
    else timers.after(waitMs, () => void attempt(delivery));
  }

  async function attempt(delivery: OpenDelivery): Promise<void> {
    const made = endpoint.standing().isDisabled ? null : await endpoint.post(delivery.id, delivery.body);
    if (made !== null) delivery.attempts.push(made);
    const retryInMs = retryDelaysMs[delivery.attempts.length - 1];
    if (made !== null && canRetry(made) && retryInMs !== undefined) {
      timers.after(retryInMs, () => void attempt(delivery));
    } else {
      delivery.state = made !== null && isAcknowledged(made) ? 'delivered' : 'failed';
    }
  }

  return {
    log,
    deliver(event, body) {
      if (mode.dropNext > 0) {
        mode = { ...mode, dropNext: mode.dropNext - 1 };
        begin(event, body, 'dropped');
        return;
      }
      for (let copy = 0; copy <= mode.extraCopies; copy++) {
        const delivery = begin(event, body, mode.hold ? 'held' : 'waiting');
        if (!mode.hold) depart(delivery);
      }
    },
    mode: () => mode,
    setMode(change) {
      mode = { ...mode, ...change };
    },
    release(order) {
      mode = { ...mode, hold: false };
      const held = log.filter(({ state }) => state === 'held');
      for (const delivery of order === 'reversed' ? held.reverse() : held) depart(delivery);
    },
    reset() {
      log.length = 0;
      mode = AS_USUAL;
    },
  };
}
