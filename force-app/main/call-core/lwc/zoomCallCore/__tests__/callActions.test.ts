import { expect, test } from '@jest/globals';
import { LINE_ACTIONS, actionsFor, stateOf, transition } from '../zoomCallCore.ts';
import type { CallEvent, CallState, Direction, LineAction } from '../zoomCallCore.ts';

const ALL = new Set(LINE_ACTIONS);

function call(direction: Direction, ...events: Partial<CallEvent>[]): CallState {
  const told = events.map(
    (event, index) =>
      ({
        callId: '1',
        source: 'webhook',
        at: index,
        about: { direction, peerNumber: '+12092592844' },
        ...event,
      }) as CallEvent,
  );
  return stateOf(told.slice(1).reduce(transition, transition(undefined, told[0]!)));
}

const RINGING = { type: 'ringing' } as const;
const CONNECTED = { type: 'connected' } as const;
const HELD = { type: 'switched', switch: 'hold', on: true } as const;
const RECORDING = { type: 'switched', switch: 'recording', on: true } as const;
const ENDED = { type: 'ended' } as const;

test.each<[string, CallState, LineAction[]]>([
  ['rings in', call('inbound', RINGING), ['answer', 'decline']],
  ['rings out', call('outbound', RINGING), ['hangUp']],
  [
    'runs',
    call('outbound', RINGING, CONNECTED),
    ['hangUp', 'hold', 'startRecording', 'mute', 'sendDigits', 'transfer', 'transferTo'],
  ],
  ['is held', call('outbound', CONNECTED, HELD), ['hangUp', 'resume', 'transfer', 'transferTo']],
  [
    'is recorded',
    call('inbound', CONNECTED, RECORDING),
    ['hangUp', 'hold', 'stopRecording', 'mute', 'sendDigits', 'transfer', 'transferTo'],
  ],
  [
    'is recorded by order of the administrator',
    call('inbound', CONNECTED, {
      ...RECORDING,
      about: { direction: 'inbound', peerNumber: '+12092592844', recordingType: 'automatic' },
    }),
    ['hangUp', 'hold', 'mute', 'sendDigits', 'transfer', 'transferTo'],
  ],
  ['is over', call('inbound', CONNECTED, ENDED), ['dial']],
])('a line that can do everything offers, for a call that %s, just what makes sense', (_, state, actions) => {
  expect(actionsFor(state, ALL)).toEqual(actions);
});

test('an action that the line lacks is never offered', () => {
  const zoomPad = new Set<LineAction>(['dial']);

  expect(actionsFor(call('inbound', RINGING), zoomPad)).toEqual([]);
  expect(actionsFor(call('outbound', CONNECTED), zoomPad)).toEqual([]);
  expect(actionsFor(call('outbound', CONNECTED, ENDED), zoomPad)).toEqual(['dial']);
});
