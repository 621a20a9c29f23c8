/** The gateway's configuration: read once from the environment, all problems told at once. */
import { PhoneError } from '#call-core';
import * as v from 'valibot';
import { Secret } from './secret.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

const secret = (minimum: number) =>
  v.pipe(
    v.string(),
    v.minLength(minimum, `a secret of at least ${minimum} characters`),
    v.transform((value) => new Secret(value)),
  );

/** Tokens and cookies travel on it, so it is encrypted, but on the machine itself. */
const safeUrl = v.pipe(
  v.string(),
  v.url('a URL, for example https://gateway.example.com'),
  v.check(
    (value) =>
      !URL.canParse(value) ||
      new URL(value).protocol === 'https:' ||
      LOCAL_HOSTS.includes(new URL(value).hostname),
    'a URL that begins with https:// (http:// only for localhost)',
  ),
  v.transform((value) => value.replace(/\/+$/, '')),
);

const origin = v.pipe(
  safeUrl,
  v.check(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'an origin: scheme and host, no path',
  ),
);

const hostName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'a host name in small letters, for example zoom.us'),
);

/** Passwords of agents' phones travel on it. */
const engineUrl = v.pipe(
  v.string(),
  v.url('a URL, for example wss://engine.example.com'),
  v.check(
    (value) =>
      !URL.canParse(value) ||
      new URL(value).protocol === 'wss:' ||
      (new URL(value).protocol === 'ws:' && LOCAL_HOSTS.includes(new URL(value).hostname)),
    'a URL that begins with wss:// (ws:// only for localhost)',
  ),
);

const iceServer = v.pipe(
  v.string(),
  v.regex(/^(stun|turns?):[a-z0-9.-]+(:\d+)?(\?transport=(udp|tcp))?$/i, 'as in turn:turn.example.com:3478'),
);

const encryptionKey = v.pipe(
  v.string(),
  v.regex(
    /^[\w-]+:[A-Za-z0-9+/]{43}=$/,
    '<name>:<32 bytes in base64>; make one with: openssl rand -base64 32',
  ),
  v.transform((entry) => {
    const [name = '', key = ''] = entry.split(':');
    return { name, key: new Secret(key) };
  }),
);

const list = <S extends v.GenericSchema<string, unknown>>(item: S) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',').flatMap((part) => part.trim() || [])),
    v.minLength(1, 'at least one entry'),
    v.array(item),
  );

const integer = (minimum: number, maximum: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, `a whole number from ${minimum} to ${maximum}`),
    v.transform(Number),
    v.minValue(minimum, `a whole number from ${minimum} to ${maximum}`),
    v.maxValue(maximum, `a whole number from ${minimum} to ${maximum}`),
  );

/** Zoom may have more to say of a call for some weeks: a summary, a transcript, a record that a sweep finds late. */
const LEAST_DAYS = 30;
const daysToKeep = v.pipe(
  integer(0, 36_500),
  v.check(
    (days) => days === 0 || days >= LEAST_DAYS,
    `a whole number of days, ${LEAST_DAYS} at least; or 0 for ever`,
  ),
);

export const ConfigSchema = v.object({
  /** Where the gateway listens. */
  PORT: v.optional(integer(0, 65_535), '8080'),
  HOST: v.optional(v.string(), '0.0.0.0'),
  /** The address under which browsers and Zoom reach the gateway. */
  PUBLIC_URL: safeUrl,
  /** Origins of the Salesforce pages that may hold the widget, separated by commas. */
  WIDGET_ORIGINS: list(origin),
  /** Postgres. Without it the gateway keeps its data in DATA_DIR. */
  DATABASE_URL: v.optional(secret(1)),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'a folder')), './data'),
  /** The first encrypts; the others still decrypt, so that keys can be changed while running. */
  ENCRYPTION_KEYS: list(encryptionKey),
  /** The org's My Domain. */
  SALESFORCE_LOGIN_URL: safeUrl,
  SALESFORCE_CLIENT_ID: v.pipe(v.string(), v.minLength(1, 'the consumer key of the External Client App')),
  SALESFORCE_CLIENT_SECRET: secret(1),
  ZOOM_OAUTH_URL: v.optional(safeUrl, 'https://zoom.us'),
  ZOOM_API_URL: v.optional(safeUrl, 'https://api.zoom.us'),
  ZOOM_CLIENT_ID: v.pipe(v.string(), v.minLength(1, 'the client ID of the Zoom app')),
  ZOOM_CLIENT_SECRET: secret(1),
  /** Secret token of the Zoom app's event subscription. */
  ZOOM_WEBHOOK_SECRET: secret(1),
  ZOOM_SMART_EMBED_URL: v.optional(
    safeUrl,
    'https://applications.zoom.us/integration/phone/embeddablephone/home',
  ),
  /**
   * Hosts, and all below them, from which audio is fetched: Zoom's own answers name the addresses, and no other must
   * be reached by them.
   */
  ZOOM_MEDIA_HOSTS: v.optional(list(hostName), 'zoom.us,zoom.com'),
  /**
   * Engines of the browser line, separated by commas: WebSockets of Janus. Agents are spread over them. Without, the line is
   * not there.
   */
  VOICE_ENGINES: v.optional(list(engineUrl)),
  /** `api_secret` of the engines. */
  VOICE_ENGINE_SECRET: v.optional(secret(16)),
  /** Address of this machine at which the engines reach the gateway, for SIP. Nobody else should. */
  VOICE_RELAY_HOST: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z0-9.:-]+$/i, 'an address or host name')),
    '127.0.0.1',
  ),
  /** Hosts, and all below them, to which SIP and its passwords go: Zoom's answers name the proxies, and no other must get them. */
  VOICE_PROXY_HOSTS: v.optional(list(hostName), 'zoom.us,zoom.com'),
  /** Numbers that one agent may dial, or transfer a call to, in a minute on the browser line. */
  VOICE_DIALS_PER_MINUTE: v.optional(integer(1, 1000), '20'),
  /** STUN and TURN servers for browsers. */
  VOICE_ICE_SERVERS: v.optional(list(iceServer)),
  /** Shared with the TURN servers. */
  VOICE_TURN_SECRET: v.optional(secret(16)),
  /**
   * A Server-to-Server app that may read the account's desk phones: users may not. Without it administrators enter the SIP accounts.
   */
  ZOOM_ACCOUNT_ID: v.optional(
    v.pipe(v.string(), v.minLength(1, 'the account ID of the Server-to-Server app')),
  ),
  ZOOM_ACCOUNT_CLIENT_ID: v.optional(
    v.pipe(v.string(), v.minLength(1, 'the client ID of the Server-to-Server app')),
  ),
  ZOOM_ACCOUNT_CLIENT_SECRET: v.optional(secret(1)),
  /** Seconds between two looks into an agent's call history, for calls of which Zoom's webhooks were lost. */
  HISTORY_SWEEP_SECONDS: v.optional(integer(1, 86_400), '300'),
  /** Days for which calls are kept here that are over and in Salesforce, or left out of it. 0: for ever. */
  KEEP_CALLS_DAYS: v.optional(daysToKeep, '730'),
  /** The same for texts. */
  KEEP_TEXTS_DAYS: v.optional(daysToKeep, '730'),
  /** Days for which it is kept who listened to what. 0: for ever. */
  KEEP_LISTENINGS_DAYS: v.optional(daysToKeep, '1095'),
  /** Opens the endpoints for whoever runs the gateway to those who know it. Without it they are not there. */
  ADMIN_KEY: v.optional(secret(24)),
  /** Opens `/metrics` to those who know it. Without it it is not there. */
  METRICS_KEY: v.optional(secret(24)),
  /** Seconds between two looks at an org's settings, for changes that were made in Setup. */
  SETTINGS_LOOK_SECONDS: v.optional(integer(1, 86_400), '60'),
  /**
   * Seconds between two looks at the Contacts and Leads that were changed, for their numbers. 0: nobody is looked at who
   * is not searched for anyway, and every number is searched for.
   */
  NUMBER_FILL_SECONDS: v.optional(integer(0, 86_400), '120'),
  /** Seconds in which logs that nobody waits for are gathered, after an outage or a sweep, to be saved together. */
  GATHER_SECONDS: v.optional(integer(1, 60), '5'),
  /** Seconds that an agent's words on a saved log wait for further words, so that one sentence is one request. */
  COMMENT_SECONDS: v.optional(integer(1, 300), '20'),
  /**
   * Seconds for which a gateway on Postgres that is told to end (SIGTERM) still serves, while `/readyz` says that it ends.
   * More than the load balancer takes to see it.
   */
  DRAIN_SECONDS: v.optional(integer(0, 120), '5'),
  /** Requests that one agent may make of this gateway in a minute, in all tabs together. */
  AGENT_REQUESTS_PER_MINUTE: v.optional(integer(10, 1_000_000), '1200'),
  /** Requests that may come from one address in a minute without a session; a fifth of them for each step of the sign-in. */
  ADDRESS_REQUESTS_PER_MINUTE: v.optional(integer(10, 1_000_000), '600'),
  /** Where traces are sent by OTLP over HTTP. Without it there are none. OpenTelemetry's other variables hold as well. */
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(
    v.pipe(v.string(), v.url('a URL, for example http://collector:4318')),
  ),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error'], 'debug, info, warn or error'), 'info'),
});
export type Config = Readonly<v.InferOutput<typeof ConfigSchema>>;

const ACCOUNT_APP = ['ZOOM_ACCOUNT_ID', 'ZOOM_ACCOUNT_CLIENT_ID', 'ZOOM_ACCOUNT_CLIENT_SECRET'] as const;

/** The line needs its engine's secret; of the app that reads its accounts there is all or nothing. */
function missingForVoice(given: Readonly<Record<string, unknown>>): readonly (keyof Config)[] {
  if (!('VOICE_ENGINES' in given)) return [];
  const app = ACCOUNT_APP.some((name) => name in given) ? ACCOUNT_APP : [];
  return (['VOICE_ENGINE_SECRET', ...app] as const).filter((name) => !(name in given));
}

/**
 * @throws PhoneError config.invalid; `said` names every variable that is missing or wrong, and what it should be
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const missing = missingForVoice(given);
  const result = v.safeParse(ConfigSchema, given);
  if (result.success && missing.length === 0) return Object.freeze(result.output);
  const problems = (result.issues ?? []).map((issue) => {
    const name = v.getDotPath(issue)?.split('.')[0] ?? '';
    return given[name] === undefined ? `${name} is missing` : `${name} must be ${issue.message}`;
  });
  problems.push(...missing.map((name) => `${name} is missing`));
  throw new PhoneError('config.invalid', { said: [...new Set(problems)].join('\n') });
}
