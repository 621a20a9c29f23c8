/** The webhooks that a call record sends: in the current form (call elements) and in the one before (call history). */
import type { CallRecord } from '../store.ts';
import type { ZoomEvent } from './webhooks.ts';

export function recordEvents({ element, end, userId }: CallRecord): readonly ZoomEvent[] {
  return [
    {
      event: `phone.${end}_call_element_completed`,
      object: { user_id: userId, call_elements: [element] },
    },
    {
      event: `phone.${end}_call_history_completed`,
      object: { user_id: userId, call_logs: [toCallLog(element)] },
    },
  ];
}

/** A call element under the key names of the generation before. */
export function toCallLog(element: CallRecord['element']): CallRecord['element'] {
  const { call_element_id: id = '', call_history_uuid: pathId = '', ...rest } = element;
  return { id, call_path_id: pathId, ...rest };
}
