/** Zoom's sign-in in the browser: no passwords, a choice of the account's users. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import type { ZoomUser } from '../options.ts';
import { stringsOf } from '../strings.ts';
import type { Language } from '../strings.ts';
import { rememberUser } from './browserUser.ts';
import { signInPage } from './consentPage.ts';

export interface SignInDeps {
  readonly account: Account;
  readonly language: () => Language;
  readonly onSignIn: (user: ZoomUser) => void;
}

/** Only paths of this server, so that the page cannot be used to lead elsewhere. */
const QuerySchema = v.object({ continue: v.pipe(v.string(), v.regex(/^\/(?!\/)/)) });
const FormSchema = v.object({ user: v.string() });

export function addSignInRoutes(server: FastifyInstance, { account, language, onSignIn }: SignInDeps): void {
  server.get('/signin', (request, reply) => {
    void reply.type('text/html');
    return reply.send(signInPage(stringsOf(language()), account.users, continueTo(request)));
  });

  server.post('/signin', (request, reply) => {
    const form = v.safeParse(FormSchema, request.body);
    const user = account.userOrFirst(form.success ? form.output.user : undefined);
    rememberUser(reply, user);
    onSignIn(user);
    return reply.redirect(continueTo(request), 303);
  });
}

function continueTo({ query }: FastifyRequest): string {
  const parsed = v.safeParse(QuerySchema, query);
  return parsed.success ? parsed.output.continue : '/signin';
}
