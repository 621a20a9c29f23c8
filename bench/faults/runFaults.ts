/** Many calls through a gateway to which everything happens that can, and what has become of them. */
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import { addCustomers } from '../../test-support/manyPeople.ts';
import type { TestDatabase } from '../../test-support/postgres.ts';
import type { Say } from '../measurement.ts';
import { createCommenter } from './commenter.ts';
import { createNodes } from './nodes.ts';
import { createRandom } from './random.ts';
import { signInIfNeeded } from './signIn.ts';
import { createTelephone } from './telephone.ts';
import type { MadeCall } from './telephone.ts';
import { createTroubles } from './troubles.ts';
import { isRight, judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { startWatchers } from './watchers.ts';
import type { FeedVerdict, Watchers } from './watchers.ts';
import { watchSalesforce } from './watchSalesforce.ts';

export interface FaultRunOptions {
  readonly calls: number;
  readonly seed: number;
  readonly database: TestDatabase;
  /** Gateways on the one database. More than one need Postgres. */
  readonly gateways: number;
  /** For which one of several gateways stands still, in milliseconds. */
  readonly pauseMs: number;
  readonly say: Say;
}

export interface FaultRun {
  readonly gateways: number;
  readonly calls: number;
  readonly verdict: Verdict & FeedVerdict;
  readonly isRight: boolean;
  /** How often each thing went wrong. */
  readonly troubles: ReadonlyMap<string, number>;
  readonly comments: number;
  /** From hang-up to the Task, while nothing went wrong. */
  readonly calmLatencies: readonly number[];
  readonly requests: { readonly perCall: number; readonly refused: number };
  readonly seconds: number;
}

/** Calls that are made before anything goes wrong. */
const CALM_PART = 0.05;
const MOST_CALM = 200;
/** Calls that are made at once. */
const GROUP = 10;
const TROUBLE_PER_GROUP = 0.7;
const LATE_COMMENT_PER_GROUP = 0.5;
const KILLS_PER_RUN = 12;
const CALLS_PER_KILL = 60;
/** Of several gateways one stands still so many times in a run. */
const PAUSES = 2;
/** Of the agent, beside the one who writes. */
const WIDGETS = 3;
/** Calls between two looks at the widget, which says when the agent has to sign in. */
const SIGN_IN_LOOK = 50;
const LOOK_MS = 1000;
/** Nothing has changed for so long: whatever is missing then does not come any more. */
const PATIENCE_MS = 320_000;

export async function runFaults({
  calls,
  seed,
  database,
  gateways,
  pauseMs,
  say,
}: FaultRunOptions): Promise<FaultRun> {
  const start = performance.now();
  const random = createRandom(seed);
  const stack = await startGatewayStack(database, {
    env: { HISTORY_SWEEP_SECONDS: '5', LOG_LEVEL: 'warn' },
    zoomRetriesSoon: true,
    zoomTimes: { recordsAfterMs: 100 },
    nodes: gateways,
  });
  let watchers: Watchers | null = null;
  try {
    const customers = addCustomers(stack.salesforce, Math.max(50, Math.round(calls / 4)));
    const browser = await stack.signedIn();
    const { zoomId: zoomUserId, salesforceId: salesforceUserId } = browser.user;
    const salesforce = watchSalesforce(stack.salesforce);
    const commenter = createCommenter(browser, stack.urls.gateway, random);
    const where = { gatewayUrl: stack.urls.gateway, databaseUrl: stack.databaseUrl };
    const looking = await startWatchers(browser, where, WIDGETS);
    watchers = looking;
    const telephone = createTelephone({ zoom: stack.zoom, zoomUserId, customers, commenter, random });
    const troubles = createTroubles({ stack, salesforceUserId, zoomUserId, commenter, random });
    const nodes = createNodes({
      nodes: stack.nodes,
      random,
      pauseMs,
      onBack() {
        commenter.flush();
      },
    });
    const made: MadeCall[] = [];
    let signIns = 0;

    const calm = Math.min(MOST_CALM, Math.ceil(calls * CALM_PART));
    say(`${calm} calls while nothing goes wrong`);
    const calmLatencies: number[] = [];
    for (let each = 0; each < calm; each++) {
      const call = telephone.call();
      made.push(call);
      const at = await eventually('a Task', () => salesforce.taskSeenAt(stack, call.callId), 30_000);
      calmLatencies.push(at - call.endedAt);
    }

    say(`${calls - calm} calls while things go wrong`);
    const kills = Math.min(KILLS_PER_RUN, Math.ceil(calls / CALLS_PER_KILL));
    const nextKill = () => Math.ceil((calls - calm) / (kills + 1));
    let untilKill = nextKill();
    let nextPause = calls / PAUSES / 2;
    const callSome = (most: number) => {
      const count = Math.min(most, calls - made.length);
      for (let each = 0; each < count; each++) made.push(telephone.call());
      untilKill -= count;
    };
    const writeLate = () => {
      const call = made[random.below(made.length)];
      if (call !== undefined && random.chance(LATE_COMMENT_PER_GROUP)) commenter.write(call.callId);
    };
    while (made.length < calls) {
      if (random.chance(TROUBLE_PER_GROUP)) troubles.meet();
      callSome(GROUP);
      writeLate();
      if (untilKill <= 0) {
        untilKill = nextKill();
        await nodes.kill(() => {
          callSome(GROUP);
          writeLate();
        });
        say(`${made.length} calls, ${stack.salesforce.records.count('ZoomCallLog__c')} logs`);
      }
      if (gateways > 1 && made.length > nextPause && nodes.pause()) nextPause += calls / PAUSES;
      await stack.zoom.webhooks.settled();
      if (made.length % SIGN_IN_LOOK < GROUP && (await signInIfNeeded(browser))) signIns += 1;
    }

    say('The rest, while nothing goes wrong any more');
    troubles.end();
    await nodes.allRun();
    commenter.flush();
    const expected = { zoomUserId, calls: made, comments: commenter.written };
    const judgeAll = async () => ({
      ...judge(stack.salesforce, expected),
      ...(await looking.judge()),
    });
    let last = '';
    let since = Date.now();
    let verdict = await judgeAll();
    while (!isRight(verdict, calls) && Date.now() - since < PATIENCE_MS) {
      await wait(LOOK_MS);
      if (await signInIfNeeded(browser)) signIns += 1;
      verdict = await judgeAll();
      const now = JSON.stringify(verdict);
      if (now !== last) {
        last = now;
        since = Date.now();
      }
    }
    return {
      gateways,
      calls,
      verdict,
      isRight: isRight(verdict, calls),
      troubles: new Map([
        ...troubles.counts(),
        ...nodes.counts(),
        ['Agent: had to sign in again', signIns],
        ['Widgets: live feed broken off', looking.breaks],
      ]),
      comments: commenter.written.size,
      calmLatencies,
      requests: { perCall: salesforce.requests / calls, refused: salesforce.refused },
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await watchers?.stop();
    await stack.stop();
  }
}
