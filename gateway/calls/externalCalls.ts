/**
 * External Zoom Call Logs: what Zoom has of an agent's calls, without what Salesforce has or will have by itself. The
 * agent saves or dismisses what is left.
 */
import { transition } from '#call-core';
import type { Call, CallEvent, Days, ExternalCall, ExternalCallsReply, SaveCallsReply } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { hasEnded, logStateOf, withSaveWanted } from './entry.ts';
import type { Entry } from './entry.ts';
import { toHistoryEntry } from './historyEntry.ts';
import { periodOf } from './externalDays.ts';
import { logKey } from './logRecords.ts';
import type { Agent, CallList, CallStore, Clock, Crm, ExternalCallStore, FoundCall } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'transaction' | 'findEntries' | 'since'>;
  readonly found: ExternalCallStore;
  readonly list: CallList;
  readonly crm: Pick<Crm, 'loggedKeys'>;
  readonly applyEvents: (agentId: string, callId: string, events: readonly CallEvent[]) => Promise<unknown>;
  readonly clock: Clock;
}

type Outcome = SaveCallsReply['results'][number]['outcome'];

/** The calls that the widget counts without asking anybody. */
const COUNTED_MS = 3 * 86_400_000;

export interface ExternalCalls {
  /** One page. @param page null for the first @throws PhoneError */
  search(agent: Agent, days: Days, page: string | null): Promise<ExternalCallsReply>;
  save(agent: Agent, callIds: readonly string[]): Promise<SaveCallsReply>;
  setDismissed(agent: Agent, callId: string, dismissed: boolean): Promise<void>;
  /** How many calls of the last days are neither logged nor dismissed, as far as is known here. */
  count(agent: Agent): Promise<number>;
}

export function createExternalCalls({ calls, found, list, crm, applyEvents, clock }: Deps): ExternalCalls {
  /** Those that are logged although nothing is known of it here: by another gateway, or in a time before this one. */
  async function loggedIn(agent: Agent, callIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (callIds.length === 0) return new Set();
    const keys = new Map(callIds.map((callId) => [logKey(agent, callId), callId]));
    const logged = await crm.loggedKeys(agent, [...keys.keys()]);
    return new Set(logged.flatMap((key) => keys.get(key) ?? []));
  }

  async function entriesOf(agent: Agent, callIds: readonly string[]): Promise<Map<string, Entry>> {
    const entries = await calls.findEntries(agent.id, callIds);
    return new Map(entries.map((entry) => [entry.callId, entry]));
  }

  async function saveOne(agent: Agent, callId: string, events: readonly CallEvent[]): Promise<Outcome> {
    if (events.length > 0) await applyEvents(agent.id, callId, events);
    const entry = await calls.transaction((tx) =>
      changeEntry(tx, agent.id, callId, (before) => (hasEnded(before) ? withSaveWanted(before) : before)),
    );
    if (!hasEnded(entry)) return 'unknown';
    await found.remove(agent.id, callId);
    return logStateOf(entry) === 'saved' ? 'logged' : 'taken';
  }

  return {
    async search(agent, days, page) {
      const period = periodOf(days, agent.timeZone, clock.now());
      const { calls: recorded, next } = await list.page(agent.id, period, page);
      const kept = await found.keep(agent.id, recorded, clock.now());
      const entries = await entriesOf(
        agent,
        kept.map(({ callId }) => callId),
      );
      const open = kept.filter(({ callId, dismissed }) => !entries.has(callId) && !dismissed);
      const logged = await loggedIn(
        agent,
        open.map(({ callId }) => callId),
      );
      return {
        calls: kept
          .filter(({ callId }) => !logged.has(callId))
          .flatMap((call) => toExternalCall(call, entries.get(call.callId)) ?? []),
        nextPage: next,
      };
    },

    async save(agent, callIds) {
      const [kept, entries] = await Promise.all([found.find(agent.id, callIds), entriesOf(agent, callIds)]);
      const unheard = kept.map(({ callId }) => callId).filter((callId) => !entries.has(callId));
      const logged = await loggedIn(agent, unheard);
      const results: SaveCallsReply['results'] = [];
      for (const callId of new Set(callIds)) {
        const events = kept.find((call) => call.callId === callId)?.events ?? [];
        const outcome = logged.has(callId) ? 'logged' : await saveOne(agent, callId, events);
        results.push({ callId, outcome });
      }
      return { results, revision: agent.revision };
    },

    setDismissed: (agent, callId, dismissed) =>
      found.setDismissed(agent.id, callId, dismissed ? clock.now() : null),

    async count(agent) {
      const since = clock.now() - COUNTED_MS;
      const [entries, waiting] = await Promise.all([
        calls.since(agent.id, since),
        found.since(agent.id, since),
      ]);
      const known = new Set(entries.map(({ callId }) => callId));
      const dismissed = new Set(waiting.flatMap((call) => (call.dismissed ? [call.callId] : [])));
      const undecided = entries.filter((entry) => ['undecided', 'needsYou'].includes(logStateOf(entry)));
      return (
        undecided.filter(({ callId }) => !dismissed.has(callId)).length +
        waiting.filter((call) => !call.dismissed && !known.has(call.callId)).length
      );
    },
  };
}

/** Why an entry is not in Salesforce; null where it is, will be by itself, or is a call that still runs. */
function standingOf(entry: Entry): ExternalCall['standing'] | null {
  const state = logStateOf(entry);
  switch (state) {
    case 'open':
    case 'saved':
    case 'saving':
    case 'waiting':
      return null;
    case 'undecided':
    case 'discarded':
    case 'excluded':
      return 'unsaved';
    case 'needsYou':
    case 'deleted':
      return state;
  }
}

function toExternalCall(
  { callId, events, dismissed }: FoundCall,
  entry: Entry | undefined,
): ExternalCall | null {
  const call = events.reduce<Call | undefined>(transition, entry?.call ?? undefined);
  const standing = entry === undefined ? 'unsaved' : standingOf(entry);
  if (call === undefined || callId === '' || standing === null) return null;
  const log = entry === undefined ? null : (toHistoryEntry(entry)?.log ?? null);
  return {
    call,
    standing: dismissed ? 'dismissed' : standing,
    who: log?.who ?? null,
    problem: log?.problem ?? null,
  };
}
