/** Requests to the gateway: with the session cookie, the header that only our pages can send, and errors as ours. */
import { ErrorReplySchema, PhoneError, WIDGET_HEADER, parse, parseOrNull } from 'c/zoomCallCore';
import type { ErrorCode, Retry } from 'c/zoomCallCore';
import type { GenericSchema, InferOutput } from 'valibot';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface GatewayHttp {
  readonly url: string;
  /** @throws PhoneError with the gateway's code, or `gateway.unreachable` */
  send(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response>;
  get<S extends GenericSchema>(path: string, schema: S, signal?: AbortSignal): Promise<InferOutput<S>>;
}

const TIMEOUT_MS = 20_000;

/** What helps against an error of the gateway, as far as a request's sender is concerned. */
const RETRIES: Readonly<Partial<Record<ErrorCode, Retry>>> = {
  'session.missing': 'afterSignIn',
  'request.tooMany': 'later',
};

/** @param url the gateway's address, without a slash at its end */
export function createGatewayHttp(url: string): GatewayHttp {
  async function send(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(`${url}${path}`, {
        method,
        credentials: 'include',
        headers: { [WIDGET_HEADER]: '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new PhoneError('gateway.unreachable', { retry: 'later', cause });
    }
    if (!answer.ok) throw await errorOf(answer);
    return answer;
  }

  return {
    url,
    send,
    async get(path, schema, signal) {
      const answer = await send('GET', path, undefined, signal);
      return parse(schema, await answer.json(), 'gateway.internal');
    },
  };
}

async function errorOf(answer: Response): Promise<PhoneError> {
  const reply = parseOrNull(ErrorReplySchema, await answer.json().catch(() => null));
  const later: Retry = answer.status >= 500 ? 'later' : 'never';
  // An answer that is not the gateway's comes from something in between, as when the gateway is down.
  if (reply === null)
    return new PhoneError('gateway.unreachable', { retry: later, details: { status: answer.status } });
  const { code, said } = reply.error;
  return new PhoneError(code, { retry: RETRIES[code] ?? later, said, details: { status: answer.status } });
}
