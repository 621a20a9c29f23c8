/** The device on which the agent telephones. */
import { expect, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { toCallEvents } from '../toCallEvents.ts';
import { example } from './examples.ts';

const MAC = 'MAC_Client(5.7.5.1123)';
const numbers = createPhoneNumbers(NUMBER_DATA, 'US');

// A call rings on all devices of the agent. Had the ringing named one, the answer on another would stand against it.
test.each([
  ['phone.callee_ringing', ''],
  ['phone.callee_answered', MAC],
  ['phone.callee_ended', MAC],
  ['phone.caller_ringing', MAC],
])('%s tells %j', (event, device) => {
  const devices = toCallEvents(example(event), numbers).flatMap(({ events }) =>
    events.map(({ about }) => about?.device),
  );
  expect(new Set(devices)).toEqual(new Set([device]));
});
