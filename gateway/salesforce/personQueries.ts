/** The searches and queries for Contacts and Leads, as requests. */
import { parse } from '#call-core';
import type { RecordRef } from '#call-core';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import { composite } from './composite.ts';
import type { Subrequest } from './composite.ts';
import {
  NUMBER_OBJECTS,
  NumberRecordSchema,
  PERSON_OBJECTS,
  PersonRecordSchema,
  fieldsOf,
  isThere,
  objectOfId,
} from './personRecord.ts';
import type { NumberObject, NumberRecord, PersonRecord } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlPrefix, soqlText } from './soql.ts';

const LIMIT = 20;
/** Ids in one query: far below the length that an address may have. */
const TOGETHER = 200;

const SearchAnswer = v.object({ searchRecords: v.array(PersonRecordSchema) });
const NumberSearchAnswer = v.object({ searchRecords: v.array(NumberRecordSchema) });
const QueryAnswer = v.object({ records: v.array(PersonRecordSchema) });
const TaskAnswer = v.object({
  records: v.array(
    v.object({
      WhoId: v.nullable(v.string()),
      WhatId: v.nullable(v.string()),
      What: v.nullable(v.object({ Type: v.string(), Name: v.nullable(v.string()) })),
    }),
  ),
});

export interface PersonQueries {
  /**
   * @param find a search query of SOSL, escaped
   * @param group which fields to search in
   */
  search(agent: Agent, find: string, group: 'NAME' | 'PHONE'): Promise<PersonRecord[]>;
  /**
   * What has a number: people and accounts.
   * @param find as above
   * @param most of each object
   */
  searchNumbers(agent: Agent, find: string, most?: number): Promise<NumberRecord[]>;
  /** Those that are there, whatever of them this agent may see. */
  byIds(agent: Agent, ids: readonly string[]): Promise<PersonRecord[]>;
  byId(agent: Agent, id: string): Promise<PersonRecord | null>;
  /** Requests, below `/services/data/vNN.0`, that each ask for those of one object. */
  byIdsPaths(agent: Agent, ids: readonly string[]): string[];
  read(agent: Agent, answer: unknown): PersonRecord[];
  byBeginningOfName(agent: Agent, text: string): Promise<PersonRecord[]>;
  /** The person that a Task is about, and what it is related to. */
  placeOfTask(
    agent: Agent,
    taskId: string,
  ): Promise<{ readonly whoId: string | null; readonly relatedTo: RecordRef | null }>;
}

export function createPersonQueries(request: SalesforceRequest): PersonQueries {
  async function query<S extends v.GenericSchema>(
    agent: Agent,
    soql: string,
    answer: S,
  ): Promise<v.InferOutput<S>> {
    return parse(
      answer,
      await request(agent.id, { method: 'GET', path: queryPath(soql) }),
      'salesforce.refused',
    );
  }

  const read: PersonQueries['read'] = (_agent, answer) =>
    parse(QueryAnswer, answer, 'salesforce.refused').records;

  return {
    byIdsPaths,
    read,
    async search(agent, find, group) {
      const returning = returningOf(agent, PERSON_OBJECTS, LIMIT);
      const answer = await request(agent.id, { method: 'GET', path: searchPath(find, group, returning) });
      return parse(SearchAnswer, answer, 'salesforce.refused').searchRecords;
    },
    async searchNumbers(agent, find, most = LIMIT) {
      const objects = NUMBER_OBJECTS.filter((object) => agent.personFields[object] !== undefined);
      const returning = returningOf(agent, objects, most);
      const answer = await request(agent.id, { method: 'GET', path: searchPath(find, 'PHONE', returning) });
      return parse(NumberSearchAnswer, answer, 'salesforce.refused').searchRecords;
    },
    async byId(agent, id) {
      const [path] = byIdsPaths(agent, [id]);
      if (path === undefined) return null;
      return read(agent, await request(agent.id, { method: 'GET', path }))[0] ?? null;
    },
    async byIds(agent, ids) {
      const records: PersonRecord[] = [];
      for (let start = 0; start < ids.length; start += TOGETHER) {
        const parts = byIdsPaths(agent, ids.slice(start, start + TOGETHER)).map(toPart);
        const answers = await composite(request, agent.id, parts, { allOrNone: false });
        records.push(...answers.flatMap(({ body }) => read(agent, body)));
      }
      return records;
    },
    async byBeginningOfName(agent, text) {
      const found = PERSON_OBJECTS.map(async (object) => {
        const where = [`LastName LIKE ${soqlPrefix(text)}`, isThere(object)].filter(Boolean).join(' AND ');
        const soql = `SELECT ${fieldsOf(agent, object)} FROM ${object} WHERE ${where} ORDER BY LastName LIMIT ${LIMIT}`;
        return (await query(agent, soql, QueryAnswer)).records;
      });
      return (await Promise.all(found)).flat();
    },
    async placeOfTask(agent, taskId) {
      const soql = `SELECT WhoId, WhatId, What.Type, What.Name FROM Task WHERE Id = ${soqlText(taskId)}`;
      const [task] = (await query(agent, soql, TaskAnswer)).records;
      const { WhoId = null, WhatId = null, What = null } = task ?? {};
      const relatedTo = WhatId && What ? { id: WhatId, objectName: What.Type, name: What.Name } : null;
      return { whoId: WhoId, relatedTo };
    },
  };
}

const byIdsPaths: PersonQueries['byIdsPaths'] = (agent, ids) =>
  PERSON_OBJECTS.flatMap((object) => {
    const own = ids.filter((id) => objectOfId(id) === object);
    const where = [`Id IN (${own.map(soqlText).join(', ')})`, isThere(object)].filter(Boolean).join(' AND ');
    const soql = `SELECT ${fieldsOf(agent, object)} FROM ${object} WHERE ${where}`;
    return own.length === 0 ? [] : [queryPath(soql)];
  });

function toPart(path: string, index: number): Subrequest {
  return { method: 'GET', path, referenceId: `query${index}` };
}

function returningOf(agent: Agent, objects: readonly NumberObject[], most: number): string {
  const parts = objects.map((object) => {
    const there = isThere(object);
    return `${object}(${fieldsOf(agent, object)}${there === null ? '' : ` WHERE ${there}`} LIMIT ${most})`;
  });
  return parts.join(', ');
}

function searchPath(find: string, group: 'NAME' | 'PHONE', returning: string): string {
  const sosl = `FIND {${find}} IN ${group} FIELDS RETURNING ${returning}`;
  return `/search?q=${encodeURIComponent(sosl)}`;
}
