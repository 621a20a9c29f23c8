/**
 * Zoom, gateway and widget agree on every call, whatever happens to the calls and to Zoom's webhooks: same calls, same
 * state, same result; and every call that is over has one Task and one Zoom Call Log.
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateOf } from '#call-core';
import type { ZoomPhoneStore } from 'c/zoomPhoneStore';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { agentCalls, liveCalls, playStep, seenAs, story, truthOf } from '../../test-support/callStories.ts';
import type { Seen, Step, StoryZoom } from '../../test-support/callStories.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { startWidgetInNode } from '../../test-support/widgetInNode.ts';

const database = await quickestDatabase();
const RUNS = ALL_MEANS ? 12 : 6;
const EVERYTHING = 1_000_000;
const AS_USUAL = { hold: false, dropNext: 0, extraCopies: 0, shuffleWithinMs: 0 };

let stack: GatewayStack;
let browser: AgentBrowser;
let feed: FeedReader;
let widget: ZoomPhoneStore;
let zoom: StoryZoom;
/** The most calls of a kind that the agent had at one moment. */
const most = { connected: 0, held: 0 };

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: { HISTORY_SWEEP_SECONDS: '1' },
    zoomTimes: { recordsAfterMs: 50 },
  });
  browser = await stack.signedIn();
  feed = browser.openFeed();
  widget = startWidgetInNode(browser, stack.urls.gateway);
  const { zoomId: userId } = browser.user;
  zoom = { userId, cloud: stack.zoom.cloud, agent: stack.zoom.agent(userId) };
  stack.zoom.cloud.onHappening(() => {
    const phases = liveCalls(zoom).map((call) => truthOf(call, userId).phase);
    for (const phase of ['connected', 'held'] as const) {
      most[phase] = Math.max(most[phase], phases.filter((one) => one === phase).length);
    }
  });
}, 60_000);

afterAll(async () => {
  widget.stop();
  feed.close();
  await stack.stop();
});

/** How the network treats the webhooks of a story. */
const network = fc.record({
  extraCopies: fc.nat({ max: 2 }),
  shuffleWithinMs: fc.constantFrom(0, 100),
  hold: fc.boolean(),
  release: fc.constantFrom('inOrder' as const, 'reversed' as const),
  /** From this step on they are lost; null: none is. */
  lostFrom: fc.option(fc.nat({ max: 30 })),
});

/** Among few stories there may be none with a call on hold. */
const WITH_ONE_HELD: readonly Step[] = ['ringIn', 'answer', 'dialOut', 'answer', 'hold', 'resume'].map(
  (does) => ({
    does,
    which: 1,
  }),
);
const TWICE = {
  extraCopies: 1,
  shuffleWithinMs: 0,
  hold: false,
  release: 'inOrder',
  lostFrom: null,
} as const;

const byId = (calls: Seen[]) => calls.sort((a, b) => (a.callId < b.callId ? -1 : 1));

function seenBy(calls: readonly string[]): Record<'gateway' | 'widget', Seen[]> {
  const isMeant = ({ callId }: Seen) => calls.includes(callId);
  const told = calls.flatMap((callId) => feed.entry(callId) ?? []);
  return {
    gateway: byId(told.map(({ call }) => seenAs(stateOf(call)))),
    widget: byId(widget.state.entries.map(({ call }) => seenAs(stateOf(call))).filter(isMeant)),
  };
}

async function expectAgreement(calls: readonly string[]): Promise<void> {
  const isMeant = ({ callId }: Seen) => calls.includes(callId);
  const truth = byId(
    agentCalls(zoom)
      .map((call) => truthOf(call, zoom.userId))
      .filter(isMeant),
  );
  const wanted = { gateway: truth, widget: truth };
  await eventually('agreement', () => isDeepStrictEqual(seenBy(calls), wanted)).catch(() => undefined);
  expect(seenBy(calls)).toEqual(wanted);
}

/** Calls of which every webhook is on its way, or has arrived. */
function toldOf(calls: readonly string[]): string[] {
  const lost = stack.zoom.webhooks.log.filter(({ state }) => state === 'dropped').map(({ body }) => body);
  return calls.filter((callId) => !lost.some((body) => body.includes(callId)));
}

function keysOf(object: string): string[] {
  const keys = stack.salesforce.records.find(object, {}).map((record) => record['ZoomCallId__c']);
  return keys.filter((key) => typeof key === 'string').sort();
}

async function expectLogs(): Promise<void> {
  const ended = agentCalls(zoom).filter(({ phase }) => phase === 'ended');
  const keys = ended.map(({ callId }) => `${callId}:${zoom.userId}`).sort();
  const areSaved = () =>
    widget.state.entries.length === keys.length &&
    widget.state.entries.every(({ log }) => log.state === 'saved');
  await eventually('all logs are saved', areSaved);
  expect([keysOf('Task'), keysOf('ZoomCallLog__c')]).toEqual([keys, keys]);
}

test('after every story', async () => {
  const { webhooks } = stack.zoom;
  await fc.assert(
    fc.asyncProperty(story, network, async (steps, { lostFrom, release, ...mode }) => {
      const before = new Set(agentCalls(zoom).map(({ callId }) => callId));
      const fresh = () => agentCalls(zoom).flatMap(({ callId }) => (before.has(callId) ? [] : callId));
      webhooks.setMode({ ...AS_USUAL, ...mode });
      for (const [index, step] of steps.entries()) {
        if (index === lostFrom) webhooks.setMode({ dropNext: EVERYTHING });
        playStep(zoom, step, fresh().length);
      }
      webhooks.release(release);
      await expectAgreement(toldOf(fresh()));

      for (const { callId } of liveCalls(zoom)) {
        if (liveCalls(zoom).some((call) => call.callId === callId)) zoom.cloud.hangUp(callId, 'caller');
      }
      await expectAgreement(fresh());
      await expectLogs();
      webhooks.setMode(AS_USUAL);
    }),
    { numRuns: RUNS, endOnFailure: true, examples: [[WITH_ONE_HELD, TWICE]] },
  );

  expect(most.connected).toBe(1);
  expect(most.held).toBeGreaterThan(0);
  expect(most.held).toBeLessThanOrEqual(4);
}, 180_000);
