/** Who signed in at Salesforce, and what is needed to write logs for this agent. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { SalesforceDirectory, SalesforceProfile, Tokens } from '../agents/ports.ts';
import type { PhoneField } from '../calls/ports.ts';
import { Connection } from 'jsforce';
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
const Describe = v.object({
  fields: v.array(v.object({ name: v.string(), label: v.string(), type: v.string() })),
});

const CLOSED_STATUS = 'SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder LIMIT 1';

export function createSalesforceDirectory(): SalesforceDirectory {
  return {
    async profile(tokens) {
      const [user, statuses, contact, lead] = await Promise.all([
        userInfo(tokens),
        send(tokens, { method: 'GET', path: `/query?q=${encodeURIComponent(CLOSED_STATUS)}` }),
        phoneFields(tokens, 'Contact'),
        phoneFields(tokens, 'Lead'),
      ]);
      const [status] = parse(Statuses, statuses, 'salesforce.refused').records;
      return {
        ...user,
        closedTaskStatus: status?.ApiName ?? 'Completed',
        phoneFields: { Contact: contact, Lead: lead },
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

/** Fields of the type Phone that this user may see. Nobody answers a fax. */
async function phoneFields(tokens: Tokens, object: string): Promise<PhoneField[]> {
  const answer = await send(tokens, { method: 'GET', path: `/sobjects/${object}/describe` });
  return parse(Describe, answer, 'salesforce.refused')
    .fields.filter((field) => field.type === 'phone' && field.name !== 'Fax')
    .map(({ name, label }) => ({ name, label }));
}
