/** The popup's pages: from the click on "Sign in" through Salesforce and Zoom back to the widget. */
import { randomBytes } from 'node:crypto';
import { PhoneError, parse, toPhoneError } from '#call-core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { OAuthProvider, Provider, SignInAttempt } from '../agents/ports.ts';
import type { SignIn, SignInStep } from '../agents/signIn.ts';
import type { Log } from '../logging.ts';
import { signInLimit } from './limits.ts';
import { requireWindow } from './otherSites.ts';
import { signInPage } from './signInPage.ts';

export interface SignInRoutesDeps {
  readonly signIn: SignIn;
  readonly oauth: Readonly<Record<Provider, OAuthProvider>>;
  readonly origins: readonly string[];
  readonly addressPerMinute: number;
  readonly log: Log;
}

const COOKIE = '__Host-zoom-phone-sign-in';

const BeginQuery = v.object({
  origin: v.string(),
  challenge: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  user: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15,18}$/))),
  lang: v.optional(v.pipe(v.string(), v.maxLength(16)), 'en'),
});
const CallbackQuery = v.object({
  state: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  code: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  error: v.optional(v.pipe(v.string(), v.maxLength(128))),
  error_description: v.optional(v.pipe(v.string(), v.maxLength(1024))),
});
type Callback = v.InferOutput<typeof CallbackQuery>;

export function signInRoutes(app: FastifyInstance, deps: SignInRoutesDeps): void {
  const limit = signInLimit(deps);

  app.get('/sign-in', limit, async (request, reply) => {
    requireWindow(request);
    const query = parse(BeginQuery, request.query, 'request.invalid');
    if (!deps.origins.includes(query.origin)) throw new PhoneError('request.forbidden');
    const { url, browserKey } = await deps.signIn.begin({
      origin: query.origin,
      challenge: query.challenge,
      expectedUserId: query.user ?? null,
      language: query.lang,
    });
    void reply.setCookie(COOKIE, browserKey, {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      maxAge: 600,
    });
    return reply.redirect(url);
  });

  app.get('/sign-in/salesforce', limit, (request, reply) =>
    callback(deps, 'salesforce', request, reply, (query, attempt, code) =>
      deps.signIn.backFromSalesforce(query.state, attempt, code),
    ),
  );
  app.get('/sign-in/zoom', limit, (request, reply) =>
    callback(deps, 'zoom', request, reply, (query, attempt, code) =>
      deps.signIn.backFromZoom(query.state, attempt, code),
    ),
  );
}

type Step = (query: Callback, attempt: SignInAttempt, code: string) => Promise<SignInStep>;

async function callback(
  { signIn, oauth, log }: SignInRoutesDeps,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  step: Step,
): Promise<FastifyReply> {
  requireWindow(request);
  const query = parse(CallbackQuery, request.query, 'request.invalid');
  const attempt = await signIn.attempt(query.state, request.cookies[COOKIE]);
  try {
    if (query.error !== undefined) throw oauth[provider].signInError(query.error, query.error_description);
    if (query.code === undefined) throw new PhoneError('request.invalid', { details: { path: 'code' } });
    const next = await step(query, attempt, query.code);
    if ('redirect' in next) return await reply.redirect(next.redirect);
    return await sendPage(reply, attempt, { code: next.code });
  } catch (caught) {
    const error = toPhoneError(caught);
    log.info({ error, requestId: request.id, provider }, 'a sign-in did not succeed');
    return sendPage(reply, attempt, { error: error.code, ...(error.said && { said: error.said }) });
  }
}

/** The last page hands the result to the page that opened the popup, to that origin only, and closes. */
function sendPage(
  reply: FastifyReply,
  attempt: SignInAttempt,
  result: Readonly<Record<string, string>>,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    )
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(signInPage({ nonce, origin: attempt.origin, result, language: attempt.language }));
}
