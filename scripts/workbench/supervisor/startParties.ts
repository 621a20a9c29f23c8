/** Starts the local Salesforce and the local Zoom, each knowing the other parts by their addresses. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AGENTS } from '../people.ts';
import {
  ORG_METADATA,
  salesforceApp,
  WEBHOOK_EVENTS,
  WEBHOOK_SECRET,
  ZOOM_ACCOUNT_APP,
  ZOOM_USERS,
  zoomApp,
} from '../parties.ts';
import { seedTemplates, seedWorkbench } from '../seed.ts';
import { startLocalSalesforce, type LocalSalesforce } from '../salesforce/localSalesforce.ts';
import { startLocalZoom, type LocalZoom, type LocalZoomOptions } from '../zoom/localZoom.ts';
import type { Addresses } from './addresses.ts';

export interface Parties {
  readonly salesforce: LocalSalesforce;
  readonly zoom: LocalZoom;
  /** Zoom sends its webhooks to the gateway from now on; validates the address, so the gateway must be up. */
  connectWebhooks(): void;
}

export interface PartiesOptions {
  readonly addresses: Addresses;
  /** Null: nothing outlives the workbench. */
  readonly dataDir: string | null;
  /** Folder that holds `force-app`. */
  readonly packageRoot: string;
  /** Zoom's usual times where a test cannot wait for them. */
  readonly zoomTimes?: Pick<LocalZoomOptions, 'webhookRetryDelaysMs' | 'recordsAfterMs'>;
}

/** Of the package's sources, which a test may have replaced by others. */
const TEMPLATES = 'main/texting/objects/ZoomTextTemplate__c';

export async function startParties(options: PartiesOptions): Promise<Parties> {
  const { addresses, dataDir, packageRoot, zoomTimes } = options;
  const { ports, urls } = addresses;
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true });
  const packageDir = path.join(packageRoot, 'force-app');
  const salesforce = await startLocalSalesforce({
    port: ports.salesforce,
    dataFile: dataDir === null ? null : path.join(dataDir, 'salesforce.db'),
    packageDir: existsSync(packageDir) ? packageDir : null,
    ownDir: ORG_METADATA,
    apps: [salesforceApp(`${urls.gateway}/sign-in/salesforce`)],
    users: AGENTS,
    seed: (records) => {
      seedWorkbench(records, Date.now());
      if (existsSync(path.join(packageDir, TEMPLATES))) seedTemplates(records);
    },
  });
  const zoom = await startLocalZoom({
    apiPort: ports.zoomApi,
    embedPort: ports.zoomEmbed,
    dataFile: dataDir === null ? null : path.join(dataDir, 'zoom.json'),
    app: zoomApp(`${urls.gateway}/sign-in/zoom`),
    accountApp: ZOOM_ACCOUNT_APP,
    approvedDomains: [urls.shell],
    users: ZOOM_USERS,
    ...zoomTimes,
  });
  const webhook = {
    url: `${urls.gateway}/webhooks/zoom`,
    secretToken: WEBHOOK_SECRET,
    events: WEBHOOK_EVENTS,
  };
  return {
    salesforce,
    zoom,
    connectWebhooks: () => {
      zoom.configure({ webhook });
    },
  };
}
