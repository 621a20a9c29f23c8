import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import type { CallerIdChoice, DialableNumber } from 'c/zoomCallCore';
import { createLinkLine } from '../linkLine.ts';

const JANE: DialableNumber = { kind: 'e164', number: '+12092592844', country: 'US' };

test.each<[string, DialableNumber, CallerIdChoice | null, string]>([
  ['a number', JANE, null, 'zoomphonecall://+12092592844'],
  [
    'a caller ID, with its "+" written so that it stays one',
    JANE,
    { kind: 'number', number: '+12058945456' },
    'zoomphonecall://+12092592844?callerid=%2B12058945456',
  ],
  [
    'a hidden caller ID, of which the link says nothing',
    JANE,
    { kind: 'hidden' },
    'zoomphonecall://+12092592844',
  ],
  ['an emergency number', { kind: 'emergency', number: '110', country: 'JP' }, null, 'zoomphonecall://110'],
])('a dial follows one link: %s', (_name, number, callerId, url) => {
  const { line, followed } = start();

  line.dial({ dialId: 'dial-1', number, callerId });

  expect(followed).toEqual([url]);
});

test('a call that is known and a line that stops follow no link', () => {
  const { line, followed } = start();

  line.dialAnswered('dial-1');
  line.stop();

  expect(followed).toEqual([]);
});

function start() {
  const followed: string[] = [];
  const line = createLinkLine({ open: (url) => followed.push(url) });
  return { line, followed };
}
