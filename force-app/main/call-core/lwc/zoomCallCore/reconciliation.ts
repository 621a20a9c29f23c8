/** The reconciliation: Zoom's calls of a period compared with Salesforce's Tasks, agent by agent. */
import * as v from 'valibot';
import { EpochMsSchema } from './callEvent.ts';
import { DaySchema, countDays } from './days.ts';
import type { Days } from './days.ts';
import { LOG_STATES } from './gatewayApi.ts';
import { ERROR_CODES, PhoneError } from './phoneError.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

export const ReconciledCallSchema = v.object({
  callId: Id,
  /** When it began. Null of a Task whose call Zoom does not know. */
  at: v.nullable(EpochMsSchema),
  /** Whom it was with, as the agent's own comparison tells; missing where Zoom does not know the call. */
  peer: v.exactOptional(
    v.object({
      direction: v.picklist(['inbound', 'outbound']),
      /** As Salesforce knows the other end, else as Zoom does. */
      name: v.nullable(v.string()),
      /** Null where it was withheld. */
      number: v.nullable(v.string()),
    }),
  ),
  taskIds: v.array(Id),
  /** Where its log stands. Null where the gateway knows nothing of the call. */
  state: v.nullable(v.picklist(LOG_STATES)),
  problem: v.nullable(v.picklist(ERROR_CODES)),
});
export type ReconciledCall = v.InferOutput<typeof ReconciledCallSchema>;

export const AgentReconciliationSchema = v.object({
  agent: v.object({ name: v.string(), salesforceUserId: Id }),
  /** What kept this agent's calls from being compared. */
  problem: v.nullable(v.picklist(ERROR_CODES)),
  calls: v.number(),
  tasks: v.number(),
  missing: v.array(ReconciledCallSchema),
  twice: v.array(ReconciledCallSchema),
  withoutPerson: v.array(ReconciledCallSchema),
  notInZoom: v.array(ReconciledCallSchema),
  /** Calls without a Task because the agent or a rule has decided so, or the agent is still to decide. */
  leftOut: v.number(),
  /** Calls whose log the agent has deleted. */
  deleted: v.number(),
});
export type AgentReconciliation = v.InferOutput<typeof AgentReconciliationSchema>;

export const ReconciliationSchema = v.object({
  from: DaySchema,
  to: DaySchema,
  agents: v.array(AgentReconciliationSchema),
});
export type Reconciliation = v.InferOutput<typeof ReconciliationSchema>;

/** Zoom tells the calls of a month at most. */
export const MOST_RECONCILED_DAYS = 30;

/** @throws PhoneError where these days cannot be compared at once */
export function checkReconciledDays(days: Days): void {
  const count = countDays(days);
  if (count < 1) throw new PhoneError('reconciliation.endBeforeStart');
  if (count > MOST_RECONCILED_DAYS) throw new PhoneError('reconciliation.tooManyDays');
}
