/**
 * What Zoom leaves of its rate limits, as its answers tell it: `X-RateLimit-Category`, `-Limit` and `-Remaining`
 * (developers.zoom.us, "Rate limits"). Not every answer has them.
 */
import diagnostics from 'node:diagnostics_channel';
import * as v from 'valibot';

export interface ZoomQuota {
  /** `heavy`, `medium` or `light`: requests that share a limit. */
  readonly category: string;
  readonly limit: number;
  readonly remaining: number;
}

/** Node tells of the answers to `fetch` there, so that nobody who asks Zoom has to pass them on. */
const CHANNEL = 'undici:request:headers';
const API = '/v2/';
const Answered = v.object({
  request: v.looseObject({ path: v.string() }),
  response: v.looseObject({ headers: v.array(v.instance(Uint8Array)) }),
});
const whole = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const Headers = v.object({
  'x-ratelimit-category': v.pipe(v.string(), v.toLowerCase(), v.picklist(['heavy', 'medium', 'light'])),
  'x-ratelimit-limit': whole,
  'x-ratelimit-remaining': whole,
});

/** @returns ends it */
export function watchZoomQuota(tell: (quota: ZoomQuota) => void): () => void {
  function look(message: unknown): void {
    const answered = v.safeParse(Answered, message);
    if (!answered.success || !answered.output.request.path.startsWith(API)) return;
    const headers = v.safeParse(Headers, Object.fromEntries(named(answered.output.response.headers)));
    if (!headers.success) return;
    const {
      'x-ratelimit-category': category,
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': remaining,
    } = headers.output;
    tell({ category, limit, remaining });
  }
  diagnostics.subscribe(CHANNEL, look);
  return () => {
    diagnostics.unsubscribe(CHANNEL, look);
  };
}

/** Names and values stand one after the other. */
function named(headers: readonly Uint8Array[]): ReadonlyMap<string, string> {
  const texts = headers.map((bytes) => Buffer.from(bytes).toString('latin1'));
  return new Map(
    texts.flatMap((text, index) =>
      index % 2 === 0 ? [[text.toLowerCase(), texts[index + 1] ?? ''] as const] : [],
    ),
  );
}
