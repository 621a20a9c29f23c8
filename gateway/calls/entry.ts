/**
 * An entry: a call of an agent and the log of it. Every change is a pure function from entry to entry; whether
 * anything has to be done about a change is decided in followUps.ts, and nowhere else.
 */
import { digitsOf, isLive, stateOf, transition } from '#call-core';
import type {
  Call,
  CallEvent,
  CallLog,
  CallState,
  ErrorCode,
  HistoryEntry,
  LogState,
  Person,
  RecordRef,
} from '#call-core';

/** A person as found in Salesforce. */
export interface FoundPerson extends Person {
  readonly accountId: string | null;
}

/** What Salesforce has been given, field by field: the next saving sends only what has changed since. */
export interface SavedFields {
  readonly task: Readonly<Record<string, unknown>>;
  readonly log: Readonly<Record<string, unknown>>;
}

export interface EntryProblem {
  readonly code: ErrorCode;
  /** What Salesforce said in its own words. */
  readonly said: string | null;
  /** Will be tried again by itself. */
  readonly passing: boolean;
}

export interface Entry {
  readonly agentId: string;
  readonly callId: string;
  /** Null as long as Zoom has said nothing of this call. */
  readonly call: Call | null;
  readonly comment: string;
  readonly commentEdit: number;
  /** When the comment was last written to, on the gateway's clock, in milliseconds since 1970. */
  readonly commentAt: number | null;
  readonly closed: boolean;
  readonly deleted: boolean;
  readonly search: CallLog['search'];
  readonly candidates: readonly FoundPerson[];
  readonly who: FoundPerson | null;
  /** Who named the person. The agent's word stands against all, the record dialed from against a search. */
  readonly whoBy: 'agent' | 'dial' | 'search' | null;
  readonly relatedTo: RecordRef | null;
  /** Rises with each change that Salesforce should see; `saved` is the one that it has. */
  readonly wanted: number;
  readonly saved: number;
  readonly savedFields: SavedFields | null;
  readonly taskId: string | null;
  readonly problem: EntryProblem | null;
  readonly revision: number;
}

const PERSON_OBJECTS = ['Contact', 'Lead'] as const;

export function newEntry(agentId: string, callId: string): Entry {
  return {
    agentId,
    callId,
    call: null,
    comment: '',
    commentEdit: 0,
    commentAt: null,
    closed: false,
    deleted: false,
    search: 'searching',
    candidates: [],
    who: null,
    whoBy: null,
    relatedTo: null,
    wanted: 0,
    saved: 0,
    savedFields: null,
    taskId: null,
    problem: null,
    revision: 0,
  };
}

/** What the call is, or null as long as Zoom has said nothing of it. */
export function callStateOf(entry: Entry): CallState | null {
  return entry.call === null ? null : stateOf(entry.call);
}

export function hasEnded(entry: Entry): boolean {
  const state = callStateOf(entry);
  return state !== null && !isLive(state);
}

export function withEvents(entry: Entry, events: readonly CallEvent[]): Entry {
  const call = events.reduce<Call | undefined>(transition, entry.call ?? undefined) ?? null;
  const told = { ...entry, call };
  return told.search === 'searching' && !hasSearchableNumber(told) && hasEnded(told)
    ? { ...told, search: 'done' }
    : told;
}

/** An older edit never replaces a newer one, in whatever order they arrive. */
export function withComment(entry: Entry, comment: string, commentEdit: number, now: number): Entry {
  return commentEdit > entry.commentEdit ? { ...entry, comment, commentEdit, commentAt: now } : entry;
}

/** The record that the agent dialed from: the person itself, or what the call is related to. */
export function withDialedRecord(entry: Entry, record: RecordRef): Entry {
  const objectName = PERSON_OBJECTS.find((name) => name === record.objectName);
  if (objectName === undefined) return { ...entry, relatedTo: record };
  if (entry.whoBy === 'agent') return entry;
  const who = {
    id: record.id,
    objectName,
    name: record.name ?? '',
    company: null,
    title: null,
    accountId: null,
  };
  return { ...entry, who: entry.who?.id === record.id ? entry.who : who, whoBy: 'dial' };
}

/** What a search of Salesforce found. One person is taken; several are for the agent to choose from. */
export function withCandidates(entry: Entry, candidates: readonly FoundPerson[]): Entry {
  const found: Entry = { ...entry, search: 'done', candidates };
  const known = candidates.find((person) => person.id === entry.who?.id);
  if (known) return { ...found, who: known };
  if (entry.whoBy === 'agent' || entry.whoBy === 'dial') return found;
  const [only, second] = candidates;
  return only && !second ? { ...found, who: only, whoBy: 'search' } : { ...found, who: null, whoBy: null };
}

export function withSearchFailed(entry: Entry): Entry {
  return entry.search === 'done' ? entry : { ...entry, search: 'failed' };
}

/** The agent's choice among the candidates, or nobody. */
export function withChosenPerson(entry: Entry, personId: string | null): Entry {
  const who = entry.candidates.find((person) => person.id === personId) ?? null;
  return who === null && personId !== null ? entry : { ...entry, who, whoBy: 'agent' };
}

/** The person's record is gone: the log is saved without it. */
export function withoutRecords(entry: Entry): Entry {
  return { ...entry, who: null, whoBy: null, relatedTo: null };
}

export function withClosed(entry: Entry): Entry {
  return entry.closed ? entry : { ...entry, closed: true };
}

export function withDeleted(entry: Entry, deleted: boolean): Entry {
  return entry.deleted === deleted ? entry : { ...entry, deleted, closed: deleted };
}

export function withProblem(entry: Entry, problem: EntryProblem): Entry {
  return { ...entry, problem };
}

/** The agent asks to try again: what stood in the way may be gone. */
export function withRetry(entry: Entry): Entry {
  return { ...entry, problem: null, wanted: Math.max(entry.wanted, entry.saved + 1) };
}

/** Salesforce has the entry as it was at `wanted`. */
export function withSaved(
  entry: Entry,
  saved: { wanted: number; fields: SavedFields | null; taskId: string | null },
): Entry {
  return { ...entry, saved: saved.wanted, savedFields: saved.fields, taskId: saved.taskId, problem: null };
}

/** Salesforce should see this change: the call is over, and something that stands in the log is different. */
export function isForSalesforce(before: Entry, after: Entry): boolean {
  if (!hasEnded(after) || (after.deleted && after.savedFields === null && after.wanted === 0)) return false;
  return (
    !hasEnded(before) ||
    before.comment !== after.comment ||
    before.deleted !== after.deleted ||
    before.who?.id !== after.who?.id ||
    before.relatedTo?.id !== after.relatedTo?.id ||
    JSON.stringify(loggedFacts(before)) !== JSON.stringify(loggedFacts(after))
  );
}

/** What a log says of the call. Zoom's record ids are left out: they travel with the next saving that has a reason of its own. */
function loggedFacts(entry: Entry): unknown {
  const state = callStateOf(entry);
  return state?.phase === 'ended' ? state : null;
}

/** Whether Salesforce can be asked who this is: an extension of the own account is nobody in the CRM. */
export function hasSearchableNumber(entry: Entry): boolean {
  return searchableNumber(entry) !== null;
}

/** The peer's number in E.164, or null. */
export function searchableNumber(entry: Entry): string | null {
  const number = callStateOf(entry)?.peerNumber ?? null;
  return number?.startsWith('+') && digitsOf(number).length >= 7 ? number : null;
}

/** As the widget sees it; null as long as there is no call to show. */
export function toHistoryEntry(entry: Entry): HistoryEntry | null {
  if (entry.call === null) return null;
  return { revision: entry.revision, call: entry.call, log: toCallLog(entry) };
}

function toCallLog(entry: Entry): CallLog {
  return {
    state: logStateOf(entry),
    problem: entry.problem === null ? null : { code: entry.problem.code, said: entry.problem.said },
    comment: entry.comment,
    commentEdit: entry.commentEdit,
    closed: entry.closed,
    search: entry.search,
    candidates: entry.candidates.map(toPerson),
    who: entry.who === null ? null : toPerson(entry.who),
    relatedTo: entry.relatedTo,
    taskId: entry.taskId,
  };
}

export function logStateOf(entry: Entry): LogState {
  if (entry.deleted) return 'deleted';
  if (!hasEnded(entry)) return 'open';
  if (entry.saved === entry.wanted) return 'saved';
  if (entry.problem === null) return 'saving';
  return entry.problem.passing ? 'waiting' : 'needsYou';
}

function toPerson({ id, objectName, name, company, title }: FoundPerson): Person {
  return { id, objectName, name, company, title };
}
