/** What the use cases need of the outside. Owned here; implemented in storage, jobs, salesforce and zoom. */
import type {
  CallEvent,
  CallerIdChoice,
  HistoryPlace,
  LabelledNumber,
  MatchedRecord,
  NewPerson,
  PersonNumbers,
  PhoneError,
  RecordRef,
  Settings,
  TaskField,
  Texting,
  Transcript,
} from '#call-core';
import type { Entry, FoundPerson, PlaceOfTask, SavedFields } from './entry.ts';
import type { JobKind } from './followUps.ts';
import type { MediumFacts, MediumTold } from './media.ts';

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
  /** Missing where Zoom has not been asked yet: until the next sign-in. */
  readonly texting?: Texting;
  readonly callerId: CallerIdChoice | null;
  readonly consentGiven: boolean;
  /** Of the org, the profile or the user, whichever is nearest. */
  readonly settings: Settings;
  /** The org's status for a Task that is done. */
  readonly closedTaskStatus: string;
  /** API names of the objects that a Task can be related to, as far as this agent sees them. */
  readonly relatable: readonly string[];
  readonly personFields: Readonly<Record<'Contact' | 'Lead', PersonFields>> & {
    /** Missing where this agent does not see accounts. */
    readonly Account?: PersonFields;
  };
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

export type { HistoryPlace } from '#call-core';

/** Storage inside one transaction. */
export interface CallTransaction {
  /** When it began; milliseconds since 1970. */
  readonly now: number;
  /** The entry, locked until the end of the transaction; a new one if there is none. */
  lockEntry(agentId: string, callId: string): Promise<Entry>;
  /** The agent's settings as they are now. */
  settingsOf(agentId: string): Promise<Settings>;
  /** Writes the entry under the agent's next revision, which the feed announces after the commit. */
  saveEntry(entry: Entry): Promise<void>;
  addJob(kind: JobKind, agentId: string, callId: string): Promise<void>;
  /** Until the end of the transaction no entry of the agent changes. @returns false when this dial is known already */
  addDial(agentId: string, dial: OpenDial): Promise<boolean>;
  /** Dials that no call has answered, dialed since, newest first. */
  openDials(agentId: string, number: string, since: number): Promise<OpenDial[]>;
  findDial(agentId: string, dialId: string): Promise<OpenDial | null>;
  answerDial(agentId: string, dialId: string, callId: string): Promise<void>;
  /** Calls to this number that began since and answer no dial. */
  undialedCalls(agentId: string, number: string, since: number): Promise<string[]>;
  /** Until the end of the transaction nobody else attaches or removes this medium. To be taken before any entry. */
  lockMedium(mediumId: string): Promise<'deleted' | 'untold'>;
  addMediumDeletion(mediumId: string): Promise<void>;
  /** From now on the agent takes this person for the caller of the number; null: nobody in particular. */
  rememberPerson(agentId: string, number: string, personId: string | null): Promise<void>;
  callsOfMedium(mediumId: string): Promise<{ agentId: string; callId: string }[]>;
  /** The person is there, and on the call: nothing of the call's creations is open any more. */
  finishCreation(agentId: string, creationId: string, personId: string): Promise<void>;
}

export interface CallStore {
  transaction<T>(work: (tx: CallTransaction) => Promise<T>): Promise<T>;
  findEntry(agentId: string, callId: string): Promise<Entry | null>;
  /** Those of them that there are, in no promised order. */
  findEntries(agentId: string, callIds: readonly string[]): Promise<Entry[]>;
  /** Calls that began since and are over. */
  since(agentId: string, since: number): Promise<Entry[]>;
  /** The entry of a Task; its id may have 15 characters or 18. */
  findByTask(agentId: string, taskId: string): Promise<Entry | null>;
  /** Entries changed after a revision, oldest change first. */
  changedSince(agentId: string, revision: number, limit: number): Promise<Entry[]>;
  /** The newest entries, for a widget that knows nothing yet, in the order of their change. */
  newest(agentId: string, limit: number): Promise<Entry[]>;
  /** The entries after a place in the list of calls, newest first; from the newest where there is none. */
  before(
    agentId: string,
    place: HistoryPlace | null,
    limit: number,
  ): Promise<{ readonly place: HistoryPlace; readonly entry: Entry }[]>;
  /** Calls of this number that are over and of whose person nobody has said anything, newest first. */
  unnamed(agentId: string, e164: string): Promise<string[]>;
  /** Entries that Salesforce has not got and that no decision of the agent holds back. */
  unsaved(agentId: string | null): Promise<{ agentId: string; callId: string }[]>;
  /** Entries that Salesforce has not got, also those that wait for the agent; the oldest call first. */
  owed(agentId: string): Promise<Entry[]>;
  /** Entries with a follow-up Task that is to be made by itself. */
  followUpsToMake(agentId: string | null): Promise<{ agentId: string; callId: string }[]>;
}

/** Where a creation stands that begins, or begins again. Times in milliseconds since 1970. */
export type BegunCreation =
  /** Another attempt for this call is under way. */
  | { readonly state: 'busy' }
  | { readonly state: 'done'; readonly personId: string }
  /** `unfinishedSince`: when the first attempt for this call began of which nobody knows what became. */
  | { readonly state: 'begun'; readonly unfinishedSince: number | null };

/** Creations of persons, noted before Salesforce is asked. Nothing of the person is kept but the id. */
export interface CreationStore {
  begin(
    creation: { readonly agentId: string; readonly subject: string; readonly creationId: string },
    now: number,
  ): Promise<BegunCreation>;
  /** The attempt is over, and nobody knows what became of it. */
  release(agentId: string, creationId: string): Promise<void>;
  /** Salesforce has refused: there is no such person. */
  giveUp(agentId: string, creationId: string): Promise<void>;
}

/** A medium of one agent's call. */
export interface OwnMedium {
  readonly agentId: string;
  readonly callId: string;
  readonly facts: MediumFacts;
}

export interface MediaStore {
  /** Null for what belongs to somebody else as for what does not exist. */
  find(agentId: string, mediumId: string): Promise<OwnMedium | null>;
  /** Who, what, when. The same listening is kept once. */
  noteListening(listeningId: string, medium: OwnMedium): Promise<void>;
}

/** An answer of Zoom's with audio, to be passed on as it comes. */
export interface Audio {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Zoom's audio and texts, as the agent. All may throw PhoneError with a `zoom.` or `media.` code. */
export interface MediaSource {
  /** @param range of HTTP, as the listener asks for it */
  audio(medium: OwnMedium, range: string | undefined, signal: AbortSignal): Promise<Audio>;
  transcript(medium: OwnMedium, signal: AbortSignal): Promise<Transcript>;
}

export interface AgentStore {
  find(agentId: string): Promise<Agent | null>;
  findByZoomUser(zoomUserId: string): Promise<Agent | null>;
  /** All whose Zoom user is theirs, by name. */
  all(): Promise<Agent[]>;
}

/** A Task, its Zoom Call Log and the media of the call, as they should stand in Salesforce. */
export interface LogRecords extends SavedFields {
  /** External id of Task and Zoom Call Log. */
  readonly key: string;
}

/** One of several logs that are saved together. */
export interface LogToSave {
  readonly records: LogRecords;
  /** What was sent before, or null when nothing is known: then all fields are sent. */
  readonly known: SavedFields | null;
}

/** What became of it: each succeeds or fails by itself. */
export type LogOutcome = { readonly taskId: string | null } | PhoneError;

/** A person as the agent typed it. */
export type PersonToCreate = NewPerson['person'] & {
  readonly phone: { readonly field: string; readonly number: string } | null;
};

/** A new person's id, or who stands in the way of a duplicate rule. */
export type CreatedPerson =
  | { readonly id: string }
  | { readonly duplicateIds: readonly string[]; readonly mayCreate: boolean };

/** A record of Salesforce and numbers that it has, E.164. */
export interface KnownNumbers {
  readonly id: string;
  readonly objectName: 'Contact' | 'Lead';
  readonly numbers: readonly string[];
  /** It has a number that cannot be read; missing where nobody has looked. */
  readonly unreadable?: boolean;
}

/** Who is known to have these numbers. Whether they still have them, and the agent may see them, Salesforce tells. */
export interface KnownOwners {
  /** Ids by number; a number that nobody is known to have is missing. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Others than these need not be searched for: all of the org has been gone through, and lately. */
  readonly complete: boolean;
}

/** `merged` into another, or `converted`: the log follows. `gone`: deleted, or hidden from the agent. */
export type Fate =
  | { readonly kind: 'there' | 'gone' }
  | { readonly kind: 'merged' | 'converted'; readonly successor: FoundPerson };

/** Of records that were said to have a number, as far as the agent may see them. */
export interface Owners {
  readonly people: readonly FoundPerson[];
  /** Those who do not have it. */
  readonly others: readonly FoundPerson[];
}

/** What a search has found to have a number. */
export interface FoundOwners {
  readonly people: readonly FoundPerson[];
  /** Accounts, else records of the objects that the settings name, in their order. Person accounts are people. */
  readonly records: readonly MatchedRecord[];
}

/** Whose a number is. */
export interface Match extends FoundOwners {
  /** The one of them whom the agent has said to be meant, if there is such a one. */
  readonly rememberedId: string | null;
}

export interface MatchNumbers {
  /** Those who are known have their contexts. */
  one(agent: Agent, e164: string): Promise<Match>;
  /** In few requests, without contexts. */
  many(agent: Agent, e164s: readonly string[]): Promise<ReadonlyMap<string, Match>>;
}

/** Whom agents take for the caller of a number. */
export interface RememberedPeople {
  /** @returns ids by number */
  find(agentId: string, numbers: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Which people of the agent's org have which numbers, as far as has been read or written. */
export interface NumberIndex {
  /** @param numbers E.164 */
  find(agent: Pick<Agent, 'id'>, numbers: readonly string[]): Promise<KnownOwners>;
  /** Adds what is new. Of numbers that are not named nothing is said. */
  learn(agent: Pick<Agent, 'id'>, people: readonly KnownNumbers[]): Promise<void>;
  /** These records do not have this number any more. */
  forget(agent: Pick<Agent, 'id'>, number: string, ids: readonly string[]): Promise<void>;
}

/** A place among the records of an object, which are in the order of their last change. */
export interface ChangePlace {
  /** SystemModstamp, in milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
}
export type ChangePlaces = Readonly<Partial<Record<KnownNumbers['objectName'], ChangePlace>>>;

/** The people who were changed after a place. */
export interface PeoplePage {
  /** With all their numbers, or none. */
  readonly people: readonly KnownNumbers[];
  /** Ids of records that were deleted, merged or converted. */
  readonly gone: readonly string[];
  /** Where this page ends. */
  readonly places: ChangePlaces;
  readonly isLast: boolean;
}

/** People in the order of their last change, as the agent. May throw PhoneError with a `salesforce.` code. */
export interface ChangedPeople {
  /**
   * One request.
   * @param from a missing place is the beginning
   * @param countries where a number without "+" may be meant as well if nothing tells where the person lives
   */
  after(
    agent: Agent,
    from: ChangePlaces,
    options: { readonly countries: readonly string[]; readonly onlyWithNumbers: boolean },
  ): Promise<PeoplePage>;
}

/** An org whose people are being gone through. */
export interface NumberFill {
  readonly places: ChangePlaces;
  /** When this look began. */
  readonly beganAt: Date;
  /** When the last look began that reached the end, in milliseconds since 1970. */
  readonly completeAt: number | null;
  /** The signed-in agents, any of whom can be asked as. */
  readonly readers: readonly string[];
  /** Where the agents of the org are at home. */
  readonly countries: readonly string[];
}

/** How far the people of each org have been gone through, and what was found. */
export interface NumberFillStore {
  /** Orgs whose last look has not reached the end, or began before. @param everyMs between two looks */
  due(everyMs: number): Promise<string[]>;
  orgOf(agentId: string): Promise<string | null>;
  /** Lets go of all orgs, where no other gateway can be at it. */
  takeOver(): Promise<void>;
  /** Null where somebody is at it, or it is too early after a failure. */
  begin(orgId: string): Promise<NumberFill | null>;
  /** What a page says of its people replaces what was known of them. */
  keep(orgId: string, page: PeoplePage): Promise<void>;
  /** Lets go of the org, whose people are known up to the moment in which the look began. */
  complete(orgId: string, beganAt: Date): Promise<void>;
  /** Lets go of the org; what is left is for the next look. */
  leave(orgId: string): Promise<void>;
  /** Lets go of the org for a while, the longer the more often it failed. */
  fail(orgId: string): Promise<void>;
}

/** Salesforce, as the agent. All may throw PhoneError with a `salesforce.` code. */
export interface Crm {
  findByNumber(agent: Agent, e164: string): Promise<FoundOwners>;
  /** For many numbers in few requests. A number that nobody has may be missing. */
  findByNumbers(agent: Agent, e164s: readonly string[]): Promise<ReadonlyMap<string, FoundOwners>>;
  /**
   * Who of these has the number, with the contexts; one request.
   */
  ownersOfNumber(agent: Agent, e164: string, ids: readonly string[]): Promise<Owners>;
  /** Who of these has which number, without contexts; one request for 200. */
  ownersOfNumbers(
    agent: Agent,
    known: ReadonlyMap<string, readonly string[]>,
  ): Promise<ReadonlyMap<string, Owners>>;
  /** Without contexts; those that are gone are missing. */
  findByIds(agent: Agent, ids: readonly string[]): Promise<FoundPerson[]>;
  /** With the context. */
  findById(agent: Agent, record: RecordRef): Promise<FoundPerson | null>;
  /** The same people with their context. */
  withContexts(agent: Agent, people: readonly FoundPerson[]): Promise<FoundPerson[]>;
  /** What has become of a person whom Salesforce does not take any more for a log. */
  fateOf(agent: Agent, person: Pick<FoundPerson, 'id'>): Promise<Fate>;
  findByName(agent: Agent, text: string): Promise<PersonNumbers[]>;
  createPerson(agent: Agent, person: PersonToCreate, allowDuplicate: boolean): Promise<CreatedPerson>;
  /** The id of the person of this name and number whom the agent has made since; null where there is none. */
  findCreated(agent: Agent, person: PersonToCreate, since: number): Promise<string | null>;
  /** The fields of Task that this agent can fill in, as they are now; one request. Those that the product writes are none. */
  taskFields(agentId: string): Promise<readonly TaskField[]>;
  /** Nothing of a Task that is gone. */
  placeOfTask(agent: Agent, taskId: string): Promise<PlaceOfTask>;
  /** The phone numbers of a record's people, for pages that cannot read them. */
  numbersOf(agent: Agent, recordId: string): Promise<LabelledNumber[]>;
  /**
   * Brings all records to these values, whether they exist or not.
   * @param known what was sent before, or null when nothing is known: then all fields are sent
   * @returns the Task's id
   */
  saveLog(agent: Agent, records: LogRecords, known: SavedFields | null): Promise<string | null>;
  /** Like `saveLog`, many at once and in few requests. Never throws. @returns an outcome for each, in their order */
  saveLogs(agent: Agent, logs: readonly LogToSave[]): Promise<readonly LogOutcome[]>;
  /**
   * Makes an open Task under a key of its own; again under the same key it makes none.
   * @param fields of the Task @returns its id
   */
  saveFollowUpTask(agent: Agent, key: string, fields: Readonly<Record<string, unknown>>): Promise<string>;
  /** The agent's Tasks of calls, by date, both days within. */
  callTasks(agent: Agent, from: string, to: string): Promise<CallTask[]>;
  /** Tasks of these external ids, whoever owns them. */
  tasksOf(agent: Agent, keys: readonly string[]): Promise<CallTask[]>;
  /** Which of these logs are there, whoever has written them. */
  loggedKeys(agent: Agent, keys: readonly string[]): Promise<string[]>;
  /** Takes all records away; none there is as good. */
  deleteLog(agent: Agent, key: string, mediaKeys: readonly string[]): Promise<void>;
}

/** A call that is over, as Zoom's call history has it. */
export interface RecordedCall {
  readonly callId: string;
  readonly endedAt: number;
  readonly events: readonly CallEvent[];
  /** What the record names; not in a record that came by another way. */
  readonly media?: readonly MediumTold[];
}

/** A part of an agent's call history. */
export interface HistoryPage {
  readonly calls: readonly RecordedCall[];
  /** Nothing more lies in this direction now. */
  readonly isEmpty: boolean;
  /** Zoom's name of the place that this page reached. */
  readonly token: string;
}

/** Zoom's call history, as the agent. All may throw PhoneError with a `zoom.` code. */
export interface CallHistory {
  newest(agentId: string): Promise<HistoryPage>;
  /** What was recorded since. @returns null when Zoom knows no such place (any more) */
  newerThan(agentId: string, token: string): Promise<HistoryPage | null>;
  olderThan(agentId: string, token: string): Promise<HistoryPage>;
  /** All that began in this period, a month at most. */
  between(agentId: string, period: Period): Promise<RecordedCall[]>;
}

/** Moments in milliseconds since 1970, both within. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** A Task of a call, as far as the reconciliation is concerned. */
export interface CallTask {
  readonly id: string;
  /** The external id of its log. Null where somebody else than this product made it. */
  readonly key: string | null;
  readonly callId: string | null;
  readonly whoId: string | null;
}

/** Zoom's list of an agent's calls, as the agent. */
export interface CallList {
  /**
   * Calls of which a leg began in this time, the newest first.
   * @param token of the page, null for the first @throws PhoneError `externalCalls.listExpired`, or with a `zoom.` code
   */
  page(
    agentId: string,
    period: { readonly start: number; readonly end: number },
    token: string | null,
  ): Promise<{ readonly calls: readonly RecordedCall[]; readonly next: string | null }>;
}

/** A call that a search has found. */
export interface FoundCall {
  readonly callId: string;
  /** All that Zoom's list says of it. */
  readonly events: readonly CallEvent[];
  readonly dismissed: boolean;
}

/** What searches have found, so that saving needs no second look at Zoom, and what the agent has dismissed. */
export interface ExternalCallStore {
  /** Adds what is new; forgets what was found long ago and not dismissed. @returns each of these calls once, in their order */
  keep(agentId: string, calls: readonly RecordedCall[], now: number): Promise<FoundCall[]>;
  find(agentId: string, callIds: readonly string[]): Promise<FoundCall[]>;
  /** Calls that ended since. */
  since(agentId: string, since: number): Promise<FoundCall[]>;
  /** @param at null: not any more */
  setDismissed(agentId: string, callId: string, at: number | null): Promise<void>;
  remove(agentId: string, callId: string): Promise<void>;
}

/** From where the next sweep goes on. Times in milliseconds since 1970. */
export interface SweepStart {
  /** When the agent first signed in with this Zoom user, in whole seconds, as Zoom tells times. */
  readonly since: number;
  /** Null before the first sweep. */
  readonly token: string | null;
  /** When the last sweep began. */
  readonly askedAt: number | null;
  /** The end of the last sweep that went through. */
  readonly sweptAt: number | null;
}

export interface SweepStore {
  /** Agents whose last sweep began before, or who had none. */
  due(before: number): Promise<string[]>;
  /** Null when the agent is gone, or the Zoom user belongs to somebody else. */
  find(agentId: string): Promise<SweepStart | null>;
  begin(agentId: string, now: number): Promise<void>;
  /** All up to this place has been told to the calls. */
  reach(agentId: string, token: string): Promise<void>;
  finish(agentId: string, now: number): Promise<void>;
}
