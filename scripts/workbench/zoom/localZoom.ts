/**
 * The local Zoom: Zoom's cloud, its Smart Embed page and the Zoom client, as far as Zoom documents them, on two ports
 * of this computer. Where the documents are silent it refuses.
 */
import { createAccount } from './account.ts';
import { createPhoneCloud } from './calls/phoneCloud.ts';
import { createTimers, systemClock } from './clock.ts';
import { createCloudControls } from './controls/cloudControls.ts';
import type { CloudControls } from './controls/cloudControls.ts';
import { createTextControls } from './controls/textControls.ts';
import type { TextControls } from './controls/textControls.ts';
import { createUserControls } from './controls/userControls.ts';
import type { AgentControls, ClientControls, PadControls, UserControls } from './controls/userControls.ts';
import { createPads } from './embed/pads.ts';
import { EMBED_PATH } from './embed/padRoutes.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createFiles } from './media/files.ts';
import { createMediaCloud } from './media/mediaCloud.ts';
import type { MediaControls } from './media/mediaCloud.ts';
import { createAccountGrants } from './oauth/accountGrants.ts';
import { createGrants } from './oauth/grants.ts';
import type { LocalZoomOptions } from './options.ts';
import { createRequests } from './requests.ts';
import type { Requests } from './requests.ts';
import { createRateLimits } from './rest/rateLimits.ts';
import { createDeskPhones } from './rest/devices.ts';
import type { DeskPhones } from './rest/devices.ts';
import { createOperations } from './rest/operations.ts';
import { startServers } from './servers.ts';
import type { ServerUrls } from './servers.ts';
import { createSettings } from './settings.ts';
import type { ZoomChange } from './settings.ts';
import { createStore } from './store.ts';
import { createTextCloud } from './texts/textCloud.ts';
import { createTextFiles } from './texts/textFiles.ts';
import { createUserState } from './userState.ts';
import { callEvents } from './webhooks/callEvents.ts';
import { mediaEvents } from './webhooks/mediaEvents.ts';
import { recordEvents } from './webhooks/recordEvents.ts';
import { textEvents } from './webhooks/textEvents.ts';
import { createWebhooks } from './webhooks/webhooks.ts';
import type { WebhookControls } from './webhooks/webhooks.ts';

export type { AccountApp, LocalZoomOptions, ZoomApp, ZoomUser } from './options.ts';

const MINUTE_MS = 60_000;
/** Page "Using webhooks", "Retries". */
const RETRY_DELAYS_MS = [5 * MINUTE_MS, 20 * MINUTE_MS, 60 * MINUTE_MS];
const RECORDS_AFTER_MS = 1500;
const TEXTS_DELIVERED_AFTER_MS = 1500;

export interface LocalZoom {
  /** Stands for `https://api.zoom.us`: the base of `/v2`. */
  readonly apiUrl: string;
  /** Stands for `https://zoom.us`: the base of `/oauth`. */
  readonly oauthUrl: string;
  /** Address of the Smart Embed page, for an iframe. */
  readonly embedUrl: string;
  readonly stop: () => Promise<void>;
  /** Back to the beginning: no calls, records, authorisations, settings or faults. Addresses stay. */
  readonly reset: () => void;
  readonly configure: (change: ZoomChange) => void;

  /** The other end. */
  readonly cloud: CloudControls;
  /** Recordings and voicemails. */
  readonly media: MediaControls;
  readonly texts: TextControls;
  /** Phones on the desks of users, and what Zoom takes for such. */
  readonly deskPhones: Pick<DeskPhones, 'assign'>;
  /** All throw when the account has no such user. */
  readonly agent: (userId: string) => AgentControls;
  readonly client: (userId: string) => ClientControls;
  readonly pad: (userId: string) => PadControls;
  readonly cookieFor: (userId: string) => UserControls['cookie'];
  /** The user removes the app: tokens end, and the app is told by webhook. */
  readonly deauthorise: (userId: string) => void;
  readonly signIns: SignInControls;

  /** Called after every change of a user's client, pad or caller ID. */
  readonly onUserChange: (listener: (userId: string) => void) => void;
  readonly webhooks: WebhookControls;
  readonly faults: Faults;
  readonly requests: Requests;
}

export interface SignInControls {
  /** Access tokens end before their time. */
  readonly expireAccessTokens: (userId: string) => void;
  /** All tokens end, as after 90 days without use; the app is not told. */
  readonly revokeAll: (userId: string) => void;
}

export async function startLocalZoom(options: LocalZoomOptions): Promise<LocalZoom> {
  const timers = createTimers(options.clock ?? systemClock);
  const settings = createSettings(options);
  const account = createAccount(options.users);
  const store = createStore(options.dataFile);
  const userState = createUserState(account, store);
  const cloud = createPhoneCloud({
    account,
    userState,
    store,
    timers,
    ringsForMs: options.ringsForMs ?? MINUTE_MS,
    recordsAfterMs: options.recordsAfterMs ?? RECORDS_AFTER_MS,
  });
  const pads = createPads({ ...settings, account, cloud, userState, clock: timers });
  const webhooks = createWebhooks({
    app: settings.app,
    timers,
    retryDelaysMs: options.webhookRetryDelaysMs ?? RETRY_DELAYS_MS,
  });
  webhooks.subscribe(settings.app().webhook);
  cloud.onHappening((happening) => {
    for (const event of callEvents(account, happening)) webhooks.send(event);
  });
  cloud.onRecord(({ record }) => {
    for (const event of recordEvents(record)) webhooks.send(event);
  });

  const urls: ServerUrls = { api: '', embed: '', files: '' };
  const media = createMediaCloud({ account, cloud, store });
  media.onHappening((kind, medium) => {
    for (const event of mediaEvents(account, urls.api, kind, medium)) webhooks.send(event);
  });
  const files = createFiles(timers, () => urls.files);
  const texts = createTextCloud({
    ...{ account, store, clock: timers },
    deliveredAfterMs: options.textsDeliveredAfterMs ?? TEXTS_DELIVERED_AFTER_MS,
  });
  const textFiles = createTextFiles(timers, () => urls.files, texts.data);
  texts.onHappening((kind, text, session, line) => {
    const deps = { account, data: texts.data, files: textFiles };
    for (const event of textEvents(deps, kind, { text, session, line })) webhooks.send(event);
  });
  const accessTokenSeconds = options.accessTokenSeconds ?? 3600;
  const grants = createGrants({
    ...settings,
    store,
    clock: timers,
    accessTokenSeconds,
    apiUrl: () => urls.api,
  });
  const accountGrants = createAccountGrants({
    ...{ app: options.accountApp, clock: timers, apiUrl: () => urls.api },
  });
  const deskPhones = createDeskPhones(account);
  const faults = createFaults();
  const requests = createRequests();
  const rateLimits = createRateLimits(options.plan ?? 'Business+', timers);
  const parts = {
    ...{ account, accountGrants, cloud, faults, grants, pads, rateLimits, requests, settings, userState },
  };
  const operations = createOperations({
    ...{ account, clock: timers, liveCalls: cloud.live, store, userState },
    ...{ files, texts, textFiles, deskPhones },
    apiUrl: () => urls.api,
  });
  const servers = await startServers({
    ...parts,
    clock: timers,
    files,
    textFiles,
    operations,
    options,
    urls,
  });
  const userControls = (userId: string) => createUserControls(parts, account.user(userId));

  return {
    apiUrl: urls.api,
    oauthUrl: urls.api,
    embedUrl: `${urls.embed}${EMBED_PATH}/home`,
    async stop() {
      timers.close();
      webhooks.stop();
      await servers.stop();
      store.close();
    },
    reset() {
      timers.cancelAll();
      for (const part of [account, cloud, deskPhones, media, texts, store]) part.reset();
      for (const part of [faults, requests, rateLimits, webhooks]) part.reset();
      webhooks.subscribe(settings.app().webhook);
      pads.refreshAll();
    },
    configure(change) {
      settings.change(change);
      if (change.policy !== undefined) account.changePolicy(change.policy);
      if (change.webhook !== undefined) webhooks.subscribe(change.webhook);
      pads.refreshAll();
    },
    cloud: createCloudControls(parts),
    media: media.controls,
    texts: createTextControls(account, texts),
    deskPhones,
    agent: (userId) => userControls(userId).agent,
    client: (userId) => userControls(userId).client,
    pad: (userId) => userControls(userId).pad,
    cookieFor: (userId) => userControls(userId).cookie,
    deauthorise(userId) {
      grants.removeUser(account.user(userId).id);
      webhooks.sendDeauthorised(userId);
    },
    signIns: { expireAccessTokens: grants.expireAccessTokens, revokeAll: grants.removeUser },
    onUserChange: userState.onChange,
    webhooks: webhooks.controls,
    faults,
    requests,
  };
}
