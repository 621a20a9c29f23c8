/**
 * All events that Zoom Phone has, by the granular user-level scope that an app needs to subscribe to them
 * (page "Zoom Phone webhooks", July 2026). `adminOnly`: no user-level app gets them.
 */
const EVENTS_BY_SCOPE = {
  'phone:read:settings': ['account_settings_updated'],
  'phone:read:call_log': [
    'ai_call_summary_changed',
    'call_element_deleted',
    'call_history_deleted',
    'call_log_deleted',
    'call_log_permanently_deleted',
    'callee_call_history_completed',
    'callee_call_log_completed',
    'caller_call_element_completed',
    'caller_call_history_completed',
    'caller_call_log_completed',
  ],
  'phone:read:call': [
    'blind_transfer_initiated',
    'callee_answered',
    'callee_call_element_completed',
    'callee_ended',
    'callee_hold',
    'callee_meeting_inviting',
    'callee_missed',
    'callee_mute',
    'callee_parked',
    'callee_rejected',
    'callee_ringing',
    'callee_unhold',
    'callee_unmute',
    'caller_connected',
    'caller_ended',
    'caller_hold',
    'caller_meeting_inviting',
    'caller_mute',
    'caller_ringing',
    'caller_unhold',
    'caller_unmute',
    'emergency_alert',
    'transfer_call_to_voicemail_initiated',
    'transfer_recipient_updated',
    'warm_transfer_cancelled',
    'warm_transfer_completed',
    'warm_transfer_initiated',
  ],
  'phone:read:conference': ['conference_started'],
  adminOnly: [
    'device_registration',
    'generic_device_provision',
    'peering_number_cnam_updated',
    'peering_number_emergency_address_updated',
    'sms_campaign_number_opt_in',
    'sms_campaign_number_opt_out',
    'sms_etiquette_block',
    'sms_etiquette_warn',
  ],
  'phone:read:list_fax_log': ['fax_log_deleted', 'fax_log_permanently_deleted', 'fax_received', 'fax_sent'],
  'phone:read:group_setting': ['group_settings_updated'],
  'phone:read:call_recording': [
    'recording_completed',
    'recording_completed_for_access_member',
    'recording_deleted',
    'recording_failed',
    'recording_paused',
    'recording_permanently_deleted',
    'recording_resumed',
    'recording_started',
    'recording_stopped',
  ],
  'phone:read:recording_transcript': ['recording_transcript_completed'],
  'phone:read:sip_trunk': ['route_group_status_changed'],
  'phone:read:sms_message': ['sms_received', 'sms_sent', 'sms_sent_failed'],
  'phone:read:voicemail': [
    'voicemail_deleted',
    'voicemail_permanently_deleted',
    'voicemail_received',
    'voicemail_received_for_access_member',
    'voicemail_transcript_completed',
  ],
} as const;

/** Sent whether subscribed or not, when a user removes the app. */
export const DEAUTHORISED = 'app_deauthorized';

const SCOPES: ReadonlyMap<string, string> = new Map(
  Object.entries(EVENTS_BY_SCOPE).flatMap(([scope, events]) =>
    events.map((event) => [`phone.${event}`, scope]),
  ),
);

/** Why an app with these scopes cannot subscribe to an event; null when it can. */
export function whyNotSubscribe(event: string, scopes: readonly string[]): string | null {
  const scope = SCOPES.get(event);
  if (scope === undefined) return `Zoom Phone has no event ${event}.`;
  return scopes.includes(scope) ? null : `The event ${event} needs the scope ${scope}.`;
}
