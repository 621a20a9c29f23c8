/** Queries with values in them. Every value passes through here; nothing else puts text into a query. */

/** A text literal of SOQL ("Quoted String Escape Sequences"). */
export function soqlText(value: string): string {
  const escaped = value.replace(/[\\'"\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? '');
  return `'${escaped}'`;
}

/** The request of a query, below `/services/data/vNN.0`. */
export function queryPath(soql: string): string {
  return `/query?q=${encodeURIComponent(soql)}`;
}

/** The same, with the records in the recycle bin. */
export function queryAllPath(soql: string): string {
  return `/queryAll?q=${encodeURIComponent(soql)}`;
}

/** A text literal that LIKE takes word by word: its wildcards are ordinary characters. */
export function soqlPrefix(value: string): string {
  return soqlText(value.replace(/[\\%_]/g, '\\$&'))
    .replace(/\\\\([%_])/g, '\\$1')
    .replace(/'$/, "%'");
}

/** The same for a text that stands anywhere. */
export function soqlPart(value: string): string {
  return soqlPrefix(value).replace(/^'/, "'%");
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A word of a SOSL search, its reserved characters escaped ("FIND {SearchQuery}"). */
export function soslWord(value: string): string {
  return value.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
}

/** A phrase of a SOSL search: its words in this order. */
export function soslPhrase(value: string): string {
  return `"${soslWord(value)}"`;
}
