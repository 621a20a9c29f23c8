/** New Contacts and Leads. REST API Developer Guide: "sObject Basic Information", "Duplicate Rule Header". */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { CreatedPerson, Crm, PersonToCreate } from '../calls/ports.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlText } from './soql.ts';

/** The rules say who is a duplicate; whom of them the agent may see is asked for as the agent. */
const RULES = 'includeRecordDetails=false; runAsCurrentUser=true';

const Created = v.object({ id: v.string() });
const Found = v.object({ records: v.array(v.object({ Id: v.string() })) });
const DuplicateResult = v.object({
  allowSave: v.boolean(),
  matchResults: v.array(
    v.object({
      matchRecords: v.array(v.object({ record: v.object({ Id: v.string() }) })),
    }),
  ),
});
/** The guide writes `duplicateResult`; orgs are known to answer with `duplicateResut`. */
const Refusal = v.object({
  errorCode: v.literal('DUPLICATES_DETECTED'),
  duplicateResult: v.optional(DuplicateResult),
  duplicateResut: v.optional(DuplicateResult),
});

export function createNewPeople({
  request,
}: {
  readonly request: SalesforceRequest;
}): Pick<Crm, 'createPerson' | 'findCreated'> {
  return {
    async createPerson(agent, person, allowDuplicate) {
      try {
        const answer = await request(agent.id, {
          method: 'POST',
          path: `/sobjects/${person.objectName}`,
          headers: { 'sforce-duplicate-rule-header': `allowSave=${String(allowDuplicate)}; ${RULES}` },
          body: fieldsOf(person),
        });
        return parse(Created, answer, 'salesforce.refused');
      } catch (caught) {
        const duplicates = duplicatesIn(caught);
        if (duplicates === null) throw caught;
        return duplicates;
      }
    },
    async findCreated(agent, person, since) {
      const { objectName, firstName, lastName, phone } = person;
      const { phones } = agent.personFields[objectName];
      const hasNumber = phones.map(({ name }) => `${name} = ${soqlText(phone?.number ?? '')}`);
      const conditions = [
        `CreatedById = ${soqlText(agent.salesforceUserId)}`,
        `CreatedDate >= ${new Date(since).toISOString()}`,
        `LastName = ${soqlText(lastName)}`,
        `FirstName = ${firstName === '' ? 'null' : soqlText(firstName)}`,
        ...(phone !== null && hasNumber.length > 0 ? [`(${hasNumber.join(' OR ')})`] : []),
        ...(objectName === 'Lead' ? [`Company = ${soqlText(person.company)}`] : []),
      ];
      const soql = `SELECT Id FROM ${objectName} WHERE ${conditions.join(' AND ')} ORDER BY CreatedDate DESC LIMIT 1`;
      const answer = await request(agent.id, { method: 'GET', path: queryPath(soql) });
      return parse(Found, answer, 'salesforce.refused').records[0]?.Id ?? null;
    },
  };
}

function fieldsOf(person: PersonToCreate): Record<string, string> {
  const { firstName, lastName, phone } = person;
  return {
    LastName: lastName,
    ...(firstName !== '' && { FirstName: firstName }),
    ...(person.objectName === 'Lead' && { Company: person.company }),
    ...(phone !== null && { [phone.field]: phone.number }),
  };
}

/** Null where it was refused for another reason. */
export function duplicatesIn(caught: unknown): CreatedPerson | null {
  const cause = caught instanceof PhoneError ? caught.cause : null;
  const refused = v.safeParse(v.object({ data: Refusal }), cause);
  if (!refused.success) return null;
  const { duplicateResult, duplicateResut } = refused.output.data;
  const result = duplicateResult ?? duplicateResut;
  if (result === undefined) return null;
  const records = result.matchResults.flatMap(({ matchRecords }) => matchRecords);
  const duplicateIds = [...new Set(records.map(({ record }) => record.Id))];
  return { duplicateIds, mayCreate: result.allowSave };
}
