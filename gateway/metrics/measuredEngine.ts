/** An engine as it is, with somebody who counts its calls. */
import type { LineCallEvent } from '#call-core';
import type { Clock } from '../calls/ports.ts';
import type { EngineLine, VoiceEngine } from '../voice/ports.ts';
import type { VoiceMetrics } from './voiceMetrics.ts';

type Counted = Pick<VoiceMetrics, 'callBegan' | 'callEnded' | 'setUp' | 'engineLost'>;

interface LineCount {
  begin(callId: string): void;
  /** It never came about. */
  drop(callId: string): void;
  onEvent(event: LineCallEvent): void;
  expect(callId: string, step: 'ringing' | 'accepted'): void;
  endAll(): void;
}

export function measuredEngine(engine: VoiceEngine, metrics: Counted, clock: Clock): VoiceEngine {
  return {
    ...engine,
    async openLine(account, listener) {
      const count = createLineCount(metrics, clock);
      const line = await engine.openLine(account, {
        ...listener,
        onCall(event) {
          count.onEvent(event);
          listener.onCall(event);
        },
        onLost() {
          metrics.engineLost();
          count.endAll();
          listener.onLost();
        },
      });
      return counted(line, count);
    },
  };
}

function counted(line: EngineLine, count: LineCount): EngineLine {
  return {
    ...line,
    async dial(callId, target, sdp) {
      count.begin(callId);
      count.expect(callId, 'ringing');
      try {
        await line.dial(callId, target, sdp);
      } catch (error) {
        count.drop(callId);
        throw error;
      }
    },
    async accept(callId, sdp) {
      count.expect(callId, 'accepted');
      await line.accept(callId, sdp);
    },
    async close() {
      await line.close();
      count.endAll();
    },
  };
}

function createLineCount(metrics: Counted, clock: Clock): LineCount {
  const calls = new Set<string>();
  /** What each call waits for, and since when. */
  const waiting = new Map<string, { readonly step: 'ringing' | 'accepted'; readonly since: number }>();

  function end(callId: string, ending: Extract<LineCallEvent, { type: 'ended' }>['ending'] | null): void {
    waiting.delete(callId);
    if (calls.delete(callId)) metrics.callEnded(ending ?? 'failed');
  }

  const count: LineCount = {
    begin(callId) {
      if (calls.has(callId)) return;
      calls.add(callId);
      metrics.callBegan();
    },
    drop(callId) {
      end(callId, null);
    },
    expect(callId, step) {
      waiting.set(callId, { step, since: clock.now() });
    },
    onEvent(event) {
      if (event.type === 'incoming') count.begin(event.callId);
      const awaited = waiting.get(event.callId);
      if (awaited !== undefined && event.type === awaited.step) {
        waiting.delete(event.callId);
        metrics.setUp(awaited.step, Math.max(0, clock.now() - awaited.since) / 1000);
      }
      if (event.type === 'ended') end(event.callId, event.ending);
    },
    /** What has not been told to be over is lost. */
    endAll() {
      for (const callId of calls) end(callId, 'lost');
    },
  };
  return count;
}
