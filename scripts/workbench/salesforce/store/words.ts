/**
 * How the full-text index cuts text into words. SOQL and SOSL Reference, "FIND {SearchQuery}": words end at spaces,
 * at punctuation and where letters turn into digits; Chinese, Japanese and Korean text is cut into pairs of characters.
 */
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+|\p{N}+|[\p{L}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\p{L}\p{M}]|$)/gu;
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u;

/** In order; full-width characters count as their plain forms, capitals as small letters. */
export function wordsOf(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
  return runs.flatMap((run) => (EAST_ASIAN.test(run) ? pairsOf(run) : [run]));
}

function pairsOf(run: string): string[] {
  const chars = Array.from(run);
  if (chars.length === 1) return chars;
  return chars.slice(1).map((char, index) => (chars[index] ?? '') + char);
}

/**
 * The words of a phone number: its groups of digits and the whole without punctuation, so that `(415) 555-1212` is
 * found by 415, by 1212 and by 4155551212. Whether Salesforce also finds it by 5551212 is not documented: not here.
 */
export function phoneWordsOf(text: string): string[] {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\p{L}+/u);
  return parts.flatMap((part) => {
    const groups = part.match(/\p{N}+/gu) ?? [];
    return groups.length > 1 ? [...groups, groups.join('')] : groups;
  });
}
