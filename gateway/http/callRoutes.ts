/** What the widget tells and asks about calls and people. */
import {
  CommentSchema,
  DialSchema,
  DispositionSchema,
  FieldNameSchema,
  FollowUpWishSchema,
  LineReportSchema,
  QualitySummarySchema,
  RelatedChoiceSchema,
  SaveChoiceSchema,
  TaskValueEditSchema,
  isReservedTaskField,
  parse,
} from '#call-core';
import type { CallEvent, Dial, ErrorCode, TaskField } from '#call-core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { EditLog } from '../calls/editLog.ts';
import type { Agent, Crm } from '../calls/ports.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface CallRoutesDeps {
  readonly access: WidgetAccess;
  readonly applyEvents: (
    agentId: string,
    callId: string,
    events: readonly CallEvent[],
    dialId: string | null,
  ) => Promise<unknown>;
  readonly registerDial: (agentId: string, dial: Dial) => Promise<void>;
  readonly editLog: EditLog;
  readonly taskFieldsOf: (agent: Agent) => Promise<readonly TaskField[]>;
  readonly crm: Pick<Crm, 'findByName' | 'numbersOf'>;
}

const CallParams = v.object({ callId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });
const FieldParams = v.object({
  name: v.pipe(
    FieldNameSchema,
    v.check((name) => !isReservedTaskField(name)),
  ),
});
const RecordParams = v.object({ recordId: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15,18}$/)) });
const NameQuery = v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) });
const Reports = v.object({ reports: v.pipe(v.array(LineReportSchema), v.minLength(1), v.maxLength(100)) });
const Deleted = v.object({ deleted: v.boolean() });

export function callRoutes(app: FastifyInstance, deps: CallRoutesDeps): void {
  const { access, editLog } = deps;

  /** The agent, and the call that the path names. */
  async function addressed(request: FastifyRequest): Promise<{ agent: Agent; callId: string }> {
    const agent = await access.agentOf(request);
    return { agent, ...parse(CallParams, request.params, 'request.invalid') };
  }

  app.put('/api/dials/:dialId', async (request, reply) => {
    const agent = await access.agentOf(request);
    const dial = parse(DialSchema, request.body, 'request.invalid');
    await deps.registerDial(agent.id, dial);
    return reply.code(204).send();
  });

  app.post('/api/line-reports', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { reports } = parse(Reports, request.body, 'request.invalid');
    for (const { event, dialId } of reports) {
      // What a page reports has the pad's authority, whatever it says of itself.
      await deps.applyEvents(agent.id, event.callId, [{ ...event, source: 'pad' }], dialId);
    }
    return reply.code(204).send();
  });

  app.put('/api/calls/:callId/comment', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const { comment, commentEdit } = parse(CommentSchema, request.body, tooLongOrInvalid(request.body));
    await editLog.writeComment(agent.id, callId, comment, commentEdit);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/related', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const { record } = parse(RelatedChoiceSchema, request.body, 'request.invalid');
    await editLog.relate(agent.id, callId, record);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/disposition', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const { disposition } = parse(DispositionSchema, request.body, 'request.invalid');
    await editLog.setDisposition(agent.id, callId, disposition);
    return reply.code(204).send();
  });
  app.get('/api/task-fields', async (request) => {
    return { fields: await deps.taskFieldsOf(await access.agentOf(request)) };
  });
  app.put('/api/calls/:callId/task-fields/:name', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const { name } = parse(FieldParams, request.params, 'request.invalid');
    const { value } = parse(TaskValueEditSchema, request.body, 'request.invalid');
    await editLog.setTaskValue(agent.id, callId, name, value);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/follow-up', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const wish = parse(FollowUpWishSchema, request.body, 'request.invalid');
    await editLog.makeFollowUpTask(agent.id, callId, wish);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/choice', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    await editLog.choose(agent.id, callId, parse(SaveChoiceSchema, request.body, 'request.invalid').choice);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/quality', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const quality = parse(QualitySummarySchema, request.body, 'request.invalid');
    await editLog.setQuality(agent.id, callId, quality);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/closed', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    await editLog.close(agent.id, callId);
    return reply.code(204).send();
  });
  app.put('/api/calls/:callId/deleted', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    await editLog.setDeleted(agent.id, callId, parse(Deleted, request.body, 'request.invalid').deleted);
    return reply.code(204).send();
  });
  app.post('/api/calls/:callId/retry', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    await editLog.retry(agent.id, callId);
    return reply.code(204).send();
  });

  app.get('/api/people', async (request) => {
    const agent = await access.agentOf(request);
    const { name } = parse(NameQuery, request.query, 'request.invalid');
    return { people: await deps.crm.findByName(agent, name) };
  });
  app.get('/api/records/:recordId/numbers', async (request) => {
    const agent = await access.agentOf(request);
    const { recordId } = parse(RecordParams, request.params, 'request.invalid');
    return { numbers: await deps.crm.numbersOf(agent, recordId) };
  });
}

/** A comment that is too long is a mistake of the agent's, not of the widget's, and is told as such. */
function tooLongOrInvalid(body: unknown): ErrorCode {
  const text = v.safeParse(v.object({ comment: v.string() }), body);
  const fits = v.safeParse(CommentSchema.entries.comment, text.success ? text.output.comment : '');
  return fits.success ? 'request.invalid' : 'comment.tooLong';
}
