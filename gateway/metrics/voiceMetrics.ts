/** What Prometheus is told of the browser lines of this gateway. Labels are states, endings and codes: never who. */
import type { ErrorCode, LineEnding } from '#call-core';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** How it stands now; asked for when Prometheus asks. */
export interface VoiceBacklog {
  readonly engines: readonly ('up' | 'away')[];
  /** `registered`, or the code of why not. */
  readonly lines: readonly string[];
}

export interface VoiceMetrics {
  callBegan(): void;
  callEnded(ending: LineEnding): void;
  /** @param seconds from the command until the engine says so */
  setUp(step: 'ringing' | 'accepted', seconds: number): void;
  refused(code: ErrorCode): void;
  engineLost(): void;
  /** @param mos of a whole call */
  quality(mos: number): void;
  show(backlog: VoiceBacklog): void;
  liveCalls(): number;
}

const SETUP_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10];
const MOS = [1.5, 2, 2.5, 3, 3.5, 4, 4.2, 4.5];

export function createVoiceMetrics(registry: Registry, prefix: string): VoiceMetrics {
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `${prefix}voice_${name}`, help, registers });
  const engines = new Gauge({
    ...named('engines', 'Engines of the browser line, by whether they answer'),
    labelNames: ['state'],
  });
  const lines = new Gauge({
    ...named('lines', 'Browser lines with a page here: registered at Zoom, or the code of why not'),
    labelNames: ['state'],
  });
  const live = new Gauge(named('calls', 'Calls of browser lines that ring or are talked in or held'));
  const ended = new Counter({
    ...named('calls_ended_total', 'Calls of browser lines that are over, by how they ended'),
    labelNames: ['ending'],
  });
  const setUpSeconds = new Histogram({
    ...named(
      'setup_seconds',
      'Seconds from dialing until it rings at the other end, and from accepting until the call is there',
    ),
    labelNames: ['step'],
    buckets: SETUP_SECONDS,
  });
  const refused = new Counter({
    ...named('refused_total', 'Commands of pages to their lines that were refused, by error code'),
    labelNames: ['code'],
  });
  const lost = new Counter(named('engine_losses_total', 'Lines whose engine went away under them'));
  const quality = new Histogram({
    ...named('mos', 'Mean opinion scores of whole calls, as pages have estimated them'),
    buckets: MOS,
  });
  let calls = 0;

  return {
    callBegan() {
      calls += 1;
      live.set(calls);
    },
    callEnded(ending) {
      calls -= 1;
      live.set(calls);
      ended.inc({ ending });
    },
    setUp(step, seconds) {
      setUpSeconds.observe({ step }, seconds);
    },
    refused(code) {
      refused.inc({ code });
    },
    engineLost() {
      lost.inc();
    },
    quality(mos) {
      quality.observe(mos);
    },
    show(backlog) {
      engines.reset();
      lines.reset();
      for (const state of ['up', 'away'] as const)
        engines.set({ state }, backlog.engines.filter((one) => one === state).length);
      lines.set({ state: 'registered' }, 0);
      for (const state of backlog.lines) lines.inc({ state });
    },
    liveCalls: () => calls,
  };
}
