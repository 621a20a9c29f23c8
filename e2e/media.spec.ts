/** Recordings and voicemails on the page of a call's Task: heard, read, and gone when Zoom has deleted them. */
import type { Locator } from '@playwright/test';
import { MINAMI, person } from './desk/people.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { padButton, ring, resultIn, talkWith, endInPad } from './desk/incoming.ts';
import { expectTask } from './desk/tasks.ts';
import { expectAccessible } from './fixtures.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const CALLER = person('calloway');
const VOICEMAIL_SECONDS = 30;
const LINES = ['Hello, this is about our order.', 'お電話ください。', 'Goodbye.'];

test.slow();

test.beforeEach(({ workbench }) => {
  workbench.zoom.media.setVoicemailSeconds(VOICEMAIL_SECONDS);
  workbench.zoom.media.setLines(LINES);
});

/** The section on the page. */
function detailsOn({ page, words }: Desk): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByText(words.say('Details_Title'), { exact: true }) });
}

async function openTask(desk: Desk, taskId: string): Promise<Locator> {
  await desk.page.goto(`/lightning/r/Task/${taskId}/view`);
  const details = detailsOn(desk);
  await expect(details.getByRole('definition').first()).toBeVisible();
  return details;
}

/** Parts of files that the page is given. */
function heardParts({ page }: Desk): number[] {
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/audio?ticket=')) statuses.push(response.status());
  });
  return statuses;
}

const audio = (details: Locator) => details.locator('audio');
const second = (details: Locator) =>
  audio(details).evaluate((element: HTMLAudioElement) => element.currentTime);

inOneLanguage('en_US', (language) => {
  test('what was recorded is heard on the page of the Task', async ({ desk, workbench }) => {
    const { say } = desk.words;
    const heard = heardParts(desk);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    const callId = await talkWith(desk, workbench, CALLER.e164);
    for (const segment of [1, 2]) {
      await padButton(desk, 'record').click();
      if (segment === 1) await padButton(desk, 'stopRecording').click();
    }
    await endInPad(desk);
    const taskId = await expectTask(workbench, callId, resultIn(language, 'answered'));

    const details = await openTask(desk, taskId);
    await expect(details).toContainText(CALLER.name);
    await expect(details).toContainText(say('ResultInbound_Answered'));
    const play = details.getByRole('button', {
      name: say('Media_Play', say('Media_RecordingNumber', 1)),
      exact: true,
    });
    await desk.hands.press(play);

    await expect.poll(() => second(details)).toBeGreaterThan(0);
    expect(heard).toContain(206);
    const names = await details
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
    expect(names.filter((name) => /delete|削除/i.test(name))).toEqual([]);
  });

  test('a voicemail is heard, read and steered by keyboard, and is gone when Zoom has deleted it', async ({
    desk,
    workbench,
  }) => {
    const { say } = desk.words;
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    const callId = ring(workbench, CALLER.e164);
    workbench.zoom.cloud.voicemail(callId);
    const taskId = await expectTask(workbench, callId, resultIn(language, 'voicemail'));
    const details = await openTask(desk, taskId);
    const button = (label: string, ...values: string[]) =>
      details.getByRole('button', { name: say(label, ...values), exact: true });

    await button('Media_Play', say('Media_Voicemail')).focus();
    await desk.page.keyboard.press('Enter');
    await expect(button('Player_Pause')).toBeVisible();
    await button('Player_Pause').focus();
    await desk.page.keyboard.press('Space');
    await expect(button('Player_Play')).toBeVisible();

    const slider = details.getByRole('slider', { name: say('Player_Position') });
    await slider.focus();
    await desk.page.keyboard.press('Home');
    for (let step = 0; step < 20; step++) await desk.page.keyboard.press('ArrowRight');
    expect(await second(details)).toBe(20);
    await expect(slider).toHaveAttribute('aria-valuetext', say('Player_PositionOf', '0:20', '0:30'));
    await button('Player_Back').click();
    expect(await second(details)).toBe(10);
    await details.getByRole('combobox', { name: say('Player_Speed') }).selectOption('2×');
    await desk.hands.press(button('Player_Play'));
    await expect.poll(() => second(details)).toBeGreaterThan(10);

    for (const line of LINES) await expect(details).toContainText(line);
    await expectAccessible(desk.page, { frames: false });
    await expect(details.getByRole('link', { name: say('Details_HowToDelete') })).toHaveAttribute(
      'href',
      new RegExp(`^https://support.zoom.com/hc/${language === 'ja' ? 'ja' : 'en'}/`),
    );

    const [medium] = workbench.zoom.media.list().filter((one) => one.callId === callId);
    workbench.zoom.media.remove(medium?.id ?? '', 'trash');
    await expect(details.getByText(say('Media_Deleted'), { exact: true })).toBeVisible();
    await expect(audio(details)).toHaveCount(0);
    await expect(button('Media_Play', say('Media_Voicemail'))).toHaveCount(0);
  });
});

inOneLanguage('ja', (language) => {
  test(
    'a transcript is clicked to be heard from there; what goes wrong is said, and tried again',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      const { media, faults, ...zoom } = workbench.zoom;
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      const callId = await talkWith(desk, workbench, CALLER.e164);
      zoom.agent(MINAMI.zoomId).startRecording(callId);
      await endInPad(desk);
      const taskId = await expectTask(workbench, callId, resultIn(language, 'answered'));
      const details = await openTask(desk, taskId);
      const play = details.getByRole('button', {
        name: say('Media_Play', say('Media_Recording')),
        exact: true,
      });

      const failing = faults.add({ kind: 'perSecondLimit', path: '/v2/phone/recording/download' });
      await desk.hands.press(play);
      await expect(details.getByRole('alert')).toContainText(say('Error_zoom_rateLimited'));
      failing();
      await desk.hands.press(details.getByRole('button', { name: say('Common_Retry'), exact: true }));
      await expect.poll(() => second(details)).toBeGreaterThan(0);

      await desk.hands.press(
        details.getByRole('button', { name: say('Transcript_PlayFrom', '0:00') }).first(),
      );
      await expect(details).toContainText(LINES[1] ?? '');

      media.summarise(callId, MINAMI.zoomId, ['見積もりの依頼。', '明日折り返す。']);
      await desk.hands.press(
        details.getByRole('button', { name: say('Media_Read', say('Media_Summary')), exact: true }),
      );
      await expect(details).toContainText('明日折り返す。');

      zoom.configure({ policy: { transcribes: false } });
      const silent = ring(workbench, CALLER.e164);
      zoom.cloud.voicemail(silent);
      const other = await openTask(
        desk,
        await expectTask(workbench, silent, resultIn(language, 'voicemail')),
      );
      zoom.configure({ policy: { transcribes: true } });
      await desk.hands.press(
        other.getByRole('button', { name: say('Media_Play', say('Media_Voicemail')), exact: true }),
      );
      await expect(other).toContainText(say('Transcript_Disabled'));
    },
  );

  test(
    'before the sign-in the page says where to sign in, and shows the call afterwards',
    { tag: '@all' },
    async ({ newDesk: desk, workbench }) => {
      const [task] = workbench.salesforce.records.find('Task', {});
      await desk.page.goto(`/lightning/r/Task/${String(task?.['Id'])}/view`);

      await expect(detailsOn(desk)).toContainText(desk.words.say('Details_SignIn'));
      await expectAccessible(desk.page, { frames: false });
    },
  );
});
