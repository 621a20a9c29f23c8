/** The document at every address of Lightning and of the page in Classic, and the values of the user. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Controls } from './controls.ts';
import { VALUES_URL, type PageBundles } from './pageBundles.ts';
import { renderPage, type PageHtmlOptions } from './pageHtml.ts';
import { isSignedIn, signIn, userOf, type SignInDeps } from './requestUser.ts';

const ADDRESSES = ['/', '/lightning', '/lightning/*', '/classic'];

/** What Classic's addresses, which are a record ID alone, stand for. */
const CLASSIC_RECORDS: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '00T': 'Task',
  '500': 'Case',
};

export interface PageDeps extends SignInDeps {
  readonly controls: Controls;
  readonly bundles: () => PageBundles;
  /** Text of the module with the values of this user. */
  readonly values: (userId: string) => string;
  readonly trusted: PageHtmlOptions['trusted'];
}

export function addPage(app: FastifyInstance, deps: PageDeps): void {
  const servePage = async (request: FastifyRequest, reply: FastifyReply) => {
    const userId = userOf(request, deps);
    const { html, contentSecurityPolicy } = renderPage({
      imports: deps.bundles().imports,
      lang: deps.controls.state(userId).language === 'ja' ? 'ja' : 'en',
      trusted: deps.trusted,
    });
    if (!isSignedIn(request, userId, deps)) signIn(reply, userId, deps);
    return reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  };
  for (const address of ADDRESSES) app.get(address, servePage);
  app.get<{ Params: { recordId: string } }>('/:recordId(^[a-zA-Z0-9]{15,18}$)', (request, reply) => {
    const { recordId } = request.params;
    const object = CLASSIC_RECORDS[recordId.slice(0, 3)];
    if (object === undefined) reply.callNotFound();
    else void reply.redirect(`/lightning/r/${object}/${recordId}/view`);
  });
  app.get(VALUES_URL, async (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/javascript; charset=utf-8')
      .send(deps.values(userOf(request, deps))),
  );
}
