/** Serves the page: its modules, the values of the user, Salesforce's API with the user's session, and the controls. */
import fastify, { type FastifyInstance } from 'fastify';
import { addAssets, type AssetDeps } from './assetRoutes.ts';
import { addControls, type ControlDeps } from './controlRoutes.ts';
import { addPage, type PageDeps } from './pageRoutes.ts';
import { addSalesforce, type SalesforceProxyDeps } from './salesforceProxy.ts';

export type ShellServerDeps = AssetDeps & ControlDeps & PageDeps & SalesforceProxyDeps;

/** As much as Salesforce takes in one request. */
const BODY_LIMIT = 6_000_000;

export function createShellServer(deps: ShellServerDeps): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: BODY_LIMIT });
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    done(null, payload);
  });
  addAssets(app, deps);
  addPage(app, deps);
  addControls(app, deps);
  addSalesforce(app, deps);
  return app;
}
