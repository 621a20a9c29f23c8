/**
 * The page, the network, the gateway or the tab goes away and comes back, at any point of a call: the widget is right at
 * once, no call is missing and none is there twice. How long it took is attached to each test.
 */
import type { TestInfo } from '@playwright/test';
import { liveCalls } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { MINAMI } from './desk/people.ts';
import { expectTask, tasksOf } from './desk/tasks.ts';
import { expect, test } from './journeys.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';

/** On a device that is not in the page: only the gateway tells the widget of it. */
const ELSEWHERE = 'mobile';

/** Something goes away. `leave` and `return` resolve when it has gone, and is there again. */
interface Trouble {
  readonly what: string;
  /** Part of each run of the tests: its ways through the code are those of the others too. */
  readonly always?: true;
  leave(desk: Desk, workbench: Workbench): Promise<void>;
  return(desk: Desk, workbench: Workbench): Promise<void>;
}

const TROUBLES: readonly Trouble[] = [
  {
    what: 'the page is reloaded',
    async leave({ page }) {
      await page.goto('about:blank');
    },
    async return(desk) {
      await desk.page.goto(QUIET_PAGE);
      await desk.openPanel();
    },
  },
  {
    what: 'the network is cut',
    leave: ({ page }) => page.context().setOffline(true),
    return: ({ page }) => page.context().setOffline(false),
  },
  {
    what: 'the gateway is killed',
    always: true,
    async leave(_, { gateway, zoom }) {
      zoom.webhooks.setMode({ hold: true });
      await gateway?.kill('SIGKILL');
    },
    async return(_, { gateway, zoom }) {
      await gateway?.start();
      // Of a call that runs nobody but Zoom's webhooks can tell, which Zoom sends again. Of one that is over they stay lost.
      if (liveCalls({ zoom }).length > 0) zoom.webhooks.release();
      zoom.webhooks.setMode({ hold: false });
    },
  },
  {
    what: 'the tab is frozen',
    leave: ({ page }) => setLifecycle(page, 'frozen'),
    return: ({ page }) => setLifecycle(page, 'active'),
  },
];

async function setLifecycle(page: Desk['page'], state: 'frozen' | 'active'): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setWebLifecycleState', { state });
  await browser.detach();
}

/** A moment of a call, and how the widget shows it. */
interface Moment {
  readonly name: string;
  /** What happens at Zoom while the widget is away. */
  happens(workbench: Workbench, callId: string): void;
  /** The label by which the card is called then. */
  readonly shown: string;
}

const MOMENTS: readonly Moment[] = [
  {
    name: 'it is answered',
    happens({ zoom }, callId) {
      zoom.agent(MINAMI.zoomId).accept(callId, ELSEWHERE);
    },
    shown: 'Call_Connected',
  },
  {
    name: 'it is held',
    happens({ zoom }, callId) {
      zoom.agent(MINAMI.zoomId).hold(callId);
    },
    shown: 'Call_OnHold',
  },
];

function ring({ zoom }: Workbench, from: string): string {
  return zoom.cloud.ringAgent({ from, toUserId: MINAMI.zoomId });
}

/** Until the widget is right, in milliseconds, for who reads the report. */
async function measure({ annotations }: TestInfo, what: string, right: () => Promise<void>): Promise<void> {
  const since = performance.now();
  await right();
  annotations.push({
    type: 'recovered',
    description: `${what}: ${Math.round(performance.now() - since)} ms`,
  });
}

for (const [index, trouble] of TROUBLES.entries()) {
  test(
    `${trouble.what}, at every point of a call`,
    { tag: trouble.always ? [] : '@all' },
    async ({ desk, workbench }, testInfo) => {
      test.setTimeout(90_000);
      const { cloud, agent: agentOf, webhooks } = workbench.zoom;
      const agent = agentOf(MINAMI.zoomId);
      const entriesOf = (last: number) =>
        desk.history.getByRole('listitem').filter({ hasText: `03-5550-99${index}${last}` });
      const numberOf = (last: number) => `+813555099${index}${last}`;
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      const callId = ring(workbench, numberOf(0));
      await expect(desk.card).toHaveAccessibleName(desk.words.say('Call_Incoming'));

      for (const { name, shown, happens } of MOMENTS) {
        await test.step(name, async () => {
          await trouble.leave(desk, workbench);
          happens(workbench, callId);
          await trouble.return(desk, workbench);
          await measure(testInfo, name, () => expect(desk.card).toHaveAccessibleName(desk.words.say(shown)));
        });
      }
      const meanwhile = await test.step('it ends, and another begins and ends', async () => {
        await trouble.leave(desk, workbench);
        cloud.hangUp(callId);
        const another = ring(workbench, numberOf(1));
        agent.accept(another, ELSEWHERE);
        cloud.hangUp(another);
        await trouble.return(desk, workbench);
        await measure(testInfo, 'it ends, and another begins and ends', async () => {
          await expect(desk.card).toHaveCount(0);
        });
        return another;
      });

      await desk.hands.press(desk.tab('Tab_History'));
      for (const [last, id] of [callId, meanwhile].entries()) {
        await expect(entriesOf(last)).toHaveCount(1);
        await expectTask(workbench, id, { WhoId: null });
      }
      // Also after all that Zoom has not sent yet.
      webhooks.release();
      await webhooks.settled();
      await expect(entriesOf(1)).toContainText(desk.words.say('Log_Saved'));
      expect([callId, meanwhile].map((id) => tasksOf(workbench, id).length)).toEqual([1, 1]);
    },
  );
}
