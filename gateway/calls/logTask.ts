/** What the agent puts on the Task of a call beside the comment, as changes of an entry. Pure. */
import type { FollowUpTask, FollowUpWish, PersonContext, RecordRef, TaskValue, TaskValues } from '#call-core';
import { PhoneError } from '#call-core';
import type { Entry, EntryProblem } from './entry.ts';

/** So many Cases, and as many Opportunities, a log can still be related to after the call. */
const MOST_KEPT = 3;
/** So many fields a log can have had, whatever the administrator has set in the course of time. */
const MOST_VALUES = 50;

/** What the log is related to: the agent's word, else the record dialed from. A Task is no place for another. */
export function relatedOf(entry: Pick<Entry, 'relatedTo' | 'relatedChoice'>): RecordRef | null {
  return entry.relatedChoice === null ? dialedFrom(entry) : entry.relatedChoice.record;
}

/** The record that the agent dialed from, where a log can be related to it. */
export function dialedFrom({ relatedTo }: Pick<Entry, 'relatedTo'>): RecordRef | null {
  return relatedTo?.objectName === 'Task' ? null : relatedTo;
}

/** Task.WhatId. A Task of a Lead cannot be related to anything; what the agent wants is kept for another person. */
export function whatIdOf(entry: Pick<Entry, 'who' | 'relatedTo' | 'relatedChoice'>): string | null {
  return entry.who?.objectName === 'Lead' ? null : (relatedOf(entry)?.id ?? null);
}

export function withRelatedChoice(entry: Entry, record: RecordRef | null): Entry {
  return { ...entry, relatedChoice: { record } };
}

export function withDisposition(entry: Entry, disposition: string | null): Entry {
  return { ...entry, disposition };
}

/** What was left out is tried again, because the agent says it again. @throws PhoneError */
export function withTaskValue(entry: Entry, name: string, value: TaskValue, now: number): Entry {
  const taskValues = { ...entry.taskValues, [name]: value };
  if (Object.keys(taskValues).length > MOST_VALUES) throw new PhoneError('request.invalid');
  const fieldsLeftOut = entry.fieldsLeftOut.filter((one) => one !== name);
  const isNews = fieldsLeftOut.length < entry.fieldsLeftOut.length || entry.taskValues[name] !== value;
  return isNews ? { ...entry, taskValues, fieldsLeftOut, commentAt: now } : entry;
}

/** Salesforce does not take these fields from the agent: what was filled in stays, and the log is saved without. */
export function withFieldsLeftOut(entry: Entry, names: readonly string[]): Entry {
  return { ...entry, fieldsLeftOut: [...new Set([...entry.fieldsLeftOut, ...names])] };
}

/** What goes to Salesforce of the further fields. */
export function takenValues({
  taskValues,
  fieldsLeftOut,
}: Pick<Entry, 'taskValues' | 'fieldsLeftOut'>): TaskValues {
  return Object.fromEntries(Object.entries(taskValues).filter(([name]) => !fieldsLeftOut.includes(name)));
}

/** Once there is one it is Salesforce's, where it is changed and deleted. */
export function withFollowUpTask(entry: Entry, wish: FollowUpWish): Entry {
  if (entry.followUpTask !== null && entry.followUpTask.taskId !== null) return entry;
  return { ...entry, followUpTask: { ...wish, taskId: null, problem: null } };
}

export function withFollowUpMade(entry: Entry, taskId: string): Entry {
  const { followUpTask } = entry;
  return followUpTask === null
    ? entry
    : { ...entry, followUpTask: { ...followUpTask, taskId, problem: null } };
}

export function withFollowUpProblem(entry: Entry, problem: EntryProblem): Entry {
  const { followUpTask } = entry;
  return followUpTask === null ? entry : { ...entry, followUpTask: { ...followUpTask, problem } };
}

/** The follow-up Task that is still to be made, and that nothing but a decision of the agent stands in the way of. */
export function followUpToMake({ followUpTask }: Pick<Entry, 'followUpTask'>): FollowUpTask | null {
  if (followUpTask === null || followUpTask.taskId !== null) return null;
  return followUpTask.problem === null || followUpTask.problem.passing ? followUpTask : null;
}

/** What was going on with a person is old after the call; what the log can be related to is not. */
export function relatableIn(context: PersonContext | null): PersonContext | null {
  const openCases = context?.openCases.slice(0, MOST_KEPT) ?? [];
  const openOpportunities = context?.openOpportunities.slice(0, MOST_KEPT) ?? [];
  const isAny = openCases.length + openOpportunities.length > 0;
  return isAny ? { lastCall: null, openCases, openOpportunities } : null;
}
