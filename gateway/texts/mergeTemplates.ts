/** Ready-made texts: which there are, and what one says to somebody. */
import { PhoneError, mergeSourcesIn, mergeText } from '#call-core';
import type { MergeSource, MergedText, RecordRef, TextTemplate } from '#call-core';
import type { Agent, Clock } from '../calls/ports.ts';
import type { TemplateSource, WrittenTemplate } from './ports.ts';

interface Deps {
  readonly source: TemplateSource;
  readonly clock: Clock;
}

/** Templates change seldom, and an agent opens many threads. */
const KEPT_FOR_MS = 60_000;

type Person = Pick<RecordRef, 'id' | 'objectName'>;
type Values = Readonly<Record<string, unknown>>;

export interface Templates {
  list(agent: Agent): Promise<readonly TextTemplate[]>;
  /** @param person to whom it goes, where Salesforce knows them @throws PhoneError text.unknown, or with a `salesforce.` code */
  merge(agent: Agent, templateId: string, person: Person | null): Promise<MergedText>;
}

export function createTemplates({ source, clock }: Deps): Templates {
  const known = new Map<string, { readonly at: number; readonly templates: readonly WrittenTemplate[] }>();

  async function templatesOf({ id }: Agent): Promise<readonly WrittenTemplate[]> {
    const before = known.get(id);
    if (before && clock.now() - before.at < KEPT_FOR_MS) return before.templates;
    const templates = await source.templates(id);
    known.set(id, { at: clock.now(), templates });
    return templates;
  }

  async function valuesFor(
    agent: Agent,
    sources: readonly MergeSource[],
    person: Person | null,
  ): Promise<(name: MergeSource) => Values> {
    const isOf = (name: MergeSource): boolean => name === 'Recipient' || name === person?.objectName;
    const objectName = person?.objectName;
    const wantsPerson = (objectName === 'Contact' || objectName === 'Lead') && sources.some(isOf);
    const [theirs, own] = await Promise.all([
      wantsPerson ? source.valuesOf(agent.id, { objectName, id: person?.id ?? '' }) : {},
      sources.includes('User')
        ? source.valuesOf(agent.id, { objectName: 'User', id: agent.salesforceUserId })
        : {},
    ]);
    return (name) => (name === 'User' ? own : isOf(name) ? theirs : {});
  }

  return {
    async list(agent) {
      return (await templatesOf(agent)).map(({ id, name }) => ({ id, name }));
    },
    async merge(agent, templateId, person) {
      const template = (await templatesOf(agent)).find(({ id }) => id === templateId);
      if (template === undefined) throw new PhoneError('text.unknown');
      const valuesIn = await valuesFor(agent, mergeSourcesIn(template.text), person);
      return { text: mergeText(template.text, (name, field) => valueIn(valuesIn(name), field)) };
    },
  };
}

/** Salesforce reads names in any case. An address or a geolocation is no text. */
function valueIn(values: Values, field: string): string | null {
  const name = Object.keys(values).find((one) => one.toLowerCase() === field.toLowerCase());
  const value = name === undefined ? null : values[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
