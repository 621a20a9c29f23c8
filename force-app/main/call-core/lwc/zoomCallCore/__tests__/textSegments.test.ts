import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isEmptyText, textProblem } from '../textProblem.ts';
import { sizeOfText } from '../textSegments.ts';
import type { TextSize } from '../textSegments.ts';

const PICTURE = { mimeType: 'image/png', bytes: 1000 };

describe('segments of a text', () => {
  test.each<[string, TextSize['encoding'], number]>([
    ['', 'gsm7', 0],
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    // Two units each, and no place for half of one at the end of a segment.
    ['€'.repeat(80), 'gsm7', 1],
    [`${'a'.repeat(152)}${'€'.repeat(5)}`, 'gsm7', 2],
    [`${'a'.repeat(152)}€${'a'.repeat(151)}a`, 'gsm7', 3],
    ['あ'.repeat(70), 'ucs2', 1],
    ['あ'.repeat(71), 'ucs2', 2],
    [`${'あ'.repeat(66)}😀${'あ'.repeat(65)}`, 'ucs2', 2],
    [`${'あ'.repeat(66)}😀${'あ'.repeat(66)}`, 'ucs2', 3],
  ] as const)('%j is %s in %i', (text, encoding, segments) => {
    expect(sizeOfText(text)).toMatchObject({ encoding, segments });
  });

  test('one letter that GSM has not makes all letters larger', () => {
    expect(sizeOfText('a’s')).toMatchObject({ encoding: 'ucs2' });
    expect(sizeOfText("a's {1} [ä] €\r\n")).toMatchObject({ encoding: 'gsm7' });
  });

  test('bytes are those of UTF-8, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sizeOfText(text).bytes).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe('what stands against a text', () => {
  test.each([
    ['a'.repeat(500), [], 1, null],
    ['a'.repeat(501), [], 1, 'text.tooLong'],
    ['あ'.repeat(500), [], 1, null],
    ['あ'.repeat(334), [PICTURE], 1, 'text.tooLong'],
    ['hi', [{ ...PICTURE, mimeType: 'video/mp4' }], 1, 'text.fileType'],
    ['hi', Array.from({ length: 11 }, () => PICTURE), 1, 'text.tooManyFiles'],
    ['hi', [{ ...PICTURE, bytes: 2 * 1024 * 1024 + 1 }], 1, 'text.filesTooLarge'],
    ['hi', [], 11, 'text.tooManyRecipients'],
  ])('case %# is refused for its reason, or not', (text, files, recipients, problem) => {
    expect(textProblem(text, files, recipients)).toBe(problem);
  });

  test('white space alone is empty, unless a file goes with it', () => {
    expect(isEmptyText(' \n\u3000', 0)).toBe(true);
    expect(isEmptyText('', 1)).toBe(false);
  });
});
