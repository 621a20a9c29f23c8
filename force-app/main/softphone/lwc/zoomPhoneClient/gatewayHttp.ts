/** Requests to the gateway: with the session cookie, the header that only our pages can send, and errors as ours. */
import { ErrorReplySchema, PhoneError, USER_HEADER, WIDGET_HEADER, parse, parseOrNull } from 'c/zoomCallCore';
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

/**
 * @param url the gateway's address, without a slash at its end
 * @param salesforceUserId whom the page belongs to: a session of anybody else counts as none
 */
export function createGatewayHttp(url: string, salesforceUserId: string): GatewayHttp {
  const own = { [WIDGET_HEADER]: '1', [USER_HEADER]: salesforceUserId };

  async function send(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(`${url}${path}`, {
        method,
        credentials: 'include',
        headers: { ...own, ...(body !== undefined && { 'content-type': 'application/json' }) },
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
      return await readReply(await send('GET', path, undefined, signal), schema);
    },
  };
}

/** @throws PhoneError also where something in between answered with a page of its own */
export async function readReply<S extends GenericSchema>(
  answer: Response,
  schema: S,
): Promise<InferOutput<S>> {
  let body: unknown;
  try {
    body = await answer.json();
  } catch (cause) {
    throw new PhoneError('gateway.unreachable', { retry: 'later', cause });
  }
  return parse(schema, body, 'gateway.internal');
}

/** @throws PhoneError where the answer breaks off */
export async function textOf(answer: Response): Promise<string> {
  try {
    return await answer.text();
  } catch (cause) {
    throw new PhoneError('gateway.unreachable', { retry: 'later', cause });
  }
}

async function errorOf(answer: Response): Promise<PhoneError> {
  const reply = parseOrNull(ErrorReplySchema, await answer.json().catch(() => null));
  const details = { status: answer.status };
  // An answer that is not the gateway's comes from something in between, as when the gateway is down.
  if (reply === null) return new PhoneError('gateway.unreachable', { retry: 'later', details });
  const { code, said } = reply.error;
  const retry = RETRIES[code] ?? (answer.status >= 500 ? 'later' : 'never');
  return new PhoneError(code, { retry, said, details });
}
