/** Templates of texts (`ZoomTextTemplate__c`), and records as an agent sees them (REST API Developer Guide: sObject Rows). */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { TemplateSource } from '../texts/ports.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath } from './soql.ts';

/** More than anybody would look through. */
const MOST = 200;
const TEMPLATES = `SELECT Id, Name, Text__c FROM ZoomTextTemplate__c ORDER BY Name, Id LIMIT ${MOST}`;

const Page = v.object({
  records: v.array(
    v.pipe(
      v.object({ Id: v.string(), Name: v.string(), Text__c: v.nullable(v.string()) }),
      v.transform((row) => ({ id: row.Id, name: row.Name, text: row.Text__c ?? '' })),
    ),
  ),
});
const Row = v.record(v.string(), v.unknown());

/** For a user without access, the object does not exist. */
const HIDDEN = ['INVALID_TYPE', 'INVALID_FIELD'];

export function createTemplateSource({ request }: { readonly request: SalesforceRequest }): TemplateSource {
  return {
    async templates(agentId) {
      try {
        const answer = await request(agentId, { method: 'GET', path: queryPath(TEMPLATES) });
        return parse(Page, answer, 'salesforce.refused').records.filter(({ text }) => text.trim() !== '');
      } catch (caught) {
        if (isRefused(caught) && HIDDEN.includes(String(caught.details['salesforceCode']))) return [];
        throw caught;
      }
    },
    async valuesOf(agentId, { objectName, id }) {
      const path = `/sobjects/${objectName}/${encodeURIComponent(id)}`;
      try {
        return parse(Row, await request(agentId, { method: 'GET', path }), 'salesforce.refused');
      } catch (caught) {
        if (isRefused(caught) && GONE.includes(caught.code)) return {};
        throw caught;
      }
    },
  };
}

const GONE: readonly string[] = ['salesforce.recordGone', 'salesforce.noAccess'];

function isRefused(caught: unknown): caught is PhoneError {
  return caught instanceof PhoneError;
}
