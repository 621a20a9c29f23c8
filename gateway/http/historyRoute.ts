/** The agent's calls beyond those that the live feed begins with, and the search for calls. */
import { HistoryQuerySchema, parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { ListHistory } from '../calls/listHistory.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface HistoryRouteDeps {
  readonly access: WidgetAccess;
  readonly listHistory: ListHistory;
}

export function historyRoute(app: FastifyInstance, { access, listHistory }: HistoryRouteDeps): void {
  app.get('/api/history', async (request) => {
    const agent = await access.agentOf(request);
    const { text, kind, startedAt, callId } = parse(HistoryQuerySchema, request.query, 'request.invalid');
    const after = startedAt === undefined || callId === undefined ? null : { startedAt, callId };
    return listHistory(agent.id, { text, kind, after });
  });
}
