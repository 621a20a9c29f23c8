/** A call can be followed from Zoom's webhook to its Task, also where one gateway takes it and another saves it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ZOOM_DOWN } from '../../scripts/workbench/zoom/faults.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { ALLOWED_IN_SPANS } from '../../test-support/secrecy/allowed.ts';
import { startTraceCollector } from '../../test-support/traceCollector.ts';
import type { CollectedSpan, TraceCollector } from '../../test-support/traceCollector.ts';
import { traceIdOf } from '../tracing/openTelemetry.ts';
import { SPAN_NAMES } from '../tracing/tracing.ts';

const database = await quickestDatabase();
let collector: TraceCollector;
let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  collector = await startTraceCollector();
  stack = await startGatewayStack(database, {
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
      HISTORY_SWEEP_SECONDS: '3600',
    },
  });
  desk = await openDesk(stack);
}, 60_000);

afterAll(async () => {
  await stack.stop();
  await collector.stop();
});

/** Where there is no other gateway there is nothing to be tried. */
const onPostgres = database.name === 'Postgres' ? test : test.skip;

const spansOf = (callId: string) => collector.spans.filter(({ traceId }) => traceId === traceIdOf(callId));

const written = (callId: string) =>
  spansOf(callId).find(
    ({ name, facts }) => name === 'task written' && facts['zoom_phone.outcome'] === 'saved',
  );

/** From a span up to the first of its trace. */
function wayTo(end: CollectedSpan | undefined): CollectedSpan[] {
  const way: CollectedSpan[] = [];
  for (let span = end; span !== undefined;) {
    const { parentSpanId } = span;
    way.unshift(span);
    span = collector.spans.find(({ spanId }) => spanId === parentSpanId);
  }
  return way;
}

async function wayOf(callId: string): Promise<CollectedSpan[]> {
  await eventually('the whole way has arrived', () => wayTo(written(callId)).length >= 4, 20_000);
  return wayTo(written(callId));
}

test('all that is done for a call is one trace, without a gap from the webhook to the Task', async () => {
  const callId = stack.zoom.agent(desk.agent.user.zoomId).dial({ number: AVERY.number, device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  await desk.saved(callId);

  const way = await wayOf(callId);
  const names = new Set(spansOf(callId).map(({ name }) => name));

  expect(way.map(({ name }) => name)).toEqual([
    'webhook accepted',
    'webhook worked off',
    'job taken',
    'task written',
  ]);
  expect(way[0]?.parentSpanId).toBe('');
  expect([...names].sort()).toEqual(SPAN_NAMES.filter((name) => name !== 'zoom request').sort());
  const requests = spansOf(callId).filter(({ name }) => name === 'salesforce request');
  for (const request of requests) expect(wayTo(request)[0]?.name).toBe('webhook accepted');
});

test('what fails is told by its code', async () => {
  stack.zoom.faults.add(ZOOM_DOWN);
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'hidden' });
  stack.zoom.faults.reset();

  await eventually('it has arrived', () =>
    collector.spans.some(
      ({ name, facts }) => name === 'zoom request' && facts['zoom_phone.code'] === 'zoom.unavailable',
    ),
  );
});

onPostgres('what one gateway has taken and another saves is one trace', async () => {
  await stack.startAnother();
  const down = stack.salesforce.faults.add({
    match: { path: /\/composite$/ },
    times: Infinity,
    effect: { kind: 'drop', when: 'before' },
  });
  const callId = await desk.finishCall();
  await desk.feed.waitFor(callId, 'is waiting', (entry) => entry.log.problem !== null);
  desk.feed.close();
  await stack.gateway.kill('SIGTERM');
  down();

  const way = await wayOf(callId);

  // The job that was tried first asked for another, or was tried again.
  expect([...new Set(way.map(({ name }) => name))]).toEqual([
    'webhook accepted',
    'webhook worked off',
    'job taken',
    'task written',
  ]);
  expect(way[0]?.parentSpanId).toBe('');
  expect(way[0]?.instance).not.toBe(way.at(-1)?.instance);
  expect(spansOf(callId).some(({ facts }) => facts['zoom_phone.code'] === 'salesforce.unavailable')).toBe(
    true,
  );
});

test('spans say what they may say and nothing of anybody', () => {
  const said = collector.spans.flatMap(({ facts }) => Object.entries(facts));

  expect(said.filter(([key, value]) => ALLOWED_IN_SPANS[key]?.test(value) !== true)).toEqual([]);
  expect(new Set(said.map(([key]) => key))).toEqual(new Set(Object.keys(ALLOWED_IN_SPANS)));
  for (const text of ['5550123', 'Avery', 'Calloway', 'Minami', 'Bearer', '/services/', 'select '])
    expect(collector.received).not.toContain(text);
});
