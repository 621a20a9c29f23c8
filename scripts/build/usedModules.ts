/** Which base components a source uses: read off its text, as the deploy does. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TAG = /<lightning-([a-z0-9-]+)/g;
const IMPORT = /(?:from|import)\s*\(?\s*['"](lightning\/[A-Za-z0-9]+)['"]/g;

/** The `lightning/...` modules that the files below `folders` name, sorted. Tests are not looked at. */
export function usedLightningModules(root: string, folders: readonly string[]): string[] {
  const used = new Set<string>();
  for (const file of folders.flatMap((folder) => sourcesBelow(root, folder))) {
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const name of file.endsWith('.html') ? tagsOf(text) : importsOf(text)) used.add(name);
  }
  return [...used].sort();
}

/** Sources of components below a folder: TypeScript, templates and style sheets, no tests. */
export function sourcesBelow(root: string, folder: string): string[] {
  return globSync(`${folder}/**/*.{ts,html,css}`, { cwd: root }).filter((file) => !file.includes('__tests__'));
}

function tagsOf(html: string): string[] {
  return [...html.matchAll(TAG)].map(([, tag]) => `lightning/${toCamelCase(tag ?? '')}`);
}

function importsOf(script: string): string[] {
  return [...script.matchAll(IMPORT)].map(([, specifier]) => specifier ?? '');
}

function toCamelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
