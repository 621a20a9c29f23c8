/**
 * Fetches a file of Zoom's, over redirects. Addresses come from answers of others, so each hop is looked at: the host
 * must be one that the administrator allows and lead out of our own network, and the token goes to the first one only.
 */
import { PhoneError } from '#call-core';
import { leadsInside, resolveHost } from './publicAddress.ts';
import type { Resolve } from './publicAddress.ts';
import { errorOfAnswer, errorOfFetch } from './zoomErrors.ts';

const MOST_HOPS = 5;
/** Until an answer begins; a long one may take as long as somebody listens. */
const PATIENCE_MS = 10_000;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export interface Wanted {
  readonly url: string;
  readonly accessToken: string;
  readonly range?: string | undefined;
  readonly signal: AbortSignal;
}

/** @returns the answer at the end of the redirects, whatever its status */
export type Download = (wanted: Wanted) => Promise<Response>;

interface Deps {
  /** These and all hosts below them. */
  readonly hosts: readonly string[];
  readonly resolve?: Resolve;
}

export function createDownload({ hosts, resolve = resolveHost }: Deps): Download {
  /** @throws PhoneError zoom.refused */
  function allowed(address: string, base?: string): URL {
    const url = URL.canParse(address, base) ? new URL(address, base) : null;
    const host = url?.hostname ?? '';
    const known = hosts.some((one) => host === one || host.endsWith(`.${one}`));
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL_HOSTS.includes(host));
    if (url === null || !known || !safe || url.username !== '')
      throw new PhoneError('zoom.refused', { details: { step: 'download', host } });
    return url;
  }

  /** @throws PhoneError zoom.refused */
  async function requireOutside({ hostname: host }: URL): Promise<void> {
    if (!LOCAL_HOSTS.includes(host) && (await leadsInside(host, resolve)))
      throw new PhoneError('zoom.refused', { details: { step: 'download', host, address: 'inside' } });
  }

  return async ({ url: first, accessToken, range, signal }) => {
    let url = allowed(first);
    const origin = url.origin;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      await requireOutside(url);
      const answer = await begun(signal, (patient) =>
        fetch(url, {
          headers: {
            // Lengths and ranges are those of the file only if nothing packs it on the way.
            'accept-encoding': 'identity',
            ...(url.origin === origin && { authorization: `Bearer ${accessToken}` }),
            ...(range !== undefined && { range }),
          },
          redirect: 'manual',
          signal: patient,
        }),
      );
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (location === null) return answer;
      await answer.body?.cancel();
      url = allowed(location, url.href);
    }
    throw new PhoneError('zoom.refused', { details: { step: 'download', hops: MOST_HOPS } });
  };
}

/** What an answer says that is no file. Where files lie, nobody knows of tokens: a refusal there is none of the agent's. */
export async function errorOfDownload(answer: Response, wanted: string): Promise<PhoneError> {
  const error = await errorOfAnswer(answer);
  const isZoom = new URL(answer.url).origin === new URL(wanted).origin;
  if (isZoom || answer.status === 404) return error;
  return new PhoneError('zoom.unavailable', { retry: 'later', details: error.details });
}

async function begun(
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, PATIENCE_MS);
  try {
    return await ask(AbortSignal.any([signal, patience.signal]));
  } catch (cause) {
    throw errorOfFetch(cause);
  } finally {
    clearTimeout(timer);
  }
}
