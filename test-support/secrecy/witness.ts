/**
 * Keeps all that gateways of a test run say, beyond the test that started them, and what they must not say. `npm test` makes
 * the folder and reads it at the end (`judge.ts`); without it nobody listens.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Witness } from '../../scripts/workbench/supervisor/gatewayProcess.ts';
import type { LocalSalesforce } from '../../scripts/workbench/salesforce/localSalesforce.ts';
import type { LocalZoom } from '../../scripts/workbench/zoom/localZoom.ts';
import { FOLDER_VARIABLE, TRACES_VARIABLE } from './folder.ts';
import { secretsIn } from './secrets.ts';

const METRICS_KEY = 'a key of the tests, to see what is counted';
const SCRAPE_WITHIN_MS = 2000;
/** Of the org, what people have typed, are called, or can be reached at. */
const OBJECTS = ['Contact', 'Lead', 'Account', 'Task', 'User', 'ZoomCallLog__c'];

/** For the process of a gateway; nothing where nobody listens. */
export function witnessOfGateway(): { readonly witness?: Witness } {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) return {};
  const file = (kind: string) => path.join(folder, `${randomUUID()}.${kind}`);
  const traces = process.env[TRACES_VARIABLE];
  return {
    witness: {
      logFile: file('log'),
      env: {
        METRICS_KEY,
        ...(traces !== undefined && { OTEL_EXPORTER_OTLP_ENDPOINT: traces, OTEL_BSP_SCHEDULE_DELAY: '1000' }),
      },
      async beforeEnd(url, { METRICS_KEY: key = '' }) {
        const text = await scrape(url, key).catch(() => null);
        if (text !== null) writeFileSync(file('metrics'), text);
      },
    },
  };
}

/** @returns null where the gateway does not tell, as one whose database is away */
async function scrape(url: string, key: string): Promise<string | null> {
  const answer = await fetch(`${url}/metrics`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(SCRAPE_WITHIN_MS),
  });
  const text = await answer.text();
  return answer.ok ? text : null;
}

/** Notes what no gateway may repeat: values of any shape, of which the telling ones are taken. */
export function mustStaySecret(values: readonly unknown[]): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) return;
  const secrets = secretsIn(values);
  if (secrets.length > 0)
    appendFileSync(path.join(folder, `${process.pid}.secrets`), `${JSON.stringify(secrets)}\n`);
}

/** Everybody whom a local Salesforce and a local Zoom know, and all that was said there. Before they forget it. */
export function partiesMustStaySecret(salesforce: LocalSalesforce, zoom: LocalZoom): void {
  if (process.env[FOLDER_VARIABLE] === undefined) return;
  mustStaySecret([
    ...OBJECTS.filter((name) => isThere(salesforce, name)).flatMap((name) => salesforce.records.find(name)),
    ...zoom.webhooks.log.map(({ body }): unknown => JSON.parse(body)),
  ]);
}

/** Of an org without the package. */
function isThere({ records }: LocalSalesforce, name: string): boolean {
  try {
    return records.count(name) > 0;
  } catch {
    return false;
  }
}
