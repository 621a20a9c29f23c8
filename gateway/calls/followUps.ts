/** What has to be done because an entry has changed: decided here alone, from before and after. */
import { hasSearchableNumber, isForSalesforce } from './entry.ts';
import type { Entry } from './entry.ts';

export const JOB_KINDS = ['findPeople', 'saveLog', 'saveLogSoon', 'saveComment'] as const;

/**
 * Durable work on one entry, done after the change has been stored.
 * `saveLogSoon`: the call is over, but only the pad says so, or nobody has said how it ended; Zoom's webhook or record,
 * which knows better, is on its way.
 * `saveComment`: a little after the agent has stopped writing, so that one sentence is one request.
 */
export type JobKind = (typeof JOB_KINDS)[number];

/** Numbers the change for saving where Salesforce should see it. */
export function numbered(before: Entry, after: Entry): Entry {
  return isForSalesforce(before, after) ? { ...after, wanted: after.wanted + 1, problem: null } : after;
}

export function followUps(before: Entry, after: Entry): JobKind[] {
  const search = after.search === 'searching' && hasSearchableNumber(after) && !hasSearchableNumber(before);
  const saving = savingFor(before, after);
  return [...(search ? (['findPeople'] as const) : []), ...(saving ? [saving] : [])];
}

function savingFor(before: Entry, after: Entry): JobKind | null {
  const unsaved = after.wanted > after.saved && after.problem === null;
  if (!unsaved) return null;
  if (after.closed && !before.closed) return 'saveLog';
  if (after.wanted === before.wanted && before.problem === null) return null;
  if (isProvisional(after)) return 'saveLogSoon';
  return after.saved > 0 && onlyCommentChanged(before, after) ? 'saveComment' : 'saveLog';
}

function isProvisional({ call }: Entry): boolean {
  return call?.endedAt?.source === 'pad' || (call?.connectedAt === undefined && call?.result === undefined);
}

function onlyCommentChanged(before: Entry, after: Entry): boolean {
  return !isForSalesforce({ ...before, comment: after.comment }, after) && !after.closed;
}
