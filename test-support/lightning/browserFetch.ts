/** `fetch` as a browser has it: over the network, with the page's origin, and with cookies for who asks for them. */
import './browserApis.ts';
import { runInThisContext } from 'node:vm';

type Fetch = typeof fetch;

export function connectBrowserFetch(): void {
  const cookies = new Map<string, string>();

  const browserFetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('origin', window.location.origin);
    // What Node unpacks is a stream of another realm, which jsdom's Response never ends.
    headers.set('accept-encoding', 'identity');
    if (init.credentials === 'include') headers.set('cookie', headerOf(cookies));
    const outside = outsideOf(init.signal);
    const answer = await nodeFetch()(address, {
      ...init,
      headers: Object.fromEntries(headers),
      signal: outside,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers: told } = answer;
    return new Response(answer.body, { status, headers: Object.fromEntries(told) });
  };
  Object.defineProperty(globalThis, 'fetch', { value: browserFetch, configurable: true, writable: true });
}

function headerOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Node's fetch takes Node's signals only. */
function outsideOf(signal: AbortSignal | null | undefined): AbortSignal {
  const create = runInThisContext('() => new AbortController()') as () => AbortController;
  const controller = create();
  signal?.addEventListener('abort', () => {
    controller.abort();
  });
  return controller.signal;
}

function nodeFetch(): Fetch {
  return runInThisContext('fetch') as Fetch;
}
