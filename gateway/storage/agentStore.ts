import {
  CallerIdChoiceSchema,
  DEFAULT_SETTINGS,
  OwnChoicesSchema,
  SettingsSchema,
  TextingSchema,
  parse,
  withOwnChoices,
} from '#call-core';
import * as v from 'valibot';
import type { AgentAccounts } from '../agents/ports.ts';
import type { Agent, AgentStore } from '../calls/ports.ts';
import type { ChangeNotices } from './changeNotices.ts';
import { saveCredential } from './credentialStore.ts';
import type { Database, Sql, Transaction } from './database.ts';
import { inBatches } from './inBatches.ts';
import { storableJson, storableText } from './storable.ts';
import { prepareSweep } from './sweepStore.ts';
import type { Sealing } from '../sealing.ts';

interface Deps {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly sealing: Sealing;
}

const FieldsSchema = v.object({
  phones: v.array(v.object({ name: v.string(), label: v.string() })),
  countries: v.array(v.string()),
});
export const PersonFieldsSchema = v.object({
  Contact: FieldsSchema,
  Lead: FieldsSchema,
  /** Missing where the agent does not see accounts, and before the first sign-in to a gateway that asks for them. */
  Account: v.exactOptional(FieldsSchema),
});

const AgentRow = v.pipe(
  v.object({
    id: v.string(),
    zoom_user_id: v.string(),
    salesforce_user_id: v.string(),
    name: v.string(),
    language: v.string(),
    time_zone: v.string(),
    home_country: v.string(),
    own_numbers: v.array(v.object({ number: v.string(), name: v.nullable(v.string()) })),
    can_hide_caller_id: v.boolean(),
    caller_id: v.nullable(CallerIdChoiceSchema),
    texting: v.nullable(TextingSchema),
    consent_at: v.nullable(v.date()),
    settings: v.nullable(SettingsSchema),
    own_choices: v.nullable(OwnChoicesSchema),
    closed_task_status: v.string(),
    relatable: v.array(v.string()),
    person_fields: PersonFieldsSchema,
    revision: v.string(),
    profile_revision: v.string(),
  }),
  v.transform((row): Agent => ({
    id: row.id,
    zoomUserId: row.zoom_user_id,
    salesforceUserId: row.salesforce_user_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    homeCountry: row.home_country,
    ownNumbers: row.own_numbers,
    canHideCallerId: row.can_hide_caller_id,
    callerId: row.caller_id,
    ...(row.texting && { texting: row.texting }),
    consentGiven: row.consent_at !== null,
    settings: withOwnChoices(row.settings ?? DEFAULT_SETTINGS, row.own_choices),
    closedTaskStatus: row.closed_task_status,
    relatable: row.relatable,
    personFields: row.person_fields,
    revision: Number(row.revision),
    profileRevision: Number(row.profile_revision),
  })),
);

/** Zoom users who are looked up together, and how long each look waits for them when the one before has just ended. */
const GATHERED = { most: 100, pauseMs: 5 };

export function createAgentStore({ db, notices, sealing }: Deps): AgentStore & AgentAccounts {
  async function findWhere(sql: Sql, condition: string, values: readonly unknown[]): Promise<Agent | null> {
    const { rows } = await sql.query(`select * from agent where ${condition}`, values);
    return rows[0] ? parse(AgentRow, rows[0], 'gateway.internal') : null;
  }

  /** Asked for every webhook. Never behind: who comes with others waits for what the first of them waits for. */
  const findByZoomUser = inBatches(GATHERED, (zoomUserIds: readonly string[]) =>
    db.inFront(async () => {
      const { rows } = await db.query('select * from agent where zoom_user_id = any($1) and zoom_linked', [
        [...new Set(zoomUserIds)],
      ]);
      const found = new Map(rows.map((row) => [row['zoom_user_id'], row]));
      return zoomUserIds.map((id) => {
        const row = found.get(id);
        return row === undefined ? null : parse(AgentRow, row, 'gateway.internal');
      });
    }),
  );

  /** Changes the agent under the next revision, so that open widgets hear of it. */
  async function change(
    tx: Transaction,
    agentId: string,
    set: string,
    values: readonly unknown[],
  ): Promise<void> {
    await tx.query(
      `update agent set ${set}, revision = revision + 1, profile_revision = revision + 1 where id = $1`,
      [agentId, ...values],
    );
    await notices.announce(tx, agentId);
  }

  return {
    find: (agentId) => findWhere(db, 'id = $1', [agentId]),
    findByZoomUser,
    async all() {
      const { rows } = await db.query('select * from agent where zoom_linked order by name, id');
      return rows.map((row) => parse(AgentRow, row, 'gateway.internal'));
    },
    findBySalesforceUser: (orgId, userId) =>
      findWhere(db, 'salesforce_org_id = $1 and salesforce_user_id = $2', [orgId, userId]),

    signIn: (salesforce, zoom) =>
      db.transaction(async (tx) => {
        // The events of a Zoom user go to one agent: to the Salesforce user who signed in with it last.
        await tx.query(
          `update agent set zoom_linked = false
           where zoom_user_id = $1 and (salesforce_org_id, salesforce_user_id) <> ($2, $3)`,
          [zoom.profile.userId, salesforce.profile.orgId, salesforce.profile.userId],
        );
        const { rows } = await tx.query(UPSERT_AGENT, [
          salesforce.profile.orgId,
          salesforce.profile.userId,
          zoom.profile.userId,
          storableText(salesforce.profile.name),
          salesforce.profile.language,
          salesforce.profile.timeZone,
          zoom.profile.homeCountry,
          storableJson(zoom.profile.ownNumbers),
          zoom.profile.canHideCallerId,
          storableJson(zoom.profile.callerId),
          salesforce.profile.closedTaskStatus,
          storableJson(salesforce.profile.personFields),
          storableJson(salesforce.profile.relatable),
          storableJson(zoom.profile.texting ?? null),
        ]);
        const agent = parse(AgentRow, rows[0], 'gateway.internal');
        await saveCredential(tx, sealing, agent.id, 'salesforce', salesforce.tokens);
        if (zoom.tokens) await saveCredential(tx, sealing, agent.id, 'zoom', zoom.tokens);
        await prepareSweep(tx, agent.id, agent.zoomUserId);
        await notices.announce(tx, agent.id);
        return agent;
      }),

    setCallerId: (agentId, choice) =>
      db.transaction((tx) => change(tx, agentId, 'caller_id = $2', [storableJson(choice)])),
    giveConsent: (agentId) =>
      db.transaction((tx) => change(tx, agentId, 'consent_at = coalesce(consent_at, now())', [])),
    setOwnChoices: (agentId, choices) =>
      db.transaction((tx) =>
        change(tx, agentId, `own_choices = coalesce(own_choices, '{}') || $2::jsonb`, [
          storableJson(choices),
        ]),
      ),
    removeZoomUser: (zoomUserId, at) =>
      db.transaction(async (tx) => {
        const { rows } = await tx.query(
          `delete from agent where zoom_user_id = $1 and not exists (
             select 1 from credential
             where agent_id = agent.id and provider = 'zoom' and authorised_at > $2)
           returning id`,
          [zoomUserId, at === null ? null : new Date(at)],
        );
        for (const { id } of rows) await notices.announce(tx, String(id));
        for (const forget of FORGET_ORGS) await tx.query(forget);
      }),
  };
}

/** Of an org without agents nobody's numbers are kept. */
const FORGET_ORGS = ['person_number', 'number_fill', 'unreadable_person', 'settings_look'].map(
  (table) => `delete from ${table} where salesforce_org_id not in (select salesforce_org_id from agent)`,
);

const UPSERT_AGENT = `
  insert into agent (
    salesforce_org_id, salesforce_user_id, zoom_user_id, name, language, time_zone, home_country,
    own_numbers, can_hide_caller_id, caller_id, closed_task_status, person_fields, relatable, texting)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (salesforce_org_id, salesforce_user_id) do update set
    zoom_user_id = excluded.zoom_user_id,
    zoom_linked = true,
    name = excluded.name,
    language = excluded.language,
    time_zone = excluded.time_zone,
    home_country = excluded.home_country,
    own_numbers = excluded.own_numbers,
    can_hide_caller_id = excluded.can_hide_caller_id,
    caller_id = excluded.caller_id,
    closed_task_status = excluded.closed_task_status,
    person_fields = excluded.person_fields,
    relatable = excluded.relatable,
    texting = excluded.texting,
    revision = agent.revision + 1,
    profile_revision = agent.revision + 1
  returning *`;
