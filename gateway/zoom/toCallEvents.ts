/** Zoom's webhooks as events of our calls. One webhook may tell several things: an end also tells when it rang. */
import type { PhoneNumbers } from '#call-core';
import { fromCourse, isCourse } from './events/courseEvents.ts';
import type { AgentEvents } from './events/fields.ts';
import { fromOutcome, isOutcome } from './events/outcomeEvents.ts';
import { fromRecording, isRecording } from './events/recordingEvents.ts';
import { fromElements } from './events/recordEvents.ts';
import type { Webhook } from './webhook.ts';

/**
 * @param numbers reads numbers as Zoom reports them; the country does not matter
 * @returns empty for an event that says nothing of a call
 * @throws PhoneError webhook.malformed
 */
export function toCallEvents(webhook: Webhook, numbers: PhoneNumbers): AgentEvents[] {
  const { event, event_ts: at = 0 } = webhook;
  const object = webhook.payload.object ?? {};
  const name = event.startsWith('phone.') ? event.slice('phone.'.length) : '';
  if (isRecording(name)) return fromRecording(object, name, at);
  if (isOutcome(name)) return fromOutcome(object, name, at);
  const [, side, what] = /^(caller|callee)_(\w+)$/.exec(name) ?? [];
  if (side === undefined || what === undefined) return [];
  const direction = side === 'caller' ? 'outbound' : 'inbound';
  if (what === 'call_element_completed') return fromElements(object, direction, numbers);
  return isCourse(what) ? fromCourse(object, { direction, what, at, numbers }) : [];
}
