/** What can change while the local Zoom runs: much is known only when everything else has started. */
import type { EventSubscription, LocalZoomOptions, UserPolicy, ZoomApp } from './options.ts';
import type { Language } from './strings.ts';

/** What is left out stays as it is. */
export interface ZoomChange {
  readonly redirectUris?: readonly string[];
  /** Of authorisations from now on. */
  readonly scopes?: readonly string[];
  readonly webhook?: EventSubscription | null;
  readonly approvedDomains?: readonly string[];
  readonly language?: Language;
  /** For all users, as the administrator of the account sets it. */
  readonly policy?: Partial<UserPolicy>;
}

export interface Settings {
  readonly app: () => ZoomApp;
  readonly language: () => Language;
  readonly isApproved: (origin: string) => boolean;
  readonly change: (change: ZoomChange) => void;
}

export function createSettings(options: LocalZoomOptions): Settings {
  let { app, approvedDomains } = options;
  let language = options.language ?? 'en';
  return {
    app: () => app,
    language: () => language,
    isApproved: (origin) => approvedDomains.includes(origin),
    change(change) {
      approvedDomains = change.approvedDomains ?? approvedDomains;
      language = change.language ?? language;
      app = {
        ...app,
        redirectUris: change.redirectUris ?? app.redirectUris,
        scopes: change.scopes ?? app.scopes,
        webhook: change.webhook === undefined ? app.webhook : change.webhook,
      };
    },
  };
}
