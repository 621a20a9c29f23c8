import { expect, test } from '@jest/globals';
import type { LineCallEvent } from '#call-core';
import { createCallEvents } from '../callEvents.ts';
import type { HandleEvent } from '../messages.ts';
import { createSlotLife } from '../slotLife.ts';
import { newSlot } from '../slots.ts';

const CANDIDATE: HandleEvent = {
  janus: 'trickle',
  candidate: { candidate: 'candidate:1 1 udp 1 10.0.0.1 9 typ host' },
};
const LAST: HandleEvent = { janus: 'trickle', candidate: { completed: true } };
const INCOMING: HandleEvent = {
  janus: 'event',
  plugindata: {
    data: {
      call_id: 'a call of SIP',
      result: { event: 'incomingcall', username: 'sip:+81312345678@sip.example', srtp: 'sdes_mandatory' },
    },
  },
  jsep: { type: 'offer', sdp: 'v=0' },
};

function start() {
  const told: LineCallEvent[] = [];
  const ignore = () => undefined;
  const life = createSlotLife(ignore);
  const events = createCallEvents({
    tell: (event) => told.push(event),
    refuse: ignore,
    hangUp: ignore,
    life,
  });
  const slot = newSlot(1, false);
  const types = () => told.map(({ type }) => type);
  return { events, life, slot, told, types };
}

/** Janus gathers them while it still tells of the call. */
test('candidates that come before their call are told after it', () => {
  const { events, slot, told, types } = start();
  events.onEvent(slot, CANDIDATE);
  events.onEvent(slot, INCOMING);
  events.onEvent(slot, LAST);

  expect(types()).toEqual(['incoming', 'candidate', 'candidate']);
  expect(told.at(-1)).toMatchObject({ candidate: null });
  expect(new Set(told.map(({ callId }) => callId)).size).toBe(1);
});

test('those of a call that has ended are not told of the next one', () => {
  const { events, life, slot, types } = start();
  events.onEvent(slot, CANDIDATE);
  life.free(slot);
  events.onEvent(slot, INCOMING);

  expect(types()).toEqual(['incoming']);
});
