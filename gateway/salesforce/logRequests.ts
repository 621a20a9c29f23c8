/** The requests that bring one log to Salesforce. Pure. */
import { PhoneError } from '#call-core';
import type { SavedFields } from '../calls/entry.ts';
import type { LogRecords } from '../calls/ports.ts';
import type { Subrequest } from './composite.ts';

export const EXTERNAL_ID = 'ZoomCallId__c';
const MEDIA_EXTERNAL_ID = 'ZoomMediaId__c';

export type LogObject = 'Task' | 'ZoomCallLog__c' | 'ZoomCallMedia__c';

export function allOf({ key, task, log, media = {} }: LogRecords): Subrequest[] {
  return [
    { method: 'PATCH', path: pathOf('ZoomCallLog__c', key), referenceId: 'log', body: log },
    {
      method: 'PATCH',
      path: pathOf('Task', key),
      referenceId: 'task',
      body: { ...task, ZoomCallLog__r: { [EXTERNAL_ID]: key } },
    },
    {
      method: 'PATCH',
      path: pathOf('ZoomCallLog__c', key),
      referenceId: 'link',
      body: { TaskId__c: '@{task.id}' },
    },
    ...Object.entries(media).map(([mediumKey, fields], index) => newMedium(key, mediumKey, fields, index)),
  ];
}

/** @returns fields of a medium with the log that it belongs to */
export function withLog(fields: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return { ...fields, ZoomCallLog__r: { [EXTERNAL_ID]: key } };
}

function newMedium(
  key: string,
  mediumKey: string,
  fields: Readonly<Record<string, unknown>>,
  index: number,
): Subrequest {
  const path = pathOf('ZoomCallMedia__c', mediumKey);
  return { method: 'PATCH', path, referenceId: `medium${index}`, body: withLog(fields, key) };
}

/**
 * Only what is new since the last saving: a field that somebody changed in Salesforce meanwhile stays as it is. A few
 * fields make no record, so that a record which is gone is refused here and not made anew.
 */
export function changesOf({ key, task, log, media = {} }: LogRecords, known: SavedFields): Subrequest[] {
  const all = Object.entries(media).map(([mediumKey, fields], index) => ({
    ...{ mediumKey, fields, index },
    before: known.media?.[mediumKey],
  }));
  const changed = [
    { path: pathOf('ZoomCallLog__c', key), referenceId: 'log', body: difference(log, known.log) },
    { path: pathOf('Task', key), referenceId: 'task', body: difference(task, known.task) },
    ...all.flatMap(({ mediumKey, fields, index, before }) => {
      const path = pathOf('ZoomCallMedia__c', mediumKey);
      return before ? [{ path, referenceId: `medium${index}`, body: difference(fields, before) }] : [];
    }),
  ];
  // A new medium changes how many the log has, so that a log which is gone is refused before its medium is made.
  return [
    ...changed
      .filter(({ body }) => Object.keys(body).length > 0)
      .map(({ path, ...rest }) => ({ method: 'PATCH', path: `${path}?updateOnly=true`, ...rest }) as const),
    ...all.flatMap(({ mediumKey, fields, index, before }) =>
      before ? [] : [newMedium(key, mediumKey, fields, index)],
    ),
  ];
}

export function difference(now: SavedFields['task'], before: SavedFields['task']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => value !== (before[field] ?? null) || !(field in before)),
  );
}

export function pathOf(object: LogObject, key: string): string {
  return `/sobjects/${object}/${externalIdOf(object)}/${encodeURIComponent(key)}`;
}

export function externalIdOf(object: LogObject): string {
  return object === 'ZoomCallMedia__c' ? MEDIA_EXTERNAL_ID : EXTERNAL_ID;
}

export function isAboutSubtype(error: unknown): boolean {
  return (
    error instanceof PhoneError &&
    error.details['salesforceCode'] === 'INVALID_FIELD_FOR_INSERT_UPDATE' &&
    String(error.details['fields']).includes('TaskSubtype')
  );
}
