/** Who knows whom: users of Salesforce and of Zoom, and the gateway's apps at both. Secrets here protect nothing. */
import { fileURLToPath } from 'node:url';
import { AGENTS, PEOPLE, type Agent, type Person } from './people.ts';
import type { AppOptions } from './salesforce/localSalesforce.ts';
import { recordIdOf, userIdOf } from './seed.ts';
import type { Language } from './metadata/translations.ts';
import type { Queue } from './zoom/calls/zoomCall.ts';
import type { AccountApp, ZoomApp, ZoomUser } from './zoom/localZoom.ts';

/** Folder of what the workbench's company has made of its org. */
export const ORG_METADATA = fileURLToPath(new URL('./orgMetadata', import.meta.url));

export const SALESFORCE_CLIENT = {
  id: '3MVG9.zoom-phone-workbench',
  secret: 'workbench-salesforce-secret',
} as const;
export const ZOOM_CLIENT = { id: 'zoom-phone-workbench', secret: 'workbench-zoom-secret' } as const;
export const ZOOM_ACCOUNT_CLIENT = {
  accountId: 'zoom-phone-workbench-account',
  id: 'zoom-phone-workbench-devices',
  secret: 'workbench-zoom-account-secret',
} as const;
export const WEBHOOK_SECRET = 'workbench-webhook-secret-token';
export const ADMIN_KEY = 'workbench-key-for-administration';
/** One key, the same in every workbench, so that its data stay readable. */
export const ENCRYPTION_KEY = `workbench:${Buffer.alloc(32, 'zoom phone workbench').toString('base64')}`;

export const ORG_NAME = 'Workbench';

/** A user that the panel offers. */
export interface WorkbenchUser {
  readonly salesforceId: string;
  readonly zoomId: string;
  readonly name: string;
  readonly agent: Agent;
  /** What is special about this user, in words. */
  readonly note: Readonly<Record<Language, string>>;
}

const NOTES: Readonly<Record<Exclude<Agent['key'], 'integration'>, Readonly<Record<Language, string>>>> = {
  minami: { en_US: 'An agent who may do everything.', ja: 'すべての機能を使える担当者です。' },
  haruto: { en_US: 'An agent without a Zoom Phone licence.', ja: 'Zoom Phone ライセンスのない担当者です。' },
  emily: {
    en_US: 'A user who is not admitted to Zoom Phone.',
    ja: 'Zoom Phone の使用を許可されていないユーザーです。',
  },
  admin: {
    en_US: 'The administrator, who may change the settings.',
    ja: '設定を変更できるシステム管理者です。',
  },
};

export const USERS: readonly WorkbenchUser[] = AGENTS.flatMap((agent, index) => {
  if (agent.key === 'integration') return [];
  return [
    {
      salesforceId: userIdOf(agent.key),
      zoomId: zoomIdOf(index),
      name: `${agent.firstName} ${agent.lastName}`,
      agent,
      note: NOTES[agent.key],
    },
  ];
});

/** Zoom's ids have 22 characters. */
function zoomIdOf(index: number): string {
  return `WorkbenchZoomUser${String(index + 1).padStart(5, '0')}`;
}

const POLICY = {
  autoRecording: 'none',
  recordingByHand: true,
  choosesCallerId: true,
  hidesCallerId: true,
} as const;

const LINE = { country: 'JP', timeZone: 'Asia/Tokyo', policy: POLICY } as const;

/** A colleague who has nothing to do with Salesforce: for internal calls. */
const COLLEAGUE: ZoomUser = {
  ...LINE,
  id: zoomIdOf(90),
  name: 'Sora Ishida',
  email: 'sora.ishida@workbench.example',
  extension: 1090,
  numbers: ['+81355500090'],
  sharedNumbers: [],
  licensed: true,
};

/** The queue that people reach under the main number. */
export const QUEUE: Queue = { name: 'サポート / Support', extension: 1800 };

const MAIN_LINE = { number: '+81355500000', name: '代表 / Main line', queue: QUEUE.extension };

/** Of those who have a phone. */
const OWN_NUMBERS: Readonly<Record<Agent['key'], readonly string[]>> = {
  minami: ['+81355500001', '+12095550199'],
  haruto: [],
  emily: [],
  admin: ['+81355500004'],
  integration: [],
};

export const ZOOM_USERS: readonly ZoomUser[] = [
  ...USERS.map(({ zoomId, name, agent }, index): ZoomUser => ({
    ...LINE,
    id: zoomId,
    name,
    email: agent.username,
    extension: 1001 + index,
    numbers: agent.hasZoomPhone ? OWN_NUMBERS[agent.key] : [],
    sharedNumbers: agent.hasZoomPhone ? [MAIN_LINE] : [],
    licensed: agent.hasZoomPhone,
  })),
  COLLEAGUE,
];

export function salesforceApp(redirectUri: string): AppOptions {
  return {
    label: 'Zoom Phone',
    clientId: SALESFORCE_CLIENT.id,
    clientSecret: SALESFORCE_CLIENT.secret,
    redirectUris: [redirectUri],
    permittedUsers: 'adminApproved',
    permissionSets: ['ZoomPhoneAgent', 'ZoomPhoneAdmin'],
    scopes: ['id', 'api', 'refresh_token', 'openid'],
  };
}

/** Granular user-level scopes (Zoom: "Zoom Phone scopes"). */
const ZOOM_SCOPES = [
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
];

export function zoomApp(redirectUri: string): ZoomApp {
  return {
    name: 'Salesforce',
    clientId: ZOOM_CLIENT.id,
    clientSecret: ZOOM_CLIENT.secret,
    redirectUris: [redirectUri],
    scopes: ZOOM_SCOPES,
    webhook: null,
  };
}

/** Reads desk phones, for the browser line. */
export const ZOOM_ACCOUNT_APP: AccountApp = {
  accountId: ZOOM_ACCOUNT_CLIENT.accountId,
  clientId: ZOOM_ACCOUNT_CLIENT.id,
  clientSecret: ZOOM_ACCOUNT_CLIENT.secret,
  scopes: ['phone:read:list_devices:admin', 'phone:read:device:admin'],
};

export const WEBHOOK_EVENTS = [
  'phone.callee_ringing',
  'phone.callee_answered',
  'phone.callee_ended',
  'phone.callee_missed',
  'phone.callee_rejected',
  'phone.callee_hold',
  'phone.callee_unhold',
  'phone.callee_mute',
  'phone.callee_unmute',
  'phone.caller_ringing',
  'phone.caller_connected',
  'phone.caller_ended',
  'phone.caller_hold',
  'phone.caller_unhold',
  'phone.caller_mute',
  'phone.caller_unmute',
  'phone.callee_parked',
  'phone.callee_meeting_inviting',
  'phone.caller_meeting_inviting',
  'phone.blind_transfer_initiated',
  'phone.warm_transfer_initiated',
  'phone.warm_transfer_completed',
  'phone.warm_transfer_cancelled',
  'phone.transfer_call_to_voicemail_initiated',
  'phone.conference_started',
  'phone.recording_started',
  'phone.recording_stopped',
  'phone.recording_paused',
  'phone.recording_resumed',
  'phone.recording_failed',
  'phone.recording_completed',
  'phone.recording_transcript_completed',
  'phone.recording_deleted',
  'phone.recording_permanently_deleted',
  'phone.voicemail_received',
  'phone.voicemail_received_for_access_member',
  'phone.voicemail_transcript_completed',
  'phone.voicemail_deleted',
  'phone.voicemail_permanently_deleted',
  'phone.ai_call_summary_changed',
  'phone.sms_received',
  'phone.sms_sent',
  'phone.sms_sent_failed',
  'phone.callee_call_element_completed',
  'phone.caller_call_element_completed',
  'phone.callee_call_history_completed',
  'phone.caller_call_history_completed',
] as const;

/** A number that somebody can call from. */
export interface Telephone {
  readonly person: Person;
  readonly recordId: string;
  readonly name: string;
  /** E.164. */
  readonly number: string;
}

export const TELEPHONES: readonly Telephone[] = PEOPLE.flatMap((person) =>
  [person.phone, person.mobilePhone].flatMap((number) =>
    number === null
      ? []
      : [{ person, recordId: recordIdOf(person), name: nameOf(person), number: number.e164 }],
  ),
);

/** Family name first where that is the custom. */
function nameOf({ firstName, lastName, country }: Person): string {
  return ['JP', 'KR'].includes(country) && !/^[A-Za-z]/.test(lastName)
    ? `${lastName} ${firstName}`
    : `${firstName} ${lastName}`;
}
