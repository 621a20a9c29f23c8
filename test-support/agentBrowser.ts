/** What an agent's browser does with the gateway, without a browser: cookies, the sign-in's pages, the live feed. */
import { createHash, randomBytes } from 'node:crypto';
import { ErrorReplySchema, FeedMessageSchema, WIDGET_HEADER, parse } from '#call-core';
import type { FeedMessage, HistoryEntry, Session, TextThread } from '#call-core';
import { SessionSchema } from '#call-core';
import type { WorkbenchUser } from '../scripts/workbench/parties.ts';
import { eventually } from './eventually.ts';
import { mustStaySecret } from './secrecy/witness.ts';

export interface AgentBrowser {
  readonly user: WorkbenchUser;
  /** Goes through the sign-in window to its end. @returns the session, or the error's code */
  signIn(consent?: 'authorize' | 'decline'): Promise<Session | string>;
  /** Goes through the sign-in window, without making a session of what it says. @returns the error's code where it failed */
  signInWindow(consent?: 'authorize' | 'decline'): Promise<SignInProof | string>;
  /** A request as the widget makes it. `headers` replace the usual ones. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Like send, and expects success. */
  tell(method: string, path: string, body?: unknown): Promise<void>;
  openFeed(after?: number): FeedReader;
  /** As the browser sends them, for requests of a test's own making. */
  cookies(): string;
  /** `fetch` as pages in this browser have it. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
}

/** What is worth a session, once. */
export interface SignInProof {
  readonly code: string;
  readonly verifier: string;
}

/** A test may put the browser's in its place. */
const nodeFetch = fetch;

export interface FeedReader {
  readonly messages: readonly FeedMessage[];
  /** The latest word on a call. */
  entry(callId: string): HistoryEntry | undefined;
  /** Waits for a call to be so. */
  waitFor(
    callId: string,
    what: string,
    is: (entry: HistoryEntry) => boolean,
    withinMs?: number,
  ): Promise<HistoryEntry>;
  /** Waits for one of the threads to be so. */
  waitForThread(what: string, is: (thread: TextThread) => boolean, withinMs?: number): Promise<TextThread>;
  /** Resolves when the gateway ends the feed or the connection breaks. */
  readonly ended: Promise<void>;
  close(): void;
}

interface Options {
  readonly urls: { readonly gateway: string; readonly shell: string };
  readonly user: WorkbenchUser;
  /** Cookie of the browser's session at Salesforce. */
  readonly session: string;
  readonly zoomCookie: { readonly name: string; readonly value: string };
}

export function createAgentBrowser({ urls, user, session, zoomCookie }: Options): AgentBrowser {
  const cookies = new Map([
    ['sid', session],
    [zoomCookie.name, zoomCookie.value],
  ]);

  function keepCookies(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
      mustStaySecret([value]);
    }
  }

  function cookieHeader(): string {
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Follows redirects over all servers, as a browser window does. */
  async function open(address: string, form?: URLSearchParams): Promise<{ url: string; text: string }> {
    let url = address;
    let body = form;
    for (let hop = 0; hop < 10; hop++) {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: cookieHeader() },
        ...(body && { method: 'POST', body }),
      });
      keepCookies(answer);
      const location = answer.headers.get('location');
      if (location === null) return { url, text: await answer.text() };
      url = new URL(location, url).href;
      body = undefined;
    }
    throw new Error('The sign-in does not end');
  }

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { origin: urls.shell, [WIDGET_HEADER]: '1' },
  ): Promise<Response> {
    mustStaySecret([body]);
    const answer = await fetch(`${urls.gateway}${path}`, {
      method,
      headers: {
        cookie: cookieHeader(),
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    keepCookies(answer);
    return answer;
  }

  async function signInWindow(consent = 'authorize'): Promise<SignInProof | string> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      origin: urls.shell,
      challenge,
      user: user.salesforceId,
      lang: 'en',
    });
    let page = await open(`${urls.gateway}/sign-in?${query.toString()}`);
    if (page.url.includes('/oauth/authorize'))
      page = await open(page.url, new URLSearchParams({ decision: consent }));
    const { code = '', error } = messageOf(page.text);
    return error ?? { code, verifier };
  }

  return {
    user,
    send,
    signInWindow,
    async signIn(consent) {
      const proof = await signInWindow(consent);
      if (typeof proof === 'string') return proof;
      const answer = await send('POST', '/api/session', proof);
      if (!answer.ok) return parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code;
      return parse(SessionSchema, await answer.json(), 'gateway.internal');
    },
    async tell(method, path, body) {
      const answer = await send(method, path, body);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    },
    fetch(address, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookieHeader());
      headers.set('origin', urls.shell);
      return nodeFetch(address, { ...init, headers });
    },
    cookies: cookieHeader,
    openFeed: (after = 0) =>
      openFeed(`${urls.gateway}/api/feed?after=${after}`, { cookie: cookieHeader(), origin: urls.shell }),
  };
}

/** What the sign-in's last page hands to the widget. */
function messageOf(page: string): { code?: string; error?: string } {
  const message = /const message = (\{.*?\});/.exec(page)?.[1];
  if (message === undefined) throw new Error(`Not the end of a sign-in: ${page.slice(0, 300)}`);
  return JSON.parse(message) as { code?: string; error?: string };
}

function openFeed(url: string, headers: Record<string, string>): FeedReader {
  const messages: FeedMessage[] = [];
  const entries = new Map<string, HistoryEntry>();
  const threads = new Map<string, TextThread>();
  const connection = new AbortController();

  async function read(): Promise<void> {
    const answer = await fetch(url, { headers, signal: connection.signal });
    let rest = '';
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) receive(parse(FeedMessageSchema, JSON.parse(line), 'gateway.internal'));
    }
  }

  function receive(message: FeedMessage): void {
    messages.push(message);
    if (message.type === 'entry') entries.set(message.entry.call.callId, message.entry);
    if (message.type === 'thread') threads.set(message.thread.threadId, message.thread);
  }

  return {
    messages,
    ended: read().catch(() => undefined),
    entry: (callId) => entries.get(callId),
    waitFor: (callId, what, is, withinMs) =>
      eventually(
        `call ${callId}: ${what}`,
        () => {
          const entry = entries.get(callId);
          return entry !== undefined && is(entry) ? entry : null;
        },
        withinMs,
      ),
    waitForThread: (what, is, withinMs) =>
      eventually(`a thread: ${what}`, () => [...threads.values()].find(is), withinMs),
    close() {
      connection.abort();
    },
  };
}
