/** What the database tells the doctor. Reads, and changes nothing. */
import { readdir } from 'node:fs/promises';
import { ERROR_CODES, PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Provider } from '../agents/ports.ts';
import type { StoredAgent, StoredFacts } from '../doctor/ports.ts';
import type { Sealing } from '../sealing.ts';
import { placeOf } from './credentialStore.ts';
import { MIGRATIONS } from './database.ts';
import type { Database } from './database.ts';

const count = v.pipe(v.string(), v.transform(Number));
const CredentialColumns = v.nullable(
  v.object({
    sealed_refresh: v.string(),
    needs_sign_in: v.boolean(),
    base_url: v.string(),
    scopes: v.nullable(v.array(v.string())),
  }),
);
const AgentRow = v.object({
  id: v.string(),
  name: v.string(),
  salesforce: CredentialColumns,
  zoom: CredentialColumns,
});
const LogRow = v.object({ code: v.picklist(ERROR_CODES), passing: v.boolean(), count });
const SightingRow = v.object({ kind: v.string(), at: v.date(), count });
const SweepRow = v.object({ name: v.string(), since: v.date(), swept_at: v.nullable(v.date()) });
const FiguresRow = v.object({
  at: v.date(),
  untold: count,
  texts: count,
  failures: v.number(),
  unreadable: count,
  examples: v.array(v.string()),
});
const JobsRow = v.object({ late: count, oldest: v.nullable(v.date()) });
const NameRow = v.object({ name: v.string() });

interface Deps {
  readonly db: Database;
  readonly sealing: Sealing;
}

/** @returns facts of an org's agents, of all with null */
export function createStoredFacts({ db, sealing }: Deps) {
  async function rowsOf<S extends v.GenericSchema>(schema: S, sql: string, values: readonly unknown[] = []) {
    const { rows } = await db.query(sql, values);
    return rows.map((row) => parse(schema, row, 'gateway.internal'));
  }

  async function otherMigrations(): Promise<string[]> {
    const files = await readdir(MIGRATIONS);
    const known = files.map((file) => file.replace(/\.sql$/, ''));
    const done = (await rowsOf(NameRow, 'select name from gateway_migration')).map(({ name }) => name);
    const odd = [
      ...done.filter((name) => !known.includes(name)),
      ...known.filter((name) => !done.includes(name)),
    ];
    return odd.sort();
  }

  return async function storedFacts(orgId: string | null, now: number): Promise<StoredFacts> {
    const began = Date.now();
    const [figures] = await rowsOf(FiguresRow, FIGURES, [orgId]);
    const aheadMs = figures === undefined ? 0 : figures.at.getTime() - (began + Date.now()) / 2;
    const [jobs] = await rowsOf(JobsRow, JOBS);
    const agents = await rowsOf(AgentRow, AGENTS, [orgId]);
    const sightings = await rowsOf(SightingRow, 'select kind, at, count from webhook_sighting');
    const logs = await rowsOf(LogRow, LOGS, [orgId]);
    const sweeps = await rowsOf(SweepRow, SWEEPS, [orgId]);
    return {
      aheadMs,
      shared: db.shared,
      otherMigrations: await otherMigrations(),
      jobs: { late: jobs?.late ?? 0, oldestMs: jobs?.oldest ? now - jobs.oldest.getTime() : 0 },
      agents: agents.map((row) => toStoredAgent(row, sealing)),
      sightings: new Map(
        sightings.map(({ kind, at, count }) => [kind, { at: at.getTime(), count }] as const),
      ),
      untold: figures?.untold ?? 0,
      logs: logs.map((row) => ({ code: row.code, needsAgent: !row.passing, count: row.count })),
      texts: figures?.texts ?? 0,
      sweeps: sweeps.map(({ name, since, swept_at: sweptAt }) => ({
        ...{ name, since: since.getTime(), sweptAt: sweptAt?.getTime() ?? null },
      })),
      numbers: {
        failures: figures?.failures ?? 0,
        unreadable: figures?.unreadable ?? 0,
        examples: figures?.examples ?? [],
      },
    };
  };
}

function toStoredAgent(
  { id, name, salesforce, zoom }: v.InferOutput<typeof AgentRow>,
  sealing: Sealing,
): StoredAgent {
  const closedBy = (provider: Provider, sealed: string | undefined) =>
    sealed === undefined || opens(sealing, sealed, `refresh ${placeOf(id, provider)}`)
      ? []
      : [sealed.split('.')[0] ?? ''];
  return {
    ...{ id, name },
    needsSalesforceSignIn: salesforce?.needs_sign_in ?? true,
    needsZoomSignIn: zoom?.needs_sign_in ?? true,
    instanceUrl: salesforce?.base_url ?? null,
    zoomScopes: zoom?.scopes ?? null,
    closedBy: [
      ...new Set([
        ...closedBy('salesforce', salesforce?.sealed_refresh),
        ...closedBy('zoom', zoom?.sealed_refresh),
      ]),
    ],
  };
}

function opens(sealing: Sealing, sealed: string, place: string): boolean {
  try {
    sealing.open(sealed, place);
    return true;
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'config.invalid') return false;
    throw error;
  }
}

/** `$1`: the org, or null for all. */
const OF_ORG = '($1::text is null or a.salesforce_org_id = $1)';
const credentialOf = (provider: Provider) => `(
  select jsonb_build_object('sealed_refresh', c.sealed_refresh, 'needs_sign_in', c.needs_sign_in,
    'base_url', c.base_url, 'scopes', to_jsonb(c.scopes))
  from credential c where c.agent_id = a.id and c.provider = '${provider}') as ${provider}`;
const AGENTS = `
  select a.id, a.name, ${credentialOf('salesforce')}, ${credentialOf('zoom')}
  from agent a where a.zoom_linked and ${OF_ORG} order by a.name, a.id`;
/** Of calls that began after the last webhook none can have told, unless Zoom has had time since. */
const FIGURES = `
  select clock_timestamp() as at,
    (select count(*) from entry e join agent a on a.id = e.agent_id join history_sweep s on s.agent_id = a.id
     where ${OF_ORG} and not e.live and e.started_at > greatest(s.since, now() - interval '1 day')
       and e.started_at < now() - interval '10 minutes' and e.call->'endedAt' is not null
       and e.call::text not like '%"source": "webhook"%'
       and e.started_at > coalesce(
         (select max(at) from webhook_sighting where kind like 'phone.%'), '-infinity')) as untold,
    (select count(*) from text_sheet d join agent a on a.id = d.agent_id
     where ${OF_ORG} and d.wanted > d.saved and d.problem is not null
       and d.latest_at < now() - interval '1 hour') as texts,
    coalesce((select max(f.failures) from number_fill f where $1::text is null or f.salesforce_org_id = $1), 0)
      as failures,
    (select count(*) from unreadable_person u where $1::text is null or u.salesforce_org_id = $1) as unreadable,
    array(select u.person_id from unreadable_person u
      where $1::text is null or u.salesforce_org_id = $1 order by u.person_id limit 5) as examples`;
const LOGS = `
  select e.problem->>'code' as code, coalesce((e.problem->>'passing')::boolean, true) as passing, count(*) as count
  from entry e join agent a on a.id = e.agent_id
  where ${OF_ORG} and e.wanted > e.saved and not e.held and e.problem is not null
    and e.started_at < now() - interval '1 hour'
  group by 1, 2 order by 3 desc, 1`;
const SWEEPS = `
  select a.name, greatest(s.since, c.authorised_at) as since, s.swept_at from history_sweep s
  join agent a on a.id = s.agent_id and a.zoom_linked
  join credential c on c.agent_id = a.id and c.provider = 'zoom' and not c.needs_sign_in
  where ${OF_ORG} order by a.name`;
/** Jobs whose time has come, and long ago. */
const JOBS = `
  select count(*) as late, min(start_after) as oldest from pgboss.job
  where state in ('created', 'retry') and start_after < now() - interval '10 minutes'`;
