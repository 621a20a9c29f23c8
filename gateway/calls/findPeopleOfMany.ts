import { toPhoneError } from '#call-core';
import type { PhoneError } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { searchableNumber, withCandidates, withSearchFailed } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Agent, CallStore, Crm, Match, MatchNumbers } from './ports.ts';

export interface ManyNamed {
  /** The entries with what was found, and those that need no search. */
  readonly named: readonly Entry[];
  readonly failed: readonly { readonly entry: Entry; readonly outcome: PhoneError }[];
}
export type FindPeopleOfMany = (agent: Agent, entries: readonly Entry[]) => Promise<ManyNamed>;

interface Deps {
  readonly calls: Pick<CallStore, 'transaction'>;
  readonly crm: Pick<Crm, 'findByIds'>;
  readonly matchNumbers: Pick<MatchNumbers, 'many'>;
}

/** Few enough that the agent's other changes do not wait long for them. */
const AT_ONCE = 25;
const NOBODY: Match = { people: [], records: [], rememberedId: null };

/** Asks Salesforce once who is at the other end of many calls that are over. */
export function createFindPeopleOfMany({ calls, ...deps }: Deps): FindPeopleOfMany {
  /** @param found the people of an entry, or null to say that they could not be asked for */
  async function tell(entries: readonly Entry[], found: (entry: Entry) => Match | null): Promise<Entry[]> {
    const told: Entry[] = [];
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      await calls.transaction(async (tx) => {
        for (const entry of entries.slice(start, start + AT_ONCE)) {
          const match = found(entry);
          const after = await changeEntry(tx, entry.agentId, entry.callId, (current) =>
            match === null
              ? withSearchFailed(current)
              : withCandidates(current, match.people, match.rememberedId, match.records),
          );
          told.push(after);
        }
      });
    }
    return told;
  }

  return async function findPeopleOfMany(agent, entries) {
    const asked = entries.filter((entry) => entry.search !== 'done' && questionOf(entry) !== null);
    if (asked.length === 0) return { named: entries, failed: [] };
    const others = entries.filter((entry) => !asked.includes(entry));
    try {
      const found = await ask(deps, agent, asked);
      return { named: [...others, ...(await tell(asked, found))], failed: [] };
    } catch (caught) {
      const outcome = toPhoneError(caught);
      const failed = await tell(asked, () => null);
      return { named: others, failed: failed.map((entry) => ({ entry, outcome })) };
    }
  };
}

async function ask(
  { crm, matchNumbers }: Omit<Deps, 'calls'>,
  agent: Agent,
  entries: readonly Entry[],
): Promise<(entry: Entry) => Match> {
  const questions = entries.flatMap((entry) => questionOf(entry) ?? []);
  const numbers = questions.flatMap(({ number }) => number ?? []);
  const ids = questions.flatMap(({ id }) => id ?? []);
  const byNumber = numbers.length === 0 ? new Map<string, Match>() : await matchNumbers.many(agent, numbers);
  const byId = ids.length === 0 ? [] : await crm.findByIds(agent, ids);
  return (entry) => {
    const question = questionOf(entry);
    if (question?.id !== undefined) {
      return { ...NOBODY, people: byId.filter(({ id }) => id === question.id) };
    }
    return byNumber.get(question?.number ?? '') ?? NOBODY;
  };
}

/** The record dialed from is read, a number is searched for. */
function questionOf(entry: Entry): { readonly id?: string; readonly number?: string } | null {
  if (entry.who !== null && entry.whoBy === 'dial') return { id: entry.who.id };
  const number = searchableNumber(entry);
  return number === null ? null : { number };
}
