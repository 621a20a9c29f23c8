/** Reads what stands between FIND's braces. SOQL and SOSL Reference: FIND {SearchQuery}. */
import { badRequest } from '../rules/apiError.ts';

export type SearchTerm =
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'and' | 'or' | 'andNot'; readonly left: SearchTerm; readonly right: SearchTerm };

/** Literal text, or a wildcard. */
export type TextPart = { readonly text: string } | { readonly wildcard: '*' | '?' };

type Token =
  | { readonly kind: 'text'; readonly parts: TextPart[]; readonly bare: string }
  | { readonly kind: '(' | ')' };

/** Must be escaped with a backslash to be meant literally. */
const RESERVED = "&|!{}[]^~:'+-";

/** "If SearchQuery is longer than 4,000 characters, any logical operators are removed", and OR is what remains. */
const LONGEST_WITH_OPERATORS = 4000;

/** @throws ApiError MALFORMED_SEARCH, INVALID_SEARCH for less than two characters */
export function readSearchTerms(query: string): SearchTerm {
  const tokens = tokenize(query, true);
  if (query.length > LONGEST_WITH_OPERATORS) return anyOf(tokens, query);
  return new TermReader(tokens, query).all();
}

function anyOf(tokens: readonly Token[], query: string): SearchTerm {
  const texts = tokens.flatMap((token) => (token.kind === 'text' && !isOperator(token.bare) ? [token] : []));
  const [first, ...others] = texts;
  if (first === undefined) throw tooShort(query);
  return others.reduce<SearchTerm>((left, right) => ({ kind: 'or', left, right }), first);
}

/** The same for words that a person typed: all characters but wildcards and quotes mean themselves. */
export function readPlainTerms(query: string): SearchTerm {
  const [first, ...others] = tokenize(query, false).flatMap((token) =>
    token.kind === 'text' ? [token] : [],
  );
  if (first === undefined) throw tooShort(query);
  checkLength([first, ...others], query);
  return others.reduce<SearchTerm>((left, right) => ({ kind: 'and', left, right }), first);
}

function tokenize(query: string, strict: boolean): Token[] {
  const tokens: Token[] = [];
  const chars = Array.from(query);
  let index = 0;
  while (index < chars.length) {
    const char = chars[index] ?? '';
    if (/\s/.test(char)) {
      index += 1;
    } else if (strict && (char === '(' || char === ')')) {
      tokens.push({ kind: char });
      index += 1;
    } else {
      const word = readText(chars, index, strict);
      tokens.push({
        kind: 'text',
        parts: word.parts,
        bare: word.quoted ? '' : chars.slice(index, word.end).join(''),
      });
      index = word.end;
    }
  }
  return tokens;
}

/** A word up to the next space, or a phrase up to the closing quote. */
function readText(chars: readonly string[], start: number, strict: boolean) {
  const parts: TextPart[] = [];
  const quoted = chars[start] === '"';
  let text = '';
  let index = quoted ? start + 1 : start;
  const flush = () => {
    if (text !== '') parts.push({ text });
    text = '';
  };
  for (; index < chars.length; index += 1) {
    const char = chars[index] ?? '';
    if (quoted ? char === '"' : /\s/.test(char) || (strict && '()"'.includes(char))) break;
    if (char === '\\' && strict) {
      index += 1;
      text += chars[index] ?? '';
    } else if (char === '*' || char === '?') {
      flush();
      if (parts.length === 0) throw malformed('Wildcards cannot be the first character of a search term');
      parts.push({ wildcard: char });
    } else if (strict && !quoted && RESERVED.includes(char)) {
      throw malformed(`line 1:${index} no viable alternative at character '${char}'`);
    } else {
      text += char;
    }
  }
  if (quoted && index >= chars.length) throw malformed('missing closing quotation mark');
  flush();
  return { parts, quoted, end: quoted ? index + 1 : index };
}

function malformed(message: string): Error {
  return badRequest('MALFORMED_SEARCH', message);
}

function tooShort(query: string): Error {
  return badRequest('INVALID_SEARCH', `search term must be longer than one character: ${query}`);
}

function checkLength(tokens: readonly Token[], query: string): void {
  const text = tokens.flatMap((token) => (token.kind === 'text' ? token.parts : []));
  const letters = text.map((part) => ('text' in part ? part.text : '')).join('');
  if ((letters.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) throw tooShort(query);
}

/** OR binds weakest; words side by side mean AND. */
class TermReader {
  readonly #tokens: readonly Token[];
  readonly #query: string;
  #next = 0;

  constructor(tokens: readonly Token[], query: string) {
    this.#tokens = tokens;
    this.#query = query;
  }

  all(): SearchTerm {
    checkLength(this.#tokens, this.#query);
    const term = this.#or();
    if (this.#next < this.#tokens.length) throw malformed("unexpected token: ')'");
    return term;
  }

  #or(): SearchTerm {
    let left = this.#and();
    while (this.#keyword('OR')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): SearchTerm {
    let left = this.#one();
    for (;;) {
      if (this.#keyword('AND')) {
        const kind = this.#keyword('NOT') ? 'andNot' : 'and';
        left = { kind, left, right: this.#one() };
      } else if (this.#startsTerm()) {
        left = { kind: 'and', left, right: this.#one() };
      } else {
        return left;
      }
    }
  }

  #one(): SearchTerm {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    if (token?.kind === '(') {
      const inner = this.#or();
      if (this.#tokens[this.#next]?.kind !== ')') throw malformed('missing closing parenthesis');
      this.#next += 1;
      return inner;
    }
    if (token?.kind !== 'text' || isOperator(token.bare)) throw malformed('No search term found');
    return token;
  }

  #keyword(word: string): boolean {
    const token = this.#tokens[this.#next];
    const found = token?.kind === 'text' && token.bare.toUpperCase() === word;
    if (found) this.#next += 1;
    return found;
  }

  #startsTerm(): boolean {
    const token = this.#tokens[this.#next];
    return token?.kind === '(' || (token?.kind === 'text' && !isOperator(token.bare));
  }
}

function isOperator(bare: string): boolean {
  return ['AND', 'OR', 'NOT'].includes(bare.toUpperCase());
}
