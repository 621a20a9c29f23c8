/** What the pad tells the page around it (page "Zoom Phone Smart Embed guide"). Hold, mute and recording it never tells. */
import type { Account } from '../account.ts';
import type { Happening } from '../calls/callAction.ts';
import { callLogId } from '../calls/callIds.ts';
import type { CallRecorded } from '../calls/phoneCloud.ts';
import { agentAt, isInternal } from '../calls/zoomCall.ts';
import type { AgentParty, CallResult, End, OutsideParty, ZoomCall } from '../calls/zoomCall.ts';
import { gmt } from '../ids.ts';
import type { EmbedMessage } from './padProtocol.ts';

export type NewMessage = Omit<EmbedMessage, 'id'>;

/** `result` is documented as ended, missed or rejected, nothing more. */
const RESULTS: Readonly<Record<CallResult, 'ended' | 'missed' | 'rejected'>> = {
  connected: 'ended',
  cancelled: 'ended',
  rejected: 'rejected',
  busy: 'missed',
  noAnswer: 'missed',
  voicemail: 'missed',
  answeredByOther: 'missed',
};

/** In a completed log Zoom uses the words of its webhooks. */
const LOG_RESULTS: Readonly<Record<CallResult, string>> = {
  connected: 'Call connected',
  cancelled: 'Call Cancel',
  rejected: 'Rejected',
  busy: 'Busy',
  noAnswer: 'No Answer',
  voicemail: 'Voicemail',
  answeredByOther: 'No Answer',
};

/** @param end the end of the pad's user */
export function callMessages(account: Account, happening: Happening, end: End): readonly NewMessage[] {
  const { at, call, kind } = happening;
  const data = {
    callId: call.callId,
    direction: directionOf(end),
    caller: party(account, call, 'caller'),
    callee: party(account, call, 'callee'),
    dateTime: gmt(at),
  };
  if (kind === 'ringing') return [{ type: 'zp-call-ringing-event', data }];
  if (kind === 'answered') return [{ type: 'zp-call-connected-event', data }];
  if (kind !== 'ended') return [];
  return [{ type: 'zp-call-ended-event', data: { ...data, result: embedResult(call, end) } }];
}

export function logMessage(account: Account, { call, end }: CallRecorded): NewMessage {
  const { answeredAt, endedAt, ringingAt } = call;
  const duration = answeredAt === null || endedAt === null ? 0 : Math.round((endedAt - answeredAt) / 1000);
  return {
    type: 'zp-call-log-completed-event',
    data: {
      callId: call.callId,
      callLogId: callLogId(call, end),
      direction: directionOf(end),
      caller: logParty(account, call.caller, true),
      callee: logParty(account, call.callee, false),
      result: LOG_RESULTS[call.result ?? 'noAnswer'],
      duration,
      dateTime: gmt(ringingAt),
    },
  };
}

/** A call that the caller gives up is a missed one for the callee. */
function embedResult({ result }: ZoomCall, end: End): string {
  if (result === 'cancelled' && end === 'callee') return 'missed';
  return RESULTS[result ?? 'noAnswer'];
}

const directionOf = (end: End) => (end === 'caller' ? 'outbound' : 'inbound');

function party(account: Account, call: ZoomCall, end: End) {
  const agent = agentAt(call, end);
  if (agent === null) return outside(call[end]);
  const { extension, name, numbers } = account.user(agent.userId);
  const extensionNumber = String(extension);
  const phoneNumber = isInternal(call) ? extensionNumber : (agent.number ?? numbers[0] ?? extensionNumber);
  return { name, phoneNumber, extensionNumber };
}

function outside(other: AgentParty | OutsideParty) {
  const name = other.kind === 'outside' ? other.name : null;
  return { ...(name !== null && { name }), phoneNumber: other.number ?? '' };
}

/** In logs the number is called `number`, and a user's direct number `didNumber`. */
function logParty(account: Account, other: AgentParty | OutsideParty, withDirectNumber: boolean) {
  if (other.kind === 'outside')
    return { ...(other.name !== null && { name: other.name }), number: other.number ?? '' };
  const { extension, name } = account.user(other.userId);
  const didNumber = withDirectNumber && other.number !== null ? { didNumber: other.number } : {};
  return { name, number: String(extension), ...didNumber };
}
