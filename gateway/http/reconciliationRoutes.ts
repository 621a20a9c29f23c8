/** The reconciliation: of the signed-in agent, and, for whoever runs the gateway, of all. */
import { DaySchema, parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Reconcile } from '../calls/reconcile.ts';
import type { Secret } from '../secret.ts';
import { ADMIN_LIMIT, costlyLimit } from './limits.ts';
import { requireKey } from './requireKey.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface ReconciliationDeps {
  readonly access: WidgetAccess;
  readonly reconcile: Reconcile;
}
export interface AdminDeps {
  readonly reconcile: Reconcile;
  /** Without it there is nothing here. */
  readonly adminKey: Secret | undefined;
}

const Days = v.object({ from: DaySchema, to: DaySchema });
const AdminQuery = v.object({ ...Days.entries, agent: v.optional(v.pipe(v.string(), v.maxLength(100))) });

export function reconciliationRoutes(app: FastifyInstance, { access, reconcile }: ReconciliationDeps): void {
  app.get('/api/reconciliation', costlyLimit(access), async (request) => {
    const agent = await access.agentOf(request);
    return reconcile.ofAgent(agent, parse(Days, request.query, 'request.invalid'));
  });
}

export function adminRoutes(app: FastifyInstance, { reconcile, adminKey }: AdminDeps): void {
  app.get('/admin/reconciliation', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    const { agent = null, ...days } = parse(AdminQuery, request.query, 'request.invalid');
    return reconcile.ofAll(days, agent);
  });
}
