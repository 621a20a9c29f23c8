import type { Clock } from '../clock.ts';
import { signatureOf } from './signature.ts';

/** Zoom waits no longer for an answer (page "Using webhooks", "Respond to webhooks"). */
const DEADLINE_MS = 3000;

/** One request to the app's endpoint. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly answer: string;
  /** Why no answer came; empty where one came. */
  readonly failure: string;
}

export interface SignedPost {
  readonly url: string;
  readonly secretToken: string;
  readonly requestId: string;
  readonly body: string;
  /** Ends the request at once. */
  readonly stopped: AbortSignal;
}

export async function postSigned(post: SignedPost, clock: Clock): Promise<Attempt> {
  const at = clock.now();
  const deadline = new AbortController();
  const cancel = clock.after(DEADLINE_MS, () => {
    deadline.abort(new Error('No answer within 3 seconds.'));
  });
  try {
    const response = await fetch(post.url, {
      method: 'POST',
      headers: headersFor(post, at),
      body: post.body,
      redirect: 'manual',
      signal: AbortSignal.any([deadline.signal, post.stopped]),
    });
    return { at, status: response.status, answer: await response.text(), failure: '' };
  } catch (caught) {
    return { at, status: null, answer: '', failure: reasonOf(caught) };
  } finally {
    cancel();
  }
}

/** Zoom tries again after a server error or no answer, never after any other answer. */
export function canRetry({ status }: Attempt): boolean {
  return status === null || status >= 500;
}

export function isAcknowledged({ status }: Attempt): boolean {
  return status === 200 || status === 204;
}

function headersFor({ body, requestId, secretToken }: SignedPost, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Zoom Marketplace/1.0a',
    'x-zm-request-id': requestId,
    'x-zm-request-timestamp': timestamp,
    'x-zm-signature': signatureOf(secretToken, timestamp, body),
  };
}

function reasonOf(caught: unknown): string {
  if (!(caught instanceof Error)) return String(caught);
  return caught.cause instanceof Error ? `${caught.message}: ${caught.cause.message}` : caught.message;
}
