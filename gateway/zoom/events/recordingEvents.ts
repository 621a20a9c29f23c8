/** Whether a call is being recorded. The events' `date_time` is when the call began; when it happened is `event_ts`. */
import { parse } from '#call-core';
import type { CallEvent, RecordingType, Switch } from '#call-core';
import * as v from 'valibot';
import { CallId, Text, entryOf } from './fields.ts';
import type { AgentEvents } from './fields.ts';

const RecordingSchema = v.object({ call_id: CallId, user_id: v.string(), recording_type: Text });

/** What each event turns, and which way. */
const TURNS: Readonly<Record<string, readonly (readonly [Switch, boolean])[]>> = {
  recording_started: [
    ['recording', true],
    ['recordingPaused', false],
    ['recordingFailed', false],
  ],
  recording_resumed: [
    ['recording', true],
    ['recordingPaused', false],
  ],
  recording_paused: [['recordingPaused', true]],
  recording_stopped: [['recording', false]],
  recording_failed: [
    ['recording', false],
    ['recordingFailed', true],
  ],
};
const TYPES: Readonly<Record<string, RecordingType>> = { Automatic: 'automatic', OnDemand: 'onDemand' };

export function isRecording(what: string): boolean {
  return Object.hasOwn(TURNS, what);
}

/** @throws PhoneError webhook.malformed */
export function fromRecording(object: unknown, what: string, at: number): AgentEvents[] {
  const {
    call_id: callId,
    user_id: zoomUserId,
    recording_type: told,
  } = parse(RecordingSchema, object, 'webhook.malformed');
  const recordingType = entryOf(TYPES, told ?? '');
  const common = {
    callId,
    source: 'webhook',
    at,
    ...(recordingType && { about: { recordingType } }),
  } as const;
  const events = (entryOf(TURNS, what) ?? []).map(([name, on]): CallEvent => {
    return { ...common, type: 'switched', switch: name, on };
  });
  return [{ zoomUserId, callId, events }];
}
