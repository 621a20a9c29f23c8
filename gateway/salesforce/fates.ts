/** What has become of people who were merged, converted or deleted. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Agent, Crm, Fate } from '../calls/ports.ts';
import { objectOfId } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';
import { queryAllPath, soqlText } from './soql.ts';

/** Object Reference, "Contact" and "Lead": the record that remains after a merge; the Contact that a Lead was converted to. */
const Records = v.object({
  records: v.array(
    v.object({
      IsDeleted: v.boolean(),
      MasterRecordId: v.nullable(v.string()),
      IsConverted: v.optional(v.boolean(), false),
      ConvertedContactId: v.optional(v.nullable(v.string()), null),
    }),
  ),
});
/** Who remains may have been merged in turn. */
const MOST_STEPS = 5;

interface Deps {
  readonly request: SalesforceRequest;
  readonly findById: Crm['findById'];
}

export function createFates({ request, findById }: Deps): Pick<Crm, 'fateOf'> {
  async function look(agent: Agent, id: string) {
    const object = objectOfId(id);
    if (object === null) return undefined;
    const own = object === 'Lead' ? ', IsConverted, ConvertedContactId' : '';
    const soql = `SELECT IsDeleted, MasterRecordId${own} FROM ${object} WHERE Id = ${soqlText(id)}`;
    const answer = await request(agent.id, { method: 'GET', path: queryAllPath(soql) });
    return parse(Records, answer, 'salesforce.refused').records[0];
  }

  return {
    async fateOf(agent, { id }) {
      let kind: Fate['kind'] = 'there';
      for (let step = 0, current = id; step < MOST_STEPS; step += 1) {
        const record = await look(agent, current);
        if (record === undefined) return { kind: 'gone' };
        const next = record.IsDeleted ? record.MasterRecordId : record.ConvertedContactId;
        if (record.IsDeleted && next === null) return { kind: 'gone' };
        if (next === null) {
          if (kind !== 'merged' && kind !== 'converted') return { kind: 'there' };
          const object = objectOfId(current) ?? 'Contact';
          const successor = await findById(agent, { id: current, objectName: object, name: null });
          return successor === null ? { kind: 'gone' } : { kind, successor };
        }
        kind = record.IsDeleted ? 'merged' : 'converted';
        current = next;
      }
      return { kind: 'gone' };
    },
  };
}
