/** What a scope lets an app do, in words for the consent page. Scopes without words are shown as they are. */
import type { Language } from '../strings.ts';

const TEXTS: readonly (readonly [scopes: RegExp, en: string, ja: string])[] = [
  [/^user:read:user$/, 'View your profile', 'プロフィールの表示'],
  [/^user:read:presence_status$/, 'See whether you are in a meeting', 'ミーティング中かどうかの確認'],
  [/^phone:read:user$/, 'View your Zoom Phone profile', 'Zoom Phone プロフィールの表示'],
  [
    /^phone:(read|update):(user_setting|list_user_customized_number)$/,
    'View and change your Zoom Phone settings',
    'Zoom Phone 設定の表示と変更',
  ],
  [/^phone:read:(call|conference)$/, 'Follow your calls as they happen', '進行中の通話の状況の取得'],
  [/^phone:read:(call_log|list_call_logs)$/, 'View your call history', '通話履歴の表示'],
  [
    /^phone:read:(list_recordings|call_recording|recording_transcript)$/,
    'Play your call recordings',
    '通話レコーディングの再生',
  ],
  [/^phone:(read|update):(list_voicemails|voicemail)$/, 'Play your voicemails', 'ボイスメールの再生'],
  [
    /^phone:read:(list_sms_sessions|sms_session|sms_message|sms_campaign_number_opt_status)$/,
    'View and send your text messages',
    'SMS の表示と送信',
  ],
  [/^phone:read:ai_call_summary$/, 'View the summaries of your calls', '通話の要約の表示'],
];

export function scopeTexts(scopes: readonly string[], language: Language): readonly string[] {
  const column = language === 'ja' ? 2 : 1;
  const texts = scopes.map((scope) => TEXTS.find(([pattern]) => pattern.test(scope))?.[column] ?? scope);
  return [...new Set(texts)];
}
