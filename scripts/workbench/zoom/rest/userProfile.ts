/** Operation `phoneUser`. */
import { SITE_ID, extensionId } from '../account.ts';
import { opaqueId } from '../ids.ts';
import type { UserPolicy, ZoomUser } from '../options.ts';
import type { Operation } from './operation.ts';
import { ok, zoomError } from './zoomAnswer.ts';

/** Calling plan "US/CA Unlimited Calling Plan" (page "Plans"). */
const CALLING_PLAN = 200;

export const phoneUser: Operation = {
  id: 'phoneUser',
  method: 'GET',
  path: '/phone/users/:userId',
  rate: 'LIGHT',
  scope: 'phone:read:user',
  otherUser: () => zoomError(400, 300, 'Invalid user id.'),
  answer: ({ user }) => ok(profileOf(user)),
};

function profileOf(user: ZoomUser) {
  return {
    calling_plans: [{ type: CALLING_PLAN }],
    email: user.email,
    extension_id: extensionId(user),
    extension_number: user.extension,
    id: user.id,
    // Without "+", as in Zoom's example.
    phone_numbers: user.numbers.map((number) => ({
      id: opaqueId('number', number),
      number: number.slice(1),
    })),
    phone_user_id: opaqueId('phoneUser', user.id),
    policy: policyOf(user.policy),
    site_id: SITE_ID,
    status: 'activate',
  };
}

function policyOf({
  autoRecording,
  choosesCallerId,
  hidesCallerId,
  recordingByHand,
  texts = true,
}: UserPolicy) {
  return {
    ad_hoc_call_recording: {
      enable: recordingByHand,
      recording_start_prompt: true,
      recording_transcription: true,
      locked: true,
      locked_by: 'account',
    },
    auto_call_recording: {
      allow_stop_resume_recording: false,
      disconnect_on_recording_failure: false,
      enable: autoRecording !== 'none',
      locked: true,
      locked_by: 'account',
      recording_calls: autoRecording === 'none' ? 'both' : autoRecording,
      recording_transcription: true,
    },
    select_outbound_caller_id: {
      enable: choosesCallerId,
      allow_hide_outbound_caller_id: hidesCallerId,
      locked: true,
      locked_by: 'account',
    },
    sms: { enable: texts, international_sms: false, locked: false },
    voicemail: {
      allow_delete: true,
      allow_download: true,
      allow_transcription: true,
      allow_videomail: false,
      enable: true,
    },
    voicemail_transcription: { enable: true, locked: false, modified: false },
  };
}
