/** What the gateway holds in memory, in handles and of its event loop while it works for minutes or hours. */
import { setTimeout as wait } from 'node:timers/promises';
import { openDesk } from '../test-support/desk.ts';
import { eventually } from '../test-support/eventually.ts';
import { startGatewayStack } from '../test-support/gatewayStack.ts';
import type { GatewayStack } from '../test-support/gatewayStack.ts';
import { quickestDatabase } from '../test-support/postgres.ts';
import type { Measurement, Row, Say } from './measurement.ts';

const METRICS_KEY = 'whoever runs the soak, and nobody else';
const NUMBER = '+12095550123';
/** Between two calls. */
const PACE_MS = 150;
const SAMPLES = 20;
/** Of what it holds in the second half: of the highest of its last third to the highest of its first. */
const TARGET_GROWTH = 1.15;
const FIGURES = {
  memory: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  handles: 'nodejs_active_resources_total',
  files: 'process_open_fds',
  lag: 'nodejs_eventloop_lag_p99_seconds',
} as const;
type Figures = Readonly<Record<keyof typeof FIGURES, number>>;

export function soak(minutes: number): Measurement {
  return {
    name: 'soak',
    async run(say) {
      const stack = await startGatewayStack(await quickestDatabase(), {
        env: { METRICS_KEY, LOG_LEVEL: 'info' },
      });
      try {
        return await soaked(stack, minutes, say);
      } finally {
        await stack.stop();
      }
    },
  };
}

async function soaked(stack: GatewayStack, minutes: number, say: Say): Promise<Row[]> {
  const desk = await openDesk(stack);
  desk.feed.close();
  const samples: Figures[] = [];
  const began = Date.now();
  const everyMs = (minutes * 60_000) / SAMPLES;
  let calls = 0;
  while (samples.length < SAMPLES) {
    await oneCall(stack, desk.agent.user.zoomId);
    calls += 1;
    // Widgets come and go, and one in ten finds Salesforce away.
    if (calls % 10 === 0) await widgetLooksIn(desk.agent);
    if (calls % 10 === 5) dropOnce(stack);
    if (Date.now() - began >= everyMs * (samples.length + 1)) {
      samples.push(await figuresOf(stack));
      say(`soak, ${calls} calls: ${told(samples.at(-1))}`);
    }
    await wait(PACE_MS);
  }
  await eventually('all are Tasks', () => tasksOf(stack) >= calls, 120_000);
  return rowsOf(samples, { calls, tasks: tasksOf(stack), minutes });
}

function oneCall(stack: GatewayStack, zoomId: string): Promise<void> {
  const callId = stack.zoom.agent(zoomId).dial({ number: NUMBER, device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  return Promise.resolve();
}

async function widgetLooksIn(agent: Awaited<ReturnType<typeof openDesk>>['agent']): Promise<void> {
  const feed = agent.openFeed();
  await agent.send('GET', '/api/session');
  feed.close();
}

function dropOnce(stack: GatewayStack): void {
  stack.salesforce.faults.add({ match: { path: /\/composite$/ }, effect: { kind: 'drop', when: 'before' } });
}

function tasksOf(stack: GatewayStack): number {
  return stack.salesforce.records.find('Task', {}).filter(({ CallObject }) => typeof CallObject === 'string')
    .length;
}

async function figuresOf(stack: GatewayStack): Promise<Figures> {
  const answer = await fetch(`${stack.urls.gateway}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_KEY}` },
  });
  const lines = (await answer.text()).split('\n');
  const valueOf = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1]);
  return {
    memory: valueOf(FIGURES.memory),
    heap: valueOf(FIGURES.heap),
    handles: valueOf(FIGURES.handles),
    files: valueOf(FIGURES.files),
    lag: valueOf(FIGURES.lag),
  };
}

function told(figures: Figures | undefined): string {
  if (figures === undefined) return '';
  const { memory, heap, handles, files, lag } = figures;
  return `${megabytes(memory)}, heap ${megabytes(heap)}, ${handles} handles, ${files} files, event loop p99 ${milliseconds(lag)}`;
}

function rowsOf(samples: readonly Figures[], run: { calls: number; tasks: number; minutes: number }): Row[] {
  const second = samples.slice(samples.length / 2);
  const third = Math.floor(second.length / 3);
  const most = (part: readonly Figures[], name: keyof Figures) => Math.max(...part.map((one) => one[name]));
  const growth = (name: keyof Figures) =>
    most(second.slice(-third), name) / most(second.slice(0, third), name);
  const course = (name: keyof Figures, show: (value: number) => string) =>
    [0, 0.25, 0.5, 0.75, 1]
      .map((part) => show(samples[Math.round(part * (samples.length - 1))]?.[name] ?? NaN))
      .join(', ');
  const flat = (name: keyof Figures) => ({
    ratio: growth(name).toFixed(2),
    target: `at most ${TARGET_GROWTH}`,
    met: growth(name) <= TARGET_GROWTH,
  });
  return [
    {
      measure: `Soak of ${run.minutes} minutes: calls, and Tasks of them`,
      value: `${run.calls}, ${run.tasks}`,
      target: 'the same',
      met: run.calls === run.tasks,
    },
    { measure: '... memory over the time', value: course('memory', megabytes), ...flat('memory') },
    { measure: '... heap in use', value: course('heap', megabytes) },
    { measure: '... active handles', value: course('handles', String), ...flat('handles') },
    { measure: '... open files', value: course('files', String), ...flat('files') },
    { measure: '... event loop, p99', value: course('lag', milliseconds) },
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
