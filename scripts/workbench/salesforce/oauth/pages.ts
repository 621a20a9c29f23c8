/** The pages of sign-in: login, "Allow Access?", errors. Plain forms: they work without a script. */
import { readFileSync } from 'node:fs';
import type { Row } from '../store/recordStore.ts';
import type { ExternalClientApp } from './apps.ts';
import type { WebReply, WebRequest } from './oauthServer.ts';
import { TEXTS } from './texts.ts';
import type { Language } from './texts.ts';

const STYLE = readFileSync(new URL('./pages.css', import.meta.url), 'utf8');

const CLOUD =
  '<svg class="cloud" viewBox="0 0 70 46" aria-hidden="true"><path d="M29 6a14 14 0 0 1 24 4 13 13 0 0 1 4 26 11 11 0 0 1-16 4 12 12 0 0 1-21-1A13 13 0 0 1 13 12 13 13 0 0 1 29 6z"/></svg>';

/** The page's `?language=` or else what the browser prefers. */
export function languageOf({ query, headers }: WebRequest): Language {
  const wanted = query.get('language') ?? headers['accept-language'] ?? 'en';
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

export function loginPage(language: Language, users: readonly Row[], startUrl: string): WebReply {
  const texts = TEXTS[language];
  const buttons = users.map((user) => {
    const [id, name, username, title] = [user['Id'], user['Name'], user['Username'], user['Title']].map(
      escaped,
    );
    return `<li><button name="user" value="${id}"><b>${name}</b><span>${username}</span><small>${title}</small></button></li>`;
  });
  return page(
    language,
    texts.login,
    `<form method="post" action="/login"><input type="hidden" name="startURL" value="${escaped(startUrl)}">
<h1>${texts.login}</h1><p>${texts.loginHint}</p><ul class="users">${buttons.join('')}</ul></form>`,
  );
}

interface Approval {
  readonly key: string;
  readonly app: ExternalClientApp;
  readonly scopes: readonly string[];
  readonly username: string;
  /** Leads back here after a login as somebody else. */
  readonly address: string;
}

export function approvalPage(
  language: Language,
  { key, app, scopes, username, address }: Approval,
): WebReply {
  const texts = TEXTS[language];
  const logout = `/logout?${new URLSearchParams({ startURL: address }).toString()}`;
  const items = [...new Set(scopes.map((scope) => texts.scopes[scope] ?? scope))].map(
    (text) => `<li>${escaped(text)}</li>`,
  );
  return page(
    language,
    texts.allowTitle,
    `<form method="post" action="/services/oauth2/approve"><input type="hidden" name="key" value="${key}">
<h1>${texts.allowTitle}</h1><p>${escaped(texts.asks(app.label))}</p><ul class="scopes">${items.join('')}</ul>
<p>${escaped(texts.question(username))} <a href="${escaped(logout)}">${texts.notYou}</a></p>
<div class="answers"><button name="answer" value="deny" class="neutral">${texts.deny}</button>
<button name="answer" value="allow" class="brand">${texts.allow}</button></div><p class="hint">${texts.revokeHint}</p></form>`,
  );
}

export function errorPage(language: Language, error: string, description: string): WebReply {
  const texts = TEXTS[language];
  const line = `error=${error}&error_description=${description}`;
  return page(
    language,
    texts.errorTitle,
    `<section><h1>${texts.errorTitle}</h1><p>${texts.errorHint}</p><p><code>${escaped(line)}</code></p></section>`,
    400,
  );
}

export function signedInPage(language: Language, user: Row): WebReply {
  const texts = TEXTS[language];
  return page(
    language,
    texts.signedInTitle,
    `<section><h1>${texts.signedInTitle}</h1><p><b>${escaped(user['Name'])}</b><br>${escaped(user['Username'])}</p>
<p><a href="/logout">${texts.signOut}</a></p></section>`,
  );
}

function page(language: Language, title: string, content: string, status = 200): WebReply {
  const body = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Salesforce</title><style>${STYLE}</style></head><body><main>
${CLOUD}${content}</main></body></html>`;
  const headers = {
    'Content-Type': 'text/html;charset=UTF-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  };
  return { status, headers, body };
}

function escaped(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
