/** What each route that changes something takes. A route without an entry stops the fuzzing before it begins. */
import {
  CallerIdChoiceSchema,
  ChosenPersonSchema,
  CommentSchema,
  DialSchema,
  DispositionSchema,
  FollowUpWishSchema,
  LineReportSchema,
  LinkEarlierSchema,
  NamePeerSchema,
  NewPersonSchema,
  NewTextPersonSchema,
  OwnChoicesSchema,
  QualitySummarySchema,
  ReadTextsSchema,
  RelatedChoiceSchema,
  SaveCallsSchema,
  SaveChoiceSchema,
  SendTextSchema,
  SettingsChangeSchema,
  TaskValueEditSchema,
} from '#call-core';
import * as v from 'valibot';
import { RemoveSipAccountSchema, SetSipAccountSchema } from '../../gateway/http/sipAccountRoutes.ts';
import { EraseSchema, SubjectSchema } from '../../gateway/people/report.ts';

const nothing = v.object({});

/** By method and path. The body of a webhook is made of Zoom's examples. */
const BODIES: Readonly<Record<string, v.GenericSchema | 'webhook'>> = {
  'POST /webhooks/zoom': 'webhook',
  'POST /api/session': v.object({ code: v.string(), verifier: v.string() }),
  'DELETE /api/session': nothing,
  'PUT /api/caller-id': CallerIdChoiceSchema,
  'PUT /api/consent': nothing,
  'PUT /api/dials/:dialId': DialSchema,
  'POST /api/line-reports': v.object({ reports: v.array(LineReportSchema) }),
  'PUT /api/calls/:callId/comment': CommentSchema,
  'PUT /api/calls/:callId/related': RelatedChoiceSchema,
  'PUT /api/calls/:callId/disposition': DispositionSchema,
  'PUT /api/calls/:callId/task-fields/:name': TaskValueEditSchema,
  'PUT /api/calls/:callId/follow-up': FollowUpWishSchema,
  'PUT /api/calls/:callId/choice': SaveChoiceSchema,
  'PUT /api/calls/:callId/quality': QualitySummarySchema,
  'PUT /api/calls/:callId/closed': nothing,
  'PUT /api/calls/:callId/deleted': v.object({ deleted: v.boolean() }),
  'POST /api/calls/:callId/retry': nothing,
  'PUT /api/calls/:callId/who': ChosenPersonSchema,
  'POST /api/calls/:callId/person': NewPersonSchema,
  'PUT /api/calls/:callId/earlier': LinkEarlierSchema,
  'POST /api/external-calls/save': SaveCallsSchema,
  'PUT /api/external-calls/:callId/dismissed': v.object({ dismissed: v.boolean() }),
  'POST /api/media/:mediumId/ticket': nothing,
  'PUT /api/texts/threads/:threadId/read': ReadTextsSchema,
  'PUT /api/texts/threads/:threadId/person': NamePeerSchema,
  'POST /api/texts/threads/:threadId/person': NewTextPersonSchema,
  'POST /api/texts/threads/:threadId/retry': nothing,
  'PUT /api/texts/messages/:sendId': SendTextSchema,
  'POST /api/texts/messages/:sendId/retry': nothing,
  'DELETE /api/texts/messages/:sendId': nothing,
  'POST /admin/sign-out': v.object({ agent: v.literal('nobody of this name') }),
  'POST /admin/sip-accounts/set': v.object({
    ...SetSipAccountSchema.entries,
    agent: v.literal('nobody of this name'),
  }),
  'POST /admin/sip-accounts/remove': RemoveSipAccountSchema,
  'POST /admin/person/export': SubjectSchema,
  'POST /admin/person/erase': v.object({ ...EraseSchema.entries, dryRun: v.literal(true) }),
  'PUT /api/settings': SettingsChangeSchema,
  'PUT /api/own-choices': OwnChoicesSchema,
};

export interface FuzzedRoute {
  readonly method: string;
  readonly path: string;
  /** Null for one that takes none. */
  readonly body: v.GenericSchema | 'webhook' | null;
}

/** @param told what the gateway says that it answers: `GET /api/session, PUT …` */
export function routesOf(told: string): FuzzedRoute[] {
  return told.split(', ').map((route) => {
    const [method = '', path = ''] = route.split(' ');
    const body = BODIES[route];
    if (body === undefined && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      throw new Error(`bench/fuzz/bodies.ts does not say what ${route} takes`);
    return { method, path, body: body ?? null };
  });
}
