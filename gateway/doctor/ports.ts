/** What the doctor looks at. Facts only: what they mean is decided by the checks, which are pure. */
import type { ErrorCode } from '#call-core';
import type { VoiceFacts } from '../voice/examineVoice.ts';

export interface DoctorFacts {
  readonly now: number;
  /** Of this process. */
  readonly startedAt: number;
  readonly config: ConfigFacts;
  /** Null where the database does not answer. */
  readonly stored: StoredFacts | null;
  readonly reach: ReachFacts;
  /** Of the browser line; null where there is none. */
  readonly voice: VoiceFacts | null;
  /** Signed-in agents, asked one by one; of many only some. */
  readonly asked: readonly AskedAgent[];
}

export interface ConfigFacts {
  readonly publicUrl: string;
  readonly origins: readonly string[];
  readonly salesforceLoginUrl: string;
  readonly zoomOauthUrl: string;
  readonly smartEmbedUrl: string;
  readonly sweepEveryMs: number;
  /** Of this process, as `/healthz` tells it. */
  readonly instance: string;
  /** Of the Zoom app. */
  readonly scopes: { readonly needed: readonly string[]; readonly optional: readonly string[] };
}

/** An address that was asked once. */
export interface Reached {
  /** Null: no answer. */
  readonly status: number | null;
  /** How much later it is there than here, in milliseconds; null where it was not said. */
  readonly aheadMs: number | null;
  /** The answer, if it is JSON. */
  readonly body: unknown;
}

export interface ReachFacts {
  /** The gateway itself, under the address that it is told to have. */
  readonly publicUrl: Reached;
  readonly salesforce: Reached;
  readonly zoom: Reached;
  readonly smartEmbed: Reached;
}

export interface StoredAgent {
  readonly id: string;
  readonly name: string;
  readonly needsSalesforceSignIn: boolean;
  readonly needsZoomSignIn: boolean;
  /** Origin of the org's My Domain; null where the agent never signed in. */
  readonly instanceUrl: string | null;
  /** What Zoom has granted; null where that was not told yet. */
  readonly zoomScopes: readonly string[] | null;
  /** Names of keys that are needed to open the agent's tokens and do not open them. */
  readonly closedBy: readonly string[];
}

/** How often something came at the webhooks' address, and when last. */
export interface Sighting {
  readonly at: number;
  readonly count: number;
}

export interface StoredFacts {
  /** How much later it is in the database than here. */
  readonly aheadMs: number;
  /** Other gateways may share the database. */
  readonly shared: boolean;
  /** Names of migrations that this version does not know, or has and the database has not. */
  readonly otherMigrations: readonly string[];
  readonly jobs: { readonly late: number; readonly oldestMs: number };
  readonly agents: readonly StoredAgent[];
  /** Events by name; what was refused by its error code; `challenge`. */
  readonly sightings: ReadonlyMap<string, Sighting>;
  /** Calls of the last day that are over and of which no webhook has told. */
  readonly untold: number;
  /** Logs that Salesforce should have had an hour ago, by what keeps them. */
  readonly logs: readonly {
    readonly code: ErrorCode | null;
    readonly needsAgent: boolean;
    readonly count: number;
  }[];
  /** Tasks of texts, likewise. */
  readonly texts: number;
  /** Last sweeps of agents who are signed in to Zoom; null for none yet. */
  readonly sweeps: readonly {
    readonly name: string;
    readonly since: number;
    readonly sweptAt: number | null;
  }[];
  readonly numbers: {
    /** Looks at the org's people that failed one after the other. */
    readonly failures: number;
    /** People with a number that cannot be read, and some of their record ids. */
    readonly unreadable: number;
    readonly examples: readonly string[];
  };
}

/** An object as an agent sees it. */
export interface SeenObject {
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Fields by name, and whether the agent may fill them in. */
  readonly fields: ReadonlyMap<string, boolean>;
}

export interface SeenOrg {
  /** By API name; null for what is not there for this agent. */
  readonly objects: ReadonlyMap<string, SeenObject | null>;
  readonly settings: {
    readonly unknownTaskFields: readonly string[];
    readonly unknownObjects: readonly string[];
    readonly muteObjects: readonly string[];
    readonly unreadableNumbers: readonly string[];
  };
}

export interface AskedAgent {
  readonly name: string;
  readonly salesforce: SeenOrg | ErrorCode;
  /** Why Zoom does not tell who the agent is; null where it does. */
  readonly zoom: ErrorCode | null;
}

/** Where facts come from. */
export interface DoctorSources {
  /** Nothing of agents of other orgs. @param orgId null: of all */
  stored(orgId: string | null, now: number): Promise<StoredFacts>;
  reach(url: string): Promise<Reached>;
  /** @throws PhoneError */
  org(agentId: string): Promise<SeenOrg>;
  /** Asks Zoom who the agent is. @throws PhoneError */
  zoomUser(agentId: string): Promise<unknown>;
  /** Null where there is no browser line. */
  voice(): Promise<VoiceFacts | null>;
}
