import { html } from '../html.ts';
import { initials } from '../initials.ts';
import type { Html } from '../html.ts';
import type { ZoomApp, ZoomUser } from '../options.ts';
import { filled } from '../strings.ts';
import type { Language, Strings } from '../strings.ts';
import { page } from '../page.ts';
import { scopeTexts } from './scopeTexts.ts';

export interface Consent {
  readonly strings: Strings;
  readonly language: Language;
  readonly app: ZoomApp;
  readonly user: ZoomUser;
  /** Path and query of this page: where the decision goes, and where a change of account comes back to. */
  readonly url: string;
}

export function consentPage({ app, language, strings, url, user }: Consent): string {
  const title = filled(strings.consentTitle, app.name);
  const permissions = scopeTexts(app.scopes, language).map((text) => html`<li>${text}</li>`);
  return page(
    strings,
    title,
    html`<div class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</div>
      <h1>${title}</h1>
      <p class="account">
        <span>${filled(strings.consentAs, user.name, user.email)}</span>
        <a href="/signin?continue=${encodeURIComponent(url)}">${strings.switchAccount}</a>
      </p>
      <section class="permissions">
        <h2>${filled(strings.consentScopes, app.name)}</h2>
        <ul>
          ${permissions}
        </ul>
      </section>
      <form method="post" action="${url}" class="decision">
        <button name="decision" value="decline" class="button">${strings.decline}</button>
        <button name="decision" value="authorize" class="button button-primary">${strings.authorize}</button>
      </form>
      <p class="note">${strings.consentNote}</p>`,
  );
}

export function errorPage(strings: Strings, problem: string): string {
  return page(
    strings,
    strings.errorTitle,
    html`<h1>${strings.errorTitle}</h1>
      <p role="alert">${problem}</p>`,
  );
}

/** The choice of accounts; `continueTo` is a path of this server. */
export function signInPage(strings: Strings, users: readonly ZoomUser[], continueTo: string): string {
  return page(
    strings,
    strings.signInTitle,
    html`<h1>${strings.signInTitle}</h1>
      <form method="post" action="/signin?continue=${encodeURIComponent(continueTo)}">
        <ul class="accounts">
          ${users.map((user) => accountItem(strings, user))}
        </ul>
      </form>`,
  );
}

function accountItem(strings: Strings, { email, id, name }: ZoomUser): Html {
  return html`<li>
    <button name="user" value="${id}" class="account-choice">
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <span class="account-name">${filled(strings.signInAs, name)}</span>
      <span class="account-email">${email}</span>
    </button>
  </li>`;
}
