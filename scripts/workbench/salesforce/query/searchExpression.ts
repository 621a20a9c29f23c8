/** Search terms as an expression of the full-text index. */
import type { SearchGroup, SearchIndex } from '../store/searchIndex.ts';
import { wordsOf } from '../store/words.ts';
import type { SearchTerm, TextPart } from './searchTerms.ts';

/** An expression that matches nothing. */
const NOTHING = '"xnothingx"';

/** @param groups where to look: the columns of the index */
export function searchExpression(
  index: SearchIndex,
  term: SearchTerm,
  groups: readonly SearchGroup[],
): string {
  switch (term.kind) {
    case 'or':
      // Side by side: the index reads few parentheses within each other.
      return alternativesOf(term)
        .map((each) => `(${searchExpression(index, each, groups)})`)
        .join(' OR ');
    case 'and':
    case 'andNot': {
      const operator = { and: 'AND', andNot: 'NOT' }[term.kind];
      const side = (each: SearchTerm) => `(${searchExpression(index, each, groups)})`;
      return `${side(term.left)} ${operator} ${side(term.right)}`;
    }
    case 'text':
      return textExpression(index, term.parts, groups);
  }
}

function alternativesOf(term: SearchTerm): SearchTerm[] {
  const alternatives: SearchTerm[] = [];
  let rest = term;
  for (; rest.kind === 'or'; rest = rest.left) alternatives.unshift(rest.right);
  return [rest, ...alternatives];
}

/**
 * The words of a text stand side by side, in this order. In phone numbers punctuation is ignored, so there the
 * digits in one run count as well.
 */
function textExpression(
  index: SearchIndex,
  parts: readonly TextPart[],
  groups: readonly SearchGroup[],
): string {
  const phrase = phraseOf(index, parts);
  const alternatives = phrase === null ? [] : [`{${groups.join(' ')}} : ${phrase}`];
  const digits = parts.map((part) =>
    'text' in part ? part.text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') : part.wildcard,
  );
  if (groups.includes('phone') && /^\d[\d*?]*$/.test(digits.join(''))) {
    const run = wordExpression(index, digits.join(''));
    if (run !== null) alternatives.push(`{phone} : ${run}`);
  }
  return alternatives.length === 0 ? NOTHING : alternatives.map((each) => `(${each})`).join(' OR ');
}

function phraseOf(index: SearchIndex, parts: readonly TextPart[]): string | null {
  const last = parts.at(-1);
  const endsOpen = last !== undefined && 'wildcard' in last && last.wildcard === '*';
  const texts = endsOpen ? parts.slice(0, -1) : parts;
  if (texts.every((part) => 'text' in part)) {
    const words = wordsOf(texts.map((part) => ('text' in part ? part.text : '')).join(''));
    return words.length === 0 ? null : `"${words.join(' ')}"${endsOpen ? '*' : ''}`;
  }
  return wordExpression(
    index,
    parts.map((part) => ('text' in part ? part.text.toLowerCase() : part.wildcard)).join(''),
  );
}

/** A single word with wildcards: the words of the index that fit. */
function wordExpression(index: SearchIndex, pattern: string): string | null {
  if (!/[*?]/.test(pattern)) return `"${pattern}"`;
  if (/^[^*?]+\*$/.test(pattern)) return `"${pattern.slice(0, -1)}"*`;
  const words = index.wordsLike(pattern.replaceAll('[', ''));
  return words.length === 0 ? null : `(${words.map((word) => `"${word}"`).join(' OR ')})`;
}
