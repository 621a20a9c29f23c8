/**
 * Every word in a text that can only be the name of something of the package, wherever it stands. `references.ts` knows what a
 * place refers to; this knows no places, so it finds names in those that nobody has thought of.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Component } from './references.ts';

export interface Mention {
  readonly name: string;
  /** The file in which it stands. */
  readonly from: string;
}

const NAMES = /\b(?:\w+?__c|Zoom_Phone\w*|zoomPhone[A-Z]\w*|ZoomPhone[A-Z]\w*)\b/g;
/** Words for people may hold names as examples. */
const WORDS = /<(label|value|help|description|inlineHelpText)>[^<]*<\/\1>/g;
const FILES_OF_WORDS = ['.labels-meta.xml', '.translation-meta.xml', '.objectTranslation-meta.xml'];
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g;

/** In metadata files below a folder. */
export function metadataMentionsIn(packageDir: string): Mention[] {
  return globSync('**/*-meta.xml', { cwd: packageDir }).flatMap((file) => {
    const text = readFileSync(path.join(packageDir, file), 'utf8');
    const isWords = FILES_OF_WORDS.some((ending) => file.endsWith(ending));
    return mentionsIn(isWords ? text.replaceAll(WORDS, '') : text, file);
  });
}

/** Names of custom fields and objects in TypeScript and templates that run; comments and tests left out. */
export function sourceMentionsIn(sourceDir: string): Mention[] {
  return globSync('**/*.{ts,html}', { cwd: sourceDir })
    .filter((file) => !file.includes('__tests__'))
    .flatMap((file) => {
      const source = readFileSync(path.join(sourceDir, file), 'utf8').replaceAll(COMMENTS, '');
      return mentionsIn(source, file).filter(({ name }) => name.endsWith('__c'));
    });
}

/** What is called with a suffix where it is used, and has a file without it. */
const WITH_SUFFIX = ['messageChannel', 'reportType'];

/** How things are called elsewhere: fields also without their object. */
export function mentionableNames(components: readonly Component[]): ReadonlySet<string> {
  return new Set(
    components.flatMap(({ type, name }) => [
      name,
      ...name.split('.'),
      ...(WITH_SUFFIX.includes(type) ? [`${name}__c`] : []),
    ]),
  );
}

function mentionsIn(text: string, from: string): Mention[] {
  return [...new Set(text.match(NAMES))].map((name) => ({ name, from }));
}
