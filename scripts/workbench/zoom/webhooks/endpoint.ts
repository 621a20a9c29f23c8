/** The app's webhook endpoint as Zoom knows it: where it is, and whether Zoom still trusts it. */
import { randomUUID } from 'node:crypto';
import type { Timers } from '../clock.ts';
import type { EventSubscription } from '../options.ts';
import { postSigned } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import {
  REVALIDATE_AFTER_MS,
  UNCHECKED,
  isRightAnswer,
  newPlainToken,
  standingAfter,
} from './urlValidation.ts';
import type { EndpointStanding } from './urlValidation.ts';

export interface Endpoint {
  readonly subscription: () => EventSubscription | null;
  /** Takes the place of the subscription before; Zoom validates the url at once. */
  readonly subscribe: (subscription: EventSubscription | null) => void;
  readonly standing: () => EndpointStanding;
  /** @returns whether the endpoint answered as Zoom expects */
  readonly validateUrl: () => Promise<boolean>;
  /** @returns null where nobody subscribes */
  readonly post: (requestId: string, body: string) => Promise<Attempt | null>;
  /** Resolves when no request is on its way. */
  readonly settled: () => Promise<void>;
  /** Ends the requests that are on their way. */
  readonly stop: () => void;
}

export function createEndpoint(timers: Timers): Endpoint {
  const underWay = new Set<Promise<unknown>>();
  let subscription: EventSubscription | null = null;
  let standing = UNCHECKED;
  let stopped = new AbortController();
  let cancelRevalidation: () => void = () => undefined;

  async function post(requestId: string, body: string): Promise<Attempt | null> {
    if (subscription === null) return null;
    const { secretToken, url } = subscription;
    const request = postSigned({ url, secretToken, requestId, body, stopped: stopped.signal }, timers);
    underWay.add(request);
    try {
      return await request;
    } finally {
      underWay.delete(request);
    }
  }

  async function validateUrl(): Promise<boolean> {
    const checked = subscription;
    if (checked === null) return false;
    cancelRevalidation();
    cancelRevalidation = timers.after(REVALIDATE_AFTER_MS, () => void validateUrl());
    const plainToken = newPlainToken();
    const payload = { plainToken };
    const body = JSON.stringify({ event: 'endpoint.url_validation', payload, event_ts: timers.now() });
    const attempt = await post(newRequestId(), body);
    const passed = attempt !== null && isRightAnswer(attempt, plainToken, checked.secretToken);
    if (checked === subscription) standing = standingAfter(standing, passed);
    return passed;
  }

  return {
    subscription: () => subscription,
    subscribe(next) {
      subscription = next;
      standing = UNCHECKED;
      cancelRevalidation();
      void validateUrl();
    },
    standing: () => standing,
    validateUrl,
    post,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
      await Promise.resolve();
    },
    stop() {
      stopped.abort(new Error('The local Zoom stops.'));
      stopped = new AbortController();
    },
  };
}

/** `6009d653_d487_445d_8406_42b654974899` */
export function newRequestId(): string {
  return randomUUID().replaceAll('-', '_');
}
