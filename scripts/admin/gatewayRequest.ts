/** Asks the gateway's endpoints for whoever runs it. */
import { ErrorReplySchema, parse, parseOrNull } from '#call-core';
import type { GenericSchema, InferOutput } from 'valibot';
import { UsageError } from './command.ts';
import type { Terminal } from './command.ts';

/** A month of many agents is many requests to Zoom and Salesforce. */
const TIMEOUT_MS = 600_000;

/** @throws Error in words for the terminal */
export async function askGateway<S extends GenericSchema>(
  { env }: Pick<Terminal, 'env'>,
  path: string,
  schema: S,
  body?: object,
): Promise<InferOutput<S>> {
  const { GATEWAY_URL: url, ADMIN_KEY: key } = env;
  if (!url || !key) throw new UsageError('Set GATEWAY_URL and ADMIN_KEY, as the gateway has them.');
  const answer = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Error(`The gateway does not answer at ${url}.`, { cause });
  });
  if (answer.ok) return parse(schema, await answer.json(), 'gateway.internal');
  const reply = parseOrNull(ErrorReplySchema, await answer.json().catch(() => null));
  if (reply?.error.code === 'request.notFound') {
    throw new Error('The gateway has no endpoints for administration: it runs without ADMIN_KEY.');
  }
  if (reply?.error.code === 'request.forbidden') throw new Error('The gateway has another ADMIN_KEY.');
  throw new Error(`The gateway answered ${answer.status} ${reply?.error.code ?? ''}`.trim());
}
