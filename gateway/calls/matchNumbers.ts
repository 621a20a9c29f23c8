import type {
  Agent,
  Crm,
  FoundOwners,
  Match,
  MatchNumbers,
  NumberIndex,
  Owners,
  RememberedPeople,
} from './ports.ts';

interface Deps {
  readonly crm: Pick<Crm, 'findByNumber' | 'findByNumbers' | 'ownersOfNumber' | 'ownersOfNumbers'>;
  readonly index: NumberIndex;
  readonly remembered: RememberedPeople;
  /** For what nobody waits for. */
  readonly inBackground: (work: () => Promise<void>) => unknown;
}

const NOBODY: Owners = { people: [], others: [] };
const NOTHING: FoundOwners = { people: [], records: [] };

/**
 * Who has a number: those who are known to are read, which one request does together with what is going on with them;
 * a search, which takes one of its own and knows nothing of the last minutes, is for numbers that nobody is known to have.
 */
export function createMatchNumbers({ crm, index, remembered, inBackground }: Deps): MatchNumbers {
  /** What a search has found is known from then on, also where the number reads so in the caller's country only. */
  function learn(agent: Agent, found: ReadonlyMap<string, FoundOwners>): void {
    const people = [...found].flatMap(([number, owners]) =>
      owners.people.map(({ id, objectName }) => ({ id, objectName, numbers: [number] })),
    );
    if (people.length > 0) inBackground(() => index.learn(agent, people));
  }

  /** Whom the agent has chosen for the number is meant by it, wherever the number stands. */
  function matchOf(
    agent: Agent,
    { e164, memory }: Question,
    { people, others }: Owners,
    searched: FoundOwners,
  ): Match {
    const chosen = others.filter(({ id }) => id === memory);
    const wrong = others.flatMap(({ id }) => (id === memory ? [] : [id]));
    if (wrong.length > 0) inBackground(() => index.forget(agent, e164, wrong));
    const known = [...people, ...chosen];
    const all = [...known, ...searched.people.filter(({ id }) => !known.some((person) => person.id === id))];
    return {
      people: all,
      // Whoever has the number is who it was; a record only says where nobody does.
      records: all.length === 0 ? searched.records : [],
      rememberedId: all.find(({ id }) => id === memory)?.id ?? null,
    };
  }

  async function questionsOf(agent: Agent, e164s: readonly string[]) {
    const [known, memories] = await Promise.all([index.find(agent, e164s), remembered.find(agent.id, e164s)]);
    const questions = e164s.map((e164): Question => {
      const memory = memories.get(e164);
      return { e164, memory, ids: idsOf(known.ids.get(e164), memory) };
    });
    return { complete: known.complete, questions };
  }

  async function ownersOf(agent: Agent, questions: readonly Question[]) {
    const asked = questions.filter(({ ids }) => ids.length > 0);
    return crm.ownersOfNumbers(agent, new Map(asked.map(({ e164, ids }) => [e164, ids])));
  }

  async function search(agent: Agent, questions: readonly Question[]) {
    if (questions.length === 0) return new Map<string, FoundOwners>();
    const searched = await crm.findByNumbers(
      agent,
      questions.map(({ e164 }) => e164),
    );
    learn(agent, searched);
    return searched;
  }

  return {
    async one(agent, e164) {
      const { complete, questions } = await questionsOf(agent, [e164]);
      const [question = { e164, memory: undefined, ids: [] }] = questions;
      const read = async (ids: readonly string[]) =>
        ids.length === 0 ? NOBODY : crm.ownersOfNumber(agent, e164, ids);
      const owners = complete ? await read(question.ids) : null;
      const match = matchOf(agent, question, owners ?? NOBODY, NOTHING);
      if (match.people.length > 0) return match;
      const searched = await crm.findByNumber(agent, e164);
      learn(agent, new Map([[e164, searched]]));
      // A search knows nothing of the last minutes.
      const missing = owners === null ? await read(withoutFound(question, searched.people).ids) : NOBODY;
      return matchOf(agent, question, missing, searched);
    },

    async many(agent, e164s) {
      const { complete, questions } = await questionsOf(agent, e164s);
      const read = complete ? await ownersOf(agent, questions) : null;
      const searched = await search(
        agent,
        questions.filter((each) => read === null || !hasOwner(read.get(each.e164), each)),
      );
      const owners =
        read ??
        (await ownersOf(
          agent,
          questions.map((each) => withoutFound(each, searched.get(each.e164)?.people ?? [])),
        ));
      return new Map(
        questions.map((each) => [
          each.e164,
          matchOf(agent, each, owners.get(each.e164) ?? NOBODY, searched.get(each.e164) ?? NOTHING),
        ]),
      );
    },
  };
}

/** Of one number. */
interface Question {
  readonly e164: string;
  /** Whom the agent has chosen for it, by id. */
  readonly memory: string | undefined;
  /** That one, and who is known to have it. */
  readonly ids: readonly string[];
}

function hasOwner(owners: Owners | undefined, { memory }: Question): boolean {
  return owners !== undefined && (owners.people.length > 0 || owners.others.some(({ id }) => id === memory));
}

function withoutFound(question: Question, found: FoundOwners['people']): Question {
  return { ...question, ids: question.ids.filter((id) => !found.some((person) => person.id === id)) };
}

function idsOf(known: readonly string[] | undefined, memory: string | undefined): string[] {
  return [...new Set([...(memory === undefined ? [] : [memory]), ...(known ?? [])])];
}
