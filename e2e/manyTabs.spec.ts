/** Twenty tabs of one agent: one rings, one pops, one dials; all show the same; whichever goes, another leads. */
import type { BrowserContext, Locator, Page, TestInfo } from '@playwright/test';
import { countCalls, expectCallTo } from './desk/calls.ts';
import { QUIET_PAGE, deskOn, type Desk } from './desk/desk.ts';
import { MINAMI, person } from './desk/people.ts';
import { expectSignedOut } from './desk/signIn.ts';
import * as tabs from './desk/tabs.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, test as base } from './journeys.ts';

/** These are crashed and frozen, which happens to a process. */
const OWN_PROCESS = 4;
const LINKED = 16;
/** On a computer that has much else to do. */
const OPEN_TIMEOUT_MS = 180_000;
const AVERY = person('calloway');
const SASAKI = person('sasaki');

const test = base.extend<{ desks: Desk[] }>({
  desks: [
    async ({ desk, context, playwright, launchOptions, words }, use) => {
      const browser = await tabs.launchTabBrowser(playwright.chromium, launchOptions);
      const problems: string[] = [];
      browser.context.on('weberror', (error) => problems.push(String(error.error())));
      await browser.context.addCookies(await context.cookies());
      // One browser is enough.
      await desk.page.close();
      const pages = await openAll(browser.context, `${desk.url}${QUIET_PAGE}`);
      await use(pages.map((page) => deskOn({ page, url: desk.url, words })));
      await browser.close();
      expect(problems).toEqual([]);
    },
    { timeout: OPEN_TIMEOUT_MS },
  ],
});

test(
  'twenty tabs are one telephone',
  { tag: '@all' },
  async ({ desks, workbench, words, signedIn }, testInfo) => {
    test.slow();
    const { say } = words;
    const { cloud } = workbench.zoom;

    await test.step('one rings and pops, all show the call and what is typed in one', async () => {
      await expectOneLeads(desks);
      const callId = cloud.ringAgent({ from: AVERY.e164, toUserId: MINAMI.zoomId });
      await inAll(desks, ({ card }) => expect(card).toContainText(AVERY.name));
      await expect.poll(() => popped(desks)).toHaveLength(1);
      const [one] = popped(desks);
      if (one !== undefined)
        await expect(one.page.getByRole('heading', { level: 1 })).toContainText(AVERY.name);
      const ring = say('Call_IncomingFrom', AVERY.name);
      // The page that pops puts its own title there first.
      await expect.poll(() => withTitle(desks, ring)).toBe(1);
      const notes = await tabs.notesOf(pagesOf(desks));
      expect(notes.filter(({ hasNotified }) => hasNotified)).toHaveLength(1);
      expect(popped(desks)).toHaveLength(1);

      const follower = await oneThatFollows(desks);
      await follower.hands.write(follower.comment, 'typed in one');
      await inAll(desks, ({ comment }) => expect(comment).toHaveValue('typed in one'));
      cloud.hangUp(callId);
      await expectTask(workbench, callId, { Description: 'typed in one', WhoId: AVERY.id });
      await inAll(desks, ({ newest }) => expect(newest).toContainText(say('Log_Saved')));
    });

    const before = countCalls(workbench);
    const dialing = await oneThatFollows(desks);
    await dialing.hands.press(dialing.tab('Tab_Keypad'));
    await dialing.hands.write(dialing.field, SASAKI.e164);
    await dialing.page.keyboard.press('Enter');
    const { callId } = await expectCallTo(workbench, SASAKI.e164);
    await inAll(desks, ({ card }) => expect(card).toContainText(SASAKI.name));
    expect(countCalls(workbench)).toBe(before + 1);
    expect(desks.indexOf(await leaderOf(desks))).toBe(desks.indexOf(dialing));
    let alive = desks;

    await test.step('the leading tab is closed', async () => {
      alive = without(alive, dialing);
      await handOver(testInfo, 'closed', alive, () => dialing.page.close());
      cloud.answer(callId);
      await inAll(alive, ({ card }) => expect(card).toHaveAccessibleName(say('Call_Connected')));
    });

    await test.step('the leading tab crashes', async () => {
      const crashing = await bringHere(alive, alive[1]);
      alive = without(alive, crashing);
      await handOver(testInfo, 'crashed', alive, () => tabs.crash(crashing.page));
    });

    await test.step('the leading tab is frozen, and knows all when it comes back', async () => {
      const frozen = await bringHere(alive, alive[1]);
      const others = without(alive, frozen);
      let thaw = () => Promise.resolve();
      await handOver(testInfo, 'frozen', others, async () => {
        thaw = await tabs.freeze(frozen.page);
      });
      const leader = await leaderOf(others);
      await leader.hands.write(commentIn(leader, leader.card), 'typed meanwhile');
      await leader.hands.press(leader.pad.getByRole('button', { name: words.zoom.end, exact: true }));
      await inAll(others, ({ newest }) => expect(newest).toContainText(say('Log_Saved')));
      await thaw();
      await inAll(alive, ({ newest }) => expect(newest).toContainText(SASAKI.name));
      await expect(commentIn(frozen, frozen.newest)).toHaveValue('typed meanwhile');
      await expectOneLeads(alive);
      await expectTask(workbench, callId, { Description: 'typed meanwhile', WhoId: SASAKI.id });
      expect(countCalls(workbench)).toBe(before + 1);
    });

    await test.step('who signs out in one tab is signed out in all', async () => {
      signedIn.language = null;
      await alive[2]?.chooseFromMenu('Session_SignOut');
      await inAll(alive, expectSignedOut);
    });
  },
);

async function openAll(context: BrowserContext, url: string): Promise<Page[]> {
  const first = await tabs.openTab(context, url);
  const others = await Promise.all([
    tabs.openTabs(context, OWN_PROCESS - 1, url),
    tabs.openLinkedTabs(first, LINKED, url),
  ]);
  const all = [first, ...others.flat()];
  // The widget is there, though not open yet.
  await Promise.all(all.map((page) => page.locator('c-zoom-phone-keypad').waitFor({ state: 'attached' })));
  return all;
}

function pagesOf(desks: readonly Desk[]): Page[] {
  return desks.map(({ page }) => page);
}

async function withTitle(desks: readonly Desk[], text: string): Promise<number> {
  const notes = await tabs.notesOf(pagesOf(desks));
  return notes.filter(({ title }) => title.includes(text)).length;
}

function popped(desks: readonly Desk[]): Desk[] {
  return desks.filter(({ page }) => page.url().endsWith(AVERY.path));
}

function without(desks: readonly Desk[], gone: Desk): Desk[] {
  return desks.filter((desk) => desk !== gone);
}

async function inAll(desks: readonly Desk[], check: (desk: Desk) => Promise<void>): Promise<void> {
  await Promise.all(desks.map(check));
}

async function expectOneLeads(desks: readonly Desk[]): Promise<{ leader: Desk; since: number }> {
  const { index, since } = await tabs.expectOneLeads(pagesOf(desks));
  const leader = desks[index];
  if (leader === undefined) throw new Error('No such tab');
  return { leader, since };
}

async function leaderOf(desks: readonly Desk[]): Promise<Desk> {
  return (await expectOneLeads(desks)).leader;
}

/** Of one call, where several have one. */
function commentIn({ words }: Desk, place: Locator): Locator {
  return place.getByRole('textbox', { name: words.say('Comment_Label'), exact: true });
}

/** The last that does. */
async function oneThatFollows(desks: readonly Desk[]): Promise<Desk> {
  const follower = without(desks, await leaderOf(desks)).at(-1);
  if (follower === undefined) throw new Error('There is one tab only');
  return follower;
}

/** The agent wants the pad in this tab, unless it is there. */
async function bringHere(desks: readonly Desk[], desk: Desk | undefined): Promise<Desk> {
  if (desk === undefined) throw new Error('No such tab');
  if ((await leaderOf(desks)) !== desk) await desk.hands.press(desk.button('Pad_BringHere'));
  await expect.poll(async () => (await leaderOf(desks)) === desk).toBe(true);
  return desk;
}

/** How long it takes is told, and is no matter of this test: other work on this computer counts in. */
async function handOver(
  testInfo: TestInfo,
  what: string,
  others: readonly Desk[],
  end: () => Promise<void>,
): Promise<void> {
  const begin = performance.timeOrigin + performance.now();
  await end();
  const { since } = await expectOneLeads(others);
  const description = `${what}: another tab leads after ${Math.round(since - begin)} ms`;
  testInfo.annotations.push({ type: 'hand-over', description });
}
