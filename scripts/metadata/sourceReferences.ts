/** What the components' TypeScript and templates name of the package's metadata. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reference } from './references.ts';

const IMPORTS: readonly { readonly pattern: RegExp; readonly refersTo: string }[] = [
  { pattern: /from '@salesforce\/label\/c\.(\w+)'/g, refersTo: 'label' },
  { pattern: /from '@salesforce\/messageChannel\/(\w+)__c'/g, refersTo: 'messageChannel' },
  { pattern: /from '@salesforce\/customPermission\/(\w+)'/g, refersTo: 'customPermission' },
  { pattern: /from 'c\/(\w+)'/g, refersTo: 'js' },
];
const CHILD = /<c-([a-z-]+)/g;

/** All references in the bundles below a package folder; tests left out. */
export function sourceReferencesIn(packageDir: string): Reference[] {
  return globSync('*/lwc/**/*.{ts,html}', { cwd: packageDir })
    .filter((file) => !file.includes('__tests__'))
    .flatMap((file) => {
      const source = readFileSync(path.join(packageDir, file), 'utf8');
      return [...importsIn(source, file), ...childrenIn(source, file)];
    });
}

function importsIn(source: string, from: string): Reference[] {
  return IMPORTS.flatMap(({ pattern, refersTo }) =>
    [...source.matchAll(pattern)].map(([, name = '']) => ({ from, type: refersTo, name })),
  );
}

/** `<c-zoom-phone-pad>` is the component `zoomPhonePad`. */
function childrenIn(source: string, from: string): Reference[] {
  return [...source.matchAll(CHILD)].map(([, tag = '']) => ({
    from,
    type: 'js',
    name: tag.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase()),
  }));
}
