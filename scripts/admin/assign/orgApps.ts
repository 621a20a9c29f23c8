/** The apps of an org and the utility bars they have, as files. */
import type { MetadataName, OrgMetadata } from '../org/ports.ts';
import { readApp } from './appFile.ts';
import { gatewaysOn, isUtilityBar } from './widgetOnPage.ts';

export interface App {
  readonly fullName: string;
  readonly label: string;
  readonly isLightning: boolean;
  /** Of a managed package: nobody in the org can change it. */
  readonly isManaged: boolean;
  readonly utilityBar: string | null;
  readonly file: string;
  readonly xml: string;
}

export interface Bar {
  readonly fullName: string;
  readonly isManaged: boolean;
  readonly file: string;
  readonly xml: string;
  /** Addresses of the gateway, for each widget on the bar. */
  readonly gateways: readonly string[];
}

export interface OrgApps {
  readonly apps: readonly App[];
  readonly bars: ReadonlyMap<string, Bar>;
  /** Names of all FlexiPages, in small letters, as Salesforce compares them. */
  readonly pageNames: ReadonlySet<string>;
}

/** @param which of the utility bars: those that apps have, or all of the org */
export async function readOrgApps(metadata: OrgMetadata, which: 'used' | 'all' = 'used'): Promise<OrgApps> {
  const [appNames, pageNames] = await Promise.all([
    metadata.list('CustomApplication'),
    metadata.list('FlexiPage'),
  ]);
  const appFiles = appNames.length === 0 ? new Map<string, string>() : await metadata.retrieve(appNames);
  const apps = appNames.flatMap((name) => {
    const file = appPath(name.fullName);
    const xml = appFiles.get(file);
    if (xml === undefined) return [];
    return [{ fullName: name.fullName, isManaged: isManaged(name), file, xml, ...readApp(xml, file) }];
  });
  const used = new Set(apps.flatMap(({ utilityBar }) => utilityBar ?? []));
  const wanted = which === 'all' ? pageNames : pageNames.filter(({ fullName }) => used.has(fullName));
  return {
    apps: apps.sort((one, other) => one.label.localeCompare(other.label)),
    bars: await readBars(metadata, wanted),
    pageNames: new Set(pageNames.map(({ fullName }) => fullName.toLowerCase())),
  };
}

export function barPath(fullName: string): string {
  return `flexipages/${fullName}.flexipage`;
}

function appPath(fullName: string): string {
  return `applications/${fullName}.app`;
}

async function readBars(
  metadata: OrgMetadata,
  names: readonly MetadataName[],
): Promise<ReadonlyMap<string, Bar>> {
  if (names.length === 0) return new Map();
  const files = await metadata.retrieve(names);
  return new Map(
    names.flatMap((name) => {
      const { fullName } = name;
      const file = barPath(fullName);
      const xml = files.get(file);
      if (xml === undefined || !isUtilityBar(xml, file)) return [];
      const bar = { fullName, isManaged: isManaged(name), file, xml, gateways: gatewaysOn(xml, file) };
      return [[fullName, bar] as const];
    }),
  );
}

/** Salesforce's own apps have a prefix too, and may be changed. */
function isManaged({ fullName, namespacePrefix = '', manageableState }: MetadataName): boolean {
  if (fullName.startsWith('standard__') || namespacePrefix === '') return false;
  return manageableState === undefined || ['installed', 'deprecated'].includes(manageableState);
}
