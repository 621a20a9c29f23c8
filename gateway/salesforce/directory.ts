/** Who signed in at Salesforce, and what is needed to write logs for this agent. */
import { PhoneError, USUALLY_RELATABLE, parse } from '#call-core';
import * as v from 'valibot';
import type { SalesforceDirectory, SalesforceProfile, Tokens } from '../agents/ports.ts';
import type { PersonFields } from '../calls/ports.ts';
import { Connection } from 'jsforce';
import { Describe, NOT_SEEN, phoneFieldsOf } from './describe.ts';
import { API_VERSION, send } from './request.ts';
import { toSalesforceError } from './salesforceErrors.ts';

const UserInfo = v.object({
  user_id: v.string(),
  organization_id: v.string(),
  name: v.string(),
  zoneinfo: v.string(),
  language: v.optional(v.string(), 'en_US'),
});
const Statuses = v.object({ records: v.array(v.object({ ApiName: v.string() })) });
const Referring = v.object({
  fields: v.array(v.object({ name: v.string(), referenceTo: v.optional(v.array(v.string()), () => []) })),
});

const CLOSED_STATUS = 'SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder LIMIT 1';

export function createSalesforceDirectory(): SalesforceDirectory {
  return {
    async profile(tokens) {
      const [user, statuses, contact, lead, account, relatable] = await Promise.all([
        userInfo(tokens),
        send(tokens, { method: 'GET', path: `/query?q=${encodeURIComponent(CLOSED_STATUS)}` }),
        personFields(tokens, 'Contact'),
        personFields(tokens, 'Lead'),
        ifSeen(personFields(tokens, 'Account')),
        relatableObjects(tokens),
      ]);
      const [status] = parse(Statuses, statuses, 'salesforce.refused').records;
      return {
        ...user,
        closedTaskStatus: status?.ApiName ?? 'Completed',
        personFields: { Contact: contact, Lead: lead, ...(account && { Account: account }) },
        relatable,
      };
    },
  };
}

async function userInfo({
  accessToken,
  baseUrl,
}: Tokens): Promise<Pick<SalesforceProfile, 'orgId' | 'userId' | 'name' | 'language' | 'timeZone'>> {
  const connection = new Connection({ instanceUrl: baseUrl, accessToken, version: API_VERSION });
  try {
    const info = parse(
      UserInfo,
      await connection.request('/services/oauth2/userinfo', { timeout: 15_000 }),
      'salesforce.refused',
    );
    return {
      orgId: info.organization_id,
      userId: info.user_id,
      name: info.name,
      language: info.language,
      timeZone: info.zoneinfo,
    };
  } catch (caught) {
    throw toSalesforceError(caught);
  }
}

/** Where a country may stand. Codes exist in orgs with country lists only. */
const COUNTRIES = {
  Contact: ['MailingCountryCode', 'MailingCountry'],
  Lead: ['CountryCode', 'Country'],
  Account: ['BillingCountryCode', 'BillingCountry'],
} as const;

/** The fields that this user may see: numbers, and the country's. */
async function personFields(tokens: Tokens, object: keyof typeof COUNTRIES): Promise<PersonFields> {
  const answer = await send(tokens, { method: 'GET', path: `/sobjects/${object}/describe` });
  const { fields } = parse(Describe, answer, 'salesforce.refused');
  return {
    phones: phoneFieldsOf(fields),
    countries: COUNTRIES[object].filter((name) => fields.some((field) => field.name === name)),
  };
}

function ifSeen(fields: Promise<PersonFields>): Promise<PersonFields | null> {
  return fields.catch((error: unknown) => {
    if (error instanceof PhoneError && NOT_SEEN.includes(error.code)) return null;
    throw error;
  });
}

/** What Task.WhatId can point to: also custom objects that allow activities, as far as this user sees them. */
async function relatableObjects(tokens: Tokens): Promise<string[]> {
  const answer = await send(tokens, { method: 'GET', path: '/sobjects/Task/describe' });
  const { fields } = parse(Referring, answer, 'salesforce.refused');
  return fields.find(({ name }) => name === 'WhatId')?.referenceTo ?? [...USUALLY_RELATABLE];
}
