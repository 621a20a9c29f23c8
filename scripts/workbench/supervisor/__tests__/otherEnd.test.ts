import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QUEUE, USERS, ZOOM_USERS, zoomApp } from '../../parties.ts';
import type { DeviceAction } from '../../shell/controls.ts';
import { startLocalZoom, type LocalZoom } from '../../zoom/localZoom.ts';
import { actOnCall, actOnDevice, callerNumber, liveCalls } from '../otherEnd.ts';

const MINAMI = USERS[0]?.zoomId ?? '';

let zoom: LocalZoom;

beforeAll(async () => {
  zoom = await startLocalZoom({
    apiPort: 0,
    embedPort: 0,
    dataFile: null,
    app: zoomApp('http://localhost:9/callback'),
    approvedDomains: [],
    users: ZOOM_USERS,
  });
});

afterAll(() => zoom.stop());

test('a call from somebody known shows the name, and can be given up', () => {
  const callId = zoom.cloud.ringAgent({ from: '+12095550123', toUserId: MINAMI });

  expect(liveCalls(zoom, MINAMI)).toEqual([
    {
      id: callId,
      direction: 'inbound',
      phase: 'ringing',
      peer: 'Avery Calloway +12095550123',
      actions: ['hangUp', 'voicemail'],
      deviceActions: ['answerOnMobile', 'answerOnDeskPhone'],
    },
  ]);
  actOnCall(zoom, callId, 'hangUp');
  expect(liveCalls(zoom, MINAMI)).toEqual([]);
});

test('the other end of a placed call answers, is put on hold, and hangs up', () => {
  const callId = zoom.agent(MINAMI).dial({ number: '+442079460123' });
  expect(liveCalls(zoom, MINAMI)[0]).toMatchObject({
    direction: 'outbound',
    phase: 'ringing',
    actions: ['answer', 'refuse', 'busy', 'noAnswer', 'voicemail'],
  });

  actOnCall(zoom, callId, 'answer');
  expect(liveCalls(zoom, MINAMI)[0]).toMatchObject({ phase: 'connected', actions: ['hangUp'] });
  zoom.agent(MINAMI).hold(callId);
  expect(liveCalls(zoom, MINAMI)[0]).toMatchObject({ phase: 'held' });

  actOnCall(zoom, callId, 'hangUp');
  expect(liveCalls(zoom, MINAMI)).toEqual([]);
});

test('a call through the queue can be answered by another member', () => {
  const callId = zoom.cloud.ringAgent({ from: '+12095550123', toUserId: MINAMI, via: QUEUE });
  expect(liveCalls(zoom, MINAMI)[0]?.actions).toEqual(['hangUp', 'voicemail', 'answeredByOther']);

  actOnCall(zoom, callId, 'answeredByOther');

  expect(zoom.cloud.calls()[0]).toMatchObject({ callId, result: 'answeredByOther' });
});

test.each<[DeviceAction, string]>([
  ['answerOnMobile', 'mobile'],
  ['answerOnDeskPhone', 'deskPhone'],
])('with %s the agent has the call there, and can hang up', (action, kind) => {
  const callId = zoom.cloud.ringAgent({ from: '+12095550123', toUserId: MINAMI });

  actOnDevice(zoom, MINAMI, callId, action);
  expect(zoom.cloud.calls()[0]).toMatchObject({ phase: 'connected', callee: { device: { kind } } });
  expect(liveCalls(zoom, MINAMI)[0]?.deviceActions).toEqual(['endOnDevice']);

  actOnDevice(zoom, MINAMI, callId, 'endOnDevice');
  expect(liveCalls(zoom, MINAMI)).toEqual([]);
});

test("another agent's calls are not shown", () => {
  const callId = zoom.cloud.ringAgent({ from: '+12095550123', toUserId: MINAMI });

  expect(liveCalls(zoom, USERS[1]?.zoomId ?? '')).toEqual([]);
  actOnCall(zoom, callId, 'hangUp');
});

test.each([
  ['+1 (209) 555-0123', '+12095550123'],
  ['03-5550-0101', '+81355500101'],
  ['1090', '1090'],
  ['hello', undefined],
])('%s is the number %s', (typed, number) => {
  expect(callerNumber(typed)).toBe(number);
});
