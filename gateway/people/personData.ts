/** All that is kept of one person, to be handed out, or erased. For whoever runs the gateway. */
import { toPhoneError } from '#call-core';
import { isSettled } from '../calls/entry.ts';
import type { Entry } from '../calls/entry.ts';
import type { OldData } from '../calls/forgetOld.ts';
import type { Agent, AgentStore, Clock, Crm } from '../calls/ports.ts';
import type { PersonCrm, PersonRecords, PersonStore } from './ports.ts';
import type { Erasure, PersonData, Subject } from './report.ts';

interface Deps {
  readonly store: PersonStore;
  readonly old: Pick<OldData, 'forgetCalls'>;
  readonly agents: Pick<AgentStore, 'all'>;
  readonly crm: Pick<Crm, 'numbersOf'> & PersonCrm;
  /** In E.164; null for what is no number. */
  readonly normalise: (number: string, country: string | null) => string | null;
  readonly clock: Clock;
}

export interface PersonDataActions {
  gather(wanted: Subject): Promise<PersonData>;
  /** Safe to repeat. What is in Salesforce goes first: by what is kept here, it is found. */
  erase(wanted: Subject, how: { readonly dryRun: boolean; readonly tasks: boolean }): Promise<Erasure>;
}

interface Seen {
  readonly agent: Agent;
  readonly records: PersonRecords;
  readonly problem: string | null;
}

const NOTHING: PersonRecords = { callLogs: [], tasks: [] };

export function createPersonData({ store, old, agents, crm, normalise, clock }: Deps): PersonDataActions {
  /** With all numbers of a person who is named by the record. */
  async function complete({ personId, numbers }: Subject, all: readonly Agent[]): Promise<Subject> {
    if (personId === null) return { personId, numbers };
    const found = new Set([...numbers, ...(await store.numbersOf(personId))]);
    for (const agent of all) {
      const told = await crm.numbersOf(agent, personId).catch(() => []);
      for (const { number, country } of told) {
        const e164 = normalise(number, country);
        if (e164 !== null) found.add(e164);
      }
      if (told.length > 0) break;
    }
    return { personId, numbers: [...found] };
  }

  /** What each agent sees; a record that several see is counted with the first. */
  async function look(all: readonly Agent[], subject: Subject, taskIds: readonly string[]): Promise<Seen[]> {
    const seen: Seen[] = [];
    const known = new Set<unknown>();
    const fresh = (records: readonly Readonly<Record<string, unknown>>[]) =>
      records.filter(({ Id }) => !known.has(Id) && known.add(Id));
    for (const agent of all) {
      try {
        const { callLogs, tasks } = await crm.find(agent, subject, taskIds);
        seen.push({ agent, problem: null, records: { callLogs: fresh(callLogs), tasks: fresh(tasks) } });
      } catch (caught) {
        seen.push({ agent, problem: toPhoneError(caught).code, records: NOTHING });
      }
    }
    return seen;
  }

  return {
    async gather(wanted) {
      const all = await agents.all();
      const subject = await complete(wanted, all);
      const gateway = await store.rows(subject);
      const seen = await look(all, subject, taskIdsIn(gateway));
      return {
        ...{ subject, gateway },
        salesforce: seen.map(({ agent, problem, records }) => ({
          ...{ agent: agent.name, problem },
          ...{ callLogs: [...records.callLogs], tasks: [...records.tasks] },
        })),
      };
    },

    async erase(wanted, { dryRun, tasks }) {
      const all = await agents.all();
      const subject = await complete(wanted, all);
      const rows = await store.rows(subject);
      const seen = await look(all, subject, taskIdsIn(rows));
      const salesforce: Erasure['salesforce'] = [];
      for (const one of seen) salesforce.push(await eraseThere(one, dryRun, tasks));
      const entries = await store.entries(subject);
      const settled = entries.filter(isSettled);
      const calls = dryRun ? settled.length : await forget(settled);
      const rest = await store.erase(subject, clock.now(), dryRun);
      return {
        ...{ subject, dryRun, salesforce },
        erased: { entry: calls, ...rest.erased },
        left: {
          calls: entries.length - calls,
          threads: rest.threadsLeft,
          groups: rest.groupsLeft,
          listenings: rows['listening']?.length ?? 0,
          numbers: rows['person_number']?.length ?? 0,
        },
      };
    },
  };

  async function eraseThere({ agent, problem, records }: Seen, dryRun: boolean, withTasks: boolean) {
    const chosen = withTasks ? records : { ...records, tasks: [] };
    let failed = problem;
    let refused = 0;
    try {
      if (!dryRun && problem === null) refused = await crm.blank(agent, chosen);
    } catch (caught) {
      failed = toPhoneError(caught).code;
    }
    return {
      ...{ agent: agent.name, problem: failed, refused },
      ...{ callLogs: chosen.callLogs.length, tasks: chosen.tasks.length },
      tasksLeft: withTasks ? [] : records.tasks.map(({ Id }) => String(Id)),
    };
  }

  async function forget(entries: readonly Entry[]): Promise<number> {
    const byAgent = new Map<string, Entry[]>();
    for (const entry of entries) byAgent.set(entry.agentId, [...(byAgent.get(entry.agentId) ?? []), entry]);
    let count = 0;
    for (const [agentId, some] of byAgent) count += await old.forgetCalls(agentId, some);
    return count;
  }
}

/** Tasks of calls and of texts that the gateway has made. */
function taskIdsIn(rows: PersonData['gateway']): string[] {
  const ofCalls = (rows['entry'] ?? []).map((row) => row['task_id']);
  const ofTexts = (rows['text_sheet'] ?? []).flatMap(({ tasks }) => listOf(tasks));
  const ids = [...ofCalls, ...ofTexts.map(idOf)];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(task: unknown): unknown {
  return typeof task === 'object' && task !== null && 'taskId' in task ? task.taskId : null;
}
