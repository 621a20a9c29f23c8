import { expect, test } from '@jest/globals';
import type { LineEnding } from '#call-core';
import { endingOf } from '../endings.ts';
import type { EndedCall } from '../endings.ts';
import type { SipResult } from '../messages.ts';

const OUT: EndedCall = { isOutgoing: true, isAnswered: false, isHungUpHere: false, isTransferred: false };
const IN: EndedCall = { ...OUT, isOutgoing: false };
const hangup = (fields: Partial<SipResult>): SipResult => ({ event: 'hangup', ...fields });

test.each<[number, LineEnding]>([
  [400, 'failed'],
  [401, 'failed'],
  [403, 'failed'],
  [404, 'unreachable'],
  [405, 'failed'],
  [407, 'failed'],
  [408, 'noAnswer'],
  [410, 'unreachable'],
  [415, 'failed'],
  [480, 'noAnswer'],
  [481, 'failed'],
  [484, 'unreachable'],
  [486, 'busy'],
  [487, 'cancelled'],
  [488, 'failed'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'failed'],
  [504, 'failed'],
  [600, 'busy'],
  [603, 'declined'],
  [604, 'unreachable'],
  [606, 'failed'],
])('a call out that ends with %i before the answer: %s', (code, ending) => {
  expect(endingOf(OUT, hangup({ code }))).toBe(ending);
});

test.each<[string, EndedCall, Partial<SipResult>, LineEnding]>([
  [
    'a call out, answered, that the other end ends',
    { ...OUT, isAnswered: true },
    { code: 200 },
    'peerHungUp',
  ],
  ['a call out that is ended here while it rings', { ...OUT, isHungUpHere: true }, { code: 487 }, 'hungUp'],
  ['a call out without a code', OUT, {}, 'failed'],
  ['a call in that is declined here', { ...IN, isHungUpHere: true }, { code: 486 }, 'hungUp'],
  ['a call in that its caller gives up', IN, { code: 487 }, 'cancelled'],
  [
    'a call in that another device takes, by its cause',
    IN,
    { code: 487, reason_header_cause: '200' },
    'answeredElsewhere',
  ],
  [
    'a call in that another device takes, by its words',
    IN,
    { code: 487, reason_header: 'SIP;cause=200;text="Call completed elsewhere"' },
    'answeredElsewhere',
  ],
  [
    'a call in whose caller gives up, with a reason',
    IN,
    { code: 487, reason_header: 'SIP;cause=487;text="Request Terminated"', reason_header_cause: 487 },
    'cancelled',
  ],
  [
    'a call that was handed on, whatever follows',
    { ...OUT, isAnswered: true, isHungUpHere: true, isTransferred: true },
    { code: 200 },
    'transferred',
  ],
])('%s', (_, call, result, ending) => {
  expect(endingOf(call, hangup(result))).toBe(ending);
});
