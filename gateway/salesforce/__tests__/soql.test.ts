import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { soqlPrefix, soqlText, soslPhrase, soslWord } from '../soql.ts';

const QUOTED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What Salesforce reads out of a literal ("Quoted String Escape Sequences"). */
function readLiteral(literal: string): string {
  const inside = /^'((?:[^'\\]|\\[\s\S])*)'$/.exec(literal)?.[1];
  if (inside === undefined) throw new Error(`Not one literal: ${literal}`);
  return inside.replace(/\\([\s\S])/g, (whole, character: string) =>
    '%_'.includes(character) ? whole : (QUOTED[character] ?? character),
  );
}

/** Whether LIKE with this pattern finds a text that begins so, and no other. */
function likeBegins(pattern: string): string {
  const found = /^((?:[^\\%_]|\\[\s\S])*)%$/.exec(pattern)?.[1];
  if (found === undefined) throw new Error(`More than a beginning: ${pattern}`);
  return found.replace(/\\([\s\S])/g, '$1');
}

const hostile = fc.string({
  unit: fc.constantFrom('\\', "'", '"', '%', '_', '\n', '\r', '\t', '\b', '\f', 'a', ' ', 'n', '佐', '😀'),
});

describe('a text in a query', () => {
  test('is read back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(readLiteral(soqlText(text))).toBe(text);
      }),
    );
  });

  test('ends where it ends, so that nothing behind it becomes part of the query', () => {
    const text = "x' OR Name LIKE '%";

    expect(parseQuery(`SELECT Id FROM Task WHERE Subject = ${soqlText(text)}`).where).toMatchObject({
      left: { field: 'Subject', operator: '=', literalType: 'STRING' },
    });
    expect(soqlText(text)).toBe("'x\\' OR Name LIKE \\'%'");
  });

  test('stands for the beginning of a name, its own wildcards for themselves', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(likeBegins(readLiteral(soqlPrefix(text)))).toBe(text);
      }),
    );
    expect(soqlPrefix('佐')).toBe("'佐%'");
  });
});

describe('a word in a search', () => {
  test('has no reserved character that is not escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'?&|!{}[]()^~*:\\"\'+-ab'.split('')) }), (word) => {
        const escaped = soslWord(word);
        expect(escaped.replace(/\\[\s\S]/g, '')).toMatch(/^[ab]*$/);
        expect(escaped.replace(/\\([\s\S])/g, '$1')).toBe(word);
      }),
    );
  });

  test('stays within its quotes in a phrase', () => {
    expect(soslPhrase('a" OR {b}')).toBe('"a\\" OR \\{b\\}"');
  });
});
