/** Objects as an agent sees them (REST API Developer Guide, "sObject Describe"), all in one request. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { SeenObject } from '../doctor/ports.ts';
import { composite, refusalOf } from './composite.ts';
import type { PartAnswer } from './composite.ts';
import { NOT_SEEN } from './describe.ts';
import type { SalesforceRequest } from './request.ts';

const Described = v.object({
  createable: v.boolean(),
  updateable: v.boolean(),
  fields: v.array(v.object({ name: v.string(), createable: v.boolean(), updateable: v.boolean() })),
});

export function createSeenObjects({ request }: { readonly request: SalesforceRequest }) {
  return async function seenObjects(
    agentId: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, SeenObject | null>> {
    const parts = names.map((name, index) => ({
      method: 'GET' as const,
      path: `/sobjects/${name}/describe`,
      referenceId: `object${index}`,
    }));
    const answers = await composite(request, agentId, parts, { allOrNone: false });
    return new Map(names.map((name, index) => [name, seenIn(answers[index])] as const));
  };
}

function seenIn(answer: PartAnswer | undefined): SeenObject | null {
  const refusal = refusalOf(answer);
  if (refusal !== null) {
    if (NOT_SEEN.includes(refusal.code)) return null;
    throw refusal;
  }
  const { createable, updateable, fields } = parse(Described, answer?.body, 'salesforce.refused');
  return {
    ...{ createable, updateable },
    fields: new Map(fields.map((field) => [field.name, field.createable && field.updateable] as const)),
  };
}
