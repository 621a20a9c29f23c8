/** Webhooks as Zoom sends them: each one another event, signed. */
import { randomUUID } from 'node:crypto';
import { WEBHOOK_SECRET } from '../scripts/workbench/parties.ts';
import { signatureOf } from '../scripts/workbench/zoom/webhooks/signature.ts';

export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Ringing {
  readonly callId: string;
  readonly zoomUserId: string;
  /** E.164. */
  readonly from: string;
}

/** A call rings at a user (Zoom Phone events: `phone.callee_ringing`). */
export function ringingWebhook(ringing: Ringing): SignedWebhook {
  return inboundWebhook('phone.callee_ringing', ringing, {});
}

/** The caller has given up (Zoom Phone events: `phone.callee_missed`). */
export function missedWebhook(ringing: Ringing): SignedWebhook {
  return inboundWebhook('phone.callee_missed', ringing, {
    call_end_time: new Date().toISOString(),
    handup_result: 'Call Cancel',
  });
}

/**
 * A whole inbound call, as webhooks that were sent at their times and come now, to be signed when they do.
 * @param at when it began to ring; milliseconds since 1970
 */
export function wholeCallWebhooks(ringing: Ringing, at: number): (() => SignedWebhook)[] {
  const after = (seconds: number) => at + seconds * 1000;
  const answer_start_time = new Date(after(5)).toISOString();
  const ended = { answer_start_time, call_end_time: new Date(after(60)).toISOString() };
  return [
    () => inboundWebhook('phone.callee_ringing', ringing, {}, at),
    () => inboundWebhook('phone.callee_answered', ringing, { answer_start_time }, after(5)),
    () =>
      inboundWebhook(
        'phone.callee_hold',
        ringing,
        { date_time: new Date(after(20)).toISOString() },
        after(20),
      ),
    () =>
      inboundWebhook(
        'phone.callee_unhold',
        ringing,
        { date_time: new Date(after(30)).toISOString() },
        after(30),
      ),
    () => inboundWebhook('phone.callee_ended', ringing, ended, after(60)),
  ];
}

/** Rings at a user who does not use this product, like most users of an account. */
export function somebodysWebhook(): SignedWebhook {
  return ringingWebhook({ callId: randomUUID(), zoomUserId: 'SomebodyOfTheAccount01', from: '+12095550123' });
}

function inboundWebhook(
  event: string,
  { callId, zoomUserId, from }: Ringing,
  more: object,
  at = Date.now(),
): SignedWebhook {
  const object = {
    call_id: callId,
    caller: { phone_number: from, connection_type: 'pstn_off_net' },
    callee: {
      extension_type: 'user',
      extension_number: 1001,
      phone_number: '+81355500001',
      user_id: zoomUserId,
      timezone: 'Asia/Tokyo',
      device_type: 'WIN_Client(6.0.2)',
      device_id: 'f7aLLSmqRpiWP0U3U6CaNA',
      connection_type: 'voip',
    },
    ringing_start_time: new Date(at).toISOString(),
    ...more,
  };
  return signed({
    event,
    event_ts: at,
    payload: { account_id: 'TQTvjT52Tmi_wrhASNNOEw', object },
  });
}

function signed(content: object): SignedWebhook {
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-zm-request-timestamp': timestamp,
      'x-zm-signature': signatureOf(WEBHOOK_SECRET, timestamp, body),
    },
  };
}
