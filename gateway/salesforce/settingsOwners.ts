/** Profiles and users, for whom there may be settings. */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { RecordOwner, SettingsSource } from '../agents/ports.ts';
import { composite, refusalOf } from './composite.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlPart, soqlText } from './soql.ts';

/** Of each kind, in one answer. */
const MOST_FOUND = 10;
const MOST_IDS = 200;
/** Key prefixes of Profile and User: other ids are asked for nowhere. */
const OWNER_ID = /^(00e|005)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

const Profiles = v.object({ records: v.array(v.object({ Id: v.string(), Name: v.string() })) });
const Users = v.object({
  records: v.array(v.object({ Id: v.string(), Name: v.string(), ProfileId: v.nullable(v.string()) })),
});

export function settingsOwners(request: SalesforceRequest): Pick<SettingsSource, 'owners' | 'searchOwners'> {
  async function find(agentId: string, profilesWhere: string, usersWhere: string): Promise<RecordOwner[]> {
    const soql = [
      `SELECT Id, Name FROM Profile WHERE ${profilesWhere}`,
      `SELECT Id, Name, ProfileId FROM User WHERE ${usersWhere}`,
    ];
    const parts = soql.map((query, index) => ({
      method: 'GET' as const,
      path: queryPath(query),
      referenceId: `query${index}`,
    }));
    const answers = await composite(request, agentId, parts, { allOrNone: false });
    const [profiles, users] = answers.map((answer) => {
      const refusal = refusalOf(answer);
      if (refusal instanceof PhoneError) throw refusal;
      return answer.body;
    });
    return [
      ...parse(Profiles, profiles, 'salesforce.refused').records.map(
        ({ Id: id, Name: name }): RecordOwner => ({
          owner: { level: 'profile', id, name },
          profileId: null,
        }),
      ),
      ...parse(Users, users, 'salesforce.refused').records.map((row): RecordOwner => ({
        owner: { level: 'user', id: row.Id, name: row.Name },
        profileId: row.ProfileId,
      })),
    ];
  }

  return {
    async owners(agentId, ids) {
      const known = ids.filter((id) => OWNER_ID.test(id)).slice(0, MOST_IDS);
      if (known.length === 0) return [];
      const among = `Id IN (${known.map(soqlText).join(', ')}) ORDER BY Name`;
      return find(agentId, among, among);
    },
    async searchOwners(agentId, text) {
      const named = `Name LIKE ${soqlPart(text)}`;
      const some = `ORDER BY Name LIMIT ${MOST_FOUND}`;
      const found = await find(agentId, `${named} ${some}`, `${named} AND IsActive = true ${some}`);
      return found.map(({ owner }) => owner);
    },
  };
}
