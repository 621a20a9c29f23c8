/** Calls to oneself: Janus's own echo test answers, and nothing goes on to Zoom. */
import { PhoneError } from '#call-core';
import type { LineCallEvent, LineCandidate } from '#call-core';
import type { EngineLine } from '../ports.ts';
import { candidateIn } from './candidates.ts';
import type { HandleEvent } from './messages.ts';
import type { JanusSession } from './session.ts';

interface Deps {
  readonly session: Pick<JanusSession, 'attach' | 'detach' | 'tell' | 'trickle'>;
  readonly tell: (event: LineCallEvent) => void;
}

const PLUGIN = 'janus.plugin.echotest';

interface Echo {
  readonly callId: string;
  readonly handle: number;
  isAnswered: boolean;
}

export function createEchoes({ session, tell }: Deps) {
  const echoes = new Map<string, Echo>();

  function end(echo: Echo, ending: 'hungUp' | 'lost'): void {
    if (echoes.delete(echo.callId)) tell({ type: 'ended', callId: echo.callId, ending, sipCode: null });
  }

  return {
    has: (callId: string) => echoes.has(callId),
    async start(callId: string, sdp: string): Promise<void> {
      const handle = await session.attach(PLUGIN);
      echoes.set(callId, { callId, handle, isAnswered: false });
      try {
        await session.tell(handle, { audio: true, video: false }, { jsep: { type: 'offer', sdp } });
      } catch (error) {
        echoes.delete(callId);
        await session.detach(handle).catch(() => undefined);
        throw error;
      }
    },
    async addCandidate(callId: string, candidate: LineCandidate): Promise<void> {
      const echo = echoes.get(callId);
      if (echo === undefined) throw new PhoneError('line.callUnknown');
      await session.trickle(echo.handle, candidate ? { ...candidate } : { completed: true });
    },
    async hangUp(callId: string): Promise<void> {
      const echo = echoes.get(callId);
      if (echo === undefined) throw new PhoneError('line.callUnknown');
      end(echo, 'hungUp');
      await session.detach(echo.handle);
    },
    /** The session is gone. */
    lose(): void {
      for (const echo of [...echoes.values()]) end(echo, 'lost');
    },
    onEvent(handle: number, event: HandleEvent): void {
      const echo = [...echoes.values()].find((one) => one.handle === handle);
      if (echo === undefined) return;
      if (event.janus === 'trickle') tell(candidateIn(echo.callId, event));
      else if (event.janus === 'hangup') {
        // The browser has let go.
        end(echo, 'lost');
        void session.detach(handle).catch(() => undefined);
      } else if (event.jsep !== undefined && !echo.isAnswered) {
        echo.isAnswered = true;
        tell({ type: 'accepted', callId: echo.callId, sdp: event.jsep.sdp });
      }
    },
  };
}

/** The line, with what is for a call to oneself told there. */
export function withEchoes(
  line: Omit<EngineLine, 'echo'>,
  echoes: ReturnType<typeof createEchoes>,
): EngineLine {
  return {
    ...line,
    echo: echoes.start,
    hangUp: (callId) => (echoes.has(callId) ? echoes.hangUp(callId) : line.hangUp(callId)),
    addCandidate: (callId, candidate) =>
      echoes.has(callId) ? echoes.addCandidate(callId, candidate) : line.addCandidate(callId, candidate),
  };
}
