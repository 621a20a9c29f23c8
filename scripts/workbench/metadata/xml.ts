/** Reads Salesforce metadata files (Metadata API Developer Guide): elements with text, no attributes that matter. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';

/** One file of a metadata type. */
export interface MetadataFile<T> {
  /** Full name of the component: the file name without its suffix, for example `Zoom_Phone`. */
  readonly name: string;
  readonly content: T;
}

/** An element that may occur any number of times; XML does not tell one from a list of one. */
export function many<Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(
    v.union([
      v.array(schema),
      v.pipe(
        schema,
        v.transform((one) => [one]),
      ),
    ]),
    [],
  );
}

/** The element is there and says `true`. */
export const Flag = v.pipe(
  v.optional(v.string(), 'false'),
  v.transform((text) => text === 'true'),
);

/** Folder of Aura bundles: their application has the suffix of Lightning's apps. */
const AURA = 'aura';

/**
 * Every file `*.<suffix>-meta.xml` below `folder`, in the order of their names.
 * Throws an Error that names the file when one does not have the expected shape.
 */
export function readMetadata<Schema extends v.GenericSchema>(
  folder: string,
  suffix: string,
  schema: Schema,
): MetadataFile<v.InferOutput<Schema>>[] {
  const ending = `.${suffix}-meta.xml`;
  return globSync(`**/*${ending}`, { cwd: folder })
    .filter((file) => !file.split(path.sep).includes(AURA))
    .sort()
    .map((file) => ({
      name: path.basename(file, ending),
      content: parseText(path.join(folder, file), readFileSync(path.join(folder, file), 'utf8'), schema),
    }));
}

/** The same of what an org holds: every file `*.<suffix>`, by its path in the Metadata API. */
export function readOrgMetadata<Schema extends v.GenericSchema>(
  files: ReadonlyMap<string, string>,
  suffix: string,
  schema: Schema,
): MetadataFile<v.InferOutput<Schema>>[] {
  const ending = `.${suffix}`;
  return [...files]
    .filter(([file]) => file.endsWith(ending) && !file.startsWith(`${AURA}/`))
    .map(([file, text]) => ({
      name: decodeURIComponent(path.basename(file, ending)),
      content: parseText(file, text, schema),
    }));
}

function parseText<Schema extends v.GenericSchema>(
  file: string,
  text: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, rootElement(text));
  if (result.success) return result.output;
  throw new Error(`${file}: ${v.summarize(result.issues)}`);
}

function rootElement(xml: string): unknown {
  const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false });
  const document: unknown = parser.parse(xml);
  if (typeof document !== 'object' || document === null) return undefined;
  const root: unknown = Object.values(document)[0];
  // An element without content is read as an empty text.
  return root === '' ? {} : root;
}
