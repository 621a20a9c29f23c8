import { DEFAULT_SETTINGS, SettingsSchema, parse } from '#call-core';
import * as v from 'valibot';
import type { SettingsStore, SettingsSubject } from '../agents/ports.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Database } from './database.ts';
import { storableJson } from './storable.ts';

const SubjectRow = v.pipe(
  v.object({
    id: v.string(),
    salesforce_user_id: v.string(),
    salesforce_profile_id: v.nullable(v.string()),
    home_country: v.string(),
    settings: v.nullable(SettingsSchema),
    is_signed_in: v.boolean(),
  }),
  v.transform((row): SettingsSubject => ({
    agentId: row.id,
    userId: row.salesforce_user_id,
    profileId: row.salesforce_profile_id,
    homeCountry: row.home_country,
    settings: row.settings ?? DEFAULT_SETTINGS,
    isSignedIn: row.is_signed_in,
  })),
);
const OrgRow = v.object({ salesforce_org_id: v.string() });

interface Deps {
  readonly db: Database;
  readonly notices: ChangeNotices;
}

export function createSettingsStore({ db, notices }: Deps): SettingsStore {
  return {
    async orgs() {
      const { rows } = await db.query(ORGS);
      return rows.map((row) => parse(OrgRow, row, 'gateway.internal').salesforce_org_id);
    },
    async orgOf(agentId) {
      const { rows } = await db.query('select salesforce_org_id from agent where id = $1', [agentId]);
      return parse(OrgRow, rows[0], 'gateway.internal').salesforce_org_id;
    },
    async look(orgId) {
      // The moment comes first: what is read afterwards is not older.
      const moment = await db.query('select clock_timestamp() as at');
      const { rows } = await db.query(SUBJECTS, [orgId]);
      return {
        at: parse(v.object({ at: v.date() }), moment.rows[0], 'gateway.internal').at,
        subjects: rows.map((row) => parse(SubjectRow, row, 'gateway.internal')),
      };
    },
    async keep(orgId, at, changes) {
      await db.transaction(async (tx) => {
        const { rowCount } = await tx.query(KEEP_MOMENT, [orgId, at]);
        if (rowCount === 0) return;
        for (const { agentId, profileId, settings } of changes) {
          await tx.query(KEEP_SETTINGS, [agentId, profileId, storableJson(settings)]);
          await notices.announce(tx, agentId);
        }
      });
    },
  };
}

const SIGNED_IN = `exists (
  select 1 from credential c where c.agent_id = agent.id and c.provider = 'salesforce' and not c.needs_sign_in)`;
const ORGS = `select distinct salesforce_org_id from agent where ${SIGNED_IN}`;
/** In one order for all gateways, because the rows are locked in it. */
const SUBJECTS = `
  select id, salesforce_user_id, salesforce_profile_id, home_country, settings, ${SIGNED_IN} as is_signed_in
  from agent where salesforce_org_id = $1 order by id`;
const KEEP_MOMENT = `
  insert into settings_look (salesforce_org_id, asked_at) values ($1, $2)
  on conflict (salesforce_org_id) do update set asked_at = excluded.asked_at
  where settings_look.asked_at <= excluded.asked_at`;
const KEEP_SETTINGS = `
  update agent set salesforce_profile_id = $2, settings = $3, revision = revision + 1, profile_revision = revision + 1
  where id = $1`;
