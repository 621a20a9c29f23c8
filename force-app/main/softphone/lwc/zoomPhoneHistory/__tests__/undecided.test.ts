import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import { ENDED, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { undecidedOf } from '../undecided.ts';

const JANE = '+12092592844';
const JOHN = '+12055432724';

test('the undecided logs of one caller, and of nobody else', () => {
  const first = entryFrom('1', JANE, 'undecided');
  const entries = [
    first,
    entryFrom('2', JOHN, 'undecided'),
    entryFrom('3', JANE, 'undecided'),
    entryFrom('4', JANE, 'saved'),
    entryFrom('5', JANE, 'discarded'),
    entryFrom('6', JANE, 'excluded'),
  ];

  expect(undecidedOf(entries, first)).toEqual(['1', '3']);
});

test('who withholds the number is nobody else', () => {
  const first = entryFrom('1', null, 'undecided');

  expect(undecidedOf([first, entryFrom('2', null, 'undecided')], first)).toEqual(['1']);
});

function entryFrom(callId: string, number: string | null, state: CallLog['state']) {
  const call = callOf(callId, RINGING, ENDED);
  const { peerNumber, ...withheld } = call.about;
  const about =
    number === null ? withheld : { ...withheld, peerNumber: { value: number, source: 'webhook' as const } };
  return entryOf({ ...call, about }, { state });
}
