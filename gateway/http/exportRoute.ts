/** The agent's logs that Salesforce has not got, as a file. */
import { parse } from '#call-core';
import { stringify } from 'csv-stringify/sync';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { ExportLogs } from '../calls/exportLogs.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface ExportRouteDeps {
  readonly access: Pick<WidgetAccess, 'agentOf'>;
  readonly exportLogs: ExportLogs;
}

const Query = v.object({ callId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))) });

export function exportRoute(app: FastifyInstance, { access, exportLogs }: ExportRouteDeps): void {
  app.get('/api/logs/export', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { callId = null } = parse(Query, request.query, 'request.invalid');
    const rows = await exportLogs(agent, callId);
    // A spreadsheet takes a text that begins with "=" for a formula, and one without the mark for another encoding.
    // Not every log has the same fields filled in. As lists: an object has more by itself than was put into it.
    const columns = [...new Set(rows.flatMap(Object.keys))];
    const cells = rows.map((row) => columns.map((name) => (Object.hasOwn(row, name) ? row[name] : null)));
    const file = stringify(cells, {
      header: true,
      columns,
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    });
    return reply.type('text/csv; charset=utf-8').send(file);
  });
}
