/** Whether the gateway stands what nobody has thought of: `npm run bench -- fuzz --requests 100000`. */
import { quickestDatabase } from '../test-support/postgres.ts';
import { megabytes } from './format.ts';
import type { FuzzRun } from './fuzz/runFuzz.ts';
import { runFuzz } from './fuzz/runFuzz.ts';
import type { Measurement, Row } from './measurement.ts';

/** Of the heap in the last third of the run to that in the first. */
const TARGET_GROWTH = 1.25;

export function fuzz(requests: number, seed: number): Measurement {
  return {
    name: 'fuzz',
    async run(say) {
      const run = await runFuzz({ requests, seed, database: await quickestDatabase(), say });
      for (const failure of run.failures) say(failure);
      return rowsOf(run, seed);
    },
  };
}

function rowsOf(run: FuzzRun, seed: number): Row[] {
  const { statuses, codes, heap, memory, failures } = run;
  const counts = (of: ReadonlyMap<string, number>) =>
    [...of].toSorted(([, one], [, other]) => other - one).map(([name, count]) => `${name}: ${count}`);
  const third = Math.max(1, Math.floor(heap.length / 3));
  const course = (values: readonly number[]) =>
    [0, 0.25, 0.5, 0.75, 1]
      .map((part) => megabytes(values[Math.round(part * (values.length - 1))] ?? NaN))
      .join(', ');
  const growth = Math.min(...heap.slice(-third)) / Math.min(...heap.slice(0, third));
  return [
    {
      measure: `Fuzzed requests (seed ${seed}), of them no HTTP`,
      value: `${run.requests}, ${run.raw}`,
    },
    {
      measure: '... no answer, a 5xx, a form that is not ours, data of another agent, or a dead gateway',
      value: String(failures.length),
      target: 'none',
      met: failures.length === 0,
    },
    {
      measure: '... routes that have never done what they were asked, of',
      value: `${run.missed.length} of ${run.routes}`,
    },
    { measure: '... answers', value: counts(statuses).join(', ') },
    { measure: '... errors', value: counts(codes).slice(0, 12).join(', ') },
    {
      measure: '... heap in use, least of the last third to least of the first',
      value: course(heap),
      ratio: growth.toFixed(2),
      target: `at most ${TARGET_GROWTH}`,
      met: growth <= TARGET_GROWTH,
    },
    { measure: '... resident memory', value: course(memory) },
    { measure: '... requests per second', value: (run.requests / run.seconds).toFixed(0) },
  ];
}
