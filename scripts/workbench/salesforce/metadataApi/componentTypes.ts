/** The types of metadata that the org knows. Metadata API Developer Guide: Metadata Types, and `describeMetadata`. */

export interface ComponentType {
  readonly xmlName: string;
  readonly directory: string;
  /** Of its files; a bundle has a folder instead. */
  readonly suffix: string | null;
  /** A second file beside it, `<file>-meta.xml`, says what the first one is. */
  readonly metaFile: boolean;
  /** Files lie in folders, which are components too. */
  readonly inFolder: boolean;
  /** Types of what stands within it, by the element. */
  readonly children: Readonly<Record<string, string>>;
}

function type(
  xmlName: string,
  directory: string,
  suffix: string | null,
  {
    metaFile = false,
    inFolder = false,
    children = {},
  }: Partial<Pick<ComponentType, 'metaFile' | 'inFolder' | 'children'>> = {},
): ComponentType {
  return { xmlName, directory, suffix, metaFile, inFolder, children };
}

const OBJECT_CHILDREN = {
  businessProcesses: 'BusinessProcess',
  compactLayouts: 'CompactLayout',
  fieldSets: 'FieldSet',
  fields: 'CustomField',
  listViews: 'ListView',
  recordTypes: 'RecordType',
  validationRules: 'ValidationRule',
  webLinks: 'WebLink',
};

export const COMPONENT_TYPES: readonly ComponentType[] = [
  type('ApexPage', 'pages', 'page', { metaFile: true }),
  type('AuraDefinitionBundle', 'aura', null),
  type('CallCenter', 'callCenters', 'callCenter'),
  type('CspTrustedSite', 'cspTrustedSites', 'cspTrustedSite'),
  type('CustomApplication', 'applications', 'app'),
  type('CustomLabels', 'labels', 'labels', { children: { labels: 'CustomLabel' } }),
  type('CustomObject', 'objects', 'object', { children: OBJECT_CHILDREN }),
  type('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  type('CustomPermission', 'customPermissions', 'customPermission'),
  type('CustomTab', 'tabs', 'tab'),
  type('Dashboard', 'dashboards', 'dashboard', { inFolder: true }),
  type('ExternalClientApplication', 'externalClientApps', 'eca'),
  type('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy'),
  type('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth'),
  type('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy'),
  type('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth'),
  type('FlexiPage', 'flexipages', 'flexipage'),
  type('Layout', 'layouts', 'layout'),
  type('LightningComponentBundle', 'lwc', null),
  type('LightningMessageChannel', 'messageChannels', 'messageChannel'),
  type('PermissionSet', 'permissionsets', 'permissionset'),
  type('QuickAction', 'quickActions', 'quickAction'),
  type('Report', 'reports', 'report', { inFolder: true }),
  type('ReportType', 'reportTypes', 'reportType'),
  type('StaticResource', 'staticresources', 'resource', { metaFile: true }),
  type('Translations', 'translations', 'translation'),
];

/** Of what lies in a file of its own. */
export interface FileOwner {
  readonly type: ComponentType;
  readonly fullName: string;
}

/** Whose file it is; null for a file of no known type. */
export function ownerOf(path: string): FileOwner | null {
  const [directory = '', name = '', ...rest] = path.split('/');
  const owner = COMPONENT_TYPES.find((each) => each.directory === directory);
  if (owner === undefined) return null;
  if (owner.suffix === null) return rest.length === 0 ? null : { type: owner, fullName: name };
  if (owner.inFolder) return inFolder(owner, [name, ...rest].join('/'));
  const file = owner.metaFile ? name.replace(/-meta\.xml$/, '') : name;
  const ending = `.${owner.suffix}`;
  if (rest.length > 0 || !file.endsWith(ending)) return null;
  return { type: owner, fullName: file.slice(0, -ending.length) };
}

/** `<folder>-meta.xml` describes the folder. */
function inFolder(type: ComponentType, path: string): FileOwner | null {
  const [, fullName] = /^(.+)\.\w+$/.exec(path) ?? [];
  if (path.endsWith('-meta.xml')) return { type, fullName: path.slice(0, -'-meta.xml'.length) };
  return fullName === undefined ? null : { type, fullName };
}

/** The type of its own, or the one within which it stands, with the element. */
export function typeNamed(
  xmlName: string,
): { readonly type: ComponentType; readonly element: string | null } | null {
  for (const each of COMPONENT_TYPES) {
    if (each.xmlName === xmlName) return { type: each, element: null };
    const child = Object.entries(each.children).find(([, name]) => name === xmlName);
    if (child !== undefined) return { type: each, element: child[0] };
  }
  return null;
}

export function pathOf(type: ComponentType, fullName: string): string {
  return type.suffix === null
    ? `${type.directory}/${fullName}/`
    : `${type.directory}/${fullName}.${type.suffix}`;
}
