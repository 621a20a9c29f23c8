/** The types of metadata that the org knows. Metadata API Developer Guide: Metadata Types, and `describeMetadata`. */

export interface ComponentType {
  readonly xmlName: string;
  readonly directory: string;
  /** Of its files; a bundle has a folder instead. */
  readonly suffix: string | null;
  /** A second file beside it, `<file>-meta.xml`, says what the first one is. */
  readonly metaFile: boolean;
  /** Types of what stands within it, by the element. */
  readonly children: Readonly<Record<string, string>>;
}

function type(
  xmlName: string,
  directory: string,
  suffix: string | null,
  { metaFile = false, children = {} }: Partial<Pick<ComponentType, 'metaFile' | 'children'>> = {},
): ComponentType {
  return { xmlName, directory, suffix, metaFile, children };
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
  type('CspTrustedSite', 'cspTrustedSites', 'cspTrustedSite'),
  type('CustomApplication', 'applications', 'app'),
  type('CustomLabels', 'labels', 'labels', { children: { labels: 'CustomLabel' } }),
  type('CustomObject', 'objects', 'object', { children: OBJECT_CHILDREN }),
  type('CustomObjectTranslation', 'objectTranslations', 'objectTranslation'),
  type('CustomPermission', 'customPermissions', 'customPermission'),
  type('CustomTab', 'tabs', 'tab'),
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
  const file = owner.metaFile ? name.replace(/-meta\.xml$/, '') : name;
  const ending = `.${owner.suffix}`;
  if (rest.length > 0 || !file.endsWith(ending)) return null;
  return { type: owner, fullName: file.slice(0, -ending.length) };
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
