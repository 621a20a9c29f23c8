/** The gateway's own routes over HTTP, with a notebook in the place of everything behind them. */
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import type { FeedMessage, Session } from 'c/zoomCallCore';
import { sessionRoutes } from '../../gateway/http/sessionRoutes.ts';
import { callRoutes } from '../../gateway/http/callRoutes.ts';
import { externalCallRoutes } from '../../gateway/http/externalCallRoutes.ts';
import { namingRoutes } from '../../gateway/http/namingRoutes.ts';
import { handleErrors } from '../../gateway/http/errorReply.ts';
import { feedRoute } from '../../gateway/http/feedRoute.ts';
import { settingsRoutes } from '../../gateway/http/settingsRoutes.ts';
import { signInRoutes } from '../../gateway/http/signInRoutes.ts';
import { createWidgetAccess } from '../../gateway/http/widgetAccess.ts';
import { createLog } from '../../gateway/logging.ts';
import { NUMBER_DATA } from '../../gateway/numbers/numberData.ts';
import { ORG_LEVEL } from './levelSettings.ts';

type Agent = Parameters<Parameters<typeof sessionRoutes>[1]['sessionView']>[0];

const PERSON_FIELDS = { phones: [], countries: [] };

export interface GatewayRoutes {
  readonly url: string;
  /** What came through the routes, in order: the name of the use case and what it was given. */
  readonly noted: readonly (readonly unknown[])[];
  close(): Promise<void>;
}

interface Options {
  readonly session: Session;
  /** What the live feed says to everyone who opens it. */
  readonly feed: readonly FeedMessage[];
  readonly origin: string;
}

export async function startGatewayRoutes({ session, feed, origin }: Options): Promise<GatewayRoutes> {
  const noted: unknown[][] = [];
  const note =
    <T>(name: string, result?: T) =>
    (...given: unknown[]) => {
      noted.push([name, ...given.filter((value) => value !== agent)]);
      return Promise.resolve(result as T);
    };
  const agent = agentOf(session);
  const log = createLog('silent');
  const access = accessFor(agent, origin);
  const app = Fastify();
  handleErrors(app, log);
  await app.register(cookie);
  app.addHook('onRequest', (request, _reply, next) => {
    if (request.method !== 'GET') access.requireOwnPage(request);
    next();
  });
  const unused = () => Promise.reject(new Error('Not a part of these tests.'));
  const oauth = {
    authorizationUrl: () => ({ url: '', verifier: '' }),
    exchangeCode: unused,
    refresh: unused,
    signInError: () => new Error(),
  };
  signInRoutes(app, {
    signIn: {
      begin: note('signIn.begin', { url: 'https://login.example.com', browserKey: 'key' }),
      attempt: unused,
      backFromSalesforce: unused,
      backFromZoom: unused,
      finish: unused,
    },
    oauth: { salesforce: oauth, zoom: oauth },
    origins: [origin],
    addressPerMinute: 600,
    log,
  });
  sessionRoutes(app, {
    access,
    signIn: { finish: note('signIn.finish', { token: 'the-token', agent }) },
    sessionView: () => Promise.resolve(session),
    chooseCallerId: note('chooseCallerId'),
    giveConsent: note('giveConsent'),
    presence: note('presence', { inMeeting: true }),
    numberData: NUMBER_DATA,
    addressPerMinute: 600,
  });
  callRoutes(app, {
    access,
    applyEvents: note('applyEvents'),
    registerDial: note('registerDial'),
    editLog: {
      writeComment: note('writeComment'),
      choose: note('choose'),
      relate: note('relate'),
      setDisposition: note('setDisposition'),
      setQuality: note('setQuality'),
      setTaskValue: note('setTaskValue'),
      makeFollowUpTask: note('makeFollowUpTask'),
      close: note('close'),
      setDeleted: note('setDeleted'),
      retry: note('retry'),
    },
    taskFieldsOf: note('taskFieldsOf', []),
    crm: { findByName: note('findByName', []), numbersOf: note('numbersOf', []) },
  });
  namingRoutes(app, {
    access,
    namePerson: note('namePerson'),
    createPerson: note('createPerson', { outcome: 'duplicates', people: [], mayCreate: true }),
    earlierCalls: { count: note('earlierCalls.count', 2), link: note('earlierCalls.link') },
  });
  externalCallRoutes(app, {
    access,
    externalCalls: {
      search: note('externalCalls.search', { calls: [], nextPage: null }),
      save: note('externalCalls.save', { results: [], revision: 7 }),
      setDismissed: note('externalCalls.setDismissed'),
      count: note('externalCalls.count', 3),
    },
  });
  settingsRoutes(app, {
    access,
    levelSettings: {
      show: note('settings.show', ORG_LEVEL),
      change: note('settings.change'),
      owners: note('settings.owners', [{ level: 'user', id: '005000000000001AAA', name: 'Minami' }]),
    },
    setOwnChoices: note('setOwnChoices'),
  });
  const feeds = feedRoute(app, {
    access,
    log,
    openFeed({ after, send }) {
      noted.push(['openFeed', after]);
      for (const message of feed) void send(message);
      return () => undefined;
    },
  });
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    noted,
    async close() {
      feeds.closeAll();
      await app.close();
    },
  };
}

function accessFor(agent: Agent, origin: string) {
  let token = 'the-token';
  return createWidgetAccess({
    origins: [origin],
    agents: { find: () => Promise.resolve(agent) },
    sessions: {
      find: (given) => Promise.resolve(given === token ? { agentId: agent.id } : 'unknown'),
      extend: () => Promise.resolve(),
      end() {
        token = '';
        return Promise.resolve();
      },
    },
  });
}

function agentOf(session: Session): Agent {
  return {
    id: 'agent-1',
    ...session.agent,
    language: 'en',
    timeZone: session.timeZone,
    homeCountry: session.homeCountry,
    ownNumbers: session.callerIds,
    canHideCallerId: session.canHideCallerId,
    callerId: session.callerId,
    consentGiven: session.consentGiven,
    settings: session.settings,
    closedTaskStatus: 'Completed',
    relatable: session.relatable,
    personFields: { Contact: PERSON_FIELDS, Lead: PERSON_FIELDS },
    revision: 0,
    profileRevision: 0,
  };
}
