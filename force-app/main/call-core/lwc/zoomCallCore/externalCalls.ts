/** The contract of the External Zoom Call Logs: calls that Zoom has and Salesforce has not. */
import * as v from 'valibot';
import { CallSchema } from './call.ts';
import { CallPersonSchema, ProblemSchema } from './gatewayApi.ts';

const CallIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/**
 * Why a call is not in Salesforce. `unsaved`: nobody has decided. `needsYou`: its log was refused, `problem` says why.
 * `dismissed`: put aside on this tab. `deleted`: the agent has deleted its log.
 */
export const EXTERNAL_STANDINGS = ['unsaved', 'needsYou', 'dismissed', 'deleted'] as const;

export const ExternalCallSchema = v.object({
  call: CallSchema,
  standing: v.picklist(EXTERNAL_STANDINGS),
  /** Where the gateway knows who it was. */
  who: v.nullable(CallPersonSchema),
  problem: v.nullable(ProblemSchema),
});
export type ExternalCall = v.InferOutput<typeof ExternalCallSchema>;

export const ExternalCallsReplySchema = v.object({
  /** A call of several legs may come on more than one page; the later page knows more of it. */
  calls: v.array(ExternalCallSchema),
  /** For the next request; null at the end. */
  nextPage: v.nullable(v.string()),
});
export type ExternalCallsReply = v.InferOutput<typeof ExternalCallsReplySchema>;

/** What one request may ask to save. */
export const MOST_CALLS_TO_SAVE = 50;
export const SaveCallsSchema = v.object({
  callIds: v.pipe(v.array(CallIdSchema), v.minLength(1), v.maxLength(MOST_CALLS_TO_SAVE)),
});

/**
 * `taken`: will be saved, the live feed tells how it goes. `logged`: Salesforce has it already. `unknown`: was not found
 * by a search, or too long ago.
 */
export const SAVE_OUTCOMES = ['taken', 'logged', 'unknown'] as const;
export const SaveCallsReplySchema = v.object({
  results: v.array(v.object({ callId: CallIdSchema, outcome: v.picklist(SAVE_OUTCOMES) })),
  /** The agent's revision before: the live feed tells from there. */
  revision: v.number(),
});
export type SaveCallsReply = v.InferOutput<typeof SaveCallsReplySchema>;

/** How many calls of the last days wait for a decision, as far as the gateway knows without asking. */
export const ExternalCountSchema = v.object({ count: v.number() });
