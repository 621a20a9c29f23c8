/** The servers of the local Zoom: REST and OAuth on one, the Smart Embed page and files on origins of their own. */
import type { FastifyInstance } from 'fastify';
import { addPadRoutes } from './embed/padRoutes.ts';
import type { PadRoutesDeps } from './embed/padRoutes.ts';
import { addAuthorizeRoute } from './oauth/authorizeRoute.ts';
import type { Files } from './media/files.ts';
import type { TextFiles } from './texts/textFiles.ts';
import type { AccountGrants } from './oauth/accountGrants.ts';
import type { Grants } from './oauth/grants.ts';
import { addSignInRoutes } from './oauth/signInRoutes.ts';
import { addTokenRoutes } from './oauth/tokenRoutes.ts';
import type { LocalZoomOptions } from './options.ts';
import type { Operation } from './rest/operation.ts';
import type { RateLimits } from './rest/rateLimits.ts';
import { addRestRoutes } from './rest/restRoutes.ts';
import type { Settings } from './settings.ts';
import { PAGE_FILES, addStaticFiles, padFiles } from './staticFiles.ts';
import { createWebServer } from './webServer.ts';
import type { WebServerDeps } from './webServer.ts';

export interface ServersDeps extends Omit<WebServerDeps, 'partOf'>, Omit<PadRoutesDeps, 'language' | 'url'> {
  readonly options: LocalZoomOptions;
  readonly settings: Settings;
  readonly grants: Grants;
  readonly accountGrants: AccountGrants;
  readonly rateLimits: RateLimits;
  readonly operations: readonly Operation[];
  readonly files: Files;
  readonly textFiles: TextFiles;
  /** Is told all origins as soon as they are known. */
  readonly urls: ServerUrls;
}

export interface ServerUrls {
  api: string;
  embed: string;
  files: string;
}

export interface Servers {
  readonly stop: () => Promise<void>;
}

export async function startServers(deps: ServersDeps): Promise<Servers> {
  const { options, urls } = deps;
  const api = createApiServer(deps);
  const embed = createEmbedServer(deps);
  const files = createWebServer({ ...deps, partOf: () => 'files' });
  deps.files.addRoutes(files);
  deps.textFiles.addRoutes(files);
  urls.api = await listen(api, options.apiPort, options.host);
  urls.embed = await listen(embed, options.embedPort, options.host);
  urls.files = await listen(files, 0, options.host);
  return {
    async stop() {
      await Promise.all([api.close(), embed.close(), files.close()]);
    },
  };
}

function createApiServer(deps: ServersDeps): FastifyInstance {
  const { account, settings, urls } = deps;
  const { app, language } = settings;
  const server = createWebServer({ ...deps, partOf: (path) => (path.startsWith('/v2') ? 'rest' : 'oauth') });
  addStaticFiles(server, PAGE_FILES);
  addSignInRoutes(server, { account, language, onSignIn: () => undefined });
  addAuthorizeRoute(server, { ...deps, app, language });
  addTokenRoutes(server, { ...deps, app, url: () => urls.api });
  addRestRoutes(server, deps);
  return server;
}

function createEmbedServer(deps: ServersDeps): FastifyInstance {
  const { account, settings, urls, userState } = deps;
  const { language } = settings;
  const server = createWebServer({ ...deps, partOf: () => 'pad' });
  addStaticFiles(server, padFiles());
  addSignInRoutes(server, {
    account,
    language,
    onSignIn: ({ id }) => {
      userState.setPadSignedIn(id, true);
    },
  });
  addPadRoutes(server, { ...deps, language, url: () => urls.embed });
  return server;
}

async function listen(server: FastifyInstance, port: number, host = 'localhost'): Promise<string> {
  await server.listen({ port, host });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The local Zoom has no port.');
  return `http://${host}:${address.port}`;
}
