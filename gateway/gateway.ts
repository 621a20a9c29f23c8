/** Builds the gateway from its configuration: every part is made here and nowhere else. */
import { createPhoneNumbers } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import { createChooseCallerId } from './agents/chooseCallerId.ts';
import { createSessionView } from './agents/sessionView.ts';
import { createSignIn } from './agents/signIn.ts';
import { createAgentTokens } from './agents/tokens.ts';
import { createApplyEvents } from './calls/applyEvents.ts';
import { createEditLog } from './calls/editLog.ts';
import { createFeed } from './calls/feed.ts';
import { createFindPeople } from './calls/findPeople.ts';
import type { Clock } from './calls/ports.ts';
import { createReceiveWebhook } from './calls/receiveWebhook.ts';
import { createRegisterDial } from './calls/registerDial.ts';
import { createResumeSaving } from './calls/resumeSaving.ts';
import { createSaveLog } from './calls/saveLog.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { createBackground } from './jobs/background.ts';
import { createEntryJobHandler } from './jobs/entryJobHandler.ts';
import { createJobQueue } from './jobs/jobQueue.ts';
import type { Log } from './logging.ts';
import { NUMBER_DATA } from './numbers/numberData.ts';
import { createSalesforceDirectory } from './salesforce/directory.ts';
import { createLogWriter } from './salesforce/logWriter.ts';
import { createPeople } from './salesforce/people.ts';
import { createPersonQueries } from './salesforce/personQueries.ts';
import { createSalesforceRequest } from './salesforce/request.ts';
import { createSalesforceOAuth } from './salesforce/salesforceOAuth.ts';
import { createSealing } from './sealing.ts';
import { createAgentStore } from './storage/agentStore.ts';
import { createCallStore } from './storage/callStore.ts';
import { createChangeNotices } from './storage/changeNotices.ts';
import { createCredentialStore } from './storage/credentialStore.ts';
import { openDatabase } from './storage/database.ts';
import { createSessionStore, createSignInStore } from './storage/signInStore.ts';
import { createHandleWebhook } from './zoom/handleWebhook.ts';
import { createZoomDirectory } from './zoom/zoomApi.ts';
import { createZoomOAuth } from './zoom/zoomOAuth.ts';

export interface Gateway {
  /** Takes requests. @returns where */
  start(): Promise<string>;
  /** Takes no more work, finishes what has begun, and lets go of everything. */
  stop(): Promise<void>;
}

const systemClock: Clock = { now: () => Date.now() };

export async function createGateway(config: Config, log: Log, clock: Clock = systemClock): Promise<Gateway> {
  const db = await openDatabase({ url: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
  const sealing = createSealing(config.ENCRYPTION_KEYS);
  const notices = await createChangeNotices({ db, log });
  const queue = await createJobQueue({ db, log });
  const background = createBackground({ log });

  const accounts = createAgentStore({ db, notices, sealing });
  const credentials = createCredentialStore({ db, notices, sealing });
  const sessions = createSessionStore({ db });
  const calls = createCallStore({ db, notices, jobs: queue });

  const oauth = createOAuth(config, clock);
  const tokens = createAgentTokens({ credentials, oauth, clock });
  const numbersIn = createNumbersIn();
  const zoom = createZoomDirectory({ numbers: numbersIn('US') });
  const request = createSalesforceRequest({ tokens });
  const crm = {
    ...createPeople({ queries: createPersonQueries(request), numbersIn }),
    ...createLogWriter({ request }),
  };

  const applyEvents = createApplyEvents({ calls });
  const findPeople = createFindPeople({ calls, crm });
  const saveLog = createSaveLog({ calls, agents: accounts, crm, findPeople });
  const resumeSaving = createResumeSaving({ calls, addJob: queue.addNow });
  const handleWebhook = createHandleWebhook({
    agents: accounts,
    applyEvents,
    removeZoomUser: accounts.removeZoomUser,
    numbers: numbersIn('US'),
  });
  const sessionView = createSessionView({ credentials, smartEmbedUrl: config.ZOOM_SMART_EMBED_URL });
  const signIn = createSignIn({
    signIns: createSignInStore({ db, sealing }),
    sessions,
    accounts,
    tokens,
    oauth,
    salesforce: createSalesforceDirectory(),
    zoom,
    clock,
    onSignedIn: resumeSaving,
  });

  let stopping = false;
  const server = await createApp({
    log,
    access: { origins: config.WIDGET_ORIGINS, sessions, agents: accounts, clock },
    webhook: {
      secret: config.ZOOM_WEBHOOK_SECRET,
      clock,
      receiveWebhook: createReceiveWebhook({
        inbox: queue.inbox,
        apply: handleWebhook,
        inBackground: background.run,
      }),
    },
    signIn: { signIn, oauth, origins: config.WIDGET_ORIGINS },
    session: {
      signIn,
      sessionView,
      chooseCallerId: createChooseCallerId({ accounts, tokens, zoom }),
      giveConsent: accounts.giveConsent,
      numberData: NUMBER_DATA,
    },
    calls: {
      applyEvents,
      registerDial: createRegisterDial({ calls }),
      editLog: createEditLog({ calls, clock }),
      crm,
    },
    feed: { openFeed: createFeed({ calls, agents: accounts, sessionView, onChange: notices.subscribe }) },
    health: { checkDatabase: () => db.query('select 1'), isStopping: () => stopping },
  });

  return {
    async start() {
      await queue.start({
        webhook: handleWebhook,
        entryJob: createEntryJobHandler({
          agents: accounts,
          calls,
          findPeople,
          saveLog,
          clock,
          addNow: queue.addNow,
        }),
      });
      await resumeSaving(null);
      return server.listen({ port: config.PORT, host: config.HOST });
    },
    async stop() {
      stopping = true;
      await server.close();
      await background.drain();
      await queue.stop();
      await notices.stop();
      await db.stop();
    },
  };
}

function createOAuth(config: Config, clock: Clock) {
  return {
    salesforce: createSalesforceOAuth({
      loginUrl: config.SALESFORCE_LOGIN_URL,
      clientId: config.SALESFORCE_CLIENT_ID,
      clientSecret: config.SALESFORCE_CLIENT_SECRET,
      redirectUri: `${config.PUBLIC_URL}/sign-in/salesforce`,
      clock,
    }),
    zoom: createZoomOAuth({
      oauthUrl: config.ZOOM_OAUTH_URL,
      apiUrl: config.ZOOM_API_URL,
      clientId: config.ZOOM_CLIENT_ID,
      clientSecret: config.ZOOM_CLIENT_SECRET,
      redirectUri: `${config.PUBLIC_URL}/sign-in/zoom`,
      clock,
    }),
  };
}

/** Readers of numbers, one per country, made when first wanted. */
function createNumbersIn(): (country: string) => PhoneNumbers {
  const readers = new Map<string, PhoneNumbers>();
  return (country) => {
    const reader = readers.get(country) ?? createPhoneNumbers(NUMBER_DATA, country);
    readers.set(country, reader);
    return reader;
  };
}
