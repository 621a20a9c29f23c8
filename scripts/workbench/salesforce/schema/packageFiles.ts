/** Finds the metadata files of package folders, wherever their feature folders put them. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readXml } from './metadataXml.ts';
import type { XmlElement } from './metadataXml.ts';

export interface MetadataFile {
  /** Name of the file without its suffix: the name of the field, object or permission set. */
  readonly name: string;
  /** Name of the object in whose folder the file lies; empty for what belongs to no object. */
  readonly objectName: string;
  readonly xml: XmlElement;
}

/** In the order of the folders. @param suffix kind of metadata, for example `field` for `*.field-meta.xml` */
export function readMetadata(folders: readonly string[], suffix: string): MetadataFile[] {
  const ending = `.${suffix}-meta.xml`;
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(ending))
      .sort()
      .map((path) => ({
        name: basename(path, ending),
        objectName: objectOf(path),
        xml: readXml(readFileSync(join(folder, path), 'utf8')),
      })),
  );
}

/** `objects/Task/fields/X` and `objects/Task/Task` both belong to Task. */
function objectOf(path: string): string {
  const folder = dirname(path);
  const kinds = ['fields', 'validationRules', 'recordTypes', 'listViews', 'compactLayouts'];
  return basename(kinds.includes(basename(folder)) ? dirname(folder) : folder);
}
