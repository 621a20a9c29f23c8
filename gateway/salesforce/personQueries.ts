/** The searches and queries for Contacts and Leads, as requests. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import { PERSON_OBJECTS, PersonRecordSchema, fieldsOf } from './personRecord.ts';
import type { PersonObject, PersonRecord } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';
import { soqlPrefix, soqlText } from './soql.ts';

const LIMIT = 20;

const SearchAnswer = v.object({ searchRecords: v.array(PersonRecordSchema) });
const QueryAnswer = v.object({ records: v.array(PersonRecordSchema) });
const TaskAnswer = v.object({ records: v.array(v.object({ WhoId: v.nullable(v.string()) })) });

export interface PersonQueries {
  /** @param find a search query of SOSL, escaped @param group which fields to search in */
  search(agent: Agent, find: string, group: 'NAME' | 'PHONE'): Promise<PersonRecord[]>;
  byId(agent: Agent, object: PersonObject, id: string): Promise<PersonRecord | null>;
  byBeginningOfName(agent: Agent, text: string): Promise<PersonRecord[]>;
  /** The person that a Task is about. */
  whoOfTask(agent: Agent, taskId: string): Promise<string | null>;
}

export function createPersonQueries(request: SalesforceRequest): PersonQueries {
  async function query<S extends v.GenericSchema>(
    agent: Agent,
    soql: string,
    answer: S,
  ): Promise<v.InferOutput<S>> {
    const found = await request(agent.id, { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` });
    return parse(answer, found, 'salesforce.refused');
  }

  return {
    async search(agent, find, group) {
      const returning = PERSON_OBJECTS.map(
        (object) => `${object}(${fieldsOf(agent, object)} LIMIT ${LIMIT})`,
      );
      const sosl = `FIND {${find}} IN ${group} FIELDS RETURNING ${returning.join(', ')}`;
      const answer = await request(agent.id, {
        method: 'GET',
        path: `/search?q=${encodeURIComponent(sosl)}`,
      });
      return parse(SearchAnswer, answer, 'salesforce.refused').searchRecords;
    },
    async byId(agent, object, id) {
      const soql = `SELECT ${fieldsOf(agent, object)} FROM ${object} WHERE Id = ${soqlText(id)}`;
      return (await query(agent, soql, QueryAnswer)).records[0] ?? null;
    },
    async byBeginningOfName(agent, text) {
      const found = PERSON_OBJECTS.map(async (object) => {
        const soql = `SELECT ${fieldsOf(agent, object)} FROM ${object} WHERE LastName LIKE ${soqlPrefix(text)} ORDER BY LastName LIMIT ${LIMIT}`;
        return (await query(agent, soql, QueryAnswer)).records;
      });
      return (await Promise.all(found)).flat();
    },
    async whoOfTask(agent, taskId) {
      const { records } = await query(
        agent,
        `SELECT WhoId FROM Task WHERE Id = ${soqlText(taskId)}`,
        TaskAnswer,
      );
      return records[0]?.WhoId ?? null;
    },
  };
}
