/** The metadata files of the package, whatever their type (Metadata API Developer Guide). */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

export interface MetadataFile {
  /** Relative to the package folder. */
  readonly path: string;
  /** The suffix of the file, for example `field`, `flexipage` or `js` for a component. */
  readonly type: string;
  /** Full name of what the file describes, for example `Zoom_Phone` or `Activity.ZoomCallId__c`. */
  readonly name: string;
  /** The root element as fast-xml-parser reads it: see `elementsAt`. */
  readonly content: unknown;
}

/** Folders of an object whose files describe parts of it. */
const PARTS = ['compactLayouts', 'fields', 'listViews'];

/** Types whose files are in folders of their own, which are part of the name. */
const IN_FOLDERS = ['dashboard', 'report'];

/** Where the metadata of the product lies: the package, and reports for orgs that want them. */
export const SOURCE_DIRS = ['force-app/main', 'reports'];

/** @param only of this type; else all, which takes long */
export function readMetadataFiles(packageDir: string, only?: string): MetadataFile[] {
  return listMetadataFiles(packageDir)
    .filter(({ type }) => only === undefined || type === only)
    .map((file) => ({
      ...file,
      content: rootOf(readFileSync(path.join(packageDir, file.path), 'utf8')),
    }));
}

/** The same without their contents, which take long to read. */
export function listMetadataFiles(packageDir: string): Omit<MetadataFile, 'content'>[] {
  return globSync('**/*-meta.xml', { cwd: packageDir })
    .sort()
    .map((file) => ({ path: file, ...nameOf(file) }));
}

/** Every element at a path such as `fields.picklistValues`; one element and a list of them are read alike. */
export function elementsAt(content: unknown, elementPath: string): unknown[] {
  return elementPath
    .split('.')
    .reduce((elements, name) => elements.flatMap((element) => childrenOf(element, name)), [content]);
}

/** The texts of the elements at a path; an element without text has the empty one. */
export function textsAt(content: unknown, elementPath: string): string[] {
  return elementsAt(content, elementPath).filter((element) => typeof element === 'string');
}

/** The text of the only element with this name; empty when there is none. */
export function textAt(content: unknown, elementPath: string): string {
  return textsAt(content, elementPath)[0] ?? '';
}

function nameOf(file: string): { type: string; name: string } {
  const [, stem = '', type = ''] = /^(.*)\.(\w+)-meta\.xml$/.exec(path.basename(file)) ?? [];
  const folder = path.dirname(file);
  if (IN_FOLDERS.includes(type)) return { type, name: `${path.basename(folder)}/${stem}` };
  const object = PARTS.includes(path.basename(folder)) ? `${path.basename(path.dirname(folder))}.` : '';
  return { type, name: object + stem };
}

/** The root element of a metadata file. */
export function rootOf(text: string): unknown {
  const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false });
  const document: unknown = parser.parse(text);
  return isElement(document) ? Object.values(document)[0] : undefined;
}

function childrenOf(element: unknown, name: string): unknown[] {
  const child = isElement(element) ? element[name] : undefined;
  if (child === undefined) return [];
  return Array.isArray(child) ? child : [child];
}

function isElement(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
