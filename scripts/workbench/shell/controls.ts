/** What the panel of the workbench shows and can do: the contract between page and server. */
import * as v from 'valibot';

export const FAULTS = [
  'zoomClientStopped',
  'padSignedOut',
  'zoomDown',
  'zoomSlow',
  'zoomRateLimited',
  'salesforceDown',
  'salesforceSlow',
  'salesforceLimit',
  'salesforceError',
  'taskValidation',
  'webhooksHeldBack',
  'webhooksDuplicated',
] as const;
export type FaultName = (typeof FAULTS)[number];

export const OTHER_END_ACTIONS = ['answer', 'refuse', 'busy', 'noAnswer', 'voicemail', 'hangUp'] as const;
export type OtherEndAction = (typeof OTHER_END_ACTIONS)[number];

const LANGUAGES = ['en_US', 'ja'] as const;

export const ActionSchema = v.variant('do', [
  /** What the person at the other end of a call does. */
  v.object({ do: v.literal('otherEnd'), callId: v.string(), action: v.picklist(OTHER_END_ACTIONS) }),
  /** Somebody calls the agent. */
  v.object({ do: v.literal('ring'), from: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)) }),
  v.object({ do: v.literal('setLanguage'), language: v.picklist(LANGUAGES) }),
  v.object({ do: v.literal('signInAs'), userId: v.string() }),
  v.object({ do: v.literal('setFault'), fault: v.picklist(FAULTS), on: v.boolean() }),
  /** Access tokens of Salesforce stop to work: 401. */
  v.object({ do: v.literal('expireTokens') }),
  v.object({ do: v.literal('gateway'), action: v.picklist(['start', 'stop', 'kill']) }),
  v.object({ do: v.literal('reset') }),
]);
export type Action = v.InferOutput<typeof ActionSchema>;

export const GATEWAY_STATES = ['running', 'starting', 'stopped', 'absent'] as const;

export const StateSchema = v.object({
  language: v.picklist(LANGUAGES),
  userId: v.string(),
  users: v.array(v.object({ id: v.string(), name: v.string(), note: v.string() })),
  /** Live calls of the user, the newest first. */
  calls: v.array(
    v.object({
      id: v.string(),
      direction: v.picklist(['inbound', 'outbound']),
      phase: v.picklist(['ringing', 'connected', 'held']),
      peer: v.string(),
      /** What the other end can do now. */
      actions: v.array(v.picklist(OTHER_END_ACTIONS)),
    }),
  ),
  people: v.array(v.object({ name: v.string(), number: v.string() })),
  faults: v.array(v.picklist(FAULTS)),
  /** Webhooks that wait to be let go. */
  heldBack: v.number(),
  gateway: v.picklist(GATEWAY_STATES),
});
export type WorkbenchState = v.InferOutput<typeof StateSchema>;
