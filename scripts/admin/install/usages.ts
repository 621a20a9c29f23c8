/** Pages and apps of the org that use parts of the package: while they do, nothing can be removed. */
import { elementsAt, rootOf, textAt, textsAt } from '../../metadata/metadataFiles.ts';
import type { MetadataName, OrgMetadata } from '../org/ports.ts';

export interface Usage {
  /** For example `FlexiPage Case_Page`. */
  readonly user: string;
  /** What it uses, by name. */
  readonly parts: readonly string[];
  /** The widget in a utility bar, which `assign --remove` takes out. */
  readonly isUtilityBar: boolean;
}

const WIDGET = 'zoomPhoneUtilityItem';

/** @param members of the package: their own pages and apps do not count */
export async function findUsages(
  metadata: OrgMetadata,
  members: readonly MetadataName[],
): Promise<readonly Usage[]> {
  const own = (type: string) =>
    new Set(members.filter((each) => each.type === type).map(({ fullName }) => fullName));
  const others = async (type: string) =>
    (await metadata.list(type)).filter(
      ({ fullName, namespacePrefix }) => namespacePrefix === undefined && !own(type).has(fullName),
    );
  const bundles = own('LightningComponentBundle');
  const pages = own('FlexiPage');
  const files = await metadata.retrieve([
    ...(await others('FlexiPage')),
    ...(await others('CustomApplication')),
  ]);
  return [...files].flatMap(([path, text]) => {
    const root = rootOf(text);
    const isPage = path.startsWith('flexipages/');
    const parts = isPage
      ? componentsOf(root).filter((name) => bundles.has(name))
      : pagesOf(root).filter((name) => pages.has(name));
    if (parts.length === 0) return [];
    const name = path.replace(/^\w+\/(.*)\.\w+$/, '$1');
    const isUtilityBar = isPage
      ? textAt(root, 'type') === 'UtilityBar' && parts.every((part) => part === WIDGET)
      : false;
    return [{ user: `${isPage ? 'FlexiPage' : 'CustomApplication'} ${name}`, parts, isUtilityBar }];
  });
}

function componentsOf(page: unknown): string[] {
  return [
    ...textsAt(page, 'flexiPageRegions.itemInstances.componentInstance.componentName'),
    ...textsAt(page, 'flexiPageRegions.componentInstances.componentName'),
  ].map((name) => name.replace(/^c:/, ''));
}

function pagesOf(app: unknown): string[] {
  return [
    textAt(app, 'utilityBar'),
    ...elementsAt(app, 'actionOverrides').map((each) => textAt(each, 'content')),
    ...elementsAt(app, 'profileActionOverrides').map((each) => textAt(each, 'content')),
  ];
}
