/** Zoom's webhooks: what the app subscribes to is sent to it, signed, at least once, in no promised order. */
import { ACCOUNT_ID } from '../account.ts';
import type { Timers } from '../clock.ts';
import { hexId } from '../ids.ts';
import type { EventSubscription, ZoomApp } from '../options.ts';
import { createDeliveries } from './deliveries.ts';
import type { Delivery, WebhookMode } from './deliveries.ts';
import { createEndpoint } from './endpoint.ts';
import { DEAUTHORISED, whyNotSubscribe } from './events.ts';
import type { EndpointStanding } from './urlValidation.ts';

export interface ZoomEvent {
  readonly event: string;
  /** `payload.object` */
  readonly object: Readonly<Record<string, unknown>>;
}

/** For tests and the workbench. */
export interface WebhookControls {
  /** The latest 5,000 deliveries, oldest first. */
  readonly log: readonly Delivery[];
  readonly mode: () => WebhookMode;
  readonly setMode: (change: Partial<WebhookMode>) => void;
  /** Lets go what is held, and holds no more. */
  readonly release: (order?: 'inOrder' | 'reversed') => void;
  /** The same event once more, as a delivery of its own. Unknown ids do nothing. */
  readonly resend: (id: string) => void;
  /** @returns whether the endpoint answered as Zoom expects */
  readonly validateUrl: () => Promise<boolean>;
  readonly standing: () => EndpointStanding;
  /** Resolves when no request is on its way. What waits for a retry is not on its way. */
  readonly settled: () => Promise<void>;
}

export interface Webhooks {
  readonly controls: WebhookControls;
  readonly send: (event: ZoomEvent) => void;
  readonly sendDeauthorised: (userId: string) => void;
  /** @throws Error when the app may not subscribe to one of the events */
  readonly subscribe: (subscription: EventSubscription | null) => void;
  readonly reset: () => void;
  readonly stop: () => void;
}

export interface WebhooksDeps {
  readonly app: () => ZoomApp;
  readonly timers: Timers;
  readonly retryDelaysMs: readonly number[];
}

export function createWebhooks({ app, retryDelaysMs, timers }: WebhooksDeps): Webhooks {
  const endpoint = createEndpoint(timers);
  const deliveries = createDeliveries(endpoint, timers, retryDelaysMs);
  let latestEvent = 0;

  /** Two events never have the same time, not even on a clock that stands still. */
  function eventTime(): number {
    latestEvent = Math.max(timers.now(), latestEvent + 1);
    return latestEvent;
  }

  return {
    controls: {
      log: deliveries.log,
      mode: deliveries.mode,
      setMode: deliveries.setMode,
      release: (order = 'inOrder') => {
        deliveries.release(order);
      },
      resend(id) {
        const delivery = deliveries.log.find((candidate) => candidate.id === id);
        if (delivery !== undefined) deliveries.deliver(delivery.event, delivery.body);
      },
      validateUrl: endpoint.validateUrl,
      standing: endpoint.standing,
      settled: endpoint.settled,
    },
    send({ event, object }) {
      if (!endpoint.subscription()?.events.includes(event)) return;
      const payload = { account_id: ACCOUNT_ID, object };
      deliveries.deliver(event, JSON.stringify({ event, event_ts: eventTime(), payload }));
    },
    sendDeauthorised(userId) {
      if (endpoint.subscription() === null) return;
      const body = { event: DEAUTHORISED, payload: deauthorisation(app(), userId, timers.now()) };
      deliveries.deliver(DEAUTHORISED, JSON.stringify(body));
    },
    subscribe(subscription) {
      for (const event of subscription?.events ?? []) {
        const reason = whyNotSubscribe(event, app().scopes);
        if (reason !== null) throw new Error(reason);
      }
      endpoint.subscribe(subscription);
    },
    reset: deliveries.reset,
    stop: endpoint.stop,
  };
}

/** Unlike other events this one has its times in three forms of its own (page "App deauthorized"). */
function deauthorisation({ clientId }: ZoomApp, userId: string, now: number) {
  const iso = new Date(now).toISOString();
  return {
    account_id: ACCOUNT_ID,
    user_id: userId,
    signature: hexId('deauthorised', userId, iso) + hexId('deauthorised', iso, userId),
    deauthorization_time: iso,
    client_id: clientId,
    event_ts: iso.slice(0, 19).replace('T', ' '),
  };
}
