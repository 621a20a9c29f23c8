/** The granular scopes that agents grant to the Zoom app. `docs/zoom-events.md` says what each is for. */
export const NEEDED_SCOPES = [
  'phone:read:ai_call_summary',
  'phone:read:call',
  'phone:read:call_log',
  'phone:read:call_recording',
  'phone:read:conference',
  'phone:read:list_call_logs',
  'phone:read:list_sms_sessions',
  'phone:read:recording_transcript',
  'phone:read:sms_campaign_number_opt_status',
  'phone:read:sms_message',
  'phone:read:sms_session',
  'phone:read:user',
  'phone:read:user_setting',
  'phone:read:voicemail',
  'phone:update:user_setting',
] as const;

export const OPTIONAL_SCOPES = ['user:read:presence_status'] as const;
