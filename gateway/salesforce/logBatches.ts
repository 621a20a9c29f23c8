/**
 * Many logs at once: Zoom Call Logs and Tasks as collections (sObject Collections resource) in one Composite request.
 * Each log succeeds or fails by itself, and one whose Task is refused leaves no Zoom Call Log behind.
 */
import { PhoneError, toPhoneError } from '#call-core';
import type { Agent, Crm, LogOutcome, LogRecords, LogToSave } from '../calls/ports.ts';
import { composite, mayReadAsReference, refusalOf } from './composite.ts';
import { changesOf } from './logRequests.ts';
import { createMediaBatches } from './mediaBatches.ts';
import { TIMEOUT_MS, createLogRound, isLeftAlone } from './logRound.ts';
import type { BatchRow } from './logRound.ts';
import type { SalesforceRequest } from './request.ts';

interface Deps {
  readonly request: SalesforceRequest;
  readonly saveLog: Crm['saveLog'];
}

/** "The list can contain up to 200 objects." */
const MOST_ROWS = 200;
/** Of text in one request: far below what Salesforce takes, and quick enough to be sent again. */
const MOST_CHARACTERS = 1_500_000;
/** Of 25 parts that a Composite request may have, a changed log takes two at most. */
const MOST_CHANGES = 12;
/** The request, and what a refused row, an existing Task or a Task that its log does not name yet cost besides. */
const MOST_ROUNDS = 4;
const NO_WORD = new PhoneError('salesforce.unavailable', { retry: 'later' });

export function createLogBatches({ request, saveLog }: Deps): Pick<Crm, 'saveLogs'> {
  const runRound = createLogRound(request);
  const saveMedia = createMediaBatches(request);

  /** Logs of which Salesforce may know nothing. */
  async function saveNew(agent: Agent, logs: readonly LogToSave[]): Promise<LogOutcome[]> {
    const rows = logs.map(({ records }): BatchRow => {
      return { records, state: { step: 'write', withSubtype: true }, madeLog: null };
    });
    await runRound(agent, rows, true);
    for (let round = 2; round <= MOST_ROUNDS && rows.some(isOpen); round++) {
      try {
        await runRound(agent, rows, false);
      } catch {
        break;
      }
    }
    return rows.map(({ state }) => {
      if (state.step === 'done') return { taskId: state.taskId };
      return state.step === 'failed' ? state.error : NO_WORD;
    });
  }

  /** Logs that have been saved before, of which a few fields have changed. */
  async function saveChanged(agent: Agent, logs: readonly LogToSave[]): Promise<LogOutcome[]> {
    const parts = logs.map(({ records, known }, index) =>
      (known === null ? [] : changesOf(withoutMedia(records), known)).map((part) => ({
        ...part,
        referenceId: `${part.referenceId}${index}`,
      })),
    );
    if (parts.flat().length === 0) return logs.map(() => ({ taskId: null }));
    const options = { allOrNone: false, timeoutMs: TIMEOUT_MS };
    const answers = await composite(request, agent.id, parts.flat(), options);
    const outcomes: LogOutcome[] = [];
    for (const [index, log] of logs.entries()) {
      const names = new Set(parts[index]?.map(({ referenceId }) => referenceId));
      const refusals = answers.filter(({ referenceId }) => names.has(referenceId)).map(refusalOf);
      const refusal = refusals.find((error) => error !== null) ?? { taskId: null };
      const isGone = 'code' in refusal && refusal.code === 'salesforce.recordGone';
      outcomes.push(isGone ? await saveAlone(agent, log) : refusal);
    }
    return outcomes;
  }

  async function saveAlone(agent: Agent, { records, known }: LogToSave): Promise<LogOutcome> {
    try {
      return { taskId: await saveLog(agent, records, known) };
    } catch (caught) {
      return toPhoneError(caught);
    }
  }

  async function saveEach(agent: Agent, logs: readonly LogToSave[]): Promise<LogOutcome[]> {
    const outcomes: LogOutcome[] = [];
    for (const log of logs) outcomes.push(await saveAlone(agent, log));
    return outcomes;
  }

  async function saveBatch(agent: Agent, { kind, logs }: Batch): Promise<LogOutcome[]> {
    try {
      if (kind === 'alone') return await saveEach(agent, logs);
      return await (kind === 'new' ? saveNew(agent, logs) : saveChanged(agent, logs));
    } catch (caught) {
      const error = toPhoneError(caught);
      // Of a request that is refused as such nobody knows which log is to blame.
      return error.code === 'salesforce.refused' ? saveEach(agent, logs) : logs.map(() => error);
    }
  }

  return {
    async saveLogs(agent, logs) {
      const outcomes = new Map<LogToSave, LogOutcome>();
      for (const batch of batchesOf(logs)) {
        const answers = await saveBatch(agent, batch);
        batch.logs.forEach((log, index) => outcomes.set(log, answers[index] ?? NO_WORD));
      }
      for (const [log, error] of await saveMedia(
        agent,
        logs.filter((log) => isSaved(outcomes.get(log))),
      ))
        outcomes.set(log, error);
      return logs.map((log) => outcomes.get(log) ?? NO_WORD);
    },
  };
}

/** They go together afterwards, when their logs are there. */
function withoutMedia({ media: _later, ...records }: LogRecords): LogRecords {
  return records;
}

function isSaved(outcome: LogOutcome | undefined): boolean {
  return outcome !== undefined && !('code' in outcome);
}

function isOpen(row: BatchRow): boolean {
  return row.state.step === 'write' || row.state.step === 'link' || isLeftAlone(row);
}

interface Batch {
  readonly kind: 'new' | 'changed' | 'alone';
  readonly logs: readonly LogToSave[];
}

function batchesOf(logs: readonly LogToSave[]): Batch[] {
  const kinds = { new: MOST_ROWS, changed: MOST_CHANGES, alone: MOST_ROWS };
  return (['new', 'changed', 'alone'] as const).flatMap((kind) =>
    cut(
      logs.filter((log) => kindOf(log) === kind),
      kinds[kind],
    ).map((batch) => ({ kind, logs: batch })),
  );
}

function kindOf({ records, known }: LogToSave): Batch['kind'] {
  if (mayReadAsReference(records)) return 'alone';
  return known === null ? 'new' : 'changed';
}

function cut(logs: readonly LogToSave[], most: number): LogToSave[][] {
  const batches: LogToSave[][] = [];
  let characters = 0;
  for (const log of logs) {
    const { length } = JSON.stringify(log.records);
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || characters + length > MOST_CHARACTERS) {
      batches.push([log]);
      characters = length;
    } else {
      last.push(log);
      characters += length;
    }
  }
  return batches;
}
