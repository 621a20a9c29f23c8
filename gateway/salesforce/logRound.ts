/** One request of a batch of logs, and what it means for each of them. */
import type { PhoneError } from '#call-core';
import type { Agent, LogRecords } from '../calls/ports.ts';
import { resultsOf, upsertPart } from './collections.ts';
import type { RowResult } from './collections.ts';
import { composite } from './composite.ts';
import type { PartAnswer, Subrequest } from './composite.ts';
import { EXTERNAL_ID, isAboutSubtype } from './logRequests.ts';
import type { SalesforceRequest } from './request.ts';

/** A log on its way. */
export interface BatchRow {
  readonly records: LogRecords;
  state:
    | { readonly step: 'write'; readonly withSubtype: boolean }
    /** The Task is there, and the log does not name it yet. */
    | { readonly step: 'link'; readonly taskId: string }
    | { readonly step: 'done'; readonly taskId: string }
    | { readonly step: 'failed'; readonly error: PhoneError };
  /** The Zoom Call Log that this batch has made and that has no Task yet. */
  madeLog: string | null;
}

/** 400 records with whatever the org's triggers do with them. */
export const TIMEOUT_MS = 60_000;

export function createLogRound(request: SalesforceRequest) {
  /** @param isFirst the Zoom Call Logs are to be written too @throws PhoneError where the request is refused as such */
  return async function runRound(agent: Agent, rows: readonly BatchRow[], isFirst: boolean): Promise<void> {
    const toWrite = rows.filter(({ state }) => state.step === 'write');
    const toLink = rows.filter(({ state }) => state.step === 'link');
    const left = rows.filter(isLeftAlone);
    const parts = [
      ...(isFirst ? [logsOf(toWrite)] : []),
      ...(toWrite.length > 0 ? [tasksOf(toWrite), newLinksOf(toWrite)] : []),
      ...(toLink.length > 0 ? [linksOf(toLink)] : []),
      ...(left.length > 0 ? [removalOf(left)] : []),
    ];
    const answers = await composite(request, agent.id, parts, { allOrNone: false, timeoutMs: TIMEOUT_MS });
    const answerOf = (referenceId: string) => answers.find((answer) => answer.referenceId === referenceId);
    if (isFirst) readLogs(toWrite, answerOf('logs'));
    if (toWrite.length > 0) readTasks(toWrite, answerOf('tasks'), answerOf('newLinks'));
    if (toLink.length > 0) readLinks(toLink, answerOf('links'));
    for (const row of left) row.madeLog = null;
  };
}

/** Its Task was refused, and the Zoom Call Log is there: it must not stay without one. */
export function isLeftAlone({ state, madeLog }: BatchRow): boolean {
  return state.step === 'failed' && madeLog !== null;
}

function logsOf(rows: readonly BatchRow[]): Subrequest {
  return upsertPart(
    'logs',
    'ZoomCallLog__c',
    rows.map(({ records: { key, log } }) => ({ key, fields: log })),
  );
}

/** A Task's subtype can be given to a new one only. */
function tasksOf(rows: readonly BatchRow[]): Subrequest {
  return upsertPart(
    'tasks',
    'Task',
    rows.map(({ state, records: { key, task } }) => {
      const { TaskSubtype, ...others } = task;
      const isNew = state.step === 'write' && state.withSubtype;
      return { key, fields: { ...(isNew ? task : others), ZoomCallLog__r: { [EXTERNAL_ID]: key } } };
    }),
  );
}

/** Halted as a whole when one of the Tasks was refused. */
function newLinksOf(rows: readonly BatchRow[]): Subrequest {
  return upsertPart(
    'newLinks',
    'ZoomCallLog__c',
    rows.map(({ records: { key } }, index) => ({ key, fields: { TaskId__c: `@{tasks[${index}].id}` } })),
  );
}

function linksOf(rows: readonly BatchRow[]): Subrequest {
  return upsertPart(
    'links',
    'ZoomCallLog__c',
    rows.map(({ state, records: { key } }) => ({
      key,
      fields: { TaskId__c: state.step === 'link' ? state.taskId : null },
    })),
  );
}

function removalOf(rows: readonly BatchRow[]): Subrequest {
  const ids = rows.map(({ madeLog }) => madeLog).join(',');
  return { method: 'DELETE', path: `/composite/sobjects?ids=${ids}&allOrNone=false`, referenceId: 'removal' };
}

function readLogs(rows: readonly BatchRow[], answer: PartAnswer | undefined): void {
  for (const [row, result] of pairs(rows, answer)) {
    if (!result.ok) row.state = { step: 'failed', error: result.error };
    else if (result.created) row.madeLog = result.id;
  }
}

function readTasks(
  rows: readonly BatchRow[],
  answer: PartAnswer | undefined,
  links: PartAnswer | undefined,
): void {
  const linked = new Map(pairs(rows, links));
  for (const [row, result] of pairs(rows, answer)) {
    // Of a log that was refused the Task is refused as well, for want of it.
    if (row.state.step !== 'write') continue;
    if (result.ok) {
      row.state = { step: linked.get(row)?.ok === true ? 'done' : 'link', taskId: result.id };
      row.madeLog = null;
    } else if (row.state.withSubtype && isAboutSubtype(result.error)) {
      row.state = { step: 'write', withSubtype: false };
    } else {
      row.state = { step: 'failed', error: result.error };
    }
  }
}

function readLinks(rows: readonly BatchRow[], answer: PartAnswer | undefined): void {
  for (const [row, result] of pairs(rows, answer)) {
    if (row.state.step !== 'link') continue;
    row.state = result.ok
      ? { step: 'done', taskId: row.state.taskId }
      : { step: 'failed', error: result.error };
  }
}

function pairs(rows: readonly BatchRow[], answer: PartAnswer | undefined): [BatchRow, RowResult][] {
  const results = resultsOf(answer, rows.length);
  return rows.flatMap((row, index) => {
    const result = results[index];
    return result === undefined ? [] : [[row, result]];
  });
}
