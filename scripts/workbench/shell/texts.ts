/** Every word that the shell itself shows, in both languages. The words are Salesforce's own where it has them. */
import { i18n } from 'workbench/values';

const TEXTS = {
  all: ['All {0}', 'すべての{0}'],
  account: ['Account', '取引先'],
  appLauncher: ['App Launcher', 'アプリケーションランチャー'],
  apps: ['Apps', 'アプリケーション'],
  activity: ['Activity', '活動'],
  appMissing: [
    'An app is missing? Ask your Salesforce administrator.',
    'アプリケーションが見つからない場合は、Salesforce 管理者にお問い合わせください。',
  ],
  appNavigation: ['App navigation', 'アプリケーションナビゲーション'],
  call: ['Call', 'コール'],
  cancel: ['Cancel', 'キャンセル'],
  close: ['Close', '閉じる'],
  closeTab: ['Close {0}', '{0}を閉じる'],
  comments: ['Comments', 'コメント'],
  componentMissing: [
    'The package has no component "{0}".',
    'パッケージにコンポーネント「{0}」がありません。',
  ],
  componentFailed: ['The component "{0}" stopped: {1}', 'コンポーネント「{0}」が停止しました: {1}'],
  componentStandard: [
    'The standard component "{0}" is not part of the workbench.',
    '標準コンポーネント「{0}」はワークベンチに含まれていません。',
  ],
  delete: ['Delete', '削除'],
  deleteQuestion: ['Are you sure you want to delete this {0}?', 'この{0}を削除してもよろしいですか?'],
  deleted: ['{0} "{1}" was deleted.', '{0}「{1}」が削除されました。'],
  details: ['Details', '詳細'],
  edit: ['Edit', '編集'],
  editRecord: ['Edit {0}', '{0}を編集'],
  editField: ['Edit {0}', '{0}を編集'],
  itemCount: ['{0} items', '{0} 個の項目'],
  loading: ['Loading', '読み込み中'],
  minimize: ['Minimize', '最小化'],
  notifications: ['Notifications', '通知'],
  more: ['More', 'さらに表示'],
  moreActions: ['Show more actions', '他のアクションを表示'],
  new: ['New', '新規'],
  newRecord: ['New {0}', '新規{0}'],
  noActivities: [
    'No activities to show. Calls with this record appear here.',
    '表示する活動がありません。このレコードとの通話がここに表示されます。',
  ],
  noRecords: ['No items to display.', '表示する項目がありません。'],
  noResults: ['No results for "{0}".', '「{0}」の検索結果はありません。'],
  none: ['--None--', '--なし--'],
  openTasks: ['Upcoming & Overdue', '今後 & 期限切れ'],
  pageMissing: ["Page doesn't exist", 'ページが存在しません'],
  pageMissingHint: [
    'The address may be wrong, or the record may have been deleted.',
    'アドレスが間違っているか、レコードが削除された可能性があります。',
  ],
  recordGone: ['This record is not available.', 'このレコードは使用できません。'],
  related: ['Related', '関連'],
  required: ['Required', '必須'],
  retry: ['Try again', '再試行'],
  salesforceFailed: ['Salesforce answered: {0}', 'Salesforce からの応答: {0}'],
  save: ['Save', '保存'],
  saved: ['{0} "{1}" was saved.', '{0}「{1}」が保存されました。'],
  search: ['Search...', '検索...'],
  searchResults: ['Search results', '検索結果'],
  searchThisList: ['Search this list...', 'このリストを検索...'],
  toLightning: ['Switch to Lightning Experience', 'Lightning Experience に切り替え'],
  skipToMain: ['Skip to Main Content', 'メインコンテンツへスキップ'],
  sortedBy: ['Sorted by {0}', '{0}の順に並び替え'],
  subtabs: ['Subtabs', 'サブタブ'],
  task: ['Task', 'タスク'],
  toggleDetails: ['Details of {0}', '{0}の詳細'],
  utilityBar: ['Utility Bar', 'ユーティリティバー'],
  workspaceTabs: ['Workspace tabs', 'ワークスペースタブ'],
  userMenu: ['View profile', 'プロファイルを参照'],
  notes: ['Notes', 'メモ'],
  notesHint: ['Something else that stands in a utility bar.', 'ユーティリティバーにある別の項目です。'],
} as const satisfies Record<string, readonly [english: string, japanese: string]>;

export type TextKey = keyof typeof TEXTS;

/** The words in the user's language; `{0}`, `{1}`... are filled in. */
export function text(key: TextKey, ...values: readonly (string | number)[]): string {
  const [english, japanese] = TEXTS[key];
  return fill(i18n.lang === 'ja' ? japanese : english, values);
}

export function fill(template: string, values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
