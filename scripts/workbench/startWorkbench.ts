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
import { ADMIN_KEY } from './parties.ts';
import type { LocalSalesforce } from './salesforce/localSalesforce.ts';
import { buildPage } from './server/pageBundles.ts';
import { createValue } from './shell/state/value.ts';
import { chooseAddresses, DEFAULT_PORTS, type Addresses, type Ports } from './supervisor/addresses.ts';
import { createControls, type LocalControls } from './supervisor/createControls.ts';
import { provideEmptyDatabase } from './supervisor/emptyDatabase.ts';
import { gatewayEnv, type GatewayOptions } from './supervisor/gatewayEnv.ts';
import { createGatewayProcess, type GatewayProcess } from './supervisor/gatewayProcess.ts';
import { servePage } from './supervisor/servePage.ts';
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
  /** What the administrator has entered in the app's utility item, beside the gateway's address. */
  readonly itemProperties?: Readonly<Record<string, string>>;
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
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param stops what ends the parts that have been started, in their order */
async function start(options: WorkbenchOptions, stops: (() => unknown)[]): Promise<Omit<Workbench, 'stop'>> {
  const { dataDir, packageRoot = ROOT, itemProperties = {}, onProgress = () => undefined } = options;
  const addresses = await chooseAddresses(portsOf(options));
  for (const part of addresses.moved) {
    onProgress(`${part} at ${addresses.urls[part]}, because its usual port is taken\n`);
  }
  const folder = dataDir ?? temporaryFolder(stops);
  const parties = await startParties({ addresses, dataDir, packageRoot });
  const { salesforce, zoom } = parties;
  stops.push(() => salesforce.stop());
  stops.push(() => zoom.stop());
  const gateway =
    options.gateway === 'none' ? null : prepareGateway(addresses, parties, folder, options.gateway);
  if (gateway !== null) stops.push(() => gateway.kill('SIGTERM'));

  const build = () => buildPage({ root: ROOT, packageRoot, onProgress });
  // The gateway starts while the page is built.
  const [bundles] = await Promise.all([build(), gateway?.start()]);
  // Not before: building leaves Zoom no time to ask for the address within the three seconds that it has for it.
  if (gateway !== null) parties.connectWebhooks();

  const page = createValue(bundles);
  const sessions = createSessions(salesforce.sessionFor);
  const reset = async () => {
    await gateway?.kill('SIGTERM');
    rmSync(gatewayFolder(folder), { recursive: true, force: true });
    if (typeof options.gateway === 'object') await options.gateway.emptyDatabase?.();
    salesforce.reset();
    sessions.forget();
    await gateway?.start();
    zoom.reset();
    // The new gateway has never been asked for the address.
    if (gateway !== null) parties.connectWebhooks();
  };
  const controls = createControls({ salesforce, zoom, gateway, reset });
  const served = { root: ROOT, packageRoot, itemProperties, addresses, controls, gateway, parties, sessions };
  stops.push(await servePage({ ...served, bundles: () => page.current }));
  if (options.watch === true) stops.push(rebuild(packageRoot, build, page, onProgress));
  page.subscribe(() => {
    controls.announce('reload');
  });
  return { url: addresses.urls.shell, salesforce, zoom, gateway, controls };
}

function portsOf({ ports }: WorkbenchOptions): Ports {
  if (ports === 'any') return NO_PORTS;
  return ports === 'usual' ? DEFAULT_PORTS : ports;
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
    env: { ADMIN_KEY, ...gatewayEnv(addresses, zoom.embedUrl, gatewayFolder(folder), options) },
    logFile: path.join(folder, 'gateway.log'),
    ...(options.nodeOptions && { nodeOptions: options.nodeOptions }),
    ...(options.program !== undefined && { program: options.program }),
    ...(options.witness !== undefined && { witness: options.witness }),
    ...(options.databaseUrl === undefined && {
      prepare: () => provideEmptyDatabase(ROOT, gatewayFolder(folder)),
    }),
  });
}

const gatewayFolder = (folder: string) => path.join(folder, 'gateway');

/** Builds the page anew after every change of a source. @returns ends that */
function rebuild<Page>(
  packageRoot: string,
  build: () => Promise<Page>,
  page: { set(page: Page): void },
  onProgress: (step: string) => void,
): () => void {
  return watchSources([path.join(packageRoot, PACKAGE), path.join(ROOT, SHELL)], () => {
    build().then(page.set, (error: unknown) => {
      onProgress(`the page, which fails: ${describeError(error, packageRoot)}\n`);
    });
  });
}
