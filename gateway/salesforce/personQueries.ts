/** The searches and queries for Contacts and Leads, and for other records that have a number, as requests. */
import { PhoneError, parse } from '#call-core';
import type { RecordRef } from '#call-core';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import { composite } from './composite.ts';
import type { Subrequest } from './composite.ts';
import type { MatchObjects } from './matchObjects.ts';
import {
  FoundRecordSchema,
  PERSON_OBJECTS,
  PersonRecordSchema,
  accountObjectOf,
  fieldsOf,
  fieldsOfOther,
  isThere,
  objectOfId,
  toNumberRecord,
} from './personRecord.ts';
import type { NumberObject, NumberRecord, PersonRecord } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlPrefix, soqlText } from './soql.ts';

const LIMIT = 20;
/** Ids in one query: far below the length that an address may have. */
const TOGETHER = 200;

const SearchAnswer = v.object({ searchRecords: v.array(PersonRecordSchema) });
const NumberSearchAnswer = v.object({ searchRecords: v.array(FoundRecordSchema) });
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
   * What has a number: people, Accounts, and records of the objects of the agent's settings, in this order.
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

interface Deps {
  readonly request: SalesforceRequest;
  readonly matchObjects: Pick<MatchObjects, 'of' | 'forget'>;
}

export function createPersonQueries({ request, matchObjects }: Deps): PersonQueries {
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

  async function searchAmong(
    agent: Agent,
    others: readonly NumberObject[],
    find: string,
    most: number,
  ): Promise<NumberRecord[]> {
    const returning = [
      returningOf(agent, PERSON_OBJECTS, most),
      ...others.map((object) => `${object.objectName}(${fieldsOfOther(object)} LIMIT ${most})`),
    ];
    const path = searchPath(find, 'PHONE', returning.join(', '));
    const answer = await request(agent.id, { method: 'GET', path });
    const found = parse(NumberSearchAnswer, answer, 'salesforce.refused').searchRecords;
    const records = found.flatMap((record) => toNumberRecord(others, record) ?? []);
    return records.sort((a, b) => rankOf(others, a) - rankOf(others, b));
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
      const accounts = accountObjectOf(agent);
      const others = await matchObjects.of(agent);
      try {
        return await searchAmong(agent, [...accounts, ...others], find, most);
      } catch (caught) {
        if (others.length === 0 || !(caught instanceof PhoneError) || caught.retry !== 'askAgent')
          throw caught;
        // What is set beside people and Accounts may have changed since it was read, and must not keep them from being found.
        matchObjects.forget(agent.id);
        return searchAmong(agent, accounts, find, most);
      }
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

function returningOf(agent: Agent, objects: typeof PERSON_OBJECTS, most: number): string {
  const parts = objects.map((object) => {
    const there = isThere(object);
    return `${object}(${fieldsOf(agent, object)}${there === null ? '' : ` WHERE ${there}`} LIMIT ${most})`;
  });
  return parts.join(', ');
}

/** People, who are none of these, come first. */
function rankOf(others: readonly NumberObject[], record: NumberRecord): number {
  return others.findIndex((other) => 'objectName' in record && other.objectName === record.objectName);
}

function searchPath(find: string, group: 'NAME' | 'PHONE', returning: string): string {
  const sosl = `FIND {${find}} IN ${group} FIELDS RETURNING ${returning}`;
  return `/search?q=${encodeURIComponent(sosl)}`;
}
