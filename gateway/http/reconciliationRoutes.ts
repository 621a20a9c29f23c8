/** The reconciliation: of the signed-in agent, and, for whoever runs the gateway, of all. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { DaySchema, PhoneError, parse } from '#call-core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Reconcile } from '../calls/reconcile.ts';
import type { Secret } from '../secret.ts';
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
/** A month of one agent is many requests to Zoom; nobody needs more. */
const RATE = { max: 30, timeWindow: 60_000 };

export function reconciliationRoutes(app: FastifyInstance, { access, reconcile }: ReconciliationDeps): void {
  app.get('/api/reconciliation', { config: { rateLimit: RATE } }, async (request) => {
    const agent = await access.agentOf(request);
    return reconcile.ofAgent(agent, parse(Days, request.query, 'request.invalid'));
  });
}

export function adminRoutes(app: FastifyInstance, { reconcile, adminKey }: AdminDeps): void {
  app.get('/admin/reconciliation', { config: { rateLimit: RATE } }, async (request) => {
    requireKey(request, adminKey);
    const { agent = null, ...days } = parse(AdminQuery, request.query, 'request.invalid');
    return reconcile.ofAll(days, agent);
  });
}

/** @throws PhoneError request.notFound where no key is configured, request.forbidden for a wrong one */
export function requireKey({ headers }: FastifyRequest, key: Secret | undefined): void {
  if (key === undefined) throw new PhoneError('request.notFound');
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  // Hashes are of one length, so that the comparison tells nothing of the key's.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(given), hash(key.reveal()))) throw new PhoneError('request.forbidden');
}
