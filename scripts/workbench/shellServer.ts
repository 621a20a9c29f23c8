/** Serves the page: its modules, the values of the user, Salesforce's API with the user's session, and the controls. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { PageBundles } from './pageBundles.ts';
import { VALUES_URL } from './pageBundles.ts';
import { renderPage } from './pageHtml.ts';
import { ActionSchema } from './shell/controls.ts';
import type { Controls } from './controls.ts';
import { streamState } from './stateStream.ts';
import type { Sessions } from './supervisor/sessions.ts';

const USER_COOKIE = 'workbench-user';
const SESSION_COOKIE = 'sid';
const FOREVER = 'public, max-age=31536000, immutable';

export interface ShellServerDeps {
  readonly root: string;
  /** Asked for each page, so that a new build shows on reload. */
  readonly bundles: () => PageBundles;
  /** Text of the module with the values of this user; null for an unknown one. */
  readonly values: (userId: string) => string;
  readonly controls: Controls;
  readonly salesforceUrl: string;
  readonly sessions: Sessions;
  /** Further cookies that sign the user in elsewhere on this host. */
  readonly cookiesFor: (userId: string) => readonly { readonly name: string; readonly value: string }[];
  readonly trusted: { readonly connect: readonly string[]; readonly frames: readonly string[] };
}

export function createShellServer(deps: ShellServerDeps): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 6_000_000 });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
  });
  addAssets(app, deps);
  addPage(app, deps);
  addControls(app, deps);
  addSalesforce(app, deps);
  return app;
}

function addPage(app: FastifyInstance, deps: ShellServerDeps): void {
  const servePage = async (request: FastifyRequest, reply: FastifyReply) => {
    const userId = userOf(request, deps);
    const { html, contentSecurityPolicy } = renderPage({
      imports: deps.bundles().imports,
      lang: deps.controls.state(userId).language === 'ja' ? 'ja' : 'en',
      trusted: deps.trusted,
    });
    const isSignedIn =
      cookieOf(request, USER_COOKIE) === userId &&
      cookieOf(request, SESSION_COOKIE) === deps.sessions.of(userId);
    if (!isSignedIn) signIn(reply, userId, deps);
    return reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  };
  app.get('/', servePage);
  app.get('/lightning', servePage);
  app.get('/lightning/*', servePage);
  app.get(VALUES_URL, async (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/javascript; charset=utf-8')
      .send(deps.values(userOf(request, deps))),
  );
}

function addAssets(app: FastifyInstance, { root, bundles }: ShellServerDeps): void {
  const folders: Readonly<Record<string, string>> = {
    slds: 'node_modules/@salesforce-ux/design-system/assets',
    'noto-sans-jp': 'node_modules/@fontsource-variable/noto-sans-jp',
  };
  app.get('/assets/page.css', async (_request, reply) =>
    sendFile(reply, path.join(root, SHELL_DIR, 'page.css')),
  );
  app.get('/assets/icon.svg', async (_request, reply) =>
    sendFile(reply, path.join(root, SHELL_DIR, 'icon.svg')),
  );
  for (const [name, folder] of Object.entries(folders)) {
    app.get(`/assets/${name}/*`, async (request, reply) => {
      const { '*': file } = v.parse(v.object({ '*': v.string() }), request.params);
      const base = path.join(root, folder);
      const found = path.join(base, file);
      if (!found.startsWith(base + path.sep)) return reply.code(404).send();
      return sendFile(reply.header('cache-control', 'public, max-age=86400'), found);
    });
  }
  app.get('/assets/*', async (request, reply) => {
    const text = bundles().modules.get(request.url);
    if (text === undefined) return reply.code(404).send();
    return reply.header('cache-control', FOREVER).type('text/javascript; charset=utf-8').send(text);
  });
}

const SHELL_DIR = 'scripts/workbench/shell';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  const type = TYPES[path.extname(file)];
  const content = type === undefined ? undefined : read(file);
  if (type === undefined || content === undefined) return reply.code(404).send();
  return reply.type(type).send(content);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function addControls(app: FastifyInstance, deps: ShellServerDeps): void {
  app.get('/workbench/state', (request, reply) => {
    streamState(request, reply, deps.controls, userOf(request, deps));
  });
  app.post('/workbench/actions', async (request, reply) => {
    if (!isOwnPage(request)) return reply.code(403).send({ error: 'Only the page itself may do this.' });
    const action = v.safeParse(ActionSchema, request.body);
    if (!action.success) return reply.code(400).send({ error: v.summarize(action.issues) });
    const userId = userOf(request, deps);
    if (action.output.do === 'signInAs') {
      signIn(reply, deps.controls.userOrFirst(action.output.userId), deps);
      return reply.code(204).send();
    }
    const problem = await deps.controls.perform(action.output, userId);
    return problem === undefined ? reply.code(204).send() : reply.code(409).send({ error: problem });
  });
}

/** Salesforce's and Zoom's own pages on this host find the same cookies: the user is signed in there, too. */
function signIn(reply: FastifyReply, userId: string, { sessions, cookiesFor }: ShellServerDeps): void {
  const cookies = [
    { name: USER_COOKIE, value: userId },
    { name: SESSION_COOKIE, value: sessions.of(userId) },
    ...cookiesFor(userId),
  ];
  const attributes = 'Path=/; HttpOnly; SameSite=Lax';
  reply.header(
    'set-cookie',
    cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}; ${attributes}`),
  );
}

/** A page of another site could otherwise send the browser here. */
function isOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** Salesforce's REST API on the page's own host, with the session of the browser's user. */
function addSalesforce(app: FastifyInstance, deps: ShellServerDeps): void {
  app.route({
    method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    url: '/services/data/*',
    handler: async (request, reply) => {
      if (!isOwnPage(request)) return reply.code(403).send();
      const answer = await askSalesforce(request, deps);
      // As a browser sees it when nothing answers.
      if (answer === undefined) return reply.code(502).send();
      reply.code(answer.status).header('cache-control', 'no-store');
      return reply.type(answer.headers.get('content-type') ?? 'application/json').send(await answer.text());
    },
  });
}

/** A session that has ended is replaced once, as Lightning Experience does without a word. */
async function askSalesforce(request: FastifyRequest, deps: ShellServerDeps): Promise<Response | undefined> {
  const userId = userOf(request, deps);
  const ask = () =>
    fetch(deps.salesforceUrl + request.url, {
      method: request.method,
      headers: { authorization: `Bearer ${deps.sessions.of(userId)}`, 'content-type': 'application/json' },
      ...(request.body === undefined || request.method === 'GET'
        ? {}
        : { body: JSON.stringify(request.body) }),
    }).catch(() => undefined);
  const answer = await ask();
  if (answer?.status !== 401) return answer;
  deps.sessions.forget(userId);
  return ask();
}

function userOf(request: FastifyRequest, { controls }: ShellServerDeps): string {
  return controls.userOrFirst(cookieOf(request, USER_COOKIE));
}

function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}
