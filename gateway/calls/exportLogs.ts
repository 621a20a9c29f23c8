/** The logs that Salesforce has not got, as rows that can be put there by other means. */
import { logStateOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { recordsOf } from './logRecords.ts';
import type { Agent, CallStore } from './ports.ts';

/** Fields of a Task by their API names, with the external id of its log: whatever imports it can do so twice. */
export type LogRow = Readonly<Record<string, string | number | null>>;

/** @param callId one call; null for all whose logs wait */
export type ExportLogs = (agent: Agent, callId: string | null) => Promise<LogRow[]>;

export function createExportLogs({
  calls,
}: {
  readonly calls: Pick<CallStore, 'owed' | 'findEntry'>;
}): ExportLogs {
  return async function exportLogs(agent, callId) {
    if (callId === null)
      return (await calls.owed(agent.id)).filter(isOwed).map((entry) => rowOf(agent, entry));
    const entry = await calls.findEntry(agent.id, callId);
    return entry !== null && isOwed(entry) ? [rowOf(agent, entry)] : [];
  };
}

/** Over, wanted, and not there. */
function isOwed(entry: Entry): boolean {
  return ['saving', 'waiting', 'needsYou'].includes(logStateOf(entry));
}

/** A comment is whole here: what Salesforce keeps in two fields is one text. */
function rowOf(agent: Agent, entry: Entry): LogRow {
  const { key, task, log } = recordsOf(agent, entry);
  const fields = { ...task, StartTime__c: log['StartTime__c'], PeerNumber__c: log['PeerNumber__c'] };
  const row: Record<string, string | number | null> = { ZoomCallId__c: key };
  for (const [name, value] of Object.entries({ ...fields, Description: entry.comment }))
    row[name] = cellOf(value);
  return { ...row, Problem: entry.problem?.code ?? null };
}

function cellOf(value: unknown): string | number | null {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
