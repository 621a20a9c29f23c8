import { parse } from '#call-core';
import * as v from 'valibot';
import type { Entry } from '../calls/entry.ts';
import type { CallTransaction, MediaStore } from '../calls/ports.ts';
import type { Database, Transaction } from './database.ts';
import { MediumFactsSchema } from './mediumRow.ts';
import { storableJson } from './storable.ts';

const OwnMediumRow = v.pipe(
  v.object({ agent_id: v.string(), call_id: v.string(), facts: MediumFactsSchema }),
  v.transform((row) => ({ agentId: row.agent_id, callId: row.call_id, facts: row.facts })),
);
const CallRow = v.pipe(
  v.object({ agent_id: v.string(), call_id: v.string() }),
  v.transform((row) => ({ agentId: row.agent_id, callId: row.call_id })),
);

export function createMediaStore({ db }: { readonly db: Database }): MediaStore {
  return {
    async find(agentId, mediumId) {
      const { rows } = await db.query('select * from medium where agent_id = $1 and medium_id = $2', [
        agentId,
        mediumId,
      ]);
      return rows[0] ? parse(OwnMediumRow, rows[0], 'gateway.internal') : null;
    },
    async noteListening(listeningId, { agentId, callId, facts }) {
      await db.query(
        `insert into listening (id, salesforce_org_id, salesforce_user_id, medium_id, call_id)
         select $1, salesforce_org_id, salesforce_user_id, $3, $4 from agent where id = $2
         on conflict do nothing`,
        [listeningId, agentId, facts.id, callId],
      );
    },
  };
}

export function mediaIn(
  tx: Transaction,
): Pick<CallTransaction, 'lockMedium' | 'addMediumDeletion' | 'callsOfMedium'> {
  return {
    async lockMedium(mediumId) {
      // A row that is not there yet cannot be locked.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [mediumId]);
      const { rows } = await tx.query('select 1 from medium_deletion where medium_id = $1', [mediumId]);
      return rows.length > 0 ? 'deleted' : 'untold';
    },
    async addMediumDeletion(mediumId) {
      await tx.query('insert into medium_deletion (medium_id) values ($1) on conflict do nothing', [
        mediumId,
      ]);
    },
    async callsOfMedium(mediumId) {
      const { rows } = await tx.query(
        'select agent_id, call_id from medium where medium_id = $1 order by agent_id',
        [mediumId],
      );
      return rows.map((row) => parse(CallRow, row, 'gateway.internal'));
    },
  };
}

/** A medium stays with the call that it was first told of. */
export async function saveMedia(tx: Transaction, { agentId, callId, media }: Entry): Promise<void> {
  for (const facts of media) {
    await tx.query(
      `insert into medium (agent_id, medium_id, call_id, facts) values ($1, $2, $3, $4)
       on conflict (agent_id, medium_id) do update set facts = excluded.facts
       where medium.call_id = excluded.call_id and medium.facts <> excluded.facts`,
      [agentId, facts.id, callId, storableJson(facts)],
    );
  }
}
