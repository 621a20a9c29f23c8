/** How many requests of the org's daily allowance a logged call costs. */
import { setTimeout as wait } from 'node:timers/promises';
import { startGatewayStack, type GatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import { CALL_KINDS, createTelephonist, type CallKind } from './calls/liveCalls.ts';
import type { Measurement, Row } from './measurement.ts';

const CALLS_PER_KIND = 5;
const TARGET = 3;
/** Longer than anything that comes late: Zoom's record of a call, a saving that waits for it, a retry. */
const QUIET_MS = 8000;
/** A comment that is left open is saved when the agent has stopped writing for a while. */
const QUIET_AFTER_COMMENT_MS = 30_000;
const LOOK_MS = 200;
/** As in production, but for what comes every minute and has nothing to do with calls. */
const ENV = { LOG_LEVEL: 'info', NUMBER_FILL_SECONDS: '86400', SETTINGS_LOOK_SECONDS: '86400' };

export const requests: Measurement = {
  name: 'requests',
  async run(say) {
    const [database] = await testDatabases();
    if (database === undefined) throw new Error('There is no database.');
    const stack = await startGatewayStack(database, { env: ENV });
    try {
      const agent = await stack.signedIn();
      // The people of the org are gone through once, whatever calls come afterwards.
      await quiet(stack.salesforce, QUIET_MS);
      const feed = agent.openFeed();
      const { call } = createTelephonist({ zoom: stack.zoom, agent, feed });
      const counts: Count[] = [];
      for (const kind of CALL_KINDS) {
        counts.push({ kind, requests: await countFor(stack, kind, call) });
        say(`requests, ${kind.name}: ${counts.at(-1)?.requests ?? 0} for ${CALLS_PER_KIND} calls`);
      }
      feed.close();
      return rowsOf(counts);
    } finally {
      await stack.stop();
    }
  },
};

interface Count {
  readonly kind: CallKind;
  /** For all calls of the kind. */
  readonly requests: number;
}

/** @throws Error when a call has not become exactly one Task with its comment: its requests then mean nothing */
async function countFor(
  { salesforce }: GatewayStack,
  kind: CallKind,
  call: (kind: CallKind) => Promise<string>,
): Promise<number> {
  const mark = salesforce.requests.mark();
  const callIds: string[] = [];
  for (let each = 0; each < CALLS_PER_KIND; each++) callIds.push(await call(kind));
  await quiet(salesforce, kind.comment === 'afterwards' ? QUIET_AFTER_COMMENT_MS : QUIET_MS);
  for (const callId of callIds) {
    const tasks = salesforce.records.find('Task', { CallObject: callId });
    const hasComment = tasks.some(({ Description }) => typeof Description === 'string' && Description !== '');
    if (tasks.length !== 1 || hasComment !== (kind.comment !== 'none')) {
      throw new Error(`"${kind.name}": ${tasks.length} Tasks, ${hasComment ? 'with' : 'without'} a comment`);
    }
  }
  return apiRequests(salesforce, mark);
}

/** Resolves when the org has not been asked anything for so long. */
async function quiet(salesforce: GatewayStack['salesforce'], forMs: number): Promise<void> {
  let count = apiRequests(salesforce, 0);
  let since = Date.now();
  while (Date.now() - since < forMs) {
    await wait(LOOK_MS);
    const next = apiRequests(salesforce, 0);
    if (next !== count) since = Date.now();
    count = next;
  }
}

/** Those that count against the org's limit, of our app alone. */
function apiRequests({ requests: log }: GatewayStack['salesforce'], mark: number): number {
  return log.since(mark, 'api', 'app').length;
}

function rowsOf(counts: readonly Count[]): Row[] {
  const perCall = counts.map((each) => each.requests / CALLS_PER_KIND);
  const mean = perCall.reduce((sum, each) => sum + each, 0) / perCall.length;
  const most = Math.max(...perCall);
  return [
    {
      measure: `Salesforce API requests per logged call, ${counts.length * CALLS_PER_KIND} calls`,
      value: `${mean.toFixed(2)} (at most ${most.toFixed(2)} for a kind)`,
      target: `at most ${TARGET} for every kind`,
      met: most <= TARGET,
    },
    ...counts.map(({ kind }, index) => ({
      measure: `... ${kind.name}`,
      value: (perCall[index] ?? NaN).toFixed(2),
    })),
  ];
}
