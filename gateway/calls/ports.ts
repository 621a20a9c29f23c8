/** What the use cases need of the outside. Owned here; implemented in storage, jobs, salesforce and zoom. */
import type { CallerIdChoice, LabelledNumber, PersonNumbers, RecordRef } from '#call-core';
import type { Entry, FoundPerson, SavedFields } from './entry.ts';
import type { JobKind } from './followUps.ts';

/** A phone field of an object, as this agent may see it, with its label in the agent's language. */
export interface PhoneField {
  readonly name: string;
  readonly label: string;
}

/** What to read of a Contact or Lead: only fields that this agent may see, because others make a query fail. */
export interface PersonFields {
  readonly phones: readonly PhoneField[];
  /** Where the country stands, the best first: `MailingCountryCode`, `Account.BillingCountry`... */
  readonly countries: readonly string[];
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** The agent, as far as calls are concerned. */
export interface Agent {
  readonly id: string;
  readonly zoomUserId: string;
  readonly salesforceUserId: string;
  readonly name: string;
  /** `en`, `ja`: the language of what is written into Salesforce. */
  readonly language: string;
  /** IANA name; dates of logs are the agent's. */
  readonly timeZone: string;
  /** Country in which numbers without "+" are read. */
  readonly homeCountry: string;
  /** The agent's Zoom numbers. */
  readonly ownNumbers: readonly { readonly number: string; readonly name: string | null }[];
  readonly canHideCallerId: boolean;
  readonly callerId: CallerIdChoice | null;
  readonly consentGiven: boolean;
  /** The org's status for a Task that is done. */
  readonly closedTaskStatus: string;
  readonly personFields: Readonly<Record<'Contact' | 'Lead', PersonFields>>;
  readonly revision: number;
  /** The revision of the last change to the agent's own data; entries have revisions of their own. */
  readonly profileRevision: number;
}

/** A stored dial that no call has answered yet. */
export interface OpenDial {
  readonly dialId: string;
  readonly number: string;
  readonly record: RecordRef | null;
  readonly at: number;
}

/** Storage inside one transaction. */
export interface CallTransaction {
  /** The entry, locked until the end of the transaction; a new one if there is none. */
  lockEntry(agentId: string, callId: string): Promise<Entry>;
  /** Writes the entry under the agent's next revision, which the feed announces after the commit. */
  saveEntry(entry: Entry): Promise<void>;
  addJob(kind: JobKind, agentId: string, callId: string): Promise<void>;
  /** @returns false when this dial is known already */
  addDial(agentId: string, dial: OpenDial): Promise<boolean>;
  /** Dials that no call has answered, dialed since, newest first. */
  openDials(agentId: string, number: string, since: number): Promise<OpenDial[]>;
  findDial(agentId: string, dialId: string): Promise<OpenDial | null>;
  answerDial(agentId: string, dialId: string, callId: string): Promise<void>;
  /** Calls to this number that began since and answer no dial. */
  undialedCalls(agentId: string, number: string, since: number): Promise<string[]>;
}

export interface CallStore {
  transaction<T>(work: (tx: CallTransaction) => Promise<T>): Promise<T>;
  findEntry(agentId: string, callId: string): Promise<Entry | null>;
  /** Entries changed after a revision, oldest change first. */
  changedSince(agentId: string, revision: number, limit: number): Promise<Entry[]>;
  /** The newest entries, for a widget that knows nothing yet, in the order of their change. */
  newest(agentId: string, limit: number): Promise<Entry[]>;
  /** Entries that Salesforce has not got and that no decision of the agent holds back. */
  unsaved(agentId: string | null): Promise<{ agentId: string; callId: string }[]>;
}

export interface AgentStore {
  find(agentId: string): Promise<Agent | null>;
  findByZoomUser(zoomUserId: string): Promise<Agent | null>;
}

/** A Task and its Zoom Call Log, as they should stand in Salesforce. */
export interface LogRecords extends SavedFields {
  /** External id of both. */
  readonly key: string;
}

/** Salesforce, as the agent. All may throw PhoneError with a `salesforce.` code. */
export interface Crm {
  findByNumber(agent: Agent, e164: string): Promise<FoundPerson[]>;
  findById(agent: Agent, record: RecordRef): Promise<FoundPerson | null>;
  findByName(agent: Agent, text: string): Promise<PersonNumbers[]>;
  /** The phone numbers of a record's people, for pages that cannot read them. */
  numbersOf(agent: Agent, recordId: string): Promise<LabelledNumber[]>;
  /**
   * Brings both records to these values, whether they exist or not.
   * @param known what was sent before, or null when nothing is known: then all fields are sent
   * @returns the Task's id
   */
  saveLog(agent: Agent, records: LogRecords, known: SavedFields | null): Promise<string | null>;
  /** Takes both records away; none there is as good. */
  deleteLog(agent: Agent, key: string): Promise<void>;
}

/** Where webhooks are kept from the moment they are accepted until they have been worked off. */
export interface WebhookInbox {
  /**
   * Keeps a webhook durably.
   * @param identity what makes two deliveries the same event
   * @returns its id, or null when this event is kept already
   */
  keep(identity: string, body: unknown): Promise<string | null>;
  done(id: string): Promise<void>;
}
