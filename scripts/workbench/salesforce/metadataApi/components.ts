/** The components that lie in a set of files, those within others too. */
import { COMPONENT_TYPES, ownerOf } from './componentTypes.ts';
import { partsOf } from './containers.ts';

/** Path in the package → text. Binary files are kept as Latin-1, byte for byte. */
export type Files = ReadonlyMap<string, string>;

export interface Component {
  readonly type: string;
  readonly fullName: string;
  /** The file that names it: for a bundle, its folder. */
  readonly path: string;
}

export function keyOf({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string {
  return `${type}:${fullName}`;
}

/** Each once. */
export function componentsOf(files: Files): Component[] {
  const found = new Map<string, Component>();
  for (const [path, text] of files) {
    const owner = ownerOf(path);
    if (owner === null) continue;
    const { type, fullName } = owner;
    const ownPath = type.suffix === null ? `${type.directory}/${fullName}` : path.replace(/-meta\.xml$/, '');
    const component = { type: type.xmlName, fullName, path: ownPath };
    found.set(keyOf(component), component);
    for (const child of childrenOf(type.children, path, fullName, text)) found.set(keyOf(child), child);
  }
  return [...found.values()];
}

function childrenOf(
  children: Readonly<Record<string, string>>,
  path: string,
  parent: string,
  text: string,
): Component[] {
  if (Object.keys(children).length === 0) return [];
  return partsOf(text).flatMap(({ element, key }) => {
    const type = children[element];
    if (type === undefined || key === null) return [];
    return [{ type, fullName: type === 'CustomLabel' ? key : `${parent}.${key}`, path }];
  });
}

export function isKnownType(xmlName: string): boolean {
  return COMPONENT_TYPES.some(
    (each) =>
      each.xmlName === xmlName ||
      (each.inFolder && `${each.xmlName}Folder` === xmlName) ||
      Object.values(each.children).includes(xmlName),
  );
}
