/** What comes over the live feed. */
import * as v from 'valibot';
import { HistoryEntrySchema, SessionSchema } from './gatewayApi.ts';
import { TextThreadSchema } from './texts.ts';

/** At least this often something comes over the live feed; after twice that time without, the connection is dead. */
export const FEED_BEAT_MS = 10_000;

/** A message of the live feed, one line of JSON each. `ready` ends the catch-up after (re)connecting. */
export const FeedMessageSchema = v.variant('type', [
  v.object({ type: v.literal('session'), session: SessionSchema }),
  v.object({ type: v.literal('entry'), entry: HistoryEntrySchema }),
  v.object({ type: v.literal('thread'), thread: TextThreadSchema }),
  v.object({ type: v.literal('ready'), revision: v.number() }),
  v.object({ type: v.literal('beat') }),
]);
export type FeedMessage = v.InferOutput<typeof FeedMessageSchema>;
