/** Words of the panel of the workbench, in both languages. */
import { i18n } from 'workbench/values';
import { fill } from './texts.ts';

const PANEL_TEXTS = {
  title: ['Workbench', 'ワークベンチ'],
  about: [
    'Not part of Salesforce: what the people and systems around the agent do.',
    'Salesforce の一部ではありません。担当者の周囲の人やシステムの動きを操作します。',
  ],
  open: ['Open the workbench panel', 'ワークベンチパネルを開く'],
  close: ['Close the workbench panel', 'ワークベンチパネルを閉じる'],
  offline: ['The workbench is not running.', 'ワークベンチが動作していません。'],
  otherEnd: ['The other end', '通話の相手'],
  noCalls: [
    'No call. Dial a number, or let somebody call.',
    '通話はありません。番号に発信するか、着信を発生させてください。',
  ],
  callsYou: ['{0} is being called', '{0} を呼び出し中'],
  ringsYou: ['{0} is calling', '{0} から着信中'],
  talks: ['Talking with {0}', '{0} と通話中'],
  held: ['{0} is on hold', '{0} を保留中'],
  answer: ['Answer', '応答'],
  refuse: ['Refuse', '拒否'],
  busy: ['Busy', '話し中'],
  noAnswer: ['No answer', '応答なし'],
  voicemail: ['Voicemail', 'ボイスメール'],
  hangUp: ['Hang up', '切る'],
  giveUp: ['Give up', 'あきらめる'],
  callAgent: ['Call the agent', '担当者に電話する'],
  caller: ['Caller', '発信者'],
  chooseCaller: ['Choose a person...', '発信者を選択...'],
  number: ['Number', '電話番号'],
  call: ['Call', '発信'],
  language: ['Language', '言語'],
  english: ['English', 'English'],
  japanese: ['日本語', '日本語'],
  signedInAs: ['Signed in as', 'サインイン中のユーザー'],
  faults: ['Faults', '障害'],
  zoom: ['Zoom', 'Zoom'],
  salesforce: ['Salesforce', 'Salesforce'],
  webhooks: ['Webhooks', 'Webhook'],
  zoomClientStopped: ['Zoom client is not running', 'Zoom クライアントが起動していない'],
  padSignedOut: ['Pad is signed out', 'パッドがサインアウトしている'],
  zoomDown: ['Zoom is down', 'Zoom が停止している'],
  zoomSlow: ['Zoom is slow', 'Zoom が遅い'],
  zoomRateLimited: ['Zoom refuses: too many requests', 'Zoom が拒否: リクエスト過多'],
  salesforceDown: ['Salesforce is down', 'Salesforce が停止している'],
  salesforceSlow: ['Salesforce is slow', 'Salesforce が遅い'],
  expireTokens: ['Expire the Salesforce tokens', 'Salesforce のトークンを期限切れにする'],
  salesforceLimit: ['Salesforce API limit is reached', 'Salesforce の API 上限に到達'],
  salesforceError: ['Salesforce has an internal error', 'Salesforce で内部エラー'],
  taskValidation: ['A rule refuses Tasks without comment', 'コメントのないタスクを入力規則が拒否'],
  webhooksHeldBack: ['Hold webhooks back ({0} waiting)', 'Webhook を保留 ({0} 件待機中)'],
  webhooksDuplicated: ['Send every webhook twice', 'すべての Webhook を 2 回送信'],
  gateway: ['Gateway', 'ゲートウェイ'],
  gatewayState: ['The gateway is {0}.', 'ゲートウェイの状態: {0}'],
  running: ['running', '実行中'],
  starting: ['starting', '起動中'],
  stopped: ['stopped', '停止'],
  absent: ['not part of this workbench', 'このワークベンチにはありません'],
  start: ['Start', '起動'],
  stop: ['Stop', '停止'],
  kill: ['Kill', '強制終了'],
  reset: ['Reset everything', 'すべてリセット'],
  resetHint: [
    'Back to the first day: people, calls, logs and sign-ins.',
    '人、通話、ログ、サインインを最初の状態に戻します。',
  ],
} as const satisfies Record<string, readonly [english: string, japanese: string]>;

export type PanelTextKey = keyof typeof PANEL_TEXTS;

export function panelText(key: PanelTextKey, ...values: readonly (string | number)[]): string {
  const [english, japanese] = PANEL_TEXTS[key];
  return fill(i18n.lang === 'ja' ? japanese : english, values);
}
