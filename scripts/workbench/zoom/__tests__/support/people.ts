import type { NamedNumber, ZoomApp, ZoomUser } from '../../options.ts';

export const ALICE: ZoomUser = {
  id: 'DnEopNmXQEGU2uvvzjgojw',
  name: 'Alice Tanaka',
  email: 'alice@example.com',
  extension: 1002,
  numbers: ['+12058945456', '+12058945457'],
  sharedNumbers: [{ number: '+12058945400', name: 'Main line' }],
  country: 'US',
  timeZone: 'America/Los_Angeles',
  licensed: true,
  policy: { autoRecording: 'none', recordingByHand: true, choosesCallerId: true, hidesCallerId: true },
};

export const BOB: ZoomUser = {
  ...ALICE,
  id: 'z8yCxjabcdEFGHfp8uQabc',
  name: 'Bob Sato',
  email: 'bob@example.com',
  extension: 1003,
  numbers: ['+81312345678'],
  sharedNumbers: [],
  country: 'JP',
  timeZone: 'Asia/Tokyo',
  policy: { autoRecording: 'inbound', recordingByHand: true, choosesCallerId: true, hidesCallerId: false },
};

/** Has no licence. */
export const CAROL: ZoomUser = {
  ...ALICE,
  id: 'kRQpbWO5TV6E7wxEYOKFWw',
  name: 'Carol Ito',
  email: 'carol@example.com',
  extension: 1004,
  numbers: [],
  sharedNumbers: [],
  licensed: false,
};

/** A customer, outside the account. */
export const JANE = '+12092592844';
/** Another. */
export const OTHER = '+12055432724';

/** The number of a queue, where a test gives it to somebody. */
export const SALES: NamedNumber = { number: '+12058945500', name: 'Sales', queue: 500 };

export const SECRET_TOKEN = 'test_webhook_secret_token_0123';

export const APP: ZoomApp = {
  name: 'Salesforce',
  clientId: 'client',
  clientSecret: 'secret',
  redirectUris: ['http://localhost:9/callback'],
  scopes: [
    'phone:read:user',
    'phone:read:user_setting',
    'phone:update:user_setting',
    'phone:read:call',
    'phone:read:call_log',
    'phone:read:list_call_logs',
    'phone:read:call_recording',
    'phone:read:recording_transcript',
    'phone:read:voicemail',
    'phone:read:ai_call_summary',
    'phone:read:conference',
    'phone:read:sms_message',
    'phone:read:sms_session',
    'phone:read:list_sms_sessions',
    'phone:read:sms_campaign_number_opt_status',
    'user:read:presence_status',
  ],
  webhook: null,
};
