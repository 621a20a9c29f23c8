/**
 * A Salesforce org on this computer: REST API, UI API (reading), Metadata API and OAuth 2.0 as documented, nothing
 * else. For the workbench and for tests; the product sees only its url.
 */
import { createDirectRecords } from './directRecords.ts';
import type { DirectRecords } from './directRecords.ts';
import { createMetadataApi } from './metadataApi/metadataApi.ts';
import { createMetadataStore } from './metadataApi/metadataStore.ts';
import type { MetadataStore } from './metadataApi/metadataStore.ts';
import { createApprovals } from './oauth/approvals.ts';
import type { ExternalClientApp } from './oauth/apps.ts';
import { createAuthorizationCodes } from './oauth/authorizationCodes.ts';
import { createIdTokens } from './oauth/idTokens.ts';
import { bearerToken } from './oauth/identity.ts';
import type { OAuthDeps } from './oauth/oauthServer.ts';
import { createSignIns } from './oauth/signIns.ts';
import type { SignIns } from './oauth/signIns.ts';
import { ORG_ID, createOrg } from './org.ts';
import type { Org } from './rest/apiRequest.ts';
import type { DuplicateRule } from './rules/duplicateRules.ts';
import type { ValidationRule } from './rules/recordWriter.ts';
import { answerHttp, openEntry } from './server/answerHttp.ts';
import { createFaults } from './server/faults.ts';
import type { Faults } from './server/faults.ts';
import { startHttpServer } from './server/httpServer.ts';
import { createRequestLog } from './server/requestLog.ts';
import type { Requests } from './server/requestLog.ts';
import { fillOrg } from './setup.ts';
import type { LocalUser } from './setup.ts';

/** An app as options give it; what is left out takes the usual value. */
export type AppOptions = Pick<
  ExternalClientApp,
  'clientId' | 'clientSecret' | 'redirectUris' | 'permittedUsers'
> &
  Partial<Pick<ExternalClientApp, 'label' | 'permissionSets' | 'scopes'>> & {
    /** The user in whose name client credentials work. */
    readonly clientCredentialsUsername?: string;
  };

export interface LocalSalesforceOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Host name in urls. */
  readonly host?: string;
  /** Path of the database, or null to forget all at the end. */
  readonly dataFile: string | null;
  /** Folder of the installed package (`force-app`), or null for an org without it. */
  readonly packageDir: string | null;
  /** Folder of what the org has made itself: fields and permission sets. */
  readonly ownDir?: string;
  readonly apps: readonly AppOptions[];
  readonly users: readonly LocalUser[];
  /** Writes the first records. */
  readonly seed?: (records: DirectRecords) => void;
  readonly clock?: () => number;
  /** How long an access token lasts without being used. */
  readonly accessTokenLifetimeMs?: number;
  /** How long a change takes to be found by a search. */
  readonly searchIndexDelayMs?: number;
  readonly dailyApiRequests?: number;
}

export interface LocalSalesforce {
  /** Login url and instance url in one, for example `http://localhost:8701`. */
  readonly url: string;
  readonly orgId: string;
  readonly requests: Requests;
  readonly faults: Faults;
  readonly records: DirectRecords;
  /** What the Metadata API reads and writes. */
  readonly metadata: MetadataStore;
  /** Rules of the customer; put in and taken out at will. */
  readonly validationRules: ValidationRule[];
  /** Duplicate rules of the customer. */
  readonly duplicateRules: DuplicateRule[];
  /** Standard objects of which users see only what they own (org-wide default Private); put in and taken out at will. */
  readonly privateObjects: Set<string>;
  /** Fields that nobody sees any more, or nobody may edit, by `<object>.<field>`; put in and taken out at will. */
  readonly fieldsTakenAway: Map<string, 'hidden' | 'readOnly'>;
  readonly signIns: Pick<SignIns, 'expireAccessTokens' | 'revokeAll'>;
  /** A browser session of a user, as the cookie `sid` has it. @throws Error for no user */
  sessionFor(userId: string): string;
  /** The names of the custom permissions that a user has. */
  hasCustomPermission(userId: string, name: string): boolean;
  setSearchIndexDelay(ms: number): void;
  /** Back to the seed; `records` keeps who is signed in, `everything` does not. */
  reset(what?: 'everything' | 'records'): void;
  /** Nothing answers until `up`: connection refused. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

const TWO_HOURS_MS = 2 * 60 * 60_000;
const DEFAULT_SCOPES = ['id', 'api', 'refresh_token', 'openid'];

export async function startLocalSalesforce(options: LocalSalesforceOptions): Promise<LocalSalesforce> {
  const clock = options.clock ?? Date.now;
  const host = options.host ?? 'localhost';
  const faults = createFaults();
  const requests = createRequestLog();
  const validationRules: ValidationRule[] = [];
  const duplicateRules: DuplicateRule[] = [];
  const privateObjects = new Set<string>();
  const fieldsTakenAway = new Map<string, 'hidden' | 'readOnly'>();
  let searchDelay = options.searchIndexDelayMs ?? 0;
  const org = createOrg({
    ...options,
    clock,
    faults,
    requests,
    validationRules,
    duplicateRules,
    privateObjects,
    fieldsTakenAway,
    searchIndexDelayMs: () => searchDelay,
    dailyApiRequests: options.dailyApiRequests ?? 15_000,
  });
  const records = createDirectRecords(org);
  const signIns = createSignIns({
    database: org.database,
    orgId: ORG_ID.slice(0, 15),
    clock,
    accessTokenLifetimeMs: options.accessTokenLifetimeMs ?? TWO_HOURS_MS,
  });
  fillOrg(org, records, options);
  let port = options.port;
  const oauth: OAuthDeps = {
    apps: options.apps.map((app) => toApp(records, app)),
    signIns,
    codes: createAuthorizationCodes(clock),
    approvals: createApprovals(),
    idTokens: createIdTokens(),
    clock,
    orgId: ORG_ID,
    baseUrl: () => `http://${host}:${port}`,
    user: (userId) => rowOf(org, userId),
    users: () => activeUsers(org),
    accessFor: org.accessFor,
  };
  const metadata = createMetadataStore(org.database);
  const metadataApi = createMetadataApi({ org, oauth, store: metadata });
  const server = await startHttpServer({
    port: options.port,
    host,
    faults,
    requests,
    open: (request) => openEntry({ org, oauth, requests }, request),
    answer: (request) => answerHttp({ org, oauth, requests, metadataApi }, request),
    expireToken: ({ headers, url }) => {
      signIns.revokeAccessToken(
        bearerToken({ headers, query: url.searchParams, form: new URLSearchParams() }) ?? '',
      );
    },
  });
  port = server.port;
  return {
    url: oauth.baseUrl(),
    orgId: ORG_ID,
    requests,
    faults,
    records,
    metadata,
    validationRules,
    duplicateRules,
    privateObjects,
    fieldsTakenAway,
    signIns,
    sessionFor: (userId) => {
      if (rowOf(org, userId) === undefined) throw new Error(`There is no user ${userId}`);
      return signIns.openBrowserSession(userId);
    },
    hasCustomPermission: (userId, name) => org.accessFor(userId).hasCustomPermission(name),
    setSearchIndexDelay: (ms) => {
      searchDelay = ms;
    },
    reset: (what = 'everything') => {
      org.records.clear();
      org.search.clear();
      metadata.reset();
      if (what === 'everything') signIns.clear();
      fillOrg(org, records, options);
    },
    down: server.down,
    up: server.up,
    stop: async () => {
      await server.down();
      org.database.close();
    },
  };
}

function toApp(records: DirectRecords, app: AppOptions): ExternalClientApp {
  const { clientCredentialsUsername } = app;
  const user = clientCredentialsUsername && records.find('User', { Username: clientCredentialsUsername })[0];
  return {
    ...app,
    label: app.label ?? 'Zoom Phone',
    permissionSets: app.permissionSets ?? [],
    scopes: app.scopes ?? DEFAULT_SCOPES,
    clientCredentialsUserId: user ? String(user['Id']) : null,
  };
}

function rowOf({ schema, records }: Org, userId: string) {
  const users = schema.object('User');
  return users && records.get(users, userId);
}

/** Who may sign in on the page: not those that are there for programs only. */
function activeUsers(org: Org) {
  const users = org.schema.object('User');
  return users === undefined
    ? []
    : org.records.findBy(users, 'IsActive', 1).filter((row) => row['Title'] !== 'Integration');
}
