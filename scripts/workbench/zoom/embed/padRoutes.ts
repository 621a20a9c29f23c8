/** The Smart Embed page, at the path that Zoom has it, and the connection between the page and the cloud. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { html } from '../html.ts';
import { browserUser } from '../oauth/browserUser.ts';
import { page } from '../page.ts';
import { stringsOf } from '../strings.ts';
import type { Language } from '../strings.ts';
import { PadRequestSchema, answerPad } from './padRequests.ts';
import type { PadRequestDeps } from './padRequests.ts';
import type { PadState } from './padProtocol.ts';

export const EMBED_PATH = '/integration/phone/embeddablephone';

export interface PadRoutesDeps extends PadRequestDeps {
  readonly account: Account;
  readonly language: () => Language;
  /** Origin of this server. */
  readonly url: () => string;
}

/** The page runs its own scripts only. Who may embed it is not restricted: Zoom stays silent instead. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
].join('; ');

/** How soon a pad that has lost the cloud looks for it again. */
const RECONNECT_MS = 500;

const EventsQuerySchema = v.object({ host: v.optional(v.string(), '') });

export function addPadRoutes(server: FastifyInstance, deps: PadRoutesDeps): void {
  const { account, language, pads, url } = deps;

  server.get(`${EMBED_PATH}/home`, (_request, reply) => {
    void reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    return reply.type('text/html').send(homePage(language()));
  });

  server.get(`${EMBED_PATH}/signed-in`, (_request, reply) => {
    void reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    return reply.type('text/html').send(signedInPage(language()));
  });

  server.get(`${EMBED_PATH}/events`, (request, reply) => {
    const query = v.safeParse(EventsQuerySchema, request.query);
    const write = beginEvents(reply);
    const padId = pads.connect({
      userId: browserUser(account, request).id,
      hostOrigin: query.success ? query.output.host : '',
      sendState: (id, state: PadState) => {
        write('state', { padId: id, state });
      },
      sendMessage: (message) => {
        write('message', message);
      },
    });
    request.raw.on('close', () => {
      pads.disconnect(padId);
    });
  });

  server.post(`${EMBED_PATH}/do`, (request, reply) => {
    const wanted = v.safeParse(PadRequestSchema, request.body);
    // No other page may act for the user whose cookie the browser sends along.
    if (!wanted.success || !isOwnPage(request, url())) return reply.code(400).send({});
    return reply.send(answerPad(deps, browserUser(account, request), wanted.output));
  });
}

function beginEvents(reply: FastifyReply): (event: string, data: unknown) => void {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  reply.raw.write(`retry: ${RECONNECT_MS}\n\n`);
  return (event, data) => {
    reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
}

function isOwnPage(request: FastifyRequest, url: string): boolean {
  return request.headers.origin === url;
}

function homePage(language: Language): string {
  const strings = stringsOf(language);
  return html`<!doctype html>
    <html lang="${strings.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${strings.padTitle}</title>
        <link rel="stylesheet" href="/static/font/index.css" />
        <link rel="stylesheet" href="/static/embed/page/pad.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/static/embed/page/main.ts"></script>
      </head>
      <body>
        <div id="pad"></div>
        <div id="announcer" class="unseen" role="status" aria-live="polite"></div>
      </body>
    </html>`.html;
}

function signedInPage(language: Language): string {
  const strings = stringsOf(language);
  return page(
    strings,
    strings.signedInTitle,
    html`<h1>${strings.signedInTitle}</h1>
      <p>${strings.signedInNote}</p>
      <script type="module" src="/static/embed/page/signedIn.ts"></script>`,
  );
}
