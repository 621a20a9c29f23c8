/**
 * An entry: a call of an agent and the log of it. Every change is a pure function from entry to entry; whether
 * anything has to be done about a change is decided in followUps.ts, and nowhere else.
 */
import { DEFAULT_SETTINGS, digitsOf, isLive, sameSettings, stateOf, transition } from '#call-core';
import { relatedOf, takenValues, whatIdOf } from './logTask.ts';
import { toMedium } from './media.ts';
import type { MediumFacts } from './media.ts';
import type {
  Call,
  CallEvent,
  CallLog,
  CallPerson,
  CallState,
  ErrorCode,
  FollowUpTask,
  LogState,
  MatchedRecord,
  QualitySummary,
  RecordRef,
  SaveChoice,
  Settings,
  TaskValues,
} from '#call-core';
import { holdOn } from './savingPolicy.ts';
import type { Hold } from './savingPolicy.ts';

/** A person as found in Salesforce. */
export interface FoundPerson extends CallPerson {
  readonly accountId: string | null;
}

/** What a Task is about. */
export interface PlaceOfTask {
  readonly who: FoundPerson | null;
  readonly relatedTo: RecordRef | null;
}

/** What Salesforce has been given, field by field: the next saving sends only what has changed since. */
export interface SavedFields {
  readonly task: Readonly<Record<string, unknown>>;
  readonly log: Readonly<Record<string, unknown>>;
  /** By the key of each; missing where none was ever saved. */
  readonly media?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
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
  /** When the comment, or a field of the Task, was last written to, on the gateway's clock, in milliseconds since 1970. */
  readonly commentAt: number | null;
  readonly closed: boolean;
  readonly deleted: boolean;
  /** The settings that held when the call ended, where they are not the usual ones. */
  readonly policy: Settings | null;
  /** The agent's own word on whether the log is saved. */
  readonly choice: SaveChoice | null;
  readonly search: CallLog['search'];
  readonly candidates: readonly FoundPerson[];
  /** Where nobody has the number, the records that have it. */
  readonly records: readonly MatchedRecord[];
  readonly who: FoundPerson | null;
  /** Who named the person. The agent's word stands against all, the record dialed from against a search. */
  readonly whoBy: 'agent' | 'dial' | 'remembered' | 'search' | null;
  /** The person of this log is whom the agent takes for the caller of this number. */
  readonly remembered: boolean;
  /** The name of the person whom the log was for and who is not in Salesforce any more. */
  readonly lostPerson: string | null;
  /** The record dialed from, or that of the Task dialed from, or the one record that has the number. */
  readonly relatedTo: RecordRef | null;
  /** The agent's own word on what the log is related to; stands above `relatedTo`. */
  readonly relatedChoice: { readonly record: RecordRef | null } | null;
  /** What came of the call in the agent's word. */
  readonly disposition: string | null;
  /** What the agent has filled in of further fields of the Task, by their API names. */
  readonly taskValues: TaskValues;
  /** Those of them that Salesforce does not take: the log is saved without. */
  readonly fieldsLeftOut: readonly string[];
  readonly followUpTask: FollowUpTask | null;
  /** Rises with each change that Salesforce should see; `saved` is the one that it has. */
  readonly wanted: number;
  readonly saved: number;
  readonly savedFields: SavedFields | null;
  readonly taskId: string | null;
  readonly problem: EntryProblem | null;
  /** What Zoom has of this call beside its record; may come long before or after the log. */
  readonly media: readonly MediumFacts[];
  /** How the audio was, where the agent's page has carried it. */
  readonly quality: QualitySummary | null;
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
    policy: null,
    choice: null,
    search: 'searching',
    candidates: [],
    records: [],
    who: null,
    whoBy: null,
    remembered: false,
    lostPerson: null,
    relatedTo: null,
    relatedChoice: null,
    disposition: null,
    taskValues: {},
    fieldsLeftOut: [],
    followUpTask: null,
    wanted: 0,
    saved: 0,
    savedFields: null,
    taskId: null,
    problem: null,
    media: [],
    quality: null,
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

/** Salesforce has not got the log as it should be. */
export function isUnsaved(entry: Entry): boolean {
  return hasEnded(entry) && !isHeld(entry) && entry.saved < entry.wanted;
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
  // A Task is no place for a log; where it stands itself is asked together with the person.
  if (record.objectName === 'Task') return { ...entry, relatedTo: record, search: 'searching' };
  if (objectName === undefined) return { ...entry, relatedTo: record };
  if (entry.whoBy === 'agent') return entry;
  const who = {
    id: record.id,
    objectName,
    name: record.name ?? '',
    company: null,
    title: null,
    accountId: null,
    context: null,
  };
  return { ...entry, who: entry.who?.id === record.id ? entry.who : who, whoBy: 'dial' };
}

/** The Task that the agent dialed from, whose page the log goes beside. */
export function dialedTask({ relatedTo }: Entry): RecordRef | null {
  return relatedTo?.objectName === 'Task' ? relatedTo : null;
}

/** Person and record of the Task dialed from become those of the log. */
export function withPlaceOfTask(entry: Entry, { who, relatedTo }: PlaceOfTask): Entry {
  if (dialedTask(entry) === null) return entry;
  const placed = { ...entry, relatedTo };
  return who === null || entry.whoBy === 'agent' ? placed : { ...placed, who, whoBy: 'dial' };
}

/**
 * Whose the number is. One person is taken; several are for the agent to choose from. What is nobody's number and that
 * of one record is a call with that record.
 * @param rememberedId the candidate whom the agent has chosen once and for all
 */
export function withCandidates(
  entry: Entry,
  candidates: readonly FoundPerson[],
  rememberedId: string | null = null,
  records: readonly MatchedRecord[] = [],
): Entry {
  const found: Entry = withRecords({ ...entry, search: 'done', candidates }, records);
  const known = candidates.find((person) => person.id === entry.who?.id);
  if (known) return { ...found, who: known };
  if (entry.whoBy === 'agent' || entry.whoBy === 'dial') return found;
  const remembered = candidates.find(({ id }) => id === rememberedId);
  if (remembered) return { ...found, who: remembered, whoBy: 'remembered', remembered: true };
  const [only, second] = candidates;
  return only && !second ? { ...found, who: only, whoBy: 'search' } : { ...found, who: null, whoBy: null };
}

function withRecords(entry: Entry, records: readonly MatchedRecord[]): Entry {
  const [only, second] = records;
  const related = only === undefined || second !== undefined ? null : relatableAs(only);
  return { ...entry, records, relatedTo: entry.relatedTo ?? related };
}

function relatableAs({ relatable, ...record }: MatchedRecord): RecordRef | null {
  return relatable === false ? null : record;
}

/** What is going on with these people. */
export function withContexts(entry: Entry, people: readonly FoundPerson[]): Entry {
  const informed = (person: FoundPerson): FoundPerson => {
    const context = people.find(({ id }) => id === person.id)?.context;
    return context ? { ...person, context } : person;
  };
  return {
    ...entry,
    candidates: entry.candidates.map(informed),
    who: entry.who === null ? null : informed(entry.who),
  };
}

export function withSearchFailed(entry: Entry): Entry {
  return entry.search === 'done' ? entry : { ...entry, search: 'failed' };
}

/** The agent's word on who it was, or that it was nobody known. */
export function withChosenPerson(entry: Entry, person: FoundPerson | null, remembered = false): Entry {
  return { ...entry, who: person, whoBy: 'agent', remembered };
}

/** A call that is over, of whose person nobody has said anything. */
export function isUnnamed(entry: Entry): boolean {
  return hasEnded(entry) && entry.who === null && entry.whoBy !== 'agent' && !entry.deleted;
}

/** The person was merged into this one, or is a Contact now: the log follows. */
export function withSuccessor(entry: Entry, successor: FoundPerson): Entry {
  return { ...entry, who: successor };
}

/** The person's record is gone: the log is saved without it. */
export function withoutPerson(entry: Entry): Entry {
  if (entry.who === null) return entry;
  return { ...entry, who: null, whoBy: null, remembered: false, lostPerson: entry.who.name };
}

/** What the log is related to is gone: it is saved without. */
export function withoutRelatedTo(entry: Entry): Entry {
  const gone = relatedOf(entry);
  const records = entry.records.filter(({ id }) => id !== gone?.id);
  return { ...entry, records, relatedTo: null, relatedChoice: null };
}

/** The call has ended while these settings hold. */
export function withPolicy(entry: Entry, settings: Settings): Entry {
  // What an agent can choose from or fill in, and who is found, is no rule for the log.
  const { autoSave, logAnswered, logMissed, logVoicemail, logInternal, neverLog } = settings;
  const { subjectTemplate, saveMedia } = settings;
  const rules = { autoSave, logAnswered, logMissed, logVoicemail, logInternal, neverLog };
  const policy = { ...DEFAULT_SETTINGS, ...rules, subjectTemplate, saveMedia };
  return sameSettings(policy, DEFAULT_SETTINGS) ? entry : { ...entry, policy };
}

/** The agent saves a log that is not saved by itself. */
export function withSaveChosen(entry: Entry): Entry {
  return { ...entry, choice: 'save' };
}

/** The agent closes without saving, or takes that back. What is in Salesforce, or on its way, is only closed. */
export function withDiscarded(entry: Entry, discarded: boolean): Entry {
  if (!discarded) return entry.choice === 'discard' ? { ...entry, choice: null, closed: false } : entry;
  return withClosed(isHeld(entry) ? { ...entry, choice: 'discard' } : entry);
}

/** The page counts until the call is over: its last word is the whole. */
export function withQuality(entry: Entry, quality: QualitySummary): Entry {
  return { ...entry, quality };
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

/**
 * The agent wants this log in Salesforce, whatever was decided before: deleted, put away unsaved, refused. It is put away
 * by that. What is there already, or on its way, is left as it is.
 */
export function withSaveWanted(entry: Entry): Entry {
  const kept = withClosed({ ...withSaveChosen(entry), deleted: false });
  return entry.problem === null ? kept : withRetry(kept);
}

/** Salesforce has the entry as it was at `wanted`. */
export function withSaved(
  entry: Entry,
  saved: { wanted: number; fields: SavedFields | null; taskId: string | null },
): Entry {
  return { ...entry, saved: saved.wanted, savedFields: saved.fields, taskId: saved.taskId, problem: null };
}

/**
 * Another gateway has saved the log at the same time. Which of the two Salesforce took last nobody knows, so all is sent
 * once more.
 */
export function withSavedTwice(entry: Entry, taskId: string | null): Entry {
  return { ...entry, savedFields: null, taskId, wanted: entry.wanted + 1, problem: null };
}

/** Salesforce should see this change: the call is over, and something that stands in the log is different. */
export function isForSalesforce(before: Entry, after: Entry): boolean {
  if (!hasEnded(after) || isHeld(after)) return false;
  if (after.deleted && after.savedFields === null && after.wanted === 0) return false;
  return (
    !hasEnded(before) ||
    isHeld(before) ||
    before.comment !== after.comment ||
    before.deleted !== after.deleted ||
    before.who?.id !== after.who?.id ||
    whatIdOf(before) !== whatIdOf(after) ||
    before.disposition !== after.disposition ||
    JSON.stringify(takenValues(before)) !== JSON.stringify(takenValues(after)) ||
    JSON.stringify(before.quality) !== JSON.stringify(after.quality) ||
    JSON.stringify(before.media.map(toMedium)) !== JSON.stringify(after.media.map(toMedium)) ||
    JSON.stringify(loggedFacts(before)) !== JSON.stringify(loggedFacts(after))
  );
}

/** What a log says of the call. Zoom's record ids are left out: they travel with the next saving that has a reason of its own. */
function loggedFacts(entry: Entry): unknown {
  const state = callStateOf(entry);
  return state?.phase === 'ended' ? state : null;
}

/** Why the log of a call that is over is not saved; null for one that is. What is in Salesforce is kept up to date. */
export function holdOf(entry: Entry): Hold | null {
  const state = callStateOf(entry);
  return state?.phase === 'ended' && entry.saved === 0 ? holdOn(state, entry.policy, entry.choice) : null;
}

export function isHeld(entry: Entry): boolean {
  return holdOf(entry) !== null;
}

/**
 * Nothing is to be done about it any more: it is in Salesforce as it should be, or was left out by a decision. What waits
 * for somebody, and what nobody has told the end of, is not settled, however old it is.
 */
export function isSettled(entry: Entry): boolean {
  const { followUpTask } = entry;
  if (!hasEnded(entry) || (followUpTask !== null && followUpTask.taskId === null)) return false;
  const state = logStateOf(entry);
  if (state === 'discarded' || state === 'excluded') return true;
  return (state === 'saved' || state === 'deleted') && entry.saved === entry.wanted;
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

export function logStateOf(entry: Entry): LogState {
  if (entry.deleted) return 'deleted';
  if (!hasEnded(entry)) return 'open';
  const hold = holdOf(entry);
  if (hold !== null) return hold.state;
  if (entry.saved === entry.wanted) return 'saved';
  if (entry.problem === null) return 'saving';
  return entry.problem.passing ? 'waiting' : 'needsYou';
}
