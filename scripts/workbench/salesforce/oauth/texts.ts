/** Words of the sign-in pages, as Salesforce has them in both languages. */

export type Language = 'en' | 'ja';

interface Texts {
  readonly login: string;
  readonly loginHint: string;
  readonly allowTitle: string;
  readonly asks: (app: string) => string;
  readonly question: (username: string) => string;
  readonly notYou: string;
  readonly allow: string;
  readonly deny: string;
  readonly revokeHint: string;
  readonly errorTitle: string;
  readonly errorHint: string;
  readonly signedInTitle: string;
  readonly signOut: string;
  readonly scopes: Readonly<Record<string, string>>;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    login: 'Log In',
    loginHint: 'The local Salesforce has no passwords. Choose who you are.',
    allowTitle: 'Allow Access?',
    asks: (app) => `${app} is asking to:`,
    question: (username) => `Do you want to allow access for ${username}?`,
    notYou: 'Not you?',
    allow: 'Allow',
    deny: 'Deny',
    revokeHint: 'To revoke access at any time, go to your personal settings.',
    errorTitle: 'OAuth Error',
    errorHint:
      "We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.",
    signedInTitle: 'You are logged in',
    signOut: 'Log Out',
    scopes: {
      id: 'Access the identity URL service',
      openid: 'Access unique user identifiers',
      api: 'Manage user data via APIs',
      web: 'Manage user data via Web browsers',
      refresh_token: 'Perform requests at any time',
      offline_access: 'Perform requests at any time',
    },
  },
  ja: {
    login: 'ログイン',
    loginHint: 'ローカルの Salesforce にパスワードはありません。ユーザを選択してください。',
    allowTitle: 'アクセスを許可しますか?',
    asks: (app) => `${app} が次の権限を要求しています:`,
    question: (username) => `${username} のアクセスを許可しますか?`,
    notYou: 'ユーザが違いますか?',
    allow: '許可',
    deny: '拒否',
    revokeHint: 'アクセス権はいつでも個人設定から取り消すことができます。',
    errorTitle: 'OAuth エラー',
    errorHint: 'OAuth エラーのため認証できません。詳細は、Salesforce システム管理者にお問い合わせください。',
    signedInTitle: 'ログインしています',
    signOut: 'ログアウト',
    scopes: {
      id: 'ID URL サービスにアクセス',
      openid: '一意のユーザ識別子にアクセス',
      api: 'API を使用してユーザデータを管理',
      web: 'Web ブラウザを使用してユーザデータを管理',
      refresh_token: 'いつでも要求を実行',
      offline_access: 'いつでも要求を実行',
    },
  },
};
