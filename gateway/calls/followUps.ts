/** What has to be done because an entry has changed: decided here alone, from before and after. */
import { callStateOf, hasEnded, hasSearchableNumber, isForSalesforce, isHeld } from './entry.ts';
import type { Entry } from './entry.ts';
import { followUpToMake } from './logTask.ts';

export const JOB_KINDS = [
  'findPeople',
  'saveLog',
  'saveLogSoon',
  'saveCaughtUp',
  'saveComment',
  'saveFollowUpTask',
] as const;

/**
 * Durable work on one entry, done after the change has been stored.
 * `saveLogSoon`: the call is over, but only the pad says so, or nobody has said how it ended; Zoom's webhook or record,
 * which knows better, is on its way.
 * `saveCaughtUp`: only Zoom's record says that the call is over, or Zoom tells of it long afterwards, or a start or a sign-in finds the log unsaved. What the
 * agent has typed may be on its way, nobody is waiting, and where one is, there are many: they are saved together, and
 * hold up none of the calls of now.
 * `saveComment`: a little after the agent has stopped writing, so that one sentence is one request, and so are the fields
 * of a form. How the audio was goes with them: nobody waits for it.
 */
export type JobKind = (typeof JOB_KINDS)[number];

const LATE_MS = 5 * 60_000;

/** Numbers the change for saving where Salesforce should see it. */
export function numbered(before: Entry, after: Entry): Entry {
  return isForSalesforce(before, after) ? { ...after, wanted: after.wanted + 1, problem: null } : after;
}

/** @param now milliseconds since 1970 */
export function followUps(before: Entry, after: Entry, now: number): JobKind[] {
  const isNew = !hasSearchableNumber(before) || before.search === 'done';
  const saving = savingFor(before, after, now);
  // Saving asks for the person as well, and for many at once where many wait.
  const isAsked = hasEnded(after) && saving !== null;
  const search =
    after.search === 'searching' &&
    hasSearchableNumber(after) &&
    isNew &&
    !isAsked &&
    !isOldNews(before, after, now);
  return [
    ...(search ? (['findPeople'] as const) : []),
    ...(saving ? [saving] : []),
    ...(isNewFollowUp(before, after) ? (['saveFollowUpTask'] as const) : []),
  ];
}

/** What a failed try has left behind is tried again by the job that failed. */
function isNewFollowUp(before: Entry, after: Entry): boolean {
  const wish = followUpToMake(after);
  return wish?.problem === null && JSON.stringify(wish) !== JSON.stringify(before.followUpTask);
}

function savingFor(before: Entry, after: Entry, now: number): JobKind | null {
  const unsaved = after.wanted > after.saved && after.problem === null;
  if (!unsaved || isHeld(after)) return null;
  if (after.closed && !before.closed) return 'saveLog';
  if (after.wanted === before.wanted && before.problem === null) return null;
  if (isCaughtUp(after) || isToldLate(before, after, now)) return 'saveCaughtUp';
  if (isProvisional(after)) return 'saveLogSoon';
  return after.saved > 0 && onlyWordsChanged(before, after) ? 'saveComment' : 'saveLog';
}

function isCaughtUp({ call, saved }: Entry): boolean {
  return call?.endedAt?.source === 'history' && saved === 0;
}

/** The first word of a call comes long after its beginning: nobody sees it ring, and its log will ask. */
function isOldNews(before: Entry, after: Entry, now: number): boolean {
  const startedAt = callStateOf(after)?.startedAt;
  return before.call === null && startedAt !== undefined && now - startedAt > LATE_MS;
}

/** Nobody waits for the log of a call that was over long before anybody told of it, or found out who it was. */
function isToldLate(before: Entry, after: Entry, now: number): boolean {
  const { call, saved } = after;
  const isTold = JSON.stringify(before.call) !== JSON.stringify(call) || before.search !== after.search;
  return isTold && saved === 0 && call?.endedAt !== undefined && now - call.endedAt.value > LATE_MS;
}

function isProvisional({ call }: Entry): boolean {
  if (call?.endedAt?.source === 'pad') return true;
  return call?.connectedAt === undefined && call?.result === undefined;
}

/** The comment, further fields of the Task, or how the audio was. */
function onlyWordsChanged(before: Entry, after: Entry): boolean {
  const { comment, taskValues, fieldsLeftOut, quality } = after;
  const isOnlyWords = !isForSalesforce({ ...before, comment, taskValues, fieldsLeftOut, quality }, after);
  return isOnlyWords && after.fieldsLeftOut.length <= before.fieldsLeftOut.length && !after.closed;
}
