/** What sign-in and sessions need of the outside. Owned here; implemented in storage, salesforce and zoom. */
import type { CallerIdChoice, OwnChoices, Settings, SettingsOwner, Texting } from '#call-core';
import type { Agent } from '../calls/ports.ts';

export const PROVIDERS = ['salesforce', 'zoom'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Tokens as a provider hands them out. `expiresAt` in milliseconds since 1970. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
  /** Where this agent's requests go: the org's instance, Zoom's region. */
  readonly baseUrl: string;
  /** What was granted, as far as the provider tells it. */
  readonly scopes?: readonly string[];
}

/** A stored credential, opened. */
export interface Credential extends Tokens {
  readonly needsSignIn: boolean;
  /** Rises with each refresh: tells a token that is known to be used up from its successor. */
  readonly generation: number;
}

/** OAuth 2.0 with a provider: authorization code with PKCE, refresh with rotation. */
export interface OAuthProvider {
  authorizationUrl(state: string): { readonly url: string; readonly verifier: string };
  /** @throws PhoneError */
  exchangeCode(code: string, verifier: string): Promise<Tokens>;
  /** @throws PhoneError, `<provider>.signInNeeded` when the refresh token is not taken any more */
  refresh(refreshToken: string): Promise<Tokens>;
  /** The meaning of an error that the provider's page sends back to the callback. */
  signInError(error: string, description: string | undefined): Error;
}

/** Who signed in at Salesforce. */
export interface SalesforceProfile {
  readonly orgId: string;
  readonly userId: string;
  readonly name: string;
  /** `en_US`, `ja` */
  readonly language: string;
  readonly timeZone: string;
  readonly closedTaskStatus: string;
  readonly relatable: Agent['relatable'];
  readonly personFields: Agent['personFields'];
}

/** Who signed in at Zoom, and what this agent's line can do. */
export interface ZoomProfile {
  readonly userId: string;
  readonly homeCountry: string;
  readonly ownNumbers: Agent['ownNumbers'];
  readonly callerId: CallerIdChoice | null;
  readonly canHideCallerId: boolean;
  readonly texting?: Texting;
}

export interface SalesforceDirectory {
  profile(tokens: Tokens): Promise<SalesforceProfile>;
}

export interface ZoomDirectory {
  /** @throws PhoneError zoom.noPhoneLicence */
  profile(accessToken: string, baseUrl: string): Promise<ZoomProfile>;
  setCallerId(accessToken: string, baseUrl: string, choice: CallerIdChoice): Promise<void>;
  /** @returns null when Zoom says something that tells neither */
  isInMeeting(accessToken: string, baseUrl: string, signal: AbortSignal): Promise<boolean | null>;
}

/** A sign-in between the click and its end. */
export interface SignInAttempt {
  /** Origin of the page with the widget: the only one that may receive the code. */
  readonly origin: string;
  /** SHA-256 of the widget's verifier, base64url. */
  readonly challenge: string;
  /** Proves that all steps happen in the browser that began. */
  readonly browserKey: string;
  readonly expectedUserId: string | null;
  readonly language: string;
  readonly salesforceVerifier: string;
  readonly zoomVerifier: string | null;
  readonly salesforce: { readonly profile: SalesforceProfile; readonly tokens: Tokens } | null;
  readonly agentId: string | null;
}

export interface SignInStore {
  save(state: string, attempt: SignInAttempt, expiresAt: number): Promise<void>;
  find(state: string, now: number): Promise<SignInAttempt | null>;
  /** Ties a one-time code to a finished attempt. */
  setCode(state: string, code: string, attempt: SignInAttempt, expiresAt: number): Promise<void>;
  /** The attempt of a code, once: a second try finds nothing. */
  takeByCode(code: string, now: number): Promise<SignInAttempt | null>;
  remove(state: string): Promise<void>;
}

/** Times in milliseconds since 1970. */
export interface SessionTimes {
  /** Unless it is used again. */
  readonly expiresAt: number;
  /** In any case. */
  readonly endsAt: number;
}

export interface SessionStore {
  /** @param times `replaces`: a session that ends with it, at that moment */
  create(
    token: string,
    agentId: string,
    times: SessionTimes & { readonly replaces?: { readonly token: string; readonly at: number } },
  ): Promise<void>;
  /** Also one that has ended lately. */
  find(token: string): Promise<(SessionTimes & { readonly agentId: string }) | null>;
  /** One that has ended stays so. */
  extend(token: string, expiresAt: number): Promise<void>;
  /** Open feeds of the agent hear of it, on every gateway. */
  remove(token: string): Promise<void>;
  /** All of an agent, likewise. @returns how many there were */
  removeOf(agentId: string): Promise<number>;
  /** Agents with sessions, also with such that have ended lately, by name. */
  holders(): Promise<Pick<Agent, 'id' | 'name' | 'salesforceUserId'>[]>;
}

export interface AgentAccounts {
  find(agentId: string): Promise<Agent | null>;
  findBySalesforceUser(orgId: string, userId: string): Promise<Agent | null>;
  /** Creates or updates the agent and stores both credentials. */
  signIn(
    salesforce: { profile: SalesforceProfile; tokens: Tokens },
    zoom: { profile: ZoomProfile; tokens: Tokens | null },
  ): Promise<Agent>;
  setCallerId(agentId: string, choice: CallerIdChoice): Promise<void>;
  giveConsent(agentId: string): Promise<void>;
  /** What the agent chooses of the settings that agents may choose; what is chosen already stays beside it. */
  setOwnChoices(agentId: string, choices: OwnChoices): Promise<void>;
  /**
   * Zoom says that this user has taken the app's rights away: the agent and all data go, unless the agent has given
   * the rights again since.
   * @param at null when that is not known
   */
  removeZoomUser(zoomUserId: string, at: number | null): Promise<void>;
}

export interface CredentialStore {
  find(agentId: string, provider: Provider): Promise<Credential | null>;
  /** Takes the right to refresh this generation, unless somebody else has it. */
  takeLease(agentId: string, provider: Provider, generation: number): Promise<boolean>;
  replace(agentId: string, provider: Provider, generation: number, tokens: Tokens): Promise<void>;
  releaseLease(agentId: string, provider: Provider): Promise<void>;
  markNeedsSignIn(agentId: string, provider: Provider, generation: number): Promise<void>;
}

/** The custom setting of the org, of a profile or of a user; null in a field that has no value. */
export interface SettingsRecord {
  readonly ownerId: string;
  readonly autoSave: boolean | null;
  readonly logAnswered: boolean | null;
  readonly logMissed: boolean | null;
  readonly logVoicemail: boolean | null;
  readonly logInternal: boolean | null;
  readonly neverLog: string | null;
  /** One a line. */
  readonly dispositions: string | null;
  readonly subjectTemplate: string | null;
  /** API names, one a line. */
  readonly matchObjects: string | null;
  /** One a line. */
  readonly taskFields: string | null;
  readonly textTasks: string | null;
  readonly saveMedia: boolean | null;
  readonly texting: boolean | null;
  readonly logTexts: boolean | null;
  /** `onRing`, `onAnswer`, `never` */
  readonly screenPop: string | null;
  /** `on`, `off` */
  readonly ringTone: string | null;
  /** Names of settings: those checkboxes of the record that count, because a checkbox has no empty value. Null: all of them. */
  readonly setHere: string | null;
  /** Names of settings. */
  readonly locked: string | null;
}

/** Whom a record of settings is, or could be, for. */
export interface RecordOwner {
  readonly owner: SettingsOwner;
  /** Of a user. */
  readonly profileId: string | null;
}

/** Objects of Salesforce, as an agent sees them. All may throw PhoneError. */
export interface ObjectSource {
  /** @returns those of these names that there are, with their API names, and whether a number can be looked for in them */
  describe(
    agentId: string,
    names: readonly string[],
  ): Promise<readonly { readonly name: string; readonly hasNumbers: boolean }[]>;
}

/** The settings in Salesforce, as an agent. All may throw PhoneError. */
export interface SettingsSource {
  /**
   * All records of the org, and the profiles of these users as far as this agent may see them. One API request for 800
   * users.
   */
  read(
    agentId: string,
    userIds: readonly string[],
  ): Promise<{
    readonly records: readonly SettingsRecord[];
    readonly profiles: ReadonlyMap<string, string>;
  }>;
  /** The record of an owner, whether it exists or not. */
  write(agentId: string, values: SettingsRecord): Promise<void>;
  /** Takes the record of an owner away, if there is one. */
  remove(agentId: string, ownerId: string): Promise<void>;
  /** Profiles and users with these ids, as far as this agent may see them. */
  owners(agentId: string, ids: readonly string[]): Promise<readonly RecordOwner[]>;
  /** Profiles and active users in whose name the text is, some of each. */
  searchOwners(agentId: string, text: string): Promise<readonly SettingsOwner[]>;
  canWrite(agentId: string): Promise<boolean>;
}

/** An agent whose settings are to be found. */
export interface SettingsSubject {
  readonly agentId: string;
  readonly userId: string;
  /** Null as long as it was never seen. */
  readonly profileId: string | null;
  readonly homeCountry: string;
  readonly settings: Settings;
  /** May ask Salesforce. */
  readonly isSignedIn: boolean;
}

export interface SettingsStore {
  /** Orgs with an agent who may ask Salesforce. */
  orgs(): Promise<string[]>;
  orgOf(agentId: string): Promise<string>;
  /** The agents of an org, and the moment of the database's clock. */
  look(orgId: string): Promise<{ readonly subjects: readonly SettingsSubject[]; readonly at: Date }>;
  /**
   * Keeps what has changed since the look, and tells the open widgets. Nothing, where a later look has been kept already.
   */
  keep(
    orgId: string,
    at: Date,
    changes: readonly { agentId: string; profileId: string | null; settings: Settings }[],
  ): Promise<void>;
}
