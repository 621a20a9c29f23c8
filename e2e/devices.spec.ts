/** Microphone, speaker and ringer in a real browser. What the widget makes of them is tested with its views. */
import { test as base, chromium, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { CallAudio } from '../force-app/main/softphone/lwc/zoomPhoneAudio/callAudio.ts';
import { serveAudioPages } from '../test-support/audioPage.ts';
import type { AudioPages } from '../test-support/audioPage.ts';
import { findBrowser } from '../test-support/browser.ts';

declare global {
  var audio: CallAudio;
  var elements: HTMLAudioElement[];
}

const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);

const test = base.extend<{ open: (page: Page, how?: 'forbidden') => Promise<void> }, { pages: AudioPages }>({
  pages: [
    async ({}, use) => {
      const pages = await serveAudioPages();
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
  async open({ pages }, use) {
    await use(async (page, how) => {
      await page.goto(how === 'forbidden' ? pages.forbiddenUrl : pages.url);
      // Browsers play nothing to who has not used the page.
      await page.getByRole('button').click();
    });
  },
});

const DEVICES = '--use-fake-device-for-media-stream';
/** A headless browser has nobody who could be asked. */
const ALLOWED = '--use-fake-ui-for-media-stream';

test.use({ launchOptions: launchedWith(DEVICES, ALLOWED) });

function launchedWith(...flags: readonly string[]) {
  return { args: [...args, ...flags], ...(executablePath === undefined ? {} : { executablePath }) };
}

const problemOf = (page: Page) =>
  page.evaluate(() =>
    globalThis.audio.openMicrophone().then(
      () => 'none',
      // It is of the page's own class.
      (error: unknown) => (error instanceof Error ? error.message : 'no error'),
    ),
  );
const stateOf = (page: Page) => page.evaluate(() => globalThis.audio.state);

test('the microphone speaks, without what the speaker plays, and is let go of', async ({ page, open }) => {
  await open(page);
  expect((await stateOf(page)).microphones.every(({ name }) => name !== '')).toBe(true);

  const settings = await page.evaluate(async () => (await globalThis.audio.openMicrophone()).getSettings());
  expect(settings).toMatchObject({ echoCancellation: true, noiseSuppression: true, autoGainControl: true });
  await expect.poll(async () => (await stateOf(page)).microphones.length).toBeGreaterThan(0);

  const ended = await page.evaluate(async () => {
    const track = await globalThis.audio.openMicrophone();
    globalThis.audio.closeMicrophone();
    return track.readyState;
  });
  expect(ended).toBe('ended');
});

test('the level rises with what the microphone takes', async ({ page, open }) => {
  await open(page);
  const loudest = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const end = globalThis.audio.followLevel((level) => {
          if (level < 0.3) return;
          end();
          resolve(level);
        });
      }),
  );
  expect(loudest).toBeGreaterThan(0.3);
});

test('another microphone takes the place of the first', async ({ page, open }) => {
  await open(page);
  await page.evaluate(() => globalThis.audio.openMicrophone());
  const { microphones } = await stateOf(page);
  const other = microphones.at(-1)?.id ?? '';
  const taken = await page.evaluate(
    (id) =>
      new Promise<string | undefined>((resolve) => {
        globalThis.audio.onMicrophone((track) => {
          resolve(track?.getSettings().deviceId);
        });
        globalThis.audio.choose('microphone', id);
      }),
    other,
  );
  expect(taken).toBe(other);
  await page.reload();
  expect((await stateOf(page)).choices.microphone).toBe(other);
});

test('a call is heard on the speaker that was chosen', async ({ page, open }) => {
  await open(page);
  await page.evaluate(async () => {
    const track = await globalThis.audio.openMicrophone();
    globalThis.audio.play('call-1', new MediaStream([track]));
  });
  const { speakers, canChooseOutput } = await stateOf(page);
  expect(canChooseOutput).toBe(true);
  const speaker = speakers.at(-1)?.id ?? '';
  expect(speaker).not.toBe('');

  await page.evaluate((id) => {
    globalThis.audio.choose('speaker', id);
  }, speaker);
  const heardOn = () =>
    page.evaluate(() => {
      const playing = globalThis.elements.filter(({ srcObject }) => srcObject !== null);
      return playing.map(({ sinkId, paused }) => (paused ? 'nowhere' : sinkId));
    });
  await expect.poll(heardOn).toEqual([speaker]);

  await page.evaluate(() => {
    globalThis.audio.choose('speaker', 'unplugged');
  });
  await expect.poll(heardOn).toEqual(['']);
  expect(await stateOf(page)).toMatchObject({ missing: ['speaker'], notices: ['speakerGone'] });

  await page.evaluate(() => {
    globalThis.audio.play('call-1', null);
  });
  await expect.poll(heardOn).toEqual([]);
});

test('a sound is made on the ringer, and then the ringer is let go of', async ({ page, open }) => {
  await open(page);
  await page.evaluate(() => globalThis.audio.openMicrophone());
  const ringer = (await stateOf(page)).speakers.at(-1)?.id ?? '';
  await page.evaluate((id) => {
    globalThis.audio.choose('ringer', id);
    globalThis.audio.playSound('ringer');
  }, ringer);
  const sinks = () =>
    page.evaluate(() =>
      globalThis.elements.filter(({ srcObject }) => srcObject !== null).map(({ sinkId }) => sinkId),
    );
  await expect.poll(sinks).toEqual([ringer]);
  await expect.poll(sinks).toEqual([]);
});

test('what the agent says is recorded and played', async ({ page, open }) => {
  await open(page);
  const phases = await page.evaluate(async () => {
    const told: string[] = [];
    globalThis.audio.subscribe(({ test: phase }) => {
      if (told.at(-1) !== phase) told.push(phase);
    });
    await globalThis.audio.testVoice();
    return told;
  });
  expect(phases.filter((phase) => phase !== 'idle')).toEqual(['recording', 'playing']);
  expect(await stateOf(page)).toMatchObject({ test: 'idle', problem: null });
});

test('allowed by the agent but not by the page: what an administrator has to change', async ({
  page,
  open,
}) => {
  await open(page, 'forbidden');
  expect(await problemOf(page)).toBe('line.microphoneForbidden');
});

test('an agent who refuses is told so', async ({ open }) => {
  const browser = await chromium.launch(launchedWith(DEVICES, `${ALLOWED}=deny`));
  try {
    const page = await browser.newPage();
    await open(page);
    expect(await problemOf(page)).toBe('line.microphoneRefused');
    expect((await stateOf(page)).problem).toBe('line.microphoneRefused');
  } finally {
    await browser.close();
  }
});
