/** What this version of the package has, read off its sources. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listMetadataFiles } from '../../metadata/metadataFiles.ts';

export interface OwnPackage {
  readonly components: readonly { readonly type: string; readonly name: string }[];
  /** The permission set of agents, as it is deployed. */
  readonly agentSet: string;
}

export const PACKAGE_FOLDER = fileURLToPath(new URL('../../../force-app/main', import.meta.url));
const AGENT_SET = 'access/permissionsets/ZoomPhoneAgent.permissionset-meta.xml';

/** Types by the suffix of their files. */
const TYPES: Readonly<Record<string, string>> = {
  app: 'CustomApplication',
  customPermission: 'CustomPermission',
  field: 'CustomField',
  flexipage: 'FlexiPage',
  js: 'LightningComponentBundle',
  messageChannel: 'LightningMessageChannel',
  object: 'CustomObject',
  permissionset: 'PermissionSet',
  tab: 'CustomTab',
};

export function readOwnPackage(): OwnPackage {
  const components = listMetadataFiles(PACKAGE_FOLDER).flatMap(({ type: suffix, name, path: file }) => {
    // An Aura application has the suffix of an app.
    const type = file.includes('/aura/') ? undefined : TYPES[suffix];
    return type === undefined ? [] : [{ type, name }];
  });
  return { components, agentSet: readFileSync(path.join(PACKAGE_FOLDER, AGENT_SET), 'utf8') };
}
