/** Builds the gateway from its configuration: every part is made here and nowhere else. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createPhoneNumbers } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import { createChooseCallerId } from './agents/chooseCallerId.ts';
import { createCheckSettings } from './agents/checkSettings.ts';
import { createEndSessions } from './agents/endSessions.ts';
import { createEnterSipAccounts } from './agents/enterSipAccounts.ts';
import { createFollowSettings } from './agents/followSettings.ts';
import { createLevelSettings } from './agents/levelSettings.ts';
import { createPresence } from './agents/presence.ts';
import { createSessionView } from './agents/sessionView.ts';
import { createSessions } from './agents/sessions.ts';
import { createSignIn } from './agents/signIn.ts';
import { createTaskFieldsOf } from './agents/taskFields.ts';
import { createAgentTokens } from './agents/tokens.ts';
import type { AgentTokens } from './agents/tokens.ts';
import { createApplyEvents, createApplyToMany } from './calls/applyEvents.ts';
import { createAskForSweeps } from './calls/askForSweeps.ts';
import { createCreatePerson } from './calls/createPerson.ts';
import { createDoubtSaved } from './calls/doubtSaved.ts';
import { createEarlierCalls } from './calls/earlierCalls.ts';
import { createEditLog } from './calls/editLog.ts';
import { createExternalCalls } from './calls/externalCalls.ts';
import { createFeed } from './calls/feed.ts';
import { createFillNumbers } from './calls/fillNumbers.ts';
import { createForgetOld, keptMs } from './calls/forgetOld.ts';
import { createFindPeople } from './calls/findPeople.ts';
import { createExportLogs } from './calls/exportLogs.ts';
import { createListHistory } from './calls/listHistory.ts';
import { createFindPeopleOfMany } from './calls/findPeopleOfMany.ts';
import { createLogOutcomes } from './calls/logOutcomes.ts';
import { createMakePerson } from './calls/makePerson.ts';
import { createMatchNumbers } from './calls/matchNumbers.ts';
import { createNamePerson } from './calls/namePerson.ts';
import type {
  AgentStore,
  CallStore,
  Clock,
  Crm,
  ExternalCallStore,
  MatchNumbers,
  NumberIndex,
} from './calls/ports.ts';
import { createReconcile } from './calls/reconcile.ts';
import { createReceiveWebhook } from './calls/receiveWebhook.ts';
import { createRegisterDial } from './calls/registerDial.ts';
import { createResumeSaving } from './calls/resumeSaving.ts';
import { createSaveFollowUpTask } from './calls/saveFollowUpTask.ts';
import { createSaveLog } from './calls/saveLog.ts';
import { createSaveLogs } from './calls/saveLogs.ts';
import { createSweepHistory } from './calls/sweepHistory.ts';
import { createTakeMedia } from './calls/takeMedia.ts';
import type { TakeMedia } from './calls/takeMedia.ts';
import { composeDoctor } from './composeDoctor.ts';
import { composeTexts } from './composeTexts.ts';
import { composeTracing } from './composeTracing.ts';
import { composeVoice } from './composeVoice.ts';
import type { Config } from './config.ts';
import { createGatewayStatus } from './doctor/status.ts';
import { createApp } from './http/app.ts';
import { createMediaTickets } from './http/mediaTickets.ts';
import { createBackground } from './jobs/background.ts';
import type { Background } from './jobs/background.ts';
import { createEntryJobHandler } from './jobs/entryJobHandler.ts';
import { createJobQueue } from './jobs/jobQueue.ts';
import type { JobQueue } from './jobs/jobQueue.ts';
import type { Log } from './logging.ts';
import { countingQuality, countingWebhooks, timingLogs } from './metrics/measured.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createPersonData } from './people/personData.ts';
import { NUMBER_DATA } from './numbers/numberData.ts';
import { createCallTasks } from './salesforce/callTasks.ts';
import { createChangedPeople } from './salesforce/changedPeople.ts';
import { createPersonTraces } from './salesforce/personTraces.ts';
import { createSalesforceDirectory } from './salesforce/directory.ts';
import { createFollowUpTasks } from './salesforce/followUpTasks.ts';
import { createContexts } from './salesforce/contexts.ts';
import { createFates } from './salesforce/fates.ts';
import { createOrgPace, createOrgUsage } from './salesforce/holding.ts';
import { withLearning } from './salesforce/learning.ts';
import { createLogBatches } from './salesforce/logBatches.ts';
import { createLoggedKeys } from './salesforce/loggedKeys.ts';
import { createLogWriter } from './salesforce/logWriter.ts';
import { createMatchObjects } from './salesforce/matchObjects.ts';
import type { MatchObjects } from './salesforce/matchObjects.ts';
import { createNewPeople } from './salesforce/newPeople.ts';
import { createPeople } from './salesforce/people.ts';
import { createPersonQueries } from './salesforce/personQueries.ts';
import { createSalesforceRequest } from './salesforce/request.ts';
import type { SalesforceRequest } from './salesforce/request.ts';
import { createSettingsSource } from './salesforce/settingsSource.ts';
import { createTaskFieldReader } from './salesforce/taskFields.ts';
import { createSalesforceOAuth } from './salesforce/salesforceOAuth.ts';
import { createSealing } from './sealing.ts';
import { createAgentStore } from './storage/agentStore.ts';
import { countNodes, readBacklog } from './storage/backlog.ts';
import { createCallStore } from './storage/callStore.ts';
import { createChangeNotices } from './storage/changeNotices.ts';
import type { ChangeNotices } from './storage/changeNotices.ts';
import { createCreationStore } from './storage/creationStore.ts';
import { createCredentialStore } from './storage/credentialStore.ts';
import type { Resealing } from './storage/credentialStore.ts';
import { openDatabase } from './storage/database.ts';
import type { Database } from './storage/database.ts';
import { createExternalCallStore } from './storage/externalCallStore.ts';
import { createMediaStore } from './storage/mediaStore.ts';
import { createNumberFillStore } from './storage/numberFillStore.ts';
import { createNumberIndex } from './storage/numberIndex.ts';
import { createOldData } from './storage/oldData.ts';
import { createPaceStore } from './storage/paceStore.ts';
import { createPersonStore } from './storage/personStore.ts';
import { createRememberedPeople } from './storage/rememberedPeople.ts';
import { createSettingsStore } from './storage/settingsStore.ts';
import { createSessionStore, createSignInStore } from './storage/signInStore.ts';
import { createSipAccountStore } from './storage/sipAccountStore.ts';
import { createSweepStore } from './storage/sweepStore.ts';
import { createCallHistory } from './zoom/callHistory.ts';
import { createCallList } from './zoom/callList.ts';
import {
  tracedKeep,
  tracedMatching,
  tracedReceive,
  tracedTextJob,
  tracedTokens,
  tracedWebhook,
  tracedWebhooks,
  traceEntryJobs,
} from './tracing/traced.ts';
import type { Tracing } from './tracing/tracing.ts';
import { createDownload } from './zoom/download.ts';
import { createHandleWebhook } from './zoom/handleWebhook.ts';
import { createHandleWebhooks } from './zoom/handleWebhooks.ts';
import { createMediaSource } from './zoom/mediaSource.ts';
import { createZoomDirectory } from './zoom/zoomApi.ts';
import { isOfNow } from './zoom/webhook.ts';
import { createZoomPacer, pacedTokens } from './zoom/pacing.ts';
import { createZoomOAuth } from './zoom/zoomOAuth.ts';
import { watchZoomQuota } from './zoom/zoomQuota.ts';

export interface Gateway {
  /** Takes requests. @returns where */
  start(): Promise<string>;
  /** Says on `/readyz` that it ends, and serves as before until the load balancer has seen it. Then: stop. */
  drain(): Promise<void>;
  /** Takes no more work, finishes what has begun, and lets go of everything. */
  stop(): Promise<void>;
}

const systemClock: Clock = { now: () => Date.now() };

export async function createGateway(config: Config, log: Log, clock: Clock = systemClock): Promise<Gateway> {
  const instance = randomUUID();
  const tracing = await composeTracing(config, { log, instance });
  const db = await openDatabase({ url: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
  const sealing = createSealing(config.ENCRYPTION_KEYS);
  const notices = await createChangeNotices({ db, log });
  const queue = await createQueue(config, db, log, tracing);
  /** Most wait for whose they are, which is asked of many together. */
  const background = createBackground({ log, atOnce: 24, waitingAtMost: 2000 });
  /** One at a time, and few that wait: the rest is the inbox's, for all gateways. */
  const late = createBackground({ log, atOnce: 1, waitingAtMost: 20 });
  /** Of its own: however slow Zoom is, webhooks do not queue behind it. */
  const lookUps = createBackground({ log });
  /** Nor does anything else behind the numbers of people. */
  const indexing = createBackground({ log });
  let stopping = false;

  const accounts = createAgentStore({ db, notices, sealing });
  const credentials = createCredentialStore({ db, notices, sealing });
  const sipAccounts = createSipAccountStore({ db, notices, sealing });
  const sessionStore = createSessionStore({ db, notices });
  const sessions = createSessions({ store: sessionStore, clock });
  const calls = createCallStore({ db, notices, jobs: queue });
  const foundCalls = createExternalCallStore({ db });

  const old = createOldData({ db });
  const forgetOld = createForgetOld({
    ...{ calls, clock, old },
    onFailed(error, agentId) {
      log.warn({ error, agentId }, 'what is old could not be forgotten');
    },
    keep: {
      callsMs: keptMs(config.KEEP_CALLS_DAYS),
      textsMs: keptMs(config.KEEP_TEXTS_DAYS),
      listeningsMs: keptMs(config.KEEP_LISTENINGS_DAYS),
    },
  });

  const oauth = createOAuth(config, clock);
  const pacing = createPaceStore({ db });
  const pacer = createZoomPacer({ pacing, isWaitedFor: () => !db.isBehind() });
  const agentTokens = createAgentTokens({
    ...{ credentials, oauth, clock },
    async onNotAllowed(agentId) {
      log.info({ agentId }, 'an agent is not allowed any more; the sessions end');
      await sessionStore.removeOf(agentId);
    },
  });
  const tokens = pacedTokens(tracedTokens(agentTokens, tracing), pacer);
  const numbersIn = createNumbersIn();
  const zoom = createZoomDirectory({ numbers: numbersIn('US') });
  const metrics = createMetrics();
  const forgetZoomQuota = watchZoomQuota((quota) => {
    metrics.zoomQuota(quota);
    pacer.learn(quota.category, quota.limit);
  });
  const usage = createOrgUsage({ clock });
  const pace = createOrgPace({
    ...{ holding: pacing, orgOf: createSettingsStore({ db, notices }).orgOf },
    isWaitedFor: () => !db.isBehind(),
  });
  const request = createSalesforceRequest({
    tokens,
    pace,
    onUsage(told) {
      metrics.salesforceUsage(told);
      usage.note(told);
    },
  });
  /** Looks can wait for a day on which the org has requests left. */
  const unlessScarce = (look: () => Promise<void>) => async () => {
    if (!usage.isScarce()) await look();
  };
  const numberIndex = createNumberIndex({ db, completeForMs: completeForMs(config) });
  const matchObjects = createMatchObjects({ request, clock });
  const crm = createCrm({ request, numbersIn, numberIndex, indexing, matchObjects });

  const applyEvents = createApplyEvents({ calls });
  const takeMedia = createTakeMedia({ calls });
  const matchNumbers = tracedMatching(
    createMatchNumbers({
      ...{ crm, index: numberIndex, remembered: createRememberedPeople({ db }) },
      inBackground: indexing.run,
    }),
    tracing,
  );
  const entryJob = createEntryJobs({
    commentSeconds: config.COMMENT_SECONDS,
    ...{ calls, agents: accounts, crm, matchNumbers, clock, addNow: queue.addNow, metrics, tracing },
  });
  const resumeSaving = createResumeSaving({ ...queue, calls });
  const makePerson = createMakePerson({
    ...{ crm, numberIndex, clock },
    creations: createCreationStore({ db }),
  });
  const texts = composeTexts(config, {
    ...{ db, notices, queue, agents: accounts, tokens, request, crm, matchNumbers, makePerson, clock, log },
    numbers: numbersIn('US'),
  });
  const sweeps = createSweeps(config, {
    ...{ db, clock, tokens, queue, applyEvents, takeMedia, numbers: numbersIn('US') },
    ...{ calls, agents: accounts, found: foundCalls },
  });
  const handleWebhook = createHandleWebhook({
    agents: accounts,
    applyEvents,
    takeMedia,
    ...{ takeTexts: texts.takeTexts, takeOptStatuses: texts.takeOptStatuses },
    removeZoomUser: accounts.removeZoomUser,
    numbers: numbersIn('US'),
  });
  const handleWebhooks = createHandleWebhooks({
    ...{ agents: accounts, applyToMany: createApplyToMany({ calls }), handleWebhook },
    numbers: numbersIn('US'),
  });
  const workOffMany = tracedWebhooks(handleWebhooks, tracing);
  const textJob = tracedTextJob(texts.job, tracing);
  const workOff = tracedWebhook(handleWebhook, tracing);
  const inbox = {
    keep: tracedKeep(queue.inbox.keep, tracing),
    // Noted together, for those that are late as well, and what is of now must not wait for these.
    done: (id: string) => db.inFront(() => queue.inbox.done(id)),
  };
  const fillNumbers = createFill(config, {
    ...{ db, clock, agents: accounts, request, numbersIn, log },
    isStopping: () => stopping,
  });
  const settings = createSettings({ db, notices, request, numbersIn, crm, log, matchObjects });
  const voice = composeVoice(config, {
    ...{ db, notices, clock, log },
    accounts: sipAccounts,
    metrics: metrics.voice,
  });
  const examination = composeDoctor(config, {
    ...{
      db,
      sealing,
      agents: accounts,
      tokens,
      request,
      crm,
      objects: matchObjects,
      zoom,
      numbersIn,
      clock,
      log,
      instance,
      voice,
    },
    ...{ settings: settings.source, orgOf: settings.orgOf },
  });
  const sessionView = createSessionView({
    credentials,
    smartEmbedUrl: config.ZOOM_SMART_EMBED_URL,
    hasBrowserLine: voice !== null,
  });
  const signIn = createSignIn({
    signIns: createSignInStore({ db, sealing }),
    sessions,
    accounts,
    tokens,
    oauth,
    salesforce: createSalesforceDirectory(),
    zoom,
    clock,
    onSignedIn(agentId) {
      log.info({ agentId }, 'an agent has signed in');
      matchObjects.forget(agentId);
      if (config.NUMBER_FILL_SECONDS > 0) indexing.run(() => fillNumbers.ofAgent(agentId));
      return Promise.all([
        ...[settings.follow.ofAgent(agentId), resumeSaving(agentId), texts.resume(agentId)],
        queue.sweepSoon(agentId),
      ]);
    },
  });

  const server = await createApp({
    log,
    access: { origins: config.WIDGET_ORIGINS, sessions, agents: accounts },
    limits: {
      agentPerMinute: config.AGENT_REQUESTS_PER_MINUTE,
      addressPerMinute: config.ADDRESS_REQUESTS_PER_MINUTE,
    },
    webhook: {
      secret: config.ZOOM_WEBHOOK_SECRET,
      clock,
      receiveWebhook: tracedReceive(
        countingWebhooks(
          createReceiveWebhook({
            ...{ inbox, apply: workOff, now: background.run },
            late: (work, afterwards) => late.run(() => db.behind(work), afterwards),
            isOfNow: (body) => isOfNow(body, clock.now()),
          }),
          metrics,
        ),
        tracing,
      ),
      noteSighting: examination.sightings.note,
    },
    signIn: { signIn, oauth, origins: config.WIDGET_ORIGINS },
    session: {
      signIn,
      sessionView,
      chooseCallerId: createChooseCallerId({ accounts, tokens, zoom }),
      giveConsent: accounts.giveConsent,
      presence: createPresence({ tokens, zoom, inBackground: lookUps.run, onUnknown: tellUnknown(log) }),
      numberData: NUMBER_DATA,
    },
    calls: {
      applyEvents,
      registerDial: createRegisterDial({ calls }),
      editLog: countingQuality(createEditLog({ calls, clock, askAgain: pace.release }), metrics.voice),
      taskFieldsOf: createTaskFieldsOf({ crm, clock }),
      crm,
    },
    naming: {
      namePerson: createNamePerson({ calls, crm }),
      createPerson: createCreatePerson({ calls, makePerson, onMade: texts.personMade }),
      earlierCalls: createEarlierCalls({ calls }),
    },
    history: { listHistory: createListHistory({ calls }), exportLogs: createExportLogs({ calls }) },
    admin: {
      reconcile: sweeps.reconcile(crm),
      endSessions: createEndSessions({ store: sessionStore }),
      enterSipAccounts: createEnterSipAccounts({ agents: accounts, accounts: sipAccounts }),
      adminKey: config.ADMIN_KEY,
    },
    personData: createPersonData({
      ...{ agents: accounts, old, clock, store: createPersonStore({ db }) },
      crm: { ...crm, ...createPersonTraces({ request }) },
      normalise: (number, country) => numbersIn('US').toE164(number, country),
    }),
    externalCalls: createExternalCalls({
      ...{ calls, crm, applyEvents, clock, found: foundCalls },
      list: createCallList({ tokens, numbers: numbersIn('US') }),
    }),
    settings: { levelSettings: settings.levels, setOwnChoices: accounts.setOwnChoices },
    doctor: {
      ...examination.routes,
      gatewayStatus: createGatewayStatus({
        ...{ readBacklog: () => readBacklog(db), countNodes: () => countNodes(db) },
        quotas: metrics.quotas,
        readVoice: async () => (await voice?.backlog()) ?? null,
        countCalls: metrics.voice.liveCalls,
      }),
    },
    feed: {
      openFeed: createFeed({
        ...{ calls, texts: texts.store, agents: accounts, sessionView },
        onChange: notices.subscribe,
        onOpened: (agentId) => background.run(() => sweeps.afterGap(agentId)),
      }),
    },
    browserLine: voice,
    media: {
      calls,
      media: createMediaStore({ db }),
      source: createSource(config, tokens, takeMedia),
      tickets: createMediaTickets({ sealing, clock }),
    },
    texts: texts.routes,
    metrics: {
      ...{ metrics, metricsKey: config.METRICS_KEY },
      readBacklog: () => readBacklog(db),
      readVoice: async () => (await voice?.backlog()) ?? null,
    },
    health: {
      checkDatabase: () => db.query('select 1'),
      isStopping: () => stopping,
      instance,
    },
  });

  return {
    async start() {
      await tellResealing([credentials, sipAccounts], log);
      await fillNumbers.start();
      await queue.start({
        // What is of now and has come too thick for `background` is waited for all the same.
        webhooks: (stored) =>
          stored.some(({ body }) => isOfNow(body, clock.now()))
            ? workOffMany(stored)
            : db.behind(() => workOffMany(stored)),
        sweep: (agentId) =>
          db.behind(async () => {
            await texts.sweepSoon(agentId);
            await sweeps.ofAgent(agentId);
          }),
        sweepDue: () => db.behind(sweeps.ofAll),
        settingsDue: () => db.behind(unlessScarce(settings.follow.ofAll)),
        numbersDue: () => db.behind(unlessScarce(fillNumbers.ofAll)),
        forgetDue: () =>
          db.behind(async () => {
            const forgotten = await forgetOld();
            if (Object.values(forgotten).some((count) => count > 0))
              log.info(forgotten, 'what was kept long enough is forgotten');
          }),
        entryJob: (job) => db.behind(() => entryJob(job)),
        textJob: (job) => db.behind(() => textJob(job)),
      });
      await Promise.all([resumeSaving(null), texts.resume(null)]);
      return server.listen({ port: config.PORT, host: config.HOST });
    },
    async drain() {
      stopping = true;
      // Nobody could take over from one that has the database for itself.
      if (db.shared) await wait(config.DRAIN_SECONDS * 1000);
    },
    async stop() {
      stopping = true;
      // While pages can still be told how their calls end.
      await voice?.stop();
      await server.close();
      await Promise.all([background, late, lookUps, indexing].map((each) => each.drain()));
      await queue.stop();
      await examination.sightings.stop();
      await notices.stop();
      await db.stop();
      forgetZoomQuota();
      await tracing.stop();
    },
  };
}

/** Whoever changes ENCRYPTION_KEYS learns from the log when the old key may go. */
async function tellResealing(stores: readonly Resealing[], log: Log): Promise<void> {
  const counts = { sealedAnew: 0, lost: 0 };
  for (const store of stores) {
    const { sealedAnew, lost } = await store.reseal();
    counts.sealedAnew += sealedAnew;
    counts.lost += lost;
  }
  if (counts.sealedAnew > 0) log.info(counts, 'tokens were sealed anew with the first of ENCRYPTION_KEYS');
  if (counts.lost > 0) log.warn(counts, 'none of ENCRYPTION_KEYS opens the tokens of some agents');
}

interface EntryJobParts {
  readonly calls: CallStore;
  readonly agents: AgentStore;
  readonly crm: Crm;
  readonly matchNumbers: MatchNumbers;
  readonly clock: Clock;
  readonly addNow: JobQueue['addNow'];
  readonly commentSeconds: number;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

function createEntryJobs(parts: EntryJobParts) {
  const traced = traceEntryJobs(parts.tracing);
  const outcomes = traced.outcomes(timingLogs(createLogOutcomes(parts), parts.metrics, parts.clock));
  const findPeople = createFindPeople(parts);
  const findPeopleOfMany = createFindPeopleOfMany(parts);
  const saveLog = createSaveLog({ ...parts, findPeople, outcomes });
  const saveLogs = createSaveLogs({ ...parts, findPeopleOfMany, saveLog, outcomes });
  const saveFollowUpTask = createSaveFollowUpTask(parts);
  return traced.job(
    createEntryJobHandler({
      ...{ ...parts, findPeople, findPeopleOfMany, saveLogs, saveFollowUpTask },
      doubtSaved: createDoubtSaved(parts),
    }),
  );
}

interface SweepParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly tokens: AgentTokens;
  readonly queue: JobQueue;
  readonly applyEvents: ReturnType<typeof createApplyEvents>;
  readonly takeMedia: TakeMedia;
  readonly numbers: PhoneNumbers;
  readonly calls: CallStore;
  readonly agents: AgentStore;
  readonly found: ExternalCallStore;
}

function createSweeps(config: Config, parts: SweepParts) {
  const { db, clock, tokens, queue, applyEvents, takeMedia, numbers } = parts;
  const everyMs = config.HISTORY_SWEEP_SECONDS * 1000;
  const sweeps = createSweepStore({ db });
  const history = createCallHistory({ tokens, numbers });
  const { sweepSoon } = queue;
  return {
    ofAgent: createSweepHistory({
      ...{ sweeps, history, applyEvents, attach: takeMedia.attach, clock },
      keepMs: keptMs(config.KEEP_CALLS_DAYS),
    }),
    reconcile: (crm: Crm) => createReconcile({ ...parts, sweeps, history, crm }),
    ...createAskForSweeps({ sweeps, sweepSoon, clock, everyMs }),
  };
}

function createSource({ ZOOM_MEDIA_HOSTS: hosts }: Config, tokens: AgentTokens, takeMedia: TakeMedia) {
  return createMediaSource({
    tokens,
    download: createDownload({ hosts }),
    onFound: ({ agentId, callId, facts: { id, kind } }, { downloadUrl }) =>
      takeMedia.attach(agentId, callId, { id, kind, downloadUrl }),
    onGone: ({ facts }) => takeMedia.remove(facts.id),
  });
}

interface CrmParts {
  readonly request: SalesforceRequest;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly numberIndex: NumberIndex;
  readonly indexing: Background;
  readonly matchObjects: MatchObjects;
}

function createCrm({ request, numbersIn, numberIndex: index, indexing, matchObjects }: CrmParts): Crm {
  const queries = withLearning(createPersonQueries({ request, matchObjects }), {
    numbersIn,
    onRead: (agent, people) => indexing.run(() => index.learn(agent, people)),
  });
  const people = createPeople({ queries, contexts: createContexts(request), numbersIn });
  const logWriter = createLogWriter({ request });
  return {
    ...people,
    ...createFates({ request, findById: people.findById }),
    ...createNewPeople({ request }),
    ...logWriter,
    ...createLogBatches({ request, saveLog: logWriter.saveLog }),
    ...createCallTasks(request),
    ...createLoggedKeys({ request }),
    ...createFollowUpTasks(request),
    ...createTaskFieldReader({ request }),
  };
}

/** One look may fail, and the next take long. */
const LOOKS_UNTIL_INCOMPLETE = 3;
const COMPLETE_AT_LEAST_MS = 60_000;

/** For how long after a look nobody else is searched for. */
function completeForMs({ NUMBER_FILL_SECONDS: seconds }: Config): number {
  return seconds === 0 ? 0 : Math.max(seconds * 1000 * LOOKS_UNTIL_INCOMPLETE, COMPLETE_AT_LEAST_MS);
}

interface FillParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly agents: AgentStore;
  readonly request: SalesforceRequest;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly log: Log;
  readonly isStopping: () => boolean;
}

function createFill(config: Config, { db, request, numbersIn, log, ...parts }: FillParts) {
  return createFillNumbers({
    ...parts,
    fills: createNumberFillStore({ db }),
    people: createChangedPeople({ request, numbersIn }),
    everyMs: config.NUMBER_FILL_SECONDS * 1000,
    onFailed(error, orgId) {
      log.warn(
        { error, orgId },
        'the numbers of an org could not be read; what is not known is searched for',
      );
    },
  });
}

interface SettingsParts {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly request: SalesforceRequest;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly crm: Crm;
  readonly log: Log;
  readonly matchObjects: MatchObjects;
}

function createSettings({ db, notices, request, numbersIn, crm, log, matchObjects: objects }: SettingsParts) {
  const store = createSettingsStore({ db, notices });
  const source = createSettingsSource({ request });
  const follow = createFollowSettings({
    ...{ store, source, numbersIn },
    onUnread(error, orgId) {
      log.warn({ error, orgId }, 'the settings of an org could not be read; those known hold');
    },
  });
  const check = createCheckSettings({ objects, crm, numbersIn });
  const levels = createLevelSettings({ store, source, follow, numbersIn, check });
  return { follow, levels, source, orgOf: store.orgOf };
}

function createQueue(config: Config, db: Database, log: Log, { traceparent }: Tracing): Promise<JobQueue> {
  const sweepEverySeconds = config.HISTORY_SWEEP_SECONDS;
  const settingsEverySeconds = config.SETTINGS_LOOK_SECONDS;
  const numbersEverySeconds = config.NUMBER_FILL_SECONDS;
  const gatherSeconds = config.GATHER_SECONDS;
  const commentSeconds = config.COMMENT_SECONDS;
  return createJobQueue({
    ...{ db, log, sweepEverySeconds, settingsEverySeconds, numbersEverySeconds, gatherSeconds },
    ...{ commentSeconds, traceparent },
  });
}

function tellUnknown(log: Log): (error: unknown) => void {
  return (error) => {
    log.debug({ error }, 'presence is not known');
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
