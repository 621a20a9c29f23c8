import type { TaskField } from '#call-core';
import type { Agent, Clock, Crm } from '../calls/ports.ts';

interface Deps {
  readonly crm: Pick<Crm, 'taskFields'>;
  readonly clock: Clock;
}

export type TaskFieldsOf = (
  agent: Pick<Agent, 'id' | 'language' | 'settings'>,
) => Promise<readonly TaskField[]>;

/** Labels, values and rights change seldom, and Salesforce tells nobody when they do. */
const KEPT_FOR_MS = 10 * 60_000;

interface Known {
  /** In which language, and which names. */
  readonly question: string;
  readonly at: number;
  readonly fields: Promise<readonly TaskField[]>;
}

/** The further fields of the Task that the administrator has set and that this agent may fill in. May throw PhoneError. */
export function createTaskFieldsOf({ crm, clock }: Deps): TaskFieldsOf {
  const known = new Map<string, Known>();

  async function ask(agentId: string, names: readonly string[]): Promise<readonly TaskField[]> {
    return namedAmong(await crm.taskFields(agentId), names).found;
  }

  return async function taskFieldsOf({ id, language, settings: { taskFields: wanted } }) {
    if (wanted.length === 0) return [];
    const question = [language, ...wanted].join();
    const before = known.get(id);
    if (before?.question === question && clock.now() - before.at < KEPT_FOR_MS) return before.fields;
    const one = { question, at: clock.now(), fields: ask(id, wanted) };
    known.set(id, one);
    try {
      return await one.fields;
    } catch (caught) {
      if (known.get(id) === one) known.delete(id);
      throw caught;
    }
  };
}

/** Salesforce reads names in any case, so they are found in any. */
export function namedAmong(
  fields: readonly TaskField[],
  names: readonly string[],
): { readonly found: TaskField[]; readonly unknown: string[] } {
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  const found = names.flatMap((name) => byName.get(name.toLowerCase()) ?? []);
  return { found: [...new Set(found)], unknown: names.filter((name) => !byName.has(name.toLowerCase())) };
}
