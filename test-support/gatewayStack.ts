/** A gateway as its own process between a local Salesforce and a local Zoom, and agents who use it over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { USERS } from '../scripts/workbench/parties.ts';
import type { Agent } from '../scripts/workbench/people.ts';
import type { LocalSalesforce } from '../scripts/workbench/salesforce/localSalesforce.ts';
import { chooseAddresses } from '../scripts/workbench/supervisor/addresses.ts';
import type { Addresses } from '../scripts/workbench/supervisor/addresses.ts';
import { provideEmptyDatabase } from '../scripts/workbench/supervisor/emptyDatabase.ts';
import { gatewayEnv, QUICK_START } from '../scripts/workbench/supervisor/gatewayEnv.ts';
import { createGatewayProcess } from '../scripts/workbench/supervisor/gatewayProcess.ts';
import type { GatewayProcess } from '../scripts/workbench/supervisor/gatewayProcess.ts';
import { startParties } from '../scripts/workbench/supervisor/startParties.ts';
import type { PartiesOptions } from '../scripts/workbench/supervisor/startParties.ts';
import type { LocalZoom } from '../scripts/workbench/zoom/localZoom.ts';
import { choosePort } from '../scripts/workbench/supervisor/ports.ts';
import { createAgentBrowser } from './agentBrowser.ts';
import type { AgentBrowser } from './agentBrowser.ts';
import { startBalancer } from './balancer.ts';
import { gatewayProgram } from './gatewayProgram.ts';
import type { TestDatabase } from './postgres.ts';
import { partiesMustStaySecret, witnessOfGateway } from './secrecy/witness.ts';

export interface GatewayStack {
  readonly salesforce: LocalSalesforce;
  readonly zoom: LocalZoom;
  readonly gateway: GatewayProcess;
  /** All gateways behind the one address that Zoom and the browsers know. */
  readonly nodes: readonly GatewayProcess[];
  /** Of the gateways; undefined for PGlite. */
  readonly databaseUrl: string | undefined;
  readonly urls: Addresses['urls'];
  /** A browser of one of the workbench's users, not signed in to the gateway. */
  browserOf(key: Agent['key']): AgentBrowser;
  /** The agent with everything, signed in. */
  signedIn(): Promise<AgentBrowser>;
  /** Another gateway on the same Postgres, started. Zoom and the browsers know nothing of it. */
  startAnother(): Promise<GatewayProcess>;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ANY_PORTS = { shell: 0, salesforce: 0, zoomApi: 0, zoomEmbed: 0, gateway: 0 };

export interface StackOptions {
  /** Further variables of the gateway. Nobody's numbers are looked at unless they say so: faults and counts are for calls. */
  readonly env?: Readonly<Record<string, string>>;
  /** Zoom delivers again after a second instead of five minutes, as tests of a dead gateway need it. */
  readonly zoomRetriesSoon?: boolean;
  /** Zoom's usual times where a test cannot wait for them. */
  readonly zoomTimes?: PartiesOptions['zoomTimes'];
  /** Puts something between the gateway and Postgres. @returns the address to use instead */
  readonly inFrontOf?: (databaseUrl: string) => Promise<string>;
  /** So many gateways on one Postgres, behind a load balancer. */
  readonly nodes?: number;
  /** The gateway as it is started elsewhere, module by module. */
  readonly fromSources?: boolean;
}

/** Of one agent more is asked here in a minute than anybody at a desk does. */
const UNLIMITED = { AGENT_REQUESTS_PER_MINUTE: '1000000', ADDRESS_REQUESTS_PER_MINUTE: '1000000' };
const SOON = { webhookRetryDelaysMs: Array.from({ length: 30 }, () => 400) };

export async function startGatewayStack(
  database: TestDatabase,
  {
    env = {},
    nodes: count = 1,
    fromSources = false,
    zoomRetriesSoon = false,
    zoomTimes,
    inFrontOf,
  }: StackOptions = {},
): Promise<GatewayStack> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-test-'));
  const addresses = await chooseAddresses(ANY_PORTS);
  const [parties, storage] = await Promise.all([
    startParties({
      addresses,
      dataDir: null,
      packageRoot: ROOT,
      zoomTimes: { ...(zoomRetriesSoon && SOON), ...zoomTimes },
    }),
    database.create(),
  ]);
  const { salesforce, zoom } = parties;
  const { urls } = addresses;
  const databaseUrl =
    storage.url === undefined ? undefined : ((await inFrontOf?.(storage.url)) ?? storage.url);
  const options = {
    env: { NUMBER_FILL_SECONDS: '0', GATHER_SECONDS: '1', ...UNLIMITED, ...env },
    ...(databaseUrl !== undefined && { databaseUrl }),
  };
  const base = gatewayEnv(addresses, zoom.embedUrl, path.join(folder, 'data'), options);
  const nodeOf = (name: string, port: number) =>
    createGatewayProcess({
      root: ROOT,
      url: `http://localhost:${port}`,
      env: { ...base, PORT: String(port) },
      logFile: path.join(folder, `${name}.log`),
      nodeOptions: QUICK_START,
      ...(fromSources ? {} : gatewayProgram()),
      ...witnessOfGateway(),
      ...(databaseUrl === undefined && {
        prepare: () => provideEmptyDatabase(ROOT, path.join(folder, 'data')),
      }),
    });
  const ports =
    count === 1
      ? [addresses.ports.gateway]
      : await Promise.all(Array.from({ length: count }, () => choosePort(0)));
  const nodes = ports.map((port, index) => nodeOf(`gateway-${index + 1}`, port));
  const [gateway] = nodes;
  if (gateway === undefined) throw new Error('No gateway was asked for.');
  const balancer = count === 1 ? null : await startBalancer(addresses.ports.gateway, ports);
  const others: GatewayProcess[] = [];
  await Promise.all(nodes.map((node) => node.start()));
  parties.connectWebhooks();

  function browserOf(key: Agent['key']): AgentBrowser {
    const user = USERS.find(({ agent }) => agent.key === key);
    if (user === undefined) throw new Error(`Nobody is called ${key}`);
    return createAgentBrowser({
      urls,
      user,
      session: salesforce.sessionFor(user.salesforceId),
      zoomCookie: zoom.cookieFor(user.zoomId),
    });
  }

  return {
    salesforce,
    zoom,
    gateway,
    nodes,
    databaseUrl,
    urls,
    browserOf,
    async signedIn() {
      const browser = browserOf('minami');
      await browser.signIn();
      return browser;
    },
    async startAnother() {
      const other = nodeOf(`other-${others.length + 1}`, await choosePort(0));
      others.push(other);
      await other.start();
      return other;
    },
    async stop() {
      await Promise.all(others.map((other) => other.kill('SIGTERM')));
      await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
      await balancer?.stop();
      partiesMustStaySecret(salesforce, zoom);
      await Promise.all([zoom.stop(), salesforce.stop()]);
      await storage.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
