import { parse } from '#call-core';
import * as v from 'valibot';
import type { CallTransaction, RememberedPeople } from '../calls/ports.ts';
import type { Sql } from './database.ts';

const RememberedRow = v.object({ number: v.string(), person_id: v.string() });

export function createRememberedPeople({ db }: { readonly db: Sql }): RememberedPeople {
  return {
    async find(agentId, numbers) {
      const { rows } = await db.query(
        'select number, person_id from remembered_person where agent_id = $1 and number = any($2::text[])',
        [agentId, [...numbers]],
      );
      const remembered = rows.map((row) => parse(RememberedRow, row, 'gateway.internal'));
      return new Map(remembered.map(({ number, person_id: id }) => [number, id]));
    },
  };
}

export function memoryIn(tx: Sql): Pick<CallTransaction, 'rememberPerson'> {
  return {
    async rememberPerson(agentId, number, personId) {
      if (personId === null) await tx.query(FORGET, [agentId, number]);
      else await tx.query(REMEMBER, [agentId, number, personId]);
    },
  };
}

const FORGET = 'delete from remembered_person where agent_id = $1 and number = $2';
const REMEMBER = `
  insert into remembered_person (agent_id, number, person_id) values ($1, $2, $3)
  on conflict (agent_id, number) do update set person_id = excluded.person_id`;
