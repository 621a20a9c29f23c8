/**
 * Traces by OpenTelemetry. Loaded only where somebody collects them. Its own instrumentation of HTTP and SQL is not
 * used: that puts addresses and values, and with them numbers and names, into spans.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { toPhoneError } from '#call-core';
import {
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanStatusCode,
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  trace,
} from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';
import type { Log } from '../logging.ts';
import type { Cause, SpanFacts, Tracing } from './tracing.ts';

const SERVICE = 'zoom-phone-gateway';
const STOP_WITHIN_MS = 3000;
/** Names of events, kinds and codes have this form; a number, a name of two words or a token has not. */
const WORD = /^[a-z][a-z_.]{0,63}$/i;

interface Options {
  readonly log: Log;
  readonly version: string;
  /** Tells this process from others. */
  readonly instance: string;
}

/** Configured by OpenTelemetry's own variables: `OTEL_EXPORTER_OTLP_…`, `OTEL_TRACES_SAMPLER`, `OTEL_BSP_…`. */
export function createOpenTelemetry({ log, version, instance }: Options): Tracing {
  const ids = createCallIds();
  const ours = { 'service.name': SERVICE, 'service.version': version, 'service.instance.id': instance };
  const provider = new NodeTracerProvider({
    idGenerator: ids,
    resource: defaultResource()
      .merge(resourceFromAttributes(ours))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  tellTrouble(log);
  // Not the process's: libraries with spans of their own would send theirs as well.
  const running = new AsyncLocalStorage<Context>();
  const active = () => running.getStore() ?? ROOT_CONTEXT;
  const kept = new W3CTraceContextPropagator();
  const tracer = provider.getTracer(SERVICE, version);

  function startFrom({ traceparent, callId }: Cause): Context {
    const around = active();
    if (trace.getSpan(around) !== undefined) return around;
    if (traceparent !== undefined) {
      const before = kept.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
      if (trace.getSpan(before) !== undefined) return before;
    }
    ids.next = callId === undefined ? null : traceIdOf(callId);
    return ROOT_CONTEXT;
  }

  return {
    async span(name, facts, work, cause = {}) {
      const from = startFrom(cause);
      const span = tracer.startSpan(name, { attributes: attributesOf(facts) }, from);
      ids.next = null;
      try {
        return await running.run(trace.setSpan(from, span), work);
      } catch (caught) {
        span.setAttributes(attributesOf({ code: toPhoneError(caught).code }));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw caught;
      } finally {
        span.end();
      }
    },
    traceparent() {
      const carrier: Record<string, string> = {};
      kept.inject(active(), carrier, defaultTextMapSetter);
      const { traceparent } = carrier;
      return traceparent === undefined ? {} : { traceparent };
    },
    here() {
      const then = active();
      return (work) => running.run(then, work);
    },
    async stop() {
      const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      diag.disable();
    },
  };
}

/** Of all webhooks and jobs of a call the same, so that nobody has to ask for it. */
export function traceIdOf(callId: string): string {
  return createHash('sha256').update(`zoom-phone:${callId}`).digest('hex').slice(0, 32);
}

function createCallIds() {
  const random = new RandomIdGenerator();
  return {
    /** For the next span that goes on from no other. */
    next: null as string | null,
    generateSpanId: random.generateSpanId,
    generateTraceId(): string {
      return this.next ?? random.generateTraceId();
    },
  };
}

/** What is no word is left out, whoever should pass it one day. */
function attributesOf(facts: SpanFacts): Record<string, string | number> {
  const { event, job, outcome, code, together } = facts;
  const words = Object.entries({ event, job, outcome, code }).flatMap(([key, value]) =>
    value !== undefined && WORD.test(value) ? [[`zoom_phone.${key}`, value] as const] : [],
  );
  return { ...Object.fromEntries(words), ...(together !== undefined && { 'zoom_phone.together': together }) };
}

/** Of a collector that is away. Its messages may quote anything, so they stay out of the log. */
function tellTrouble(log: Log): void {
  const quiet = () => undefined;
  const error = () => {
    log.warn('traces could not be sent');
  };
  diag.setLogger({ error, warn: quiet, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.ERROR);
}
