/** Agents like one who has signed in, each with a session of its own: put into the database while no gateway runs. */
import { createHash, randomUUID } from 'node:crypto';
import { createLog } from '../../gateway/logging.ts';
import { Secret } from '../../gateway/secret.ts';
import { openDatabase } from '../../gateway/storage/database.ts';

interface Where {
  readonly databaseUrl: string | undefined;
  /** Of PGlite. */
  readonly dataDir: string;
}

const HOUR_MS = 3_600_000;

/** @returns the session's token of each */
export async function addAgents(
  { databaseUrl, dataDir }: Where,
  likeZoomUserId: string,
  count: number,
): Promise<string[]> {
  const url = databaseUrl === undefined ? undefined : new Secret(databaseUrl);
  const db = await openDatabase({ url, dataDir, log: createLog('warn') });
  try {
    const { rows } = await db.query(
      `insert into agent (salesforce_org_id, salesforce_user_id, zoom_user_id, name, language, time_zone, home_country,
         own_numbers, can_hide_caller_id, caller_id, closed_task_status, person_fields, consent_at)
       select salesforce_org_id, 'crowd-' || n, 'crowd-' || n, name, language, time_zone, home_country,
         own_numbers, can_hide_caller_id, caller_id, closed_task_status, person_fields, consent_at
       from agent, generate_series(1, $2::int) n where zoom_user_id = $1 returning id`,
      [likeZoomUserId, count],
    );
    const tokens = rows.map(() => randomUUID());
    for (const [index, token] of tokens.entries()) {
      await db.query('insert into session (token_hash, agent_id, expires_at) values ($1, $2, $3)', [
        createHash('sha256').update(token).digest(),
        rows[index]?.['id'],
        new Date(Date.now() + HOUR_MS),
      ]);
    }
    return tokens;
  } finally {
    await db.stop();
  }
}
