/** When an agent's call history is swept: now and then, and when webhooks may have been lost. */
import type { Clock, SweepStore } from './ports.ts';

interface Deps {
  readonly sweeps: Pick<SweepStore, 'due' | 'find'>;
  /** Enqueues a sweep, unless one waits already. */
  readonly sweepSoon: (agentId: string) => Promise<void>;
  readonly clock: Clock;
  readonly everyMs: number;
}

/** A page that is loaded again and again is no reason to ask Zoom each time. */
const YOUNG_MS = 30_000;

export interface AskForSweeps {
  /** All agents whose turn it is. */
  ofAll(): Promise<void>;
  /** The agent's widget has come back. While there was no gateway, nobody took Zoom's webhooks. */
  afterGap(agentId: string): Promise<void>;
}

export function createAskForSweeps({ sweeps, sweepSoon, clock, everyMs }: Deps): AskForSweeps {
  const startedAt = clock.now();
  return {
    async ofAll() {
      for (const agentId of await sweeps.due(clock.now() - everyMs)) await sweepSoon(agentId);
    },
    async afterGap(agentId) {
      const start = await sweeps.find(agentId);
      const isYoung = (start?.askedAt ?? 0) > Math.max(startedAt, clock.now() - YOUNG_MS);
      if (start !== null && !isYoung) await sweepSoon(agentId);
    },
  };
}
