/** Compares Zoom's calls of some days with Salesforce's Tasks, agent by agent. Reads, and changes nothing. */
import { PhoneError, addDays, checkReconciledDays, toPhoneError } from '#call-core';
import type { AgentReconciliation, Days, ReconciledCall, Reconciliation } from '#call-core';
import { NOTHING_COMPARED, compareCalls } from './compareCalls.ts';
import type { Comparison } from './compareCalls.ts';
import { startOfDay } from './days.ts';
import { isInHistory } from './externalDays.ts';
import { isMeant } from './isMeant.ts';
import { logKey } from './logRecords.ts';
import type {
  Agent,
  AgentStore,
  CallHistory,
  CallStore,
  Clock,
  Crm,
  ExternalCallStore,
  SweepStore,
} from './ports.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'all'>;
  readonly calls: Pick<CallStore, 'findEntries'>;
  readonly sweeps: Pick<SweepStore, 'find'>;
  readonly history: Pick<CallHistory, 'between'>;
  readonly crm: Pick<Crm, 'callTasks' | 'tasksOf'>;
  readonly found: Pick<ExternalCallStore, 'find'>;
  readonly clock: Clock;
}

/** Days are those where each agent is. */
export interface Reconcile {
  /** @throws PhoneError where these days cannot be compared */
  ofAgent(agent: Agent, days: Days): Promise<Reconciliation>;
  /** @param name a part of the name, or the whole Salesforce user id; all agents without it */
  ofAll(days: Days, name: string | null): Promise<Reconciliation>;
}

/** A call that rang before midnight, and one whose two sources differ by a moment. */
const EDGE_MS = 3_600_000;

export function createReconcile({ agents, calls, sweeps, history, crm, found, clock }: Deps): Reconcile {
  async function compare(agent: Agent, { from, to }: Days): Promise<Comparison> {
    if (!isInHistory(from, agent.timeZone, clock.now())) throw new PhoneError('reconciliation.tooOld');
    const period = {
      start: startOfDay(from, agent.timeZone),
      end: startOfDay(addDays(to, 1), agent.timeZone) - 1,
    };
    const wide = { start: period.start - EDGE_MS, end: period.end + EDGE_MS };
    const recorded = await history.between(agent.id, wide);
    const owned = await crm.callTasks(agent, from, to);
    const seen = new Set(owned.map(({ callId }) => callId));
    const callIds = [...new Set(recorded.map(({ callId }) => callId))];
    // Given to another owner, or moved to another day.
    const keys = callIds.filter((callId) => !seen.has(callId)).map((callId) => logKey(agent, callId));
    const others = keys.length === 0 ? [] : await crm.tasksOf(agent, keys);
    const entries = await calls.findEntries(agent.id, [...callIds, ...[...seen].flatMap((id) => id ?? [])]);
    const dismissed = (await found.find(agent.id, callIds)).filter((call) => call.dismissed);
    const start = await sweeps.find(agent.id);
    return compareCalls({
      ...{ recorded, entries, period },
      tasks: [...owned, ...others],
      dismissed: new Set(dismissed.map(({ callId }) => callId)),
      since: start?.since ?? 0,
    });
  }

  /** An agent whose calls cannot be read does not hide the others. */
  async function report(agent: Agent, days: Days): Promise<AgentReconciliation> {
    const { name, salesforceUserId } = agent;
    try {
      return { agent: { name, salesforceUserId }, problem: null, ...(await compare(agent, days)) };
    } catch (caught) {
      const { code } = toPhoneError(caught);
      return { agent: { name, salesforceUserId }, problem: code, ...NOTHING_COMPARED };
    }
  }

  return {
    async ofAgent(agent, days) {
      checkReconciledDays(days);
      return { ...days, agents: [await report(agent, days)] };
    },
    async ofAll(days, name) {
      checkReconciledDays(days);
      const wanted = (await agents.all()).filter((agent) => name === null || isMeant(agent, name));
      const reports: AgentReconciliation[] = [];
      // One after the other: Zoom's limits are shared by all apps of the account.
      for (const agent of wanted) reports.push(withoutPeers(await report(agent, days)));
      return { ...days, agents: reports };
    },
  };
}

/** Whoever runs the gateway finds the calls by their ids, and need not read with whom they were. */
function withoutPeers(report: AgentReconciliation): AgentReconciliation {
  const bare = (calls: readonly ReconciledCall[]) => calls.map(({ peer: _peer, ...call }) => call);
  const { missing, twice, withoutPerson, notInZoom } = report;
  return {
    ...report,
    ...{ missing: bare(missing), twice: bare(twice) },
    ...{ withoutPerson: bare(withoutPerson), notInZoom: bare(notInZoom) },
  };
}
