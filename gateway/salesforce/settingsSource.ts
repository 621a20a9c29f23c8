/** The custom setting `ZoomPhoneSettings__c`, read and written as a user. */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { SettingsRecord, SettingsSource } from '../agents/ports.ts';
import { composite, refusalOf } from './composite.ts';
import type { SalesforceRequest } from './request.ts';
import { settingsOwners } from './settingsOwners.ts';
import { queryPath, soqlText } from './soql.ts';

const OBJECT = 'ZoomPhoneSettings__c';
const ALL =
  'SELECT SetupOwnerId, AutoSave__c, LogAnswered__c, LogMissed__c, LogVoicemail__c, LogInternal__c, NeverLog__c, ' +
  'Dispositions__c, SubjectTemplate__c, MatchObjects__c, TaskFields__c, TextTasks__c, ' +
  'SaveMedia__c, Texting__c, LogTexts__c, ScreenPop__c, RingTone__c, SetHere__c, Locked__c ' +
  `FROM ${OBJECT} ORDER BY Id`;
/** Of a query in a Composite request; with the settings these are the five queries that one may have. */
const USERS_PER_QUERY = 200;
const USER_QUERIES = 4;

const Flag = v.nullable(v.boolean());
const SettingsRow = v.pipe(
  v.object({
    SetupOwnerId: v.string(),
    AutoSave__c: Flag,
    LogAnswered__c: Flag,
    LogMissed__c: Flag,
    LogVoicemail__c: Flag,
    LogInternal__c: Flag,
    NeverLog__c: v.nullable(v.string()),
    Dispositions__c: v.nullable(v.string()),
    SubjectTemplate__c: v.nullable(v.string()),
    MatchObjects__c: v.nullable(v.string()),
    TaskFields__c: v.nullable(v.string()),
    TextTasks__c: v.nullable(v.string()),
    SaveMedia__c: Flag,
    Texting__c: Flag,
    LogTexts__c: Flag,
    ScreenPop__c: v.nullable(v.string()),
    RingTone__c: v.nullable(v.string()),
    SetHere__c: v.nullable(v.string()),
    Locked__c: v.nullable(v.string()),
  }),
  v.transform((row): SettingsRecord => ({
    ownerId: row.SetupOwnerId,
    autoSave: row.AutoSave__c,
    logAnswered: row.LogAnswered__c,
    logMissed: row.LogMissed__c,
    logVoicemail: row.LogVoicemail__c,
    logInternal: row.LogInternal__c,
    neverLog: row.NeverLog__c,
    dispositions: row.Dispositions__c,
    subjectTemplate: row.SubjectTemplate__c,
    matchObjects: row.MatchObjects__c,
    taskFields: row.TaskFields__c,
    textTasks: row.TextTasks__c,
    saveMedia: row.SaveMedia__c,
    texting: row.Texting__c,
    logTexts: row.LogTexts__c,
    screenPop: row.ScreenPop__c,
    ringTone: row.RingTone__c,
    setHere: row.SetHere__c,
    locked: row.Locked__c,
  })),
);
const SettingsPage = v.object({ records: v.array(SettingsRow), nextRecordsUrl: v.optional(v.string()) });
const Users = v.object({ records: v.array(v.object({ Id: v.string(), ProfileId: v.nullable(v.string()) })) });
const Found = v.object({ records: v.array(v.object({ Id: v.string() })) });
const Describe = v.object({ createable: v.boolean(), updateable: v.boolean() });

export function createSettingsSource({ request }: { readonly request: SalesforceRequest }): SettingsSource {
  async function queries(agentId: string, soql: readonly string[]): Promise<unknown[]> {
    const parts = soql.map((query, index) => ({
      method: 'GET' as const,
      path: queryPath(query),
      referenceId: `query${index}`,
    }));
    const answers = await composite(request, agentId, parts, { allOrNone: false });
    return answers.map((answer) => refusalOf(answer) ?? answer.body);
  }

  async function furtherRecords(agentId: string, first: unknown): Promise<SettingsRecord[]> {
    const { records, nextRecordsUrl } = parse(SettingsPage, first, 'salesforce.refused');
    if (nextRecordsUrl === undefined) return records;
    const path = nextRecordsUrl.replace(/^\/services\/data\/v[\d.]+/, '');
    return [...records, ...(await furtherRecords(agentId, await request(agentId, { method: 'GET', path })))];
  }

  async function idOf(agentId: string, ownerId: string): Promise<string | null> {
    const soql = `SELECT Id FROM ${OBJECT} WHERE SetupOwnerId = ${soqlText(ownerId)}`;
    const answer = await request(agentId, { method: 'GET', path: queryPath(soql) });
    return parse(Found, answer, 'salesforce.refused').records[0]?.Id ?? null;
  }

  async function writeRecord(agentId: string, values: SettingsRecord): Promise<void> {
    const id = await idOf(agentId, values.ownerId);
    const path = `/sobjects/${OBJECT}`;
    const body = fieldsOf(values);
    if (id !== null) await request(agentId, { method: 'PATCH', path: `${path}/${id}`, body });
    else await request(agentId, { method: 'POST', path, body: { ...body, SetupOwnerId: values.ownerId } });
  }

  return {
    async read(agentId, userIds) {
      const users = inChunks(userIds, USERS_PER_QUERY).map(usersQuery);
      const [first = [], ...others] = inChunks(users, USER_QUERIES);
      const [settings, ...told] = await queries(agentId, [ALL, ...first]);
      for (const more of others) told.push(...(await queries(agentId, more)));
      if (settings instanceof PhoneError) throw unreadable(settings);
      return {
        records: await furtherRecords(agentId, settings),
        profiles: new Map(told.flatMap(profilesIn)),
      };
    },
    async write(agentId, values) {
      try {
        // Somebody else may make the record in the same moment; then it is there to be changed.
        await writeRecord(agentId, values).catch((error: unknown) => {
          if (!isDuplicate(error)) throw error;
          return writeRecord(agentId, values);
        });
      } catch (caught) {
        throw unwritable(caught);
      }
    },
    async remove(agentId, ownerId) {
      try {
        const id = await idOf(agentId, ownerId);
        if (id !== null) await request(agentId, { method: 'DELETE', path: `/sobjects/${OBJECT}/${id}` });
      } catch (caught) {
        throw unwritable(caught);
      }
    },
    ...settingsOwners(request),
    async canWrite(agentId) {
      try {
        const answer = await request(agentId, { method: 'GET', path: `/sobjects/${OBJECT}/describe` });
        const { createable, updateable } = parse(Describe, answer, 'salesforce.refused');
        return createable && updateable;
      } catch (caught) {
        if (salesforceCodeOf(caught) === 'NOT_FOUND') return false;
        throw caught;
      }
    },
  };
}

function fieldsOf(values: SettingsRecord) {
  return {
    AutoSave__c: values.autoSave,
    LogAnswered__c: values.logAnswered,
    LogMissed__c: values.logMissed,
    LogVoicemail__c: values.logVoicemail,
    LogInternal__c: values.logInternal,
    NeverLog__c: values.neverLog,
    Dispositions__c: values.dispositions,
    SubjectTemplate__c: values.subjectTemplate,
    MatchObjects__c: values.matchObjects,
    TaskFields__c: values.taskFields,
    TextTasks__c: values.textTasks,
    SaveMedia__c: values.saveMedia,
    Texting__c: values.texting,
    LogTexts__c: values.logTexts,
    ScreenPop__c: values.screenPop,
    RingTone__c: values.ringTone,
    SetHere__c: values.setHere,
    Locked__c: values.locked,
  };
}

function usersQuery(ids: readonly string[]): string {
  return `SELECT Id, ProfileId FROM User WHERE Id IN (${ids.map(soqlText).join(', ')})`;
}

/** Users that the reader may not see keep the profile that was last seen. */
function profilesIn(answer: unknown): [string, string][] {
  const users = v.safeParse(Users, answer);
  if (!users.success) return [];
  return users.output.records.flatMap(({ Id, ProfileId }): [string, string][] =>
    ProfileId === null ? [] : [[Id, ProfileId]],
  );
}

function salesforceCodeOf(caught: unknown): unknown {
  return caught instanceof PhoneError ? caught.details['salesforceCode'] : undefined;
}

/** For a user without access, the custom setting does not exist. */
function unreadable(error: PhoneError): PhoneError {
  const isHidden = ['INVALID_TYPE', 'INVALID_FIELD'].includes(String(salesforceCodeOf(error)));
  return isHidden ? new PhoneError('settings.notReadable', { cause: error }) : error;
}

const REFUSALS = [
  'INVALID_TYPE',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'NOT_FOUND',
];

function unwritable(caught: unknown): unknown {
  const isRefused = REFUSALS.includes(String(salesforceCodeOf(caught)));
  return isRefused ? new PhoneError('settings.notWritable', { cause: caught }) : caught;
}

function isDuplicate(caught: unknown): boolean {
  return salesforceCodeOf(caught) === 'DUPLICATE_VALUE';
}

function inChunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
