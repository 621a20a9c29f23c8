/** Makes traces where somebody collects them. */
import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import type { Log } from './logging.ts';
import { NO_TRACING } from './tracing/tracing.ts';
import type { Tracing } from './tracing/tracing.ts';

/** @returns OpenTelemetry is loaded only where it is used: it would make each start slower */
export async function composeTracing(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Config,
  parts: { readonly log: Log; readonly instance: string },
): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const { createOpenTelemetry } = await import('./tracing/openTelemetry.ts');
  return createOpenTelemetry({ ...parts, version: manifest.version });
}
