/** What the browser tabs of one agent tell each other. */
import * as v from 'valibot';
import { CallEventSchema } from './callEvent.ts';
import { FeedMessageSchema } from './feedMessage.ts';
import { COMMENT_LIMIT, ProblemSchema } from './gatewayApi.ts';
import { ERROR_CODES } from './phoneError.ts';
import { LineOrderSchema, SharedLineSchema } from './sharedLine.ts';

export const CONNECTIONS = ['connecting', 'connected', 'reconnecting'] as const;
export type Connection = (typeof CONNECTIONS)[number];

const CallIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

export const TabMessageSchema = v.variant('type', [
  /** A tab has come, or was frozen for a while: the leader tells all it knows. */
  v.object({ type: v.literal('hello') }),
  /** The leader hands on the live feed. `ready` ends all that it knows. */
  v.object({ type: v.literal('feed'), message: FeedMessageSchema }),
  /** The leader hands on what the line saw. */
  v.object({ type: v.literal('event'), event: CallEventSchema }),
  v.object({ type: v.literal('connection'), connection: v.picklist(CONNECTIONS) }),
  /** The leader tells how its line is and what calls it has, after every change. */
  v.object({ type: v.literal('line'), line: SharedLineSchema }),
  /** Another tab asks something of the leader's line. */
  v.object({ type: v.literal('order'), orderId: v.string(), order: LineOrderSchema }),
  /** What has come of that. */
  v.object({
    type: v.literal('ordered'),
    orderId: v.string(),
    problem: v.nullable(v.picklist(ERROR_CODES)),
  }),
  /** Typed in one tab, shown in all. */
  v.object({
    type: v.literal('comment'),
    callId: CallIdSchema,
    comment: v.pipe(v.string(), v.maxLength(COMMENT_LIMIT)),
    commentEdit: v.number(),
  }),
  /** The gateway has refused for good what the agent did, perhaps in another tab. */
  v.object({
    type: v.literal('refused'),
    callId: v.nullable(CallIdSchema),
    /** Of a text. */
    sendId: v.exactOptional(v.string()),
    problem: ProblemSchema,
  }),
  /** Who is signed in now at Zoom: the agent has signed in or out in another tab. */
  v.object({ type: v.literal('session'), zoomUserId: v.nullable(v.string()) }),
]);
export type TabMessage = v.InferOutput<typeof TabMessageSchema>;
