/** Traces of what the gateway does for a call, from Zoom's webhook to the Task. */

export const SPAN_NAMES = [
  'webhook accepted',
  'webhook stored',
  'webhook worked off',
  'job taken',
  'matching',
  'zoom request',
  'salesforce request',
  'task written',
] as const;
export type SpanName = (typeof SPAN_NAMES)[number];

/** All that a span may say. Values are words of ours or of Zoom's contract, never anything of a person. */
export interface SpanFacts {
  /** Of a webhook, as `phone.callee_ended`. */
  readonly event?: string;
  /** Of a job. */
  readonly job?: string;
  readonly outcome?: string;
  /** Of a PhoneError. */
  readonly code?: string;
  /** How many records or calls went together. */
  readonly together?: number;
}

/** What a span without a running one around it goes on from. */
export interface Cause {
  /** W3C trace context, as it was kept with the webhook or the job. */
  readonly traceparent?: string | undefined;
  /** All that is done for a call is one trace, on every gateway, whatever was kept. */
  readonly callId?: string | undefined;
}

/** Runs something as a part of a certain span. */
export type Inside = <T>(work: () => T) => T;

export interface Tracing {
  /** Does the work in a span of its own. What it throws is thrown on, and its code is a fact of the span. */
  span<T>(name: SpanName, facts: SpanFacts, work: () => Promise<T>, cause?: Cause): Promise<T>;
  /** Of the running span, to keep with what it causes. */
  traceparent(): { readonly traceparent?: string };
  /** The running span, for work that others start later. */
  here(): Inside;
  /** Sends what is still to be sent. */
  stop(): Promise<void>;
}

const asItIs: Inside = (work) => work();

/** Where nobody collects traces. */
export const NO_TRACING: Tracing = {
  span: (_name, _facts, work) => work(),
  traceparent: () => ({}),
  here: () => asItIs,
  stop: () => Promise.resolve(),
};
