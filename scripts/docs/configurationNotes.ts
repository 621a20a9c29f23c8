/** What an administrator has to know of each variable of the gateway. The defaults come from the schema. */
import type { Config } from '../../gateway/config.ts';

export interface Note {
  readonly group: 'Addresses' | 'Data' | 'Salesforce' | 'Zoom' | 'Browser line' | 'Logs';
  readonly meaning: string;
  /** Where the value is found. */
  readonly from: string;
  readonly example: string;
}

const ACCOUNT_APP = 'Zoom App Marketplace › a Server-to-Server OAuth app';
const ZOOM_APP = 'Zoom App Marketplace › the app';
const SALESFORCE_APP = 'Salesforce Setup › External Client App Manager › the app › Settings › OAuth Settings';

export const NOTES: Readonly<Record<keyof Config, Note>> = {
  PUBLIC_URL: {
    group: 'Addresses',
    meaning:
      'The address under which browsers and Zoom reach the gateway. The redirect URLs of both apps and the address for webhooks begin with it.',
    from: 'The host that you give the gateway. HTTPS.',
    example: 'https://gateway.example.com',
  },
  WIDGET_ORIGINS: {
    group: 'Addresses',
    meaning: 'Origins of the Salesforce pages that hold the widget, separated by commas.',
    from: 'Open Lightning and look at the address: scheme and host.',
    example: 'https://example.lightning.force.com',
  },
  PORT: {
    group: 'Addresses',
    meaning: 'The port on which the gateway listens.',
    from: 'Your host.',
    example: '8080',
  },
  HOST: {
    group: 'Addresses',
    meaning: 'The network address on which the gateway listens.',
    from: 'Your host. `127.0.0.1` behind a proxy on the same machine.',
    example: '0.0.0.0',
  },
  DRAIN_SECONDS: {
    group: 'Addresses',
    meaning:
      'Seconds for which a gateway that is told to end (SIGTERM) still serves, while `/readyz` says that it ends: time for the load balancer to see it. Not used with the embedded database.',
    from: "More than your load balancer's interval times its failures until it takes a gateway out.",
    example: '5',
  },
  ADMIN_KEY: {
    group: 'Addresses',
    meaning:
      'Opens the endpoints below `/admin` to those who know it, for `npm run admin`. Without it they are not there.',
    from: 'Make one: `openssl rand -base64 32`.',
    example: '<at least 24 characters>',
  },
  METRICS_KEY: {
    group: 'Addresses',
    meaning:
      'Opens `/metrics`, for Prometheus, to those who know it (`Authorization: Bearer <METRICS_KEY>`). Without it it is not there.',
    from: 'Make one: `openssl rand -base64 32`.',
    example: '<at least 24 characters>',
  },
  AGENT_REQUESTS_PER_MINUTE: {
    group: 'Addresses',
    meaning:
      'Requests that one agent may make in a minute, in all tabs together; of each gateway. Beyond that they are refused (`request.tooMany`), and the widget tries again.',
    from: 'Leave it out, unless agents are told `request.tooMany`.',
    example: '1200',
  },
  ADDRESS_REQUESTS_PER_MINUTE: {
    group: 'Addresses',
    meaning:
      'Requests without a session that may come from one address in a minute, and a fifth of that for each step of the sign-in; of each gateway. Agents who are signed in do not count, nor do webhooks.',
    from: 'Leave it out, unless very many agents share an address and sign in at the same time.',
    example: '600',
  },
  DATABASE_URL: {
    group: 'Data',
    meaning:
      'A Postgres database. Several gateways may share one. Without it, the gateway keeps its data in DATA_DIR, and only one may run.',
    from: 'Your Postgres.',
    example: 'postgres://gateway:password@db.example.com:5432/zoom_phone',
  },
  DATA_DIR: {
    group: 'Data',
    meaning: 'Folder of the embedded database. Not used with DATABASE_URL.',
    from: 'A folder on a disk that lasts, with a backup.',
    example: './data',
  },
  ENCRYPTION_KEYS: {
    group: 'Data',
    meaning:
      'Keys that encrypt the tokens in the database, `<name>:<key>`, separated by commas. The first encrypts; the others still decrypt. To change the key, put a new one in front.',
    from: '`openssl rand -base64 32`. Keep it: without it, every agent has to sign in again.',
    example: 'k1:<32 bytes in base64>',
  },
  SALESFORCE_LOGIN_URL: {
    group: 'Salesforce',
    meaning: "The org's My Domain. Agents sign in there.",
    from: 'Salesforce Setup › My Domain.',
    example: 'https://example.my.salesforce.com',
  },
  SALESFORCE_CLIENT_ID: {
    group: 'Salesforce',
    meaning: 'Consumer key of the External Client App.',
    from: SALESFORCE_APP,
    example: '<consumer key>',
  },
  SALESFORCE_CLIENT_SECRET: {
    group: 'Salesforce',
    meaning: 'Consumer secret of the External Client App.',
    from: SALESFORCE_APP,
    example: '<consumer secret>',
  },
  ZOOM_CLIENT_ID: {
    group: 'Zoom',
    meaning: 'Client ID of the Zoom app.',
    from: `${ZOOM_APP} › App Credentials`,
    example: '<client ID>',
  },
  ZOOM_CLIENT_SECRET: {
    group: 'Zoom',
    meaning: 'Client secret of the Zoom app.',
    from: `${ZOOM_APP} › App Credentials`,
    example: '<client secret>',
  },
  ZOOM_WEBHOOK_SECRET: {
    group: 'Zoom',
    meaning: 'Secret token with which Zoom signs webhooks.',
    from: `${ZOOM_APP} › Features › Access › Secret Token`,
    example: '<secret token>',
  },
  ZOOM_OAUTH_URL: {
    group: 'Zoom',
    meaning: 'Where agents sign in to Zoom.',
    from: 'Leave it out, unless your account is in a Zoom cloud of its own.',
    example: 'https://zoom.us',
  },
  ZOOM_API_URL: {
    group: 'Zoom',
    meaning: "Zoom's REST API, for agents whose tokens do not name another address.",
    from: 'As ZOOM_OAUTH_URL.',
    example: 'https://api.zoom.us',
  },
  ZOOM_SMART_EMBED_URL: {
    group: 'Zoom',
    meaning: "Address of Zoom's pad, which the widget shows in a frame.",
    from: 'As ZOOM_OAUTH_URL.',
    example: 'https://applications.zoom.us/integration/phone/embeddablephone/home',
  },
  ZOOM_MEDIA_HOSTS: {
    group: 'Zoom',
    meaning:
      'Hosts, and all below them, from which the gateway fetches recordings and voicemails. Zoom names the addresses; any other host is refused.',
    from: 'Leave it out, unless the logs tell of a refused host that is one of Zoom.',
    example: 'zoom.us,zoom.com',
  },
  VOICE_ENGINES: {
    group: 'Browser line',
    meaning:
      'Engines that carry the audio of the browser line, separated by commas: the WebSocket of Janus with its SIP plugin. Agents are spread over them. Without it there is no browser line.',
    from: 'Your Janus ([browser-line.md](browser-line.md)). `wss://`; `ws://` on the same machine only.',
    example: 'ws://127.0.0.1:8188',
  },
  VOICE_ENGINE_SECRET: {
    group: 'Browser line',
    meaning: '`api_secret` of the engines. Needed with VOICE_ENGINES.',
    from: 'Make one: `openssl rand -hex 24`.',
    example: '<at least 16 characters>',
  },
  VOICE_RELAY_HOST: {
    group: 'Browser line',
    meaning:
      'Address of the gateway at which the engines reach it for SIP: the gateway passes SIP on to Zoom and verifies that it is Zoom.',
    from: 'An address that only the engines reach.',
    example: '127.0.0.1',
  },
  VOICE_PROXY_HOSTS: {
    group: 'Browser line',
    meaning:
      'Hosts, and all below them, to which SIP and its passwords go. Zoom names the SIP proxy of each phone; any other host is refused.',
    from: 'The defaults, unless `npm run admin -- doctor` names another that is Zoom’s.',
    example: 'zoom.us,zoom.com',
  },
  VOICE_DIALS_PER_MINUTE: {
    group: 'Browser line',
    meaning:
      'Numbers that one agent may dial, or transfer a call to, in a minute on the browser line; of each gateway. Beyond that they are refused (`request.tooMany`).',
    from: 'Leave it, unless your agents dial faster than any person.',
    example: '20',
  },
  VOICE_ICE_SERVERS: {
    group: 'Browser line',
    meaning: 'STUN and TURN servers for the browsers, separated by commas.',
    from: 'Your coturn. Needed where browsers do not reach the UDP ports of the engines.',
    example: 'turn:turn.example.com:3478,turns:turn.example.com:443?transport=tcp',
  },
  VOICE_TURN_SECRET: {
    group: 'Browser line',
    meaning:
      'Shared with the TURN servers (`use-auth-secret`): each page gets a password of its own for a day.',
    from: '`static-auth-secret` of coturn.',
    example: '<at least 16 characters>',
  },
  ZOOM_ACCOUNT_ID: {
    group: 'Browser line',
    meaning:
      'Account ID of a Server-to-Server OAuth app that reads the SIP accounts of the agents, with the next two. Without it administrators enter them: `npm run admin -- sip-account`.',
    from: `${ACCOUNT_APP} › App Credentials`,
    example: '<account ID>',
  },
  ZOOM_ACCOUNT_CLIENT_ID: {
    group: 'Browser line',
    meaning:
      'Client ID of that app. It needs the scopes `phone:read:list_devices:admin` and `phone:read:device:admin`: only administrators may read the SIP accounts of desk phones.',
    from: `${ACCOUNT_APP} › App Credentials`,
    example: '<client ID>',
  },
  ZOOM_ACCOUNT_CLIENT_SECRET: {
    group: 'Browser line',
    meaning: 'Client secret of that app.',
    from: `${ACCOUNT_APP} › App Credentials`,
    example: '<client secret>',
  },
  HISTORY_SWEEP_SECONDS: {
    group: 'Zoom',
    meaning:
      "Seconds between two sweeps of an agent's call history, which find the calls whose webhooks were lost. An agent without calls costs one request each time.",
    from: 'Your choice. More, if other apps of the account need most of what its rate limits allow.',
    example: '300',
  },
  SETTINGS_LOOK_SECONDS: {
    group: 'Salesforce',
    meaning:
      "Seconds between two looks at an org's settings, which find what was changed in Setup. Each look is one API request for the whole org, up to 800 agents; 1,440 a day at the default. What is changed on the settings page holds at once.",
    from: 'Your choice. More, if the org is short of API requests.',
    example: '60',
  },
  NUMBER_FILL_SECONDS: {
    group: 'Salesforce',
    meaning:
      'Seconds between two looks at the Contacts and Leads that were changed, for their phone numbers: so a call is matched without a search. A look is one API request for the whole org, 720 a day at the default; the first goes through everybody, 2,000 Contacts and 2,000 Leads a request. `0` turns it off: then each number is searched for, which costs one request more for each call.',
    from: 'Your choice. More, if the org is short of API requests; a second person with a known number is found so much later.',
    example: '120',
  },
  GATHER_SECONDS: {
    group: 'Salesforce',
    meaning:
      'Seconds in which the logs of calls that are over for long, after an outage or a sweep, are gathered to be saved together. The fewer, the more API requests they take.',
    from: 'Your choice.',
    example: '5',
  },
  COMMENT_SECONDS: {
    group: 'Salesforce',
    meaning:
      "Seconds that an agent's words on a saved log wait for further words, so that one sentence, and one form, is one API request. Closing the log saves it at once.",
    from: 'Your choice.',
    example: '20',
  },
  KEEP_CALLS_DAYS: {
    group: 'Data',
    meaning:
      'Days for which the gateway keeps calls, their logs and what Zoom has of them besides, counted from the beginning of the call. Salesforce and Zoom keep theirs. What is not saved to Salesforce yet, and what waits for the agent, is kept however old it is. At least 30; `0`: for ever.',
    from: 'Your rules for personal data. Older calls are in no History and cannot be heard from their Tasks.',
    example: '730',
  },
  KEEP_TEXTS_DAYS: {
    group: 'Data',
    meaning:
      'The same for texts and threads, counted from the last text on a Task. At least 30; `0`: for ever.',
    from: 'Your rules for personal data. Older texts are not shown in the widget.',
    example: '730',
  },
  KEEP_LISTENINGS_DAYS: {
    group: 'Data',
    meaning:
      'Days for which the gateway keeps who listened to which recording or voicemail. At least 30; `0`: for ever.',
    from: 'Your rules for the supervision of those who supervise.',
    example: '1095',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    group: 'Logs',
    meaning:
      "Where traces are sent, by OTLP over HTTP as JSON. Without it there are none. OpenTelemetry's own variables for sampling, headers and times hold as well.",
    from: 'The address of your collector.',
    example: 'http://collector.internal:4318',
  },
  LOG_LEVEL: {
    group: 'Logs',
    meaning: '`debug`, `info`, `warn` or `error`. No level writes phone numbers, tokens or comments.',
    from: 'Your choice.',
    example: 'info',
  },
};
