/** What of the data of a test belongs to somebody, or opens a door. */
import { isErrorCode } from '#call-core';

/** Fields of Zoom, Salesforce and the widget that say something of a person. Names of events and states are none of them. */
const TELLING =
  /name|number|phone|mail|message|text|body|subject|description|comment|summary|transcript|content|title|address|street|website|company|url$|cookie|secret|token|code$|verifier/i;
/** Values of such fields that are words of a contract or a list. */
const NOT_TELLING =
  /(type|status|state|kind|country|zone|language|locale|direction|source|device|class|template|object|field)(_?name|code|key)?$/i;
const LONG_ENOUGH = 12;

export interface Secret {
  readonly text: string;
  /** `number`: its last digits must not appear in any way of writing; `words`: it must not appear as it is. */
  readonly kind: 'number' | 'words';
}

/** @returns each once */
export function secretsIn(values: readonly unknown[]): Secret[] {
  const found = new Map<string, Secret>();
  for (const value of values) collect(value, '', found);
  return [...found.values()];
}

function collect(value: unknown, field: string, found: Map<string, Secret>): void {
  if (typeof value === 'string') {
    if (field !== '' && (!TELLING.test(field) || NOT_TELLING.test(field))) return;
    const secret = toSecret(value.trim());
    if (secret !== null) found.set(secret.text, secret);
  } else if (Array.isArray(value)) {
    for (const part of value) collect(part, field, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) collect(part, name, found);
  }
}

const OBJECTS = new Set(['Account', 'Case', 'Contact', 'Lead', 'Opportunity', 'Task', 'User']);
const DIGITS = 7;

function toSecret(text: string): Secret | null {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  const isNumber = digits.length >= DIGITS && /^[\d\s()+\-./・内線ext]+$/i.test(text.normalize('NFKC'));
  // Ids and limits have such rows of zeros, and nobody such a number.
  if (isNumber && /0{6}/.test(digits.slice(-DIGITS))) return null;
  if (isNumber) return { text: digits.slice(-DIGITS), kind: 'number' };
  // Codes of errors are made to be told, and what objects are called is no secret.
  if (isErrorCode(text) || OBJECTS.has(text)) return null;
  return isTelling(text) ? { text, kind: 'words' } : null;
}

/** A short word in small letters may be a word of ours as well. */
function isTelling(text: string): boolean {
  if (/[^\u0000-\u024F\u2018-\u201D]/.test(text)) return text.length >= 2;
  return text.length >= LONG_ENOUGH || (/^[\p{Lu}]/u.test(text) && text.length >= 3);
}

/** Where a secret stands by itself, and is no part of another word. */
export function appearsIn({ text, kind }: Secret, said: string): boolean {
  if (kind === 'number') return digitsOf(said).includes(text);
  for (let at = said.indexOf(text); at >= 0; at = said.indexOf(text, at + 1)) {
    if (!isWordLetter(said[at - 1]) && !isWordLetter(said[at + text.length])) return true;
  }
  return false;
}

function isWordLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);
}

const digitsByText = new Map<string, string>();

/** Numbers with what people write between digits taken out, and everything else kept apart. */
function digitsOf(said: string): string {
  const known = digitsByText.get(said);
  if (known !== undefined) return known;
  const digits = said.normalize('NFKC').replace(/(?<=\d)[ ().+-]+(?=\d)/g, '');
  digitsByText.set(said, digits);
  return digits;
}
