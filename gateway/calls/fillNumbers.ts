import { PhoneError, toPhoneError } from '#call-core';
import type { AgentStore, ChangedPeople, ChangePlaces, Clock, NumberFill, NumberFillStore } from './ports.ts';

interface Deps {
  readonly fills: NumberFillStore;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly people: ChangedPeople;
  readonly clock: Clock;
  /** Between two looks at the people of an org. */
  readonly everyMs: number;
  readonly isStopping: () => boolean;
  readonly onFailed: (error: PhoneError, orgId: string) => void;
}

export interface FillNumbers {
  /** To be called first. */
  start(): Promise<void>;
  /** Goes on with every org that is due. */
  ofAll(): Promise<void>;
  /** The agent has signed in: the people of the org may not be known yet. */
  ofAgent(agentId: string): Promise<void>;
}

/** One who may not read is followed by another, but an org in which nobody may is not asked by all. */
const READERS = 3;
/** Then the next round goes on. */
const AT_ONCE_MS = 25_000;
/** A change is stamped before it is committed, so what could not be seen yet may lie before the place that was reached. */
const COMMITS_WITHIN_MS = 120_000;

/** Goes through the people of an org, and from then on through those who were changed, for the numbers they have. */
export function createFillNumbers(deps: Deps): FillNumbers {
  const { fills, agents, people, clock, everyMs, isStopping, onFailed } = deps;

  /** @returns whether the end was reached @throws PhoneError */
  async function readAll(orgId: string, fill: NumberFill, agentId: string): Promise<boolean> {
    const agent = await agents.find(agentId);
    if (agent === null) throw new PhoneError('salesforce.signInNeeded', { retry: 'afterSignIn' });
    const until = clock.now() + AT_ONCE_MS;
    let from = placesToBegin(fill);
    while (!isStopping() && clock.now() < until) {
      // The first time only those who have a number matter; later one may have been taken away.
      const page = await people.after(agent, from, {
        countries: fill.countries,
        onlyWithNumbers: fill.completeAt === null,
      });
      await fills.keep(orgId, page);
      if (page.isLast) return true;
      from = page.places;
    }
    return false;
  }

  async function ofOrg(orgId: string): Promise<void> {
    const fill = await fills.begin(orgId);
    if (fill === null) return;
    let refusal = new PhoneError('salesforce.signInNeeded', { retry: 'afterSignIn' });
    for (const agentId of fill.readers.slice(0, READERS)) {
      try {
        if (await readAll(orgId, fill, agentId)) await fills.complete(orgId, fill.beganAt);
        else await fills.leave(orgId);
        return;
      } catch (caught) {
        refusal = toPhoneError(caught);
        if (refusal.retry === 'later') break;
      }
    }
    await fills.fail(orgId);
    onFailed(refusal, orgId);
  }

  return {
    start: fills.takeOver,
    async ofAll() {
      for (const orgId of await fills.due(everyMs)) if (!isStopping()) await ofOrg(orgId);
    },
    async ofAgent(agentId) {
      const orgId = await fills.orgOf(agentId);
      if (orgId !== null) await ofOrg(orgId);
    },
  };
}

function placesToBegin({ places, completeAt }: NumberFill): ChangePlaces {
  if (completeAt === null) return places;
  const seen = completeAt - COMMITS_WITHIN_MS;
  return Object.fromEntries(
    Object.entries(places).map(([object, place]) => [object, place.at > seen ? { at: seen, id: '' } : place]),
  );
}
