/** The configuration of the gateway in the workbench. */
import { ENCRYPTION_KEY, SALESFORCE_CLIENT, WEBHOOK_SECRET, ZOOM_CLIENT } from '../parties.ts';
import type { Addresses } from './addresses.ts';
import type { Witness } from './gatewayProcess.ts';

export interface GatewayOptions {
  /** Postgres; without it the gateway keeps its data in a folder. */
  readonly databaseUrl?: string;
  /** Empties that database, while no gateway runs; a workbench that begins anew needs it. */
  readonly emptyDatabase?: () => Promise<void>;
  /** Further variables, which win. */
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** File to run; `gateway/main.ts` unless it is said. */
  readonly program?: string;
  readonly witness?: Witness;
}

/** Makes a gateway with an embedded Postgres start in half the time, and slower afterwards. */
export const QUICK_START = ['--liftoff-only'];

export function gatewayEnv(
  { ports, urls }: Addresses,
  embedUrl: string,
  folder: string,
  { databaseUrl, env }: GatewayOptions,
): Record<string, string> {
  return {
    PORT: String(ports.gateway),
    HOST: '127.0.0.1',
    PUBLIC_URL: urls.gateway,
    WIDGET_ORIGINS: urls.shell,
    ...(databaseUrl === undefined ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }),
    ENCRYPTION_KEYS: ENCRYPTION_KEY,
    SALESFORCE_LOGIN_URL: urls.salesforce,
    SALESFORCE_CLIENT_ID: SALESFORCE_CLIENT.id,
    SALESFORCE_CLIENT_SECRET: SALESFORCE_CLIENT.secret,
    ZOOM_OAUTH_URL: urls.zoomApi,
    ZOOM_API_URL: urls.zoomApi,
    ZOOM_CLIENT_ID: ZOOM_CLIENT.id,
    ZOOM_CLIENT_SECRET: ZOOM_CLIENT.secret,
    ZOOM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    ZOOM_SMART_EMBED_URL: embedUrl,
    ZOOM_MEDIA_HOSTS: 'localhost',
    // Nothing stands before it that would have to be told.
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'debug',
    ...env,
  };
}
