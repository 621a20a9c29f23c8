import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { PhoneError } from 'c/zoomCallCore';
import type { DialableNumber, ErrorCode, LineEnding } from 'c/zoomCallCore';
import {
  SDP,
  refusalOf,
  registeredLine,
  startBrowserLine,
} from '../../../../../../test-support/lightning/startBrowserLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a dial is asked of the gateway once, with what the browser offers, and its candidates follow', async () => {
  const parts = await registeredLine();

  const callId = await parts.dial();
  parts.peer.find('candidate:1');
  parts.peer.find('');
  parts.peer.find(null);
  await parts.beating(60_000);

  expect(parts.socket.sent.slice(1)).toEqual([
    { type: 'dial', callId, number: '+12092592844', sdp: parts.peer.localDescription?.sdp },
    {
      type: 'candidate',
      callId,
      candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 },
    },
    { type: 'candidate', callId, candidate: null },
  ]);
});

test('a call out from the dial to the end', async () => {
  const parts = await registeredLine();
  const callId = await parts.dial({ dialId: 'dial-7' });
  expect(parts.told).toEqual([]);

  parts.socket.tell({ type: 'ringing', callId }, { type: 'progress', callId, sdp: SDP });
  parts.socket.tell({ type: 'accepted', callId, sdp: null });
  await parts.beating(90_000);
  parts.socket.tell({ type: 'ended', callId, ending: 'peerHungUp', sipCode: 200 });
  await parts.later(0);

  expect(parts.told).toMatchObject([
    {
      event: {
        ...{ type: 'ringing', callId, source: 'pad', at: Date.UTC(2026, 9, 6, 9) },
        about: { direction: 'outbound', peerNumber: '+12092592844' },
      },
      dialId: 'dial-7',
    },
    { event: { type: 'connected', callId }, dialId: null },
    { event: { type: 'ended', result: 'answered', at: Date.UTC(2026, 9, 6, 9, 1, 30) }, dialId: null },
  ]);
  expect(parts.peer.remote).toBe(SDP);
  expect(parts.noCalls).toEqual([]);
});

test('a call of which nothing comes back has buttons after a moment', async () => {
  const parts = await registeredLine();
  const callId = await parts.dial({ dialId: 'dial-7' });

  await parts.later(700);
  expect(parts.told).toMatchObject([{ event: { type: 'ringing', callId }, dialId: 'dial-7' }]);
  const hungUp = parts.line.hangUp?.(callId);
  parts.socket.tell({ type: 'ended', callId, ending: 'hungUp', sipCode: null });
  await hungUp;

  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  expect(parts.story()).toEqual(['ringing', 'ended cancelled']);
});

test('a dial that is refused has no call, and says why', async () => {
  const parts = await registeredLine();
  const callId = await parts.dial();

  parts.socket.tell({ type: 'refused', verb: 'dial', callId, code: 'line.tooManyCalls' });
  await parts.beating(60_000);

  expect(parts.noCalls).toEqual([['dial-1', 'line.tooManyCalls']]);
  expect(parts.told).toEqual([]);
  expect([parts.peer.isOpen, parts.microphone.isOpen()]).toEqual([false, false]);
});

test('a dial that is refused late ends the call that seemed to begin', async () => {
  const parts = await registeredLine();
  const callId = await parts.dial();
  await parts.later(1000);

  parts.socket.tell({ type: 'refused', verb: 'dial', callId, code: 'line.engineAway' });

  expect(parts.story()).toEqual(['ringing', 'ended failed']);
  expect(parts.noCalls).toEqual([['dial-1', 'line.engineAway']]);
});

test('emergency numbers are not dialed, and nobody is transferred to one', async () => {
  const parts = await registeredLine();
  const police: DialableNumber = { kind: 'emergency', number: '911', country: 'US' };

  await parts.dial({ number: police });
  expect(parts.noCalls).toEqual([['dial-1', 'line.emergencyNumber']]);
  const callId = await parts.talk();
  await expect(parts.line.transfer?.(callId, police)).rejects.toMatchObject({ code: 'line.emergencyNumber' });

  expect(parts.socket.of('dial')).toHaveLength(1);
  expect(parts.socket.of('transfer')).toEqual([]);
});

test('a dial waits for a line that is starting', async () => {
  const parts = startBrowserLine();
  await parts.dial();
  expect(parts.peers).toEqual([]);

  parts.socket.accept();
  const iceServers = [{ urls: 'turn:turn.example.com', username: 'agent', credential: 'of an hour' }];
  parts.socket.tell({ type: 'welcome', iceServers }, { type: 'registered' });
  await parts.later(0);

  expect(parts.socket.of('dial')).toHaveLength(1);
  expect(parts.configurations).toEqual([{ iceServers }]);
});

test.each<[string, ErrorCode]>([
  ['no account', 'line.noAccount'],
  ['an engine that is away', 'line.engineAway'],
])('a dial on a line with %s has no call', async (_name, code) => {
  const parts = startBrowserLine();
  parts.socket.accept();
  parts.socket.tell({ type: 'welcome', iceServers: [] }, { type: 'unregistered', code });

  await parts.dial();

  expect(parts.noCalls).toEqual([['dial-1', code]]);
  expect(parts.microphone.isOpen()).toBe(false);
});

test('a line that does not get ready has no call, and the dial says why', async () => {
  const parts = startBrowserLine();
  parts.socket.accept();
  parts.socket.tell({ type: 'welcome', iceServers: [] });
  parts.socket.tell({ type: 'unregistered', code: 'line.notRegistered' });
  await parts.dial();
  expect(parts.noCalls).toEqual([]);

  await parts.later(5000);

  expect(parts.noCalls).toEqual([['dial-1', 'line.notRegistered']]);
});

test('a second dial replaces one of which nothing has come yet', async () => {
  const parts = await registeredLine();
  const first = await parts.dial({ dialId: 'dial-1' });
  const second = await parts.dial({ dialId: 'dial-2' });

  parts.socket.tell({ type: 'ended', callId: first, ending: 'hungUp', sipCode: null });
  parts.socket.tell({ type: 'ringing', callId: second });

  expect(parts.socket.sent.slice(1).map(({ type }) => type)).toEqual(['dial', 'hangUp', 'dial']);
  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId: first }]);
  expect(parts.told.map(({ dialId }) => dialId)).toEqual(['dial-2']);
  expect(parts.noCalls).toEqual([]);
  expect(parts.peers.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test('a dial beside a call is a second call', async () => {
  const parts = await registeredLine();
  const first = await parts.talk();

  const second = await parts.dial({ dialId: 'dial-2' });
  parts.socket.tell({ type: 'held', callId: first }, { type: 'accepted', callId: second, sdp: SDP });
  await parts.later(0);

  expect(parts.story()).toEqual(['ringing', 'connected', 'hold on', 'ringing', 'connected']);
  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([false, true]);
});

test('a call in from ringing to the end', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring({ number: '12092592844' });
  expect(parts.told).toMatchObject([
    {
      event: {
        type: 'ringing',
        about: { direction: 'inbound', peerNumber: '+12092592844', peerName: 'Jane Roe' },
      },
      dialId: null,
    },
  ]);
  expect([parts.peers, parts.microphone.isOpen()]).toEqual([[], false]);

  const answered = parts.line.answer?.(callId);
  await parts.later(0);
  expect(parts.socket.of('accept')).toEqual([
    { type: 'accept', callId, sdp: parts.peer.localDescription?.sdp },
  ]);
  expect(parts.story()).toEqual(['ringing']);
  parts.socket.tell({ type: 'accepted', callId, sdp: null });
  await answered;
  parts.socket.tell({ type: 'ended', callId, ending: 'peerHungUp', sipCode: 200 });

  expect(parts.peer.remote).toBe(SDP);
  expect(parts.story()).toEqual(['ringing', 'connected', 'ended answered']);
});

test('a caller who hides has no number', async () => {
  const parts = await registeredLine();

  await parts.ring({ number: '', name: null });

  expect(parts.told[0]?.event.about).toEqual({
    ...{ direction: 'inbound', peerNumber: '', peerName: '', callerIdHidden: true },
  });
});

test('answered twice, a call is accepted once', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();

  const both = [parts.line.answer?.(callId), parts.line.answer?.(callId)];
  await parts.later(0);
  parts.socket.tell({ type: 'accepted', callId, sdp: null });
  for (const answered of both) await answered;

  expect(parts.socket.of('accept')).toHaveLength(1);
  expect(parts.peers).toHaveLength(1);
});

test('an answer that is refused leaves the call ringing, and it can be answered anew', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  const refused = refusalOf(parts.line.answer?.(callId));
  await parts.later(0);

  parts.socket.tell({ type: 'refused', verb: 'accept', callId, code: 'line.tooManyCalls' });
  expect(await refused).toBe('line.tooManyCalls');
  expect([parts.story(), parts.peer.isOpen, parts.microphone.isOpen()]).toEqual([['ringing'], false, false]);
  const answered = parts.line.answer?.(callId);
  await parts.later(0);
  parts.socket.tell({ type: 'accepted', callId, sdp: null });
  await answered;

  expect(parts.story()).toEqual(['ringing', 'connected']);
});

test('a decline is told to the gateway', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();

  const declined = parts.line.decline?.(callId);
  parts.socket.tell({ type: 'ended', callId, ending: 'hungUp', sipCode: 486 });
  await declined;

  expect(parts.socket.of('decline')).toHaveLength(1);
  expect(parts.story()).toEqual(['ringing', 'ended declined']);
});

test.each<[LineEnding, string, string]>([
  ['cancelled', 'missed', 'cancelled'],
  ['answeredElsewhere', 'answeredElsewhere', 'answeredElsewhere'],
  ['declined', 'declined', 'declined'],
  ['busy', 'missed', 'busy'],
  ['noAnswer', 'missed', 'noAnswer'],
  ['unreachable', 'failed', 'failed'],
  ['lost', 'missed', 'failed'],
  ['failed', 'failed', 'failed'],
])('a call that ends before the answer, %s, is %s coming in and %s going out', async (ending, ...results) => {
  const parts = await registeredLine();
  const ids = [await parts.ring(), await parts.dial()];
  for (const callId of ids) parts.socket.tell({ type: 'ended', callId, ending, sipCode: null });

  const ends = parts.told.flatMap(({ event }) => (event.type === 'ended' ? event.result : []));
  expect(ends).toEqual(results);
});

test('hold is over when the gateway says so, and the agent is silent from the click', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  expect(parts.peer.speaks).toBe(true);

  const held = parts.line.hold?.(callId);
  expect([parts.story().at(-1), parts.peer.speaks]).toEqual(['connected', false]);
  parts.socket.tell({ type: 'held', callId });
  await held;
  expect([parts.story().at(-1), parts.peer.sender.track]).toEqual(['hold on', null]);
  const resumed = parts.line.resume?.(callId);
  expect(parts.peer.speaks).toBe(false);
  parts.socket.tell({ type: 'resumed', callId });
  await resumed;

  expect([parts.story().at(-1), parts.peer.speaks]).toEqual(['hold off', true]);
});

test('wanted twice, a hold is asked for once', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const both = [parts.line.hold?.(callId), parts.line.hold?.(callId)];
  parts.socket.tell({ type: 'held', callId });
  for (const held of both) await held;

  expect(parts.socket.of('hold')).toHaveLength(1);
});

test('a hold that is refused lets the agent be heard again', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const held = parts.line.hold?.(callId);
  parts.socket.tell({ type: 'refused', verb: 'hold', callId, code: 'line.tooManyCalls' });
  await expect(held).rejects.toEqual(new PhoneError('line.tooManyCalls'));

  expect(parts.peer.speaks).toBe(true);
  expect(parts.story()).toEqual(['ringing', 'connected']);
});

test('mute is this page’s own: packets go on, without the agent', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  const sent = parts.socket.sent.length;

  await parts.line.mute?.(callId);
  await parts.line.mute?.(callId);
  expect([parts.peer.speaks, parts.peer.sender.track?.enabled]).toEqual([false, false]);
  await parts.line.unmute?.(callId);

  expect(parts.peer.speaks).toBe(true);
  expect(parts.story()).toEqual(['ringing', 'connected', 'mute on', 'mute off']);
  expect(parts.socket.sent).toHaveLength(sent);
});

test('who was muted before a hold is muted after it', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  await parts.line.mute?.(callId);

  parts.socket.tell({ type: 'held', callId }, { type: 'resumed', callId });

  expect([parts.peer.sender.track === null, parts.peer.speaks]).toEqual([false, false]);
});

test('muting one call mutes no other', async () => {
  const parts = await registeredLine();
  const first = await parts.talk();
  const second = await parts.talk();

  await parts.line.mute?.(first);

  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([false, true]);
  await parts.line.mute?.(second);
  await parts.line.unmute?.(first);
  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([true, false]);
});

test('digits are tones in the audio, one after the other', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  await parts.line.sendDigits?.(callId, '1');
  await parts.line.sendDigits?.(callId, '2#');

  expect(parts.peer.sender.dtmf?.toneBuffer).toBe('12#');
  expect(parts.socket.of('digits')).toEqual([]);
});

test('where the browser has no tones, the gateway is asked, and what it refuses is refused', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  parts.peer.sender.dtmf = null;

  const sent = parts.line.sendDigits?.(callId, '12#');
  await parts.later(1500);
  await sent;
  expect(parts.socket.of('digits')).toEqual([{ type: 'digits', callId, digits: '12#' }]);
  const refused = parts.line.sendDigits?.(callId, '3');
  parts.socket.tell({ type: 'refused', verb: 'digits', callId, code: 'line.notNow' });

  await expect(refused).rejects.toMatchObject({ code: 'line.notNow' });
  await expect(parts.line.sendDigits?.(callId, 'no digits')).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('a blind transfer is done when the other end is there, and the call is told to have gone to it', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const transferred = parts.line.transfer?.(callId, { kind: 'e164', number: '+15550000002', country: 'US' });
  expect(parts.socket.of('transfer')).toEqual([{ type: 'transfer', callId, number: '+15550000002' }]);
  parts.socket.tell(
    { type: 'transfer', callId, state: 'begun' },
    { type: 'transfer', callId, state: 'done' },
  );
  parts.socket.tell({ type: 'ended', callId, ending: 'transferred', sipCode: 200 });
  await transferred;

  expect(parts.story().slice(2)).toEqual(['transferring on', 'ended answered']);
  expect(parts.told.at(-1)?.event.about).toMatchObject({
    ...{ outcome: 'transferred', outcomeTo: '+15550000002' },
  });
});

test('an attended transfer joins the other ends of two calls', async () => {
  const parts = await registeredLine();
  const first = await parts.talk();
  const second = await parts.dial({ number: { kind: 'e164', number: '+15550000002', country: 'US' } });
  parts.socket.tell({ type: 'accepted', callId: second, sdp: SDP });

  const transferred = parts.line.transferTo?.(first, second);
  parts.socket.tell({ type: 'ended', callId: first, ending: 'transferred', sipCode: 200 });
  await transferred;

  expect(parts.socket.of('transferTo')).toEqual([{ type: 'transferTo', callId: first, otherCallId: second }]);
  expect(parts.told.at(-1)?.event.about).toMatchObject({
    ...{ outcome: 'transferredWarm', outcomeTo: '+15550000002' },
  });
});

test('a transfer that is refused is no transfer, and the call goes on', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const transferred = parts.line.transfer?.(callId, { kind: 'e164', number: '+15550000002', country: 'US' });
  parts.socket.tell({ type: 'transfer', callId, state: 'begun' });
  parts.socket.tell({ type: 'transfer', callId, state: 'refused' });

  await expect(transferred).rejects.toMatchObject({ code: 'line.refused' });
  expect(parts.story().slice(2)).toEqual(['transferring on', 'transferring off']);
});

test('whether somebody takes a transferred call is not waited for long: the agent can end it, and is told when nobody does', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const transferred = parts.line.transfer?.(callId, { kind: 'e164', number: '+15550000002', country: 'US' });
  parts.socket.tell({ type: 'transfer', callId, state: 'begun' });
  await parts.later(2000);
  await transferred;
  expect(parts.refusals).toEqual([]);
  for (let time = 0; time < 2; time += 1) parts.socket.tell({ type: 'transfer', callId, state: 'refused' });

  expect(parts.refusals).toEqual([[callId, 'line.refused']]);
  expect(parts.story().slice(2)).toEqual(['transferring on', 'transferring off']);
});

test('a call that nobody ends is over for who has hung up', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const hungUp = parts.line.hangUp?.(callId);
  expect(parts.peer.speaks).toBe(false);
  await parts.later(2999);
  expect(parts.peer.isOpen).toBe(true);
  await parts.later(1);
  await hungUp;

  expect([parts.peer.isOpen, parts.story().at(-1)]).toEqual([false, 'ended answered']);
});

test('a call whose end the gateway cannot bring about is over for who has hung up', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const hungUp = parts.line.hangUp?.(callId);
  parts.socket.tell({ type: 'refused', verb: 'hangUp', callId, code: 'line.engineAway' });
  await hungUp;

  expect([parts.peer.isOpen, parts.story().at(-1)]).toEqual([false, 'ended answered']);
});

test('a call that is over in the gateway is over here', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  const held = parts.line.hold?.(callId);
  parts.socket.tell({ type: 'refused', verb: 'hold', callId, code: 'line.callUnknown' });

  await expect(held).rejects.toMatchObject({ code: 'line.callUnknown' });
  expect([parts.peer.isOpen, parts.story().at(-1)]).toEqual([false, 'ended answered']);
});
