import { parse } from '#call-core';
import * as v from 'valibot';
import type { CallTransaction, CreationStore } from '../calls/ports.ts';
import type { Database, Sql } from './database.ts';

/** As long as an attempt may take; one whose gateway was killed holds up the next no longer. */
const LEASE_MS = 90_000;
/** After that, nobody presses again. */
const KEPT_MS = 30 * 86_400_000;

const CreationRow = v.object({
  creation_id: v.string(),
  begun_at: v.date(),
  busy_until: v.nullable(v.date()),
  person_id: v.nullable(v.string()),
});

export function createCreationStore({ db }: { readonly db: Database }): CreationStore {
  return {
    begin: ({ agentId, subject, creationId }, now) =>
      db.transaction(async (tx) => {
        await tx.query('select 1 from agent where id = $1 for no key update', [agentId]);
        await tx.query('delete from person_creation where agent_id = $1 and begun_at < $2', [
          agentId,
          new Date(now - KEPT_MS),
        ]);
        const { rows } = await tx.query(
          'select * from person_creation where agent_id = $1 and subject = $2 order by begun_at',
          [agentId, subject],
        );
        const creations = rows.map((row) => parse(CreationRow, row, 'gateway.internal'));
        const done = creations.find(({ creation_id: id }) => id === creationId)?.person_id ?? null;
        if (done !== null) return { state: 'done', personId: done };
        if (creations.some(({ busy_until: until }) => until !== null && until.getTime() > now)) {
          return { state: 'busy' };
        }
        await tx.query(
          `insert into person_creation (agent_id, creation_id, subject, begun_at, busy_until)
           values ($1, $2, $3, $4, $5)
           on conflict (agent_id, creation_id) do update set busy_until = excluded.busy_until`,
          [agentId, creationId, subject, new Date(now), new Date(now + LEASE_MS)],
        );
        const unfinished = creations.find(({ person_id: personId }) => personId === null);
        return { state: 'begun', unfinishedSince: unfinished?.begun_at.getTime() ?? null };
      }),
    async release(agentId, creationId) {
      await db.query(
        'update person_creation set busy_until = null where agent_id = $1 and creation_id = $2',
        [agentId, creationId],
      );
    },
    async giveUp(agentId, creationId) {
      await db.query('delete from person_creation where agent_id = $1 and creation_id = $2', [
        agentId,
        creationId,
      ]);
    },
  };
}

export function creationsIn(tx: Sql): Pick<CallTransaction, 'finishCreation'> {
  return {
    async finishCreation(agentId, creationId, personId) {
      const { rows } = await tx.query(
        `update person_creation set person_id = $3, busy_until = null
         where agent_id = $1 and creation_id = $2 returning subject`,
        [agentId, creationId, personId],
      );
      await tx.query(
        'delete from person_creation where agent_id = $1 and subject = $2 and person_id is null',
        [agentId, rows[0]?.['subject'] ?? ''],
      );
    },
  };
}
