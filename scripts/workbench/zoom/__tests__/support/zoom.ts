import { startLocalZoom } from '../../localZoom.ts';
import type { LocalZoom, LocalZoomOptions } from '../../localZoom.ts';
import { ALICE, APP, BOB, CAROL, SECRET_TOKEN } from './people.ts';
import { startReceiver } from './receiver.ts';
import { stopAfterTest } from './stopAfterTest.ts';

/** The events of Zoom Phone that the local Zoom sends. */
export const EVENTS = [
  ...['ringing', 'answered', 'ended', 'missed', 'rejected', 'hold', 'unhold', 'mute', 'unmute'].map(
    (name) => `phone.callee_${name}`,
  ),
  ...['ringing', 'connected', 'ended', 'hold', 'unhold', 'mute', 'unmute'].map(
    (name) => `phone.caller_${name}`,
  ),
  ...['callee_parked', 'callee_meeting_inviting', 'caller_meeting_inviting', 'conference_started'].map(
    (name) => `phone.${name}`,
  ),
  ...['blind_transfer_initiated', 'transfer_call_to_voicemail_initiated'].map((name) => `phone.${name}`),
  ...['initiated', 'completed', 'cancelled'].map((name) => `phone.warm_transfer_${name}`),
  ...['started', 'paused', 'resumed', 'stopped', 'failed'].map((name) => `phone.recording_${name}`),
  ...['completed', 'transcript_completed', 'deleted', 'permanently_deleted'].map(
    (name) => `phone.recording_${name}`,
  ),
  ...[
    ...['received', 'received_for_access_member', 'transcript_completed'],
    ...['deleted', 'permanently_deleted'],
  ].map((name) => `phone.voicemail_${name}`),
  'phone.ai_call_summary_changed',
  ...['received', 'sent', 'sent_failed'].map((name) => `phone.sms_${name}`),
  ...['callee', 'caller'].flatMap((end) => [
    `phone.${end}_call_element_completed`,
    `phone.${end}_call_history_completed`,
  ]),
];

/** Stops by itself after the test. */
export async function startZoom(options: Partial<LocalZoomOptions> = {}): Promise<LocalZoom> {
  const zoom = await startLocalZoom({
    apiPort: 0,
    embedPort: 0,
    dataFile: null,
    app: APP,
    approvedDomains: [],
    users: [ALICE, BOB, CAROL],
    ...options,
  });
  stopAfterTest(zoom.stop);
  return zoom;
}

export async function startZoomWithWebhooks(options: Partial<LocalZoomOptions> = {}) {
  const receiver = await startReceiver();
  const webhook = { url: receiver.url, secretToken: SECRET_TOKEN, events: EVENTS };
  const zoom = await startZoom({ ...options, app: { ...APP, webhook } });
  await zoom.webhooks.settled();
  return { zoom, receiver };
}
