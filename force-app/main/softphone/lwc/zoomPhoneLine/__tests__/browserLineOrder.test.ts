import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CallEventSchema, LINE_ENDINGS, parseOrNull } from 'c/zoomCallCore';
import fc from 'fast-check';
import { SDP, registeredLine } from '../../../../../../test-support/lightning/startBrowserLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

const INCOMING = ['7c2f1a34-9f0d-4b8e-8a51-2f4f0f7f3a01', '7c2f1a34-9f0d-4b8e-8a51-2f4f0f7f3a02'] as const;
/** Which call is meant: one that comes in, or the one that was dialed. */
const which = fc.constantFrom(0, 1, 2);
const sdp = fc.constant(SDP);

const told = fc.oneof(
  fc.record({ type: fc.constantFrom('ringing', 'held', 'resumed') }),
  fc.record({
    ...{ type: fc.constant('incoming'), number: fc.constantFrom('+12092592844', '1002', '', 'no number') },
    ...{ name: fc.constantFrom(null, 'Jane Roe'), sdp },
  }),
  fc.record({ type: fc.constant('progress'), sdp }),
  fc.record({ type: fc.constant('accepted'), sdp: fc.constantFrom(null, SDP) }),
  fc.record({ type: fc.constant('transfer'), state: fc.constantFrom('begun', 'done', 'refused') }),
  fc.record({
    type: fc.constant('ended'),
    ending: fc.constantFrom(...LINE_ENDINGS),
    sipCode: fc.constant(null),
  }),
  fc.record({
    ...{ type: fc.constant('refused'), code: fc.constantFrom('line.callUnknown', 'line.notNow') },
    verb: fc.constantFrom('dial', 'accept', 'hold', 'resume', 'hangUp', 'transfer', 'candidate'),
  }),
);
const actions = ['answer', 'decline', 'hangUp', 'hold', 'resume', 'mute', 'unmute'] as const;
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ told, which }) },
  { weight: 3, arbitrary: fc.record({ action: fc.constantFrom(...actions), which }) },
  { weight: 1, arbitrary: fc.record({ happens: fc.constantFrom('broken', 'later', 'dial', 'fails') }) },
);

test('whatever is told, asked and broken in whatever order, no audio outlives its call, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const parts = await registeredLine();
      let dialed = await parts.dial();
      const idOf = (index: number) => INCOMING[index] ?? dialed;
      for (const one of steps) {
        if ('told' in one) parts.socket.tell({ callId: idOf(one.which), ...one.told });
        // What is not possible is refused, and told to whoever asked.
        if ('action' in one) parts.line[one.action]?.(idOf(one.which)).catch(() => undefined);
        if ('happens' in one) {
          if (one.happens === 'dial') dialed = (await parts.dial()) || dialed;
          if (one.happens === 'later') await parts.later(1000);
          if (one.happens === 'fails') parts.peers.at(-1)?.become('failed');
          if (one.happens === 'broken') {
            parts.socket.breakOff();
            await parts.later(300);
            await parts.register();
          }
        }
        await parts.later(0);
      }
      for (const { event } of parts.told) expect(parseOrNull(CallEventSchema, event)).toEqual(event);
      const events = Map.groupBy(parts.told, ({ event }) => event.callId);
      for (const [, ofCall] of events) {
        const types = ofCall.map(({ event }) => event.type);
        expect(types.filter((type) => type === 'ringing')).toHaveLength(1);
        expect(types.filter((type) => type === 'connected').length).toBeLessThan(2);
        expect(types.indexOf('ringing')).toBe(0);
        expect(types.slice(0, -1)).not.toContain('ended');
      }

      for (const callId of [...INCOMING, dialed])
        parts.socket.tell({ type: 'ended', callId, ending: 'lost', sipCode: null });
      for (const [callId, ofCall] of events)
        if (!ofCall.some(({ event }) => event.type === 'ended'))
          parts.socket.tell({ type: 'ended', callId, ending: 'lost', sipCode: null });
      await parts.later(0);

      expect(parts.peers.filter(({ isOpen }) => isOpen)).toEqual([]);
      expect(parts.microphone.voices().filter(({ isStopped }) => !isStopped)).toEqual([]);
      expect([parts.microphone.isOpen(), parts.microphone.playing.size]).toEqual([false, 0]);
      parts.line.stop();
      expect(jest.getTimerCount()).toBe(0);
    }),
    { numRuns: 150 },
  );
});

test('what is asked of no call, or of one that is not so far, is refused', async () => {
  const parts = await registeredLine();
  const ringing = await parts.ring();
  const dialed = await parts.talk();
  const { line } = parts;

  await expect(line.hold?.('2b5f6f6e-2f7b-4f8f-9a57-7d2b8f0d5b11')).rejects.toMatchObject({
    code: 'line.callUnknown',
  });
  for (const acted of [
    line.hold?.(ringing),
    line.mute?.(ringing),
    line.answer?.(dialed),
    line.decline?.(dialed),
  ])
    await expect(acted).rejects.toMatchObject({ code: 'line.notNow' });
});
