/** The gateway's HTTP server, without a port: every path, and what holds for all of them. */
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import { USER_HEADER, WIDGET_HEADER } from '#call-core';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { EndSessions } from '../agents/endSessions.ts';
import type { EnterSipAccounts } from '../agents/enterSipAccounts.ts';
import type { Log } from '../logging.ts';
import { adminSessionRoute } from './adminSessionRoute.ts';
import { browserLineRoute } from './browserLineRoute.ts';
import type { BrowserLineRouteDeps, LineChannels } from './browserLineRoute.ts';
import { callRoutes } from './callRoutes.ts';
import type { CallRoutesDeps } from './callRoutes.ts';
import { adminDoctorRoute, doctorRoute } from './doctorRoutes.ts';
import type { DoctorDeps } from './doctorRoutes.ts';
import { externalCallRoutes } from './externalCallRoutes.ts';
import type { ExternalCallRoutesDeps } from './externalCallRoutes.ts';
import { answerUnknown, handleErrors, newRequestId, refuseAddress, refuseConnection } from './errorReply.ts';
import { feedRoute } from './feedRoute.ts';
import type { FeedConnections, FeedRouteDeps } from './feedRoute.ts';
import { healthRoutes } from './healthRoutes.ts';
import type { HealthDeps } from './healthRoutes.ts';
import { exportRoute } from './exportRoute.ts';
import type { ExportRouteDeps } from './exportRoute.ts';
import { createLimits } from './limits.ts';
import type { LimitsConfig } from './limits.ts';
import { historyRoute } from './historyRoute.ts';
import type { HistoryRouteDeps } from './historyRoute.ts';
import { countAnswers, metricsRoute } from './metricsRoute.ts';
import type { MetricsDeps } from './metricsRoute.ts';
import { namingRoutes } from './namingRoutes.ts';
import type { NamingRoutesDeps } from './namingRoutes.ts';
import { adminRoutes, reconciliationRoutes } from './reconciliationRoutes.ts';
import type { AdminDeps } from './reconciliationRoutes.ts';
import { mediaRoutes } from './mediaRoutes.ts';
import type { Listenings, MediaRoutesDeps } from './mediaRoutes.ts';
import { personRoutes } from './personRoutes.ts';
import type { PersonRoutesDeps } from './personRoutes.ts';
import { secureAnswers } from './secureAnswers.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import type { SessionRoutesDeps } from './sessionRoutes.ts';
import { textRoutes } from './textRoutes.ts';
import type { TextRoutesDeps } from './textRoutes.ts';
import { settingsRoutes } from './settingsRoutes.ts';
import type { SettingsRoutesDeps } from './settingsRoutes.ts';
import { sipAccountRoutes } from './sipAccountRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import type { SignInRoutesDeps } from './signInRoutes.ts';
import { createWidgetAccess } from './widgetAccess.ts';
import type { WidgetAccess, WidgetAccessDeps } from './widgetAccess.ts';
import { storable } from '../storage/storable.ts';
import { zoomWebhookRoute } from './zoomWebhookRoute.ts';
import type { ZoomWebhookDeps } from './zoomWebhookRoute.ts';

type WithoutAccess<T> = Omit<T, 'access' | 'log' | 'addressPerMinute'>;

export interface AppDeps {
  readonly log: Log;
  readonly access: WidgetAccessDeps;
  readonly limits: LimitsConfig;
  readonly webhook: ZoomWebhookDeps;
  readonly signIn: WithoutAccess<SignInRoutesDeps>;
  readonly session: WithoutAccess<SessionRoutesDeps>;
  readonly calls: WithoutAccess<CallRoutesDeps>;
  readonly naming: WithoutAccess<NamingRoutesDeps>;
  readonly history: WithoutAccess<HistoryRouteDeps & ExportRouteDeps>;
  readonly admin: AdminDeps & {
    readonly endSessions: EndSessions;
    readonly enterSipAccounts: EnterSipAccounts;
  };
  readonly personData: PersonRoutesDeps['personData'];
  readonly doctor: DoctorDeps;
  readonly externalCalls: ExternalCallRoutesDeps['externalCalls'];
  readonly settings: WithoutAccess<SettingsRoutesDeps>;
  readonly feed: WithoutAccess<FeedRouteDeps>;
  /** Null where there is no browser line. */
  readonly browserLine: WithoutAccess<BrowserLineRouteDeps> | null;
  readonly media: WithoutAccess<MediaRoutesDeps>;
  readonly texts: WithoutAccess<TextRoutesDeps>;
  readonly health: HealthDeps;
  readonly metrics: MetricsDeps;
}

const BODY_LIMIT = 1_048_576;
/** A call's ID of 128 characters, each of them encoded. */
const PARAM_LIMIT = 2048;
/** A description of audio and no more. */
const LINE_MESSAGE_LIMIT = 32_768;
const LOOK_MS = 50;
/** For the whole of a request to arrive. */
const REQUEST_TIMEOUT_MS = 30_000;
/** For its head: whoever sends it letter by letter must not hold a connection for long. */
const HEAD_TIMEOUT_MS = 10_000;
const CHECK_TIMEOUTS_MS = 5000;

/** A server that answers requests until it is closed. */
export interface HttpServer {
  listen(address: { readonly port: number; readonly host: string }): Promise<string>;
  /** Takes no more requests, ends the live feeds, and lets what has begun come to its end. */
  close(): Promise<void>;
}

export async function createApp(deps: AppDeps): Promise<HttpServer> {
  const { log } = deps;
  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback, linklocal, uniquelocal',
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEAD_TIMEOUT_MS, connectionsCheckingInterval: CHECK_TIMEOUTS_MS },
    routerOptions: { maxParamLength: PARAM_LIMIT },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  });
  handleErrors(app, log);
  const routes = gatherRoutes(app);
  const isBusy = watchRequests(app);
  countAnswers(app, deps.metrics.metrics);
  app.addHook('onResponse', (request, reply, done) => {
    const facts = {
      requestId: request.id,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    log.debug(facts, 'answered');
    done();
  });
  // What is answered is somebody's own, and new each time. What may be kept says so itself.
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    // Connections that are kept alive would stay with a gateway that ends.
    if (deps.health.isStopping()) void reply.header('connection', 'close');
    done();
  });
  zoomWebhookRoute(app, deps.webhook);
  const endless = await browserRoutes(app, deps);
  log.debug({ routes: [...routes].join(', ') }, 'these are answered');
  return { listen: (address) => app.listen(address), close: () => close(app, endless, isBusy) };
}

/**
 * Connections that are open without a request, kept alive by their clients or never used, would hold up the end for
 * minutes; they are cut as soon as the last answer is out.
 */
async function close(
  app: FastifyInstance,
  { feeds, listenings, channels }: Endless,
  isBusy: () => boolean,
): Promise<void> {
  feeds.closeAll();
  channels.closeAll();
  listenings.endAll();
  const cut = setInterval(() => {
    if (!isBusy()) app.server.closeAllConnections();
  }, LOOK_MS);
  try {
    await app.close();
  } finally {
    clearInterval(cut);
  }
}

/** @returns what is answered, as `GET /api/session`, once all routes are there */
function gatherRoutes(app: FastifyInstance): ReadonlySet<string> {
  const routes = new Set<string>();
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat())
      if (each !== 'HEAD' && each !== 'OPTIONS') routes.add(`${each} ${url}`);
  });
  return routes;
}

/** @returns whether a request is being answered */
function watchRequests(app: FastifyInstance): () => boolean {
  let open = 0;
  app.addHook('onRequest', (_request, reply, done) => {
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
    });
    done();
  });
  return () => open > 0;
}

/** All that a browser or a program of the company's asks, with what a browser has to know of its answers; Zoom's webhooks do without. */
async function browserRoutes(root: FastifyInstance, deps: AppDeps): Promise<Endless> {
  const { promise, resolve } = Promise.withResolvers<Endless>();
  await root.register(async (app) => {
    answerUnknown(app);
    secureAnswers(app, 'onRequest');
    await app.register(cors, {
      origin: [...deps.access.origins],
      credentials: true,
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowedHeaders: ['content-type', WIDGET_HEADER, USER_HEADER],
      maxAge: 7200,
      // What asks for less than a browser does is answered all the same: the plugin's refusal has a form of its own.
      strictPreflight: false,
    });
    await app.register(cookie);
    await app.register(rateLimit, { global: false });
    if (deps.browserLine !== null)
      await app.register(websocket, { options: { maxPayload: LINE_MESSAGE_LIMIT } });

    metricsRoute(app, deps.metrics);
    healthRoutes(app, deps.health);
    signInRoutes(app, { ...deps.signIn, ...deps.limits, log: deps.log });
    adminRoutes(app, deps.admin);
    adminSessionRoute(app, deps.admin);
    sipAccountRoutes(app, deps.admin);
    personRoutes(app, { personData: deps.personData, adminKey: deps.admin.adminKey });
    adminDoctorRoute(app, { ...deps.doctor, adminKey: deps.admin.adminKey });
    resolve(await widgetRoutes(app, createWidgetAccess(deps.access), deps));
  });
  return await promise;
}

/** Answers that do not end by themselves, or not soon. */
interface Endless {
  readonly feeds: FeedConnections;
  readonly channels: LineChannels;
  readonly listenings: Listenings;
}

async function widgetRoutes(app: FastifyInstance, access: WidgetAccess, deps: AppDeps): Promise<Endless> {
  let feeds: FeedConnections = { closeAll: () => undefined };
  let listenings: Listenings = { endAll: () => undefined };
  let channels: LineChannels = { closeAll: () => undefined };
  await app.register((scope, _, done) => {
    const count = createLimits(scope, access, deps.limits);
    scope.addHook('onRequest', async (request, reply) => {
      access.refuseOtherSites(request);
      await access.identify(request, reply);
      await count(request, reply);
      // Before a body is read, and whatever the route may forget.
      if (request.routeOptions.config.needsNoSession !== true) await access.agentOf(request);
    });
    // What is checked is what will be kept: a text that loses a character on its way into the database may be none any more.
    scope.addHook('preHandler', (request, _reply, next) => {
      if (typeof request.body === 'object') request.body = storable(request.body);
      next();
    });
    sessionRoutes(scope, { ...deps.session, ...deps.limits, access });
    callRoutes(scope, { ...deps.calls, access });
    namingRoutes(scope, { ...deps.naming, access });
    historyRoute(scope, { ...deps.history, access });
    exportRoute(scope, { ...deps.history, access });
    reconciliationRoutes(scope, { ...deps.admin, access });
    externalCallRoutes(scope, { externalCalls: deps.externalCalls, access });
    listenings = mediaRoutes(scope, { ...deps.media, access });
    textRoutes(scope, { ...deps.texts, access });
    settingsRoutes(scope, { ...deps.settings, access });
    doctorRoute(scope, { ...deps.doctor, access });
    feeds = feedRoute(scope, { ...deps.feed, access, log: deps.log });
    if (deps.browserLine !== null)
      channels = browserLineRoute(scope, { ...deps.browserLine, access, log: deps.log });
    done();
  });
  return { feeds, listenings, channels };
}
