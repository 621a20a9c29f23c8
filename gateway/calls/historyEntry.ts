/** An entry as the widget sees it. */
import type { CallLog, CallPerson, HistoryEntry } from '#call-core';
import { holdOf, logStateOf } from './entry.ts';
import type { Entry, FoundPerson } from './entry.ts';
import { dialedFrom, relatedOf } from './logTask.ts';
import { toMedium } from './media.ts';

/** Null as long as there is no call to show. */
export function toHistoryEntry(entry: Entry): HistoryEntry | null {
  if (entry.call === null) return null;
  const { revision, call, media } = entry;
  return { revision, call, log: toCallLog(entry), media: media.map(toMedium) };
}

function toCallLog(entry: Entry): CallLog {
  return {
    state: logStateOf(entry),
    problem: entry.problem === null ? null : { code: entry.problem.code, said: entry.problem.said },
    rule: holdOf(entry)?.rule ?? null,
    comment: entry.comment,
    commentEdit: entry.commentEdit,
    closed: entry.closed,
    search: entry.search,
    candidates: entry.candidates.map(toPerson),
    ...(entry.records.length > 0 && { records: [...entry.records] }),
    who: entry.who === null ? null : toPerson(entry.who),
    ...(entry.remembered && { remembered: true }),
    ...(entry.lostPerson !== null && entry.who === null && { lostPerson: entry.lostPerson }),
    relatedTo: relatedOf(entry),
    dialedFrom: dialedFrom(entry),
    disposition: entry.disposition,
    ...(Object.keys(entry.taskValues).length > 0 && { taskValues: entry.taskValues }),
    ...(entry.fieldsLeftOut.length > 0 && { fieldsLeftOut: [...entry.fieldsLeftOut] }),
    followUpTask: entry.followUpTask,
    ...(entry.quality !== null && { quality: entry.quality }),
    taskId: entry.taskId,
  };
}

function toPerson({ id, objectName, name, company, title, context }: FoundPerson): CallPerson {
  return { id, objectName, name, company, title, context };
}
