/** The package as the Metadata API takes it: built, converted, and with what belongs to one org only. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { emitPackage } from '../../build/emitPackage.ts';
import { unzipFiles } from '../org/archive.ts';
import { escapeXml } from '../org/manifest.ts';
import type { MetadataFiles } from '../org/ports.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url));
/** As in sfdx-project.json. */
const PACKAGE_DIRS = ['force-app', 'reports'];
const UTILITY_BAR = 'flexipages/Zoom_Phone_UtilityBar.flexipage';
/** Stands in the package where the gateway's address belongs. */
const NO_GATEWAY = 'https://zoom-phone-gateway.example.com';

/** What one org is told of the gateway. */
export interface OrgValues {
  /** For example `https://phone.example.com`, without a slash at the end. */
  readonly gatewayUrl: string;
  /** To whom Salesforce writes about the External Client App. */
  readonly contactEmail: string;
}

/** What of the templates an org gets. */
export interface OrgParts {
  /** An External Client App, by which agents sign in. */
  readonly clientApp: boolean;
  /** The way to the gateway for lines in the browser, with the microphone. */
  readonly browserLine: boolean;
}

export interface PackageContent {
  readonly version: string;
  /** The same for every org. */
  readonly files: MetadataFiles;
}

export async function buildPackage(): Promise<PackageContent> {
  await emitPackage(ROOT);
  // It takes two seconds to load, and only who installs needs it.
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const source = ComponentSet.fromSource(PACKAGE_DIRS.map((dir) => path.join(ROOT, dir)));
  const { zipBuffer } = await new MetadataConverter().convert(source, 'metadata', { type: 'zip' });
  if (zipBuffer === undefined) throw new Error('The package could not be converted');
  return { version: packageVersion(), files: await unzipFiles(zipBuffer) };
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const isNamed = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!isNamed || typeof manifest.version !== 'string') throw new Error('package.json has no version');
  return manifest.version;
}

export function filesForOrg(
  { files }: Pick<PackageContent, 'files'>,
  values: OrgValues,
  { clientApp, browserLine }: OrgParts,
): MetadataFiles {
  const own = new Map(files);
  const bar = own.get(UTILITY_BAR);
  if (bar !== undefined) own.set(UTILITY_BAR, bar.replaceAll(NO_GATEWAY, escapeXml(values.gatewayUrl)));
  for (const name of globSync('**/*.*', { cwd: TEMPLATES }).sort()) {
    const isOfApp = /^ext/i.test(name);
    if (isOfApp && !clientApp) continue;
    if (name.includes('_Channel.') && !browserLine) continue;
    own.set(name, fillIn(readFileSync(path.join(TEMPLATES, name), 'utf8'), values));
  }
  return own;
}

function fillIn(template: string, { gatewayUrl, contactEmail }: OrgValues): string {
  return template
    .replaceAll('{{gatewayUrl}}', escapeXml(gatewayUrl))
    .replaceAll('{{channelUrl}}', escapeXml(channelUrlOf(gatewayUrl)))
    .replaceAll('{{contactEmail}}', escapeXml(contactEmail));
}

/** Salesforce trusts each scheme by itself. @returns the origin of the gateway's WebSocket */
export function channelUrlOf(gatewayUrl: string): string {
  return gatewayUrl.replace(/^http(s?:\/\/[^/]*).*$/, 'ws$1');
}
