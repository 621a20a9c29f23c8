/** Which gateway has whose browser line, over all gateways. Whoever has to do something about it is told by a notice. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { LineHoldingStore } from '../voice/ports.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Database } from './database.ts';

interface Deps {
  readonly db: Database;
  readonly notices: Pick<ChangeNotices, 'announce' | 'subscribe'>;
}

const HolderRow = v.object({ holder: v.string() });
const StateRow = v.object({
  holder: v.string(),
  asked_by: v.nullable(v.string()),
  insists: v.boolean(),
  is_refused: v.boolean(),
});
const PlaceRow = v.object({ engine: v.nullable(v.string()), session: v.nullable(v.string()) });

const ASK = `insert into browser_line (agent_id, holder) values ($1, $2)
  on conflict (agent_id) do update set asked_by = nullif(excluded.holder, browser_line.holder), insists = $3,
    is_refused = false
  returning holder`;
const LOOK = 'select holder, asked_by, insists, is_refused from browser_line where agent_id = $1';
const NOTE = 'update browser_line set engine = $3, session = $4 where agent_id = $1 and holder = $2';
const REFUSE = 'update browser_line set is_refused = true where agent_id = $1 and holder = $2';
const HAND_OVER = `update browser_line set holder = asked_by, asked_by = null, engine = null, session = null
  where agent_id = $1 and holder = $2 and asked_by is not null and not is_refused`;
const FORGET = 'delete from browser_line where agent_id = $1 and holder = $2';
const SEIZE = `update browser_line set holder = asked_by, asked_by = null, engine = null, session = null
  from (select agent_id, engine, session from browser_line where agent_id = $1 for update) as before
  where browser_line.agent_id = before.agent_id and browser_line.asked_by = $2
  returning before.engine, before.session`;

export function createLineHoldingStore({ db, notices }: Deps): LineHoldingStore {
  /** One statement or more, of which the other gateways hear. */
  function change(agentId: string, ...statements: readonly (readonly [string, readonly unknown[]])[]) {
    return db.transaction(async (tx) => {
      const results = [];
      for (const [text, values] of statements) results.push(await tx.query(text, values));
      await notices.announce(tx, subjectOf(agentId));
      return results.flatMap(({ rows }) => rows);
    });
  }

  return {
    async ask(agentId, holder, insists) {
      const rows = await change(agentId, [ASK, [agentId, holder, insists]]);
      return parse(v.tuple([HolderRow]), rows, 'gateway.internal')[0].holder === holder;
    },
    async look(agentId) {
      const { rows } = await db.query(LOOK, [agentId]);
      if (rows[0] === undefined) return null;
      const row = parse(StateRow, rows[0], 'gateway.internal');
      return {
        holder: row.holder,
        askedBy: row.asked_by,
        insists: row.insists,
        isRefused: row.is_refused,
      };
    },
    async note(agentId, holder, { engine, session }) {
      await db.query(NOTE, [agentId, holder, engine, session]);
    },
    async refuse(agentId, holder) {
      await change(agentId, [REFUSE, [agentId, holder]]);
    },
    async release(agentId, holder) {
      await change(agentId, [HAND_OVER, [agentId, holder]], [FORGET, [agentId, holder]]);
    },
    async seize(agentId, holder) {
      const [row] = await change(agentId, [SEIZE, [agentId, holder]]);
      if (row === undefined) return { isSeized: false, left: null };
      const { engine, session } = parse(PlaceRow, row, 'gateway.internal');
      return { isSeized: true, left: engine === null || session === null ? null : { engine, session } };
    },
    subscribe: (agentId, listener) => notices.subscribe(subjectOf(agentId), listener),
  };
}

/** Not the agent's own: the live feed does not care. */
export function subjectOf(agentId: string): string {
  return `line ${agentId}`;
}
