/** What users see of objects whose records may have a number: read when it is needed, and kept for a while. */
import { isApiName, parse } from '#call-core';
import * as v from 'valibot';
import type { ObjectSource } from '../agents/ports.ts';
import type { Agent, Clock } from '../calls/ports.ts';
import { composite, refusalOf } from './composite.ts';
import type { PartAnswer } from './composite.ts';
import { Describe, NOT_SEEN, phoneFieldsOf } from './describe.ts';
import type { NumberObject } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';

/** A permission that is given, or a field that is made, is seen after this time, without a new sign-in. */
const KEPT_MS = 24 * 3_600_000;
/** Of one object: all of them go into one address with the numbers. */
const MOST_PHONES = 10;
/** What tells a record better than its name field alone. */
const ALSO_NAMED: Readonly<Record<string, readonly string[]>> = { Case: ['Subject'] };

export interface MatchObjects extends ObjectSource {
  /** Those that the agent's settings name, in their order, as far as this agent sees them and they can be searched. */
  of(agent: Agent): Promise<readonly NumberObject[]>;
  /** What was read may not hold any more: it is read anew the next time. */
  forget(agentId: string): void;
}

interface Deps {
  readonly request: SalesforceRequest;
  readonly clock: Clock;
}

interface Kept {
  readonly names: string;
  readonly until: number;
  readonly objects: Promise<readonly NumberObject[]>;
}

export function createMatchObjects({ request, clock }: Deps): MatchObjects {
  const kept = new Map<string, Kept>();

  /** In one request. Null for what is not there for this user. */
  async function read(
    agentId: string,
    names: readonly string[],
  ): Promise<(v.InferOutput<typeof Described> | null)[]> {
    const asked = names.filter(isApiName);
    if (asked.length === 0) return [];
    const parts = asked.map((name, index) => ({
      method: 'GET' as const,
      path: `/sobjects/${name}/describe`,
      referenceId: `object${index}`,
    }));
    return (await composite(request, agentId, parts, { allOrNone: false })).map(describedIn);
  }

  async function objectsOf({ id, settings }: Agent): Promise<readonly NumberObject[]> {
    const described = await read(id, settings.matchObjects);
    return described.flatMap((object) => (object === null ? [] : (toNumberObject(object) ?? [])));
  }

  return {
    async of(agent) {
      const names = agent.settings.matchObjects.join();
      if (names === '') return [];
      const known = kept.get(agent.id);
      if (known?.names === names && known.until > clock.now()) return known.objects;
      // Whatever is wrong, people and Accounts are looked for all the same.
      const objects = objectsOf(agent).catch(() => {
        kept.delete(agent.id);
        return [];
      });
      kept.set(agent.id, { names, until: clock.now() + KEPT_MS, objects });
      return objects;
    },
    forget(agentId) {
      kept.delete(agentId);
    },
    async describe(agentId, names) {
      const described = (await read(agentId, names)).filter((object) => object !== null);
      return described.map((object) => ({ name: object.name, hasNumbers: toNumberObject(object) !== null }));
    },
  };
}

const Described = v.object({ ...Describe.entries, name: v.string(), searchable: v.boolean() });

function describedIn(answer: PartAnswer): v.InferOutput<typeof Described> | null {
  const refusal = refusalOf(answer);
  if (refusal === null) return parse(Described, answer.body, 'salesforce.refused');
  if (NOT_SEEN.includes(refusal.code)) return null;
  throw refusal;
}

/** Null for an object that cannot be searched for a number. */
function toNumberObject({ name, searchable, fields }: v.InferOutput<typeof Described>): NumberObject | null {
  const phones = phoneFieldsOf(fields).slice(0, MOST_PHONES);
  if (!searchable || phones.length === 0) return null;
  const isName = (field: (typeof fields)[number]) =>
    field.nameField === true || ALSO_NAMED[name]?.includes(field.name) === true;
  return { objectName: name, names: fields.filter(isName).map((field) => field.name), phones, countries: [] };
}
