/** Which type of metadata a file is of, by its folder. Metadata API Developer Guide: Metadata Types. */
import { elementsAt, rootOf, textAt } from '../../metadata/metadataFiles.ts';
import type { MetadataFiles, MetadataName } from './ports.ts';

const TYPES: Readonly<Record<string, string>> = {
  aura: 'AuraDefinitionBundle',
  applications: 'CustomApplication',
  cspTrustedSites: 'CspTrustedSite',
  dashboards: 'Dashboard',
  customPermissions: 'CustomPermission',
  externalClientApps: 'ExternalClientApplication',
  extlClntAppGlobalOauthSets: 'ExtlClntAppGlobalOauthSettings',
  extlClntAppOauthPolicies: 'ExtlClntAppOauthConfigurablePolicies',
  extlClntAppOauthSettings: 'ExtlClntAppOauthSettings',
  extlClntAppPolicies: 'ExtlClntAppConfigurablePolicies',
  flexipages: 'FlexiPage',
  layouts: 'Layout',
  lwc: 'LightningComponentBundle',
  messageChannels: 'LightningMessageChannel',
  objectTranslations: 'CustomObjectTranslation',
  pages: 'ApexPage',
  permissionsets: 'PermissionSet',
  quickActions: 'QuickAction',
  reportTypes: 'ReportType',
  reports: 'Report',
  staticresources: 'StaticResource',
  tabs: 'CustomTab',
  translations: 'Translations',
};

const BUNDLES = ['aura', 'lwc'];

/** Files that are deployed together: a bundle, a file with its description, or one file. */
export interface Unit {
  /** Of the folder or the file. */
  readonly path: string;
  readonly files: MetadataFiles;
  /** What the org has by it. */
  readonly members: readonly MetadataName[];
}

/** @throws Error for a file of a type that is not known here */
export function unitsOf(files: MetadataFiles): Unit[] {
  const units = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    const own = BUNDLES.includes(path.split('/')[0] ?? '')
      ? path.split('/').slice(0, 2).join('/')
      : path.replace(/-meta\.xml$/, '');
    units.set(own, (units.get(own) ?? new Map<string, string>()).set(path, text));
  }
  return [...units].map(([path, own]) => ({
    path,
    files: own,
    members: membersOf(path, own.get(path) ?? ''),
  }));
}

/** Of a standard object, and of the labels, only the parts belong to the package. */
function membersOf(path: string, text: string): MetadataName[] {
  const [folder = '', ...names] = path.split('/');
  const fullName = names.join('/').replace(/\.\w+$/, '');
  if (folder === 'labels') {
    return elementsAt(rootOf(text), 'labels').map((label) => ({
      type: 'CustomLabel',
      fullName: textAt(label, 'fullName'),
    }));
  }
  if (folder === 'objects' && !fullName.endsWith('__c')) {
    return elementsAt(rootOf(text), 'fields').map((field) => ({
      type: 'CustomField',
      fullName: `${fullName}.${textAt(field, 'fullName')}`,
    }));
  }
  const type = folder === 'objects' ? 'CustomObject' : TYPES[folder];
  if (type === undefined) throw new Error(`No type of metadata has the folder ${folder}`);
  return [{ type, fullName: BUNDLES.includes(folder) ? (names[0] ?? '') : fullName }];
}
