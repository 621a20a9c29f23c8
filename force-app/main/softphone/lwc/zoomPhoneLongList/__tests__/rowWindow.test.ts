import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf, rangeBetween } from '../rowWindow.ts';

const heights = fc.array(fc.integer({ min: 40, max: 400 }), { maxLength: 200 });
const place = fc.integer({ min: -500, max: 20_000 });

test('rows and spaces are as high as all rows together, and each row stands at its place', () => {
  fc.assert(
    fc.property(
      heights,
      place,
      place,
      fc.array(fc.nat(199), { maxLength: 2 }),
      (all, top, bottom, wanted) => {
        const heightOf = (index: number) => all[index] ?? 0;
        const range = rangeBetween(all.length, top, bottom, heightOf);
        const before = (index: number) => all.slice(0, index).reduce((sum, height) => sum + height, 0);
        let at = 0;
        for (const piece of piecesOf(all.length, range, wanted, heightOf)) {
          const isInPlace = piece.kind === 'space' || at === before(piece.index);
          expect(isInPlace).toBe(true);
          at += piece.kind === 'row' ? heightOf(piece.index) : piece.height;
        }
        expect(at).toBe(before(all.length));
      },
    ),
  );
});

test('every row between the two places is there, and every row that is wanted', () => {
  fc.assert(
    fc.property(
      heights,
      place,
      fc.integer({ min: 1, max: 3000 }),
      fc.nat(199),
      (all, top, length, wanted) => {
        const heightOf = (index: number) => all[index] ?? 0;
        const bottom = top + length;
        const range = rangeBetween(all.length, top, bottom, heightOf);
        const shown = new Set<number>();
        for (const piece of piecesOf(all.length, range, [wanted], heightOf)) {
          if (piece.kind === 'row') shown.add(piece.index);
        }
        let end = 0;
        const inSight = all.flatMap((height, index) => {
          const begin = end;
          end += height;
          return end > top && begin < bottom ? [index] : [];
        });
        expect([...shown]).toEqual(
          expect.arrayContaining(wanted < all.length ? [...inSight, wanted] : inSight),
        );
      },
    ),
  );
});
