/** The ids under which Zoom's texts speak of one call. All follow from its `callId`. */
import { datedUuid, hexId, uuid } from '../ids.ts';
import type { End, ZoomCall } from './zoomCall.ts';

/** One for all users of the call. */
export const historyId = (call: ZoomCall): string => datedUuid(call.ringingAt, call.callId, 'history');

export const elementId = (call: ZoomCall, end: End): string => datedUuid(call.ringingAt, call.callId, end);

/** In older parts of the documentation (`call_log_id`, `callLogId`): the element's id without its day. */
export const callLogId = (call: ZoomCall, end: End): string => elementId(call, end).slice('yyyymmdd-'.length);

export const recordingId = (call: ZoomCall, end: End, index: number): string =>
  hexId('recording', call.callId, end, String(index));

export const voicemailId = (call: ZoomCall): string => hexId('voicemail', call.callId);

export const channelId = (call: ZoomCall, end: End): string => uuid('channel', call.callId, end);

export const sipId = (call: ZoomCall): string => `${uuid('sip', call.callId)}@sip.zoom.local`;

/** As short as people can pass it on by voice. */
export const parkCode = (call: ZoomCall): string => `*8${call.callId.slice(-2).padStart(2, '0')}`;

export const conferenceId = (call: ZoomCall): string => uuid('conference', call.callId);

/** Meeting numbers have eleven digits. */
export const meetingId = (call: ZoomCall): string => `9${call.callId.slice(-10).padStart(10, '0')}`;
