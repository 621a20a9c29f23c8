/**
 * Whether a log is saved by itself. The settings that held when the call ended decide, and the agent's own word above
 * them: what an agent was shown as not saved is never saved because somebody has changed a setting. Pure.
 */
import type { CallState, LogRule, SaveChoice, Settings } from '#call-core';

type EndedCall = Extract<CallState, { phase: 'ended' }>;

/** `undecided`: the agent is to say. `excluded`: the administrator leaves such calls out. */
export type Hold =
  | { readonly state: 'undecided' | 'discarded'; readonly rule: null }
  | { readonly state: 'excluded'; readonly rule: LogRule };

/** Why the log of this call is not saved; null for one that is. @param policy null: everything is saved */
export function holdOn(call: EndedCall, policy: Settings | null, choice: SaveChoice | null): Hold | null {
  if (choice === 'save') return null;
  if (choice === 'discard') return { state: 'discarded', rule: null };
  const rule = policy === null ? null : ruleAgainst(call, policy);
  if (rule !== null) return { state: 'excluded', rule };
  return policy === null || policy.autoSave ? null : { state: 'undecided', rule: null };
}

/** The rule that leaves this call out; of several the one that says most. */
export function ruleAgainst(call: EndedCall, policy: Settings): LogRule | null {
  if (call.peerNumber !== null && policy.neverLog.includes(call.peerNumber)) return 'number';
  if (call.internal) return policy.logInternal ? null : 'internal';
  if (call.result === 'voicemail') return policy.logVoicemail ? null : 'voicemail';
  if (call.result === 'answered') return policy.logAnswered ? null : 'answered';
  return policy.logMissed ? null : 'missed';
}
