/** What a local Zoom is started with: the account, its people, and the app of the Zoom Marketplace that is tried out. */
import type { Clock } from './clock.ts';
import type { Language } from './strings.ts';

export interface LocalZoomOptions {
  /** Port of REST and OAuth; 0 for any. */
  readonly apiPort: number;
  /** Port of the Smart Embed page, so that it has an origin of its own; 0 for any. */
  readonly embedPort: number;
  /** Host name in urls. Default `localhost`. */
  readonly host?: string;
  /** JSON file in which authorisations, settings and call records survive a restart; null for memory only. */
  readonly dataFile: string | null;
  readonly app: ZoomApp;
  /** Without it, nobody gets a token of the account. */
  readonly accountApp?: AccountApp;
  /** Origins of the pages that may embed the pad, for example `https://acme.lightning.force.com`. */
  readonly approvedDomains: readonly string[];
  /** The first is signed in to Zoom until the browser says otherwise. */
  readonly users: readonly ZoomUser[];
  /** Sets the rate limits (page "Rate limits"). Default `Business+`. */
  readonly plan?: 'Pro' | 'Business+';
  readonly clock?: Clock;
  /** Waits before the retries of a webhook. Default 5, 20 and 60 minutes, as documented. */
  readonly webhookRetryDelaysMs?: readonly number[];
  /** Language of the pages. Default `en`. */
  readonly language?: Language;
  /** Default 3600. */
  readonly accessTokenSeconds?: number;
  /** How long a call rings before Zoom gives up. Default 60 seconds. */
  readonly ringsForMs?: number;
  /** From the end of a call to its records and their webhooks. Default 1.5 seconds. */
  readonly recordsAfterMs?: number;
  /** From a text that is sent to what becomes of it. Default 1.5 seconds. */
  readonly textsDeliveredAfterMs?: number;
}

export interface ZoomApp {
  /** As the consent page shows it. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  /** Granular scopes, user level. */
  readonly scopes: readonly string[];
  readonly webhook: EventSubscription | null;
}

/** A Server-to-Server app: acts for the account, not for a user. */
export interface AccountApp {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Granular scopes, admin level. */
  readonly scopes: readonly string[];
}

export interface EventSubscription {
  readonly url: string;
  readonly secretToken: string;
  /** Names of events; each needs its scope in the app. */
  readonly events: readonly string[];
}

export interface ZoomUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly extension: number;
  /** The user's own numbers, in E.164; the first is the main one. */
  readonly numbers: readonly string[];
  /** Further numbers to call with: of the company, of queues. */
  readonly sharedNumbers: readonly NamedNumber[];
  /** ISO 3166 code: decides how numbers without "+" are read, and the emergency numbers. */
  readonly country: string;
  readonly timeZone: string;
  /** Has a Zoom Phone licence. */
  readonly licensed: boolean;
  readonly policy: UserPolicy;
}

export interface NamedNumber {
  readonly number: string;
  readonly name: string;
  /** Extension of the queue whose number it is: its members get its texts, and can text from it. */
  readonly queue?: number;
}

/** What the administrator of the Zoom account allows. */
export interface UserPolicy {
  /** Which calls Zoom records by itself; then nobody can start or stop a recording by hand. */
  readonly autoRecording: 'none' | 'inbound' | 'outbound' | 'both';
  readonly recordingByHand: boolean;
  /** Whether recordings and voicemails are transcribed. Default: they are. */
  readonly transcribes?: boolean;
  readonly choosesCallerId: boolean;
  readonly hidesCallerId: boolean;
  /** Whether SMS is on. Default: it is. */
  readonly texts?: boolean;
}
