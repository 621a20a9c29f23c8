/** Resolves `lightning/...` to the published base components, unpatched. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';
import * as v from 'valibot';

const LIBRARY = 'node_modules/lightning-base-components';
const LIGHTNING = /^lightning\/[A-Za-z0-9]+$/;
const DEFAULT_EXPORT = /export default ([\s\S]*?);?\s*$/;

const ManifestSchema = v.object({
  lwc: v.object({
    modules: v.array(v.object({ name: v.optional(v.string()), path: v.optional(v.string()) })),
  }),
});

/** Folder that holds the `lightning` namespace, for the compiler. */
export function baseComponentsDir(root: string): string {
  return path.join(root, LIBRARY, 'src');
}

/** Whether npm has this module. Many of the platform's are not published. */
export function isBaseComponent(root: string, specifier: string): boolean {
  return LIGHTNING.test(specifier) && sourceOf(root, specifier) !== undefined;
}

export function baseComponents(root: string): Plugin {
  return {
    name: 'lightning-base-components',
    resolveId: (source) => (LIGHTNING.test(source) ? (sourceOf(root, source) ?? null) : null),
  };
}

function sourceOf(root: string, specifier: string): string | undefined {
  const name = specifier.slice('lightning/'.length);
  const folder = path.join(baseComponentsDir(root), 'lightning', name);
  // Some modules are a style sheet alone (`lightning/sldsCommon`).
  const candidates = ['js', 'html', 'css'].map((extension) => path.join(folder, `${name}.${extension}`));
  return candidates.find((file) => existsSync(file));
}

/**
 * The library's own values of `@salesforce/...` imports (English labels, American formats, gates), each as the text
 * of an expression. A gate that the library does not list is closed.
 */
export function libraryValues(root: string): (id: string) => string | undefined {
  const library = path.join(root, LIBRARY);
  const manifest = v.parse(ManifestSchema, JSON.parse(readFileSync(path.join(library, 'package.json'), 'utf8')));
  const files = new Map(manifest.lwc.modules.map(({ name, path: file }) => [name, file]));
  return (id) => {
    const file = files.get(id);
    if (file !== undefined) return DEFAULT_EXPORT.exec(readFileSync(path.join(library, file), 'utf8'))?.[1];
    return id.startsWith('@salesforce/gate/') ? '{ isOpen: () => false }' : undefined;
  };
}
