/** Which object a record is of, by the first three characters of its id (Object Reference: "ID Field Type"). */
import * as v from 'valibot';
import type { Salesforce } from './salesforce.ts';

const SObjectsSchema = v.object({
  sobjects: v.array(v.object({ name: v.string(), keyPrefix: v.nullish(v.string()) })),
});

/** The objects are asked for once. */
export function createObjectFinder(
  salesforce: Pick<Salesforce, 'get'>,
): (id: string) => Promise<string | undefined> {
  let prefixes: Promise<ReadonlyMap<string, string>> | undefined;
  return async (id) => {
    prefixes ??= readPrefixes(salesforce);
    return (await prefixes).get(id.slice(0, 3));
  };
}

async function readPrefixes(salesforce: Pick<Salesforce, 'get'>): Promise<ReadonlyMap<string, string>> {
  const { sobjects } = v.parse(SObjectsSchema, await salesforce.get('/sobjects'));
  return new Map(
    sobjects.flatMap(({ name, keyPrefix }) => (keyPrefix == null ? [] : [[keyPrefix, name] as const])),
  );
}
