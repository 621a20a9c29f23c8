/** What an entry says after Salesforce has taken its log, or has not. */
import { toPhoneError } from '#call-core';
import type { PhoneError, TaskField } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import {
  withProblem,
  withSaved,
  withSavedTwice,
  withSuccessor,
  withoutPerson,
  withoutRelatedTo,
} from './entry.ts';
import type { Entry, FoundPerson, SavedFields } from './entry.ts';
import { takenValues, whatIdOf, withFieldsLeftOut } from './logTask.ts';
import type { AgentStore, CallStore, Crm, Fate } from './ports.ts';

/** An entry as it was when its log was sent, and what came of it. */
export interface SentLog {
  readonly entry: Entry;
  readonly outcome: { readonly fields: SavedFields | null; readonly taskId: string | null } | PhoneError;
}

interface JudgedLog extends SentLog {
  /** Of the person. */
  readonly fate: Fate;
  /** Further fields of the Task that Salesforce does not take from the agent. */
  readonly notTaken: readonly string[];
}

export interface LogOutcomes {
  /** @returns for each what it has to be tried again for, or null */
  keep(logs: readonly SentLog[]): Promise<(PhoneError | null)[]>;
}

/** Neither person nor fields are to blame. */
const INNOCENT = { fate: { kind: 'there' }, notTaken: [] } as const;

/** Few enough that the agent's other changes do not wait long for them. */
const AT_ONCE = 25;

interface Deps {
  readonly calls: Pick<CallStore, 'transaction'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'fateOf' | 'taskFields'>;
}

export function createLogOutcomes({ calls, agents, crm }: Deps): LogOutcomes {
  async function fateOf({ agentId }: Entry, person: FoundPerson): Promise<Fate> {
    const agent = await agents.find(agentId);
    return agent === null ? { kind: 'there' } : crm.fateOf(agent, person);
  }

  /** What became of the people of logs that Salesforce refuses because a record is gone; each is asked for once. */
  async function judged(logs: readonly SentLog[]): Promise<JudgedLog[]> {
    const fates = new Map<string, Promise<Fate>>();
    const fillable = new Map<string, ReturnType<Crm['taskFields']>>();

    async function judge(log: SentLog): Promise<JudgedLog> {
      const { who, agentId } = log.entry;
      if (isAboutField(log)) {
        const named = namedFields(log);
        if (named.length > 0) return { ...log, ...INNOCENT, notTaken: named };
        const asked = fillable.get(agentId) ?? crm.taskFields(agentId);
        fillable.set(agentId, asked);
        return { ...log, ...INNOCENT, notTaken: notAmong(log.entry, await asked) };
      }
      if (who === null || !isUnlinked(log) || isAboutRelated(log)) return { ...log, ...INNOCENT };
      const asked = fates.get(who.id) ?? fateOf(log.entry, who);
      fates.set(who.id, asked);
      return { ...log, ...INNOCENT, fate: await asked };
    }

    return Promise.all(
      logs.map(async (log): Promise<JudgedLog> => {
        try {
          return await judge(log);
        } catch (caught) {
          const error = toPhoneError(caught);
          // Not known now, so asked again; never known, so as good as gone.
          if (error.retry === 'askAgent' || error.retry === 'never')
            return { ...log, ...INNOCENT, ...(isUnlinked(log) && { fate: { kind: 'gone' } }) };
          return { entry: log.entry, outcome: error, ...INNOCENT };
        }
      }),
    );
  }

  async function keepFew(sent: readonly SentLog[]): Promise<(PhoneError | null)[]> {
    const logs = await judged(sent);
    await calls.transaction(async (tx) => {
      for (const log of logs) {
        const { agentId, callId } = log.entry;
        await changeEntry(tx, agentId, callId, (current) => after(log, current));
      }
    });
    return logs.map((log) =>
      isError(log.outcome) && log.outcome.retry === 'later' && !isUnlinked(log) ? log.outcome : null,
    );
  }

  return {
    async keep(logs) {
      const kept: (PhoneError | null)[] = [];
      for (let start = 0; start < logs.length; start += AT_ONCE) {
        kept.push(...(await keepFew(logs.slice(start, start + AT_ONCE))));
      }
      return kept;
    },
  };
}

/** What was changed while the log was on its way stays, and is saved by the next job. */
function after(log: JudgedLog, current: Entry): Entry {
  const { entry, outcome } = log;
  if (!isError(outcome)) {
    if (current.saved !== entry.saved) return withSavedTwice(current, outcome.taskId ?? current.taskId);
    return withSaved(current, { ...outcome, wanted: entry.wanted });
  }
  // What was refused, another gateway has saved. What got no answer may have come after it.
  if (current.saved !== entry.saved)
    return outcome.retry === 'later' ? withSavedTwice(current, current.taskId) : current;
  if (isUnlinked(log)) return unlinked(log, current);
  if (log.notTaken.length > 0) return withFieldsLeftOut(current, log.notTaken);
  const passing = outcome.retry !== 'askAgent' && outcome.retry !== 'never';
  return withProblem(current, { code: outcome.code, said: outcome.said ?? null, passing });
}

/** A record that is gone is left out, and the log saved without it. */
function isUnlinked({ entry, outcome }: SentLog): boolean {
  return (
    isError(outcome) &&
    outcome.code === 'salesforce.recordGone' &&
    (entry.who !== null || whatIdOf(entry) !== null)
  );
}

function isAboutRelated({ outcome }: SentLog): boolean {
  return isError(outcome) && goneOf(outcome) === 'related';
}

/** A field that was taken away, from the agent or from all, may be one that the agent has filled in. */
function isAboutField({ entry, outcome }: SentLog): boolean {
  return (
    isError(outcome) &&
    outcome.code === 'salesforce.fieldNotWritable' &&
    Object.keys(takenValues(entry)).length > 0
  );
}

/** Salesforce names fields that must not be written, and none that is not there. */
function namedFields({ entry, outcome }: SentLog): string[] {
  const named = isError(outcome) ? String(outcome.details['fields']).split(',') : [];
  return Object.keys(takenValues(entry)).filter((name) => named.includes(name));
}

function notAmong(entry: Entry, fields: readonly TaskField[]): string[] {
  const names = new Set(fields.map(({ name }) => name));
  return Object.keys(takenValues(entry)).filter((name) => !names.has(name));
}

/** Salesforce may name the field that leads nowhere. */
function goneOf({ details }: PhoneError): 'who' | 'related' | null {
  if (details['fields'] === 'WhoId') return 'who';
  return details['fields'] === 'WhatId' ? 'related' : null;
}

/** One thing at a time: what Salesforce names, else what is said of the person, else what the log is related to, else the person. */
function unlinked({ entry, outcome, fate }: JudgedLog, current: Entry): Entry {
  const named = isError(outcome) ? goneOf(outcome) : null;
  if (named === 'related') return withoutRelatedTo(current);
  const isSamePerson = current.who?.id === entry.who?.id;
  if ('successor' in fate) return isSamePerson ? withSuccessor(current, fate.successor) : current;
  if (fate.kind === 'gone') return isSamePerson ? withoutPerson(current) : current;
  return named === 'who' || whatIdOf(entry) === null ? withoutPerson(current) : withoutRelatedTo(current);
}

function isError(outcome: SentLog['outcome']): outcome is PhoneError {
  return 'code' in outcome;
}
