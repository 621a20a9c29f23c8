/**
 * Files that are not kept as they come: labels, objects and translations are made of parts, of which each deployment
 * brings some. The org writes such a file from all the parts it has.
 */
import { childText, readXml } from '../schema/metadataXml.ts';

interface Part {
  readonly element: string;
  /** Null for what stands once, or as a list that is replaced as a whole. */
  readonly key: string | null;
  /** Exactly as it came. */
  readonly text: string;
}

const ROOTS: Readonly<Record<string, string>> = {
  labels: 'CustomLabels',
  objects: 'CustomObject',
  objectTranslations: 'CustomObjectTranslation',
  translations: 'Translations',
};
const KEYS = ['fullName', 'name', 'layout'];
/** They have names and are no parts of their own. */
const WITHOUT_KEY = ['nameField', 'searchLayouts', 'caseValues', 'actionOverrides'];
const TOKENS =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?<end>\/?)(?<name>[\w:.-]+)[^>]*?(?<empty>\/?)>/g;

export function isContainer(path: string): boolean {
  return (path.split('/')[0] ?? '') in ROOTS;
}

/** The parts of a file directly below its root. */
export function partsOf(xml: string): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index, groups } of xml.matchAll(TOKENS)) {
    if (groups?.['name'] === undefined) continue;
    const isEnd = groups['end'] === '/';
    const isEmpty = groups['empty'] === '/';
    if (!isEnd && depth === 1) start = index;
    if (isEnd) depth -= 1;
    else if (!isEmpty) depth += 1;
    if (depth === 1 && (isEnd || (isEmpty && start === index))) {
      parts.push(partOf(groups['name'], xml.slice(start, index + token.length)));
    }
  }
  return parts;
}

function partOf(element: string, text: string): Part {
  if (WITHOUT_KEY.includes(element)) return { element, key: null, text };
  const xml = readXml(text);
  const key = KEYS.map((name) => childText(xml, name)).find((each) => each !== null) ?? null;
  return { element, key, text };
}

/** What the org has afterwards. */
export function merge(path: string, existing: string | undefined, incoming: string): string {
  const come = partsOf(incoming);
  const replaced = (part: Part) =>
    come.some((each) => each.element === part.element && each.key === part.key);
  const kept = existing === undefined ? [] : partsOf(existing).filter((part) => !replaced(part));
  return compose(path, [...kept, ...come]);
}

/**
 * @param gone `<element> <key>` of what is taken out
 * @returns empty when nothing is left, null when nothing was taken out
 */
export function without(path: string, xml: string, gone: ReadonlySet<string>): string | null {
  const parts = partsOf(xml);
  const left = parts.filter(({ element, key }) => key === null || !gone.has(`${element} ${key}`));
  if (left.length === parts.length) return null;
  return left.length === 0 ? '' : compose(path, left);
}

function compose(path: string, parts: readonly Part[]): string {
  const root = ROOTS[path.split('/')[0] ?? ''] ?? '';
  const sorted = [...parts].sort(
    (a, b) => compare(a.element, b.element) || compare(a.key ?? '', b.key ?? ''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://soap.sforce.com/2006/04/metadata">`,
    ...sorted.map(({ text }) => `    ${text}`),
    `</${root}>`,
    '',
  ].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
