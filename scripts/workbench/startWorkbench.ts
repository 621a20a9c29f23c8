/**
 * The whole product on this computer: local Salesforce, local Zoom, gateway and the page that hosts the package. Used
 * by `npm start`, by the end-to-end tests and by benchmarks.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeError } from '../build/describeError.ts';
import { PACKAGE } from '../build/packageBundles.ts';
import { SHELL } from '../build/shellBundle.ts';
import { buildPage, type PageBundles } from './pageBundles.ts';
import { renderPageValues } from './pageValues.ts';
import { ORG_NAME, USERS } from './parties.ts';
import type { LocalSalesforce } from './salesforce/localSalesforce.ts';
import { createShellServer } from './shellServer.ts';
import { chooseAddresses, DEFAULT_PORTS, type Addresses, type Ports } from './supervisor/addresses.ts';
import { createControls, type LocalControls } from './supervisor/createControls.ts';
import { gatewayEnv, type GatewayOptions } from './supervisor/gatewayEnv.ts';
import { createGatewayProcess, type GatewayProcess } from './supervisor/gatewayProcess.ts';
import { createSessions } from './supervisor/sessions.ts';
import { startParties, type Parties } from './supervisor/startParties.ts';
import { watchSources } from './supervisor/watchSources.ts';
import type { LocalZoom } from './zoom/localZoom.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface WorkbenchOptions {
  /** Folder in which everything outlives a restart; null: nothing does. */
  readonly dataDir: string | null;
  /** `any`: whatever is free, for tests. `usual`: 8700 and so on, or the next that is free. */
  readonly ports: 'any' | 'usual' | Ports;
  /** `none`: without a gateway; the page says so. */
  readonly gateway?: GatewayOptions | 'none';
  /** Folder that holds `force-app`. Default: the repository. */
  readonly packageRoot?: string;
  /** Builds anew and reloads open pages when a source changes. */
  readonly watch?: boolean;
  /** Told what is being done, in words for a terminal. */
  readonly onProgress?: (step: string) => void;
}

export interface Workbench {
  /** The page. */
  readonly url: string;
  readonly salesforce: LocalSalesforce;
  readonly zoom: LocalZoom;
  /** Null when started without one. */
  readonly gateway: GatewayProcess | null;
  readonly controls: LocalControls;
  stop(): Promise<void>;
}

const NO_PORTS: Ports = { shell: 0, salesforce: 0, zoomApi: 0, zoomEmbed: 0, gateway: 0 };

/** Resolves when every part is healthy. Rejects, with everything stopped again, when one does not start. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { dataDir, ports, packageRoot = ROOT, onProgress = () => undefined } = options;
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const addresses = await chooseAddresses(
      ports === 'any' ? NO_PORTS : ports === 'usual' ? DEFAULT_PORTS : ports,
    );
    for (const part of addresses.moved)
      onProgress(`its usual port is taken, ${part} is at ${addresses.urls[part]}`);
    const folder = dataDir ?? temporaryFolder(stops);
    const parties = await startParties({ addresses, dataDir, packageRoot });
    stops.push(
      () => parties.zoom.stop(),
      () => parties.salesforce.stop(),
    );
    const gateway =
      options.gateway === 'none' ? null : prepareGateway(addresses, parties, folder, options.gateway);
    if (gateway !== null) stops.push(() => gateway.kill('SIGTERM'));

    // The gateway starts while the page is built.
    const gatewayStart = gateway?.start().then(parties.connectWebhooks);
    const [bundles] = await Promise.all([buildPage({ root: ROOT, packageRoot, onProgress }), gatewayStart]);
    const controls = await serve({ addresses, bundles, gateway, parties, folder, stops, options });
    const { salesforce, zoom } = parties;
    return { url: addresses.urls.shell, salesforce, zoom, gateway, controls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function temporaryFolder(stops: (() => unknown)[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'workbench-'));
  stops.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function prepareGateway(
  addresses: Addresses,
  { zoom }: Parties,
  folder: string,
  options: GatewayOptions = {},
): GatewayProcess {
  return createGatewayProcess({
    root: ROOT,
    url: addresses.urls.gateway,
    env: gatewayEnv(addresses, zoom.embedUrl, gatewayFolder(folder), options),
    logFile: path.join(folder, 'gateway.log'),
  });
}

const gatewayFolder = (folder: string) => path.join(folder, 'gateway');

interface Served {
  readonly addresses: Addresses;
  readonly bundles: PageBundles;
  readonly gateway: GatewayProcess | null;
  readonly parties: Parties;
  readonly folder: string;
  readonly stops: (() => unknown)[];
  readonly options: WorkbenchOptions;
}

async function serve({
  addresses,
  gateway,
  parties,
  folder,
  stops,
  options,
  ...built
}: Served): Promise<LocalControls> {
  const { packageRoot = ROOT, onProgress = () => undefined } = options;
  const { salesforce, zoom } = parties;
  const { urls, ports } = addresses;
  let { bundles } = built;
  const sessions = createSessions(salesforce.sessionFor);
  const reset = async () => {
    await gateway?.kill('SIGTERM');
    rmSync(gatewayFolder(folder), { recursive: true, force: true });
    salesforce.reset();
    sessions.forget();
    await gateway?.start();
    zoom.reset();
  };
  const controls = createControls({ salesforce, zoom, gateway, reset });
  const server = createShellServer({
    root: ROOT,
    bundles: () => bundles,
    values: (userId) => valuesOf(userId, { controls, packageRoot, salesforce, gateway }),
    controls,
    salesforceUrl: urls.salesforce,
    sessions,
    cookiesFor: (userId) => {
      const user = USERS.find(({ salesforceId }) => salesforceId === userId);
      return user === undefined ? [] : [zoom.cookieFor(user.zoomId)];
    },
    trusted: { connect: gateway === null ? [] : [urls.gateway], frames: [new URL(zoom.embedUrl).origin] },
  });
  await server.listen({ port: ports.shell, host: 'localhost' });
  stops.push(() => server.close());
  if (options.watch === true) stops.push(watch());
  return controls;

  function watch(): () => void {
    const folders = [path.join(packageRoot, PACKAGE), path.join(ROOT, SHELL)];
    return watchSources(folders, () => {
      buildPage({ root: ROOT, packageRoot, onProgress }).then(
        (next) => {
          bundles = next;
          controls.announce('reload');
        },
        (error: unknown) => {
          onProgress(`the page, which fails: ${describeError(error, packageRoot)}\n`);
        },
      );
    });
  }
}

interface ValuesDeps {
  readonly controls: LocalControls;
  readonly packageRoot: string;
  readonly salesforce: LocalSalesforce;
  readonly gateway: GatewayProcess | null;
}

function valuesOf(userId: string, { controls, packageRoot, salesforce, gateway }: ValuesDeps): string {
  const user = USERS.find(({ salesforceId }) => salesforceId === userId);
  return renderPageValues({
    packageDir: path.join(packageRoot, PACKAGE),
    orgName: ORG_NAME,
    gatewayUrl: gateway?.url ?? null,
    user: {
      id: userId,
      name: user?.name ?? '',
      username: user?.agent.username ?? '',
      language: controls.languageOf(userId),
      timeZone: user?.agent.timeZone ?? 'UTC',
      hasPermission: (name) => salesforce.hasCustomPermission(userId, name),
    },
  });
}
