import { expect, test } from '@jest/globals';
import { phoneWordsOf, wordsOf } from '../words.ts';

test.each([
  ['Acme Inc.', ['acme', 'inc']],
  ['acme.com', ['acme', 'com']],
  ['R2D2', ['r', '2', 'd', '2']],
  ['東京都知事', ['東京', '京都', '都知', '知事']],
  ['森 太郎', ['森', '太郎']],
  ['ＡＢＣ株式会社', ['abc', '株式', '式会', '会社']],
  ['Élodie', ['élodie']],
  ['김서윤', ['김서', '서윤']],
  ['', []],
])('cuts %s into words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ['(415) 555-0112', ['415', '555', '0112', '4155550112']],
  ['4155550112', ['4155550112']],
  ['+44 (0)20 7946 0123', ['44', '0', '20', '7946', '0123', '4402079460123']],
  ['03-5550-0102 内線 12', ['03', '5550', '0102', '0355500102', '12']],
  ['０３－５５５０－０１０１', ['03', '5550', '0101', '0355500101']],
])('a phone number %s has its groups and the whole', (text, words) => {
  expect(phoneWordsOf(text)).toEqual(words);
});
