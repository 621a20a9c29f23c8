import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Medium, Transcript } from 'c/zoomCallCore';
import { standInForSound } from '../../../../../../test-support/lightning/mediaElements.ts';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneMedia from '../zoomPhoneMedia.ts';
import type { OpenMedium } from '../zoomPhoneMedia.ts';

const RECORDING: Medium = { id: 'r1', kind: 'recording', at: NINE, durationSeconds: 43, deleted: false };
const SECOND: Medium = { ...RECORDING, id: 'r2', durationSeconds: null };
const VOICEMAIL: Medium = { ...RECORDING, id: 'v1', kind: 'voicemail' };
const SUMMARY: Medium = { ...RECORDING, id: 's1', kind: 'summary', durationSeconds: null };
const OPEN: OpenMedium = { id: 'r1', src: null, startAt: 0, problem: null, transcript: null };

beforeEach(() => {
  standInForSound();
});
afterEach(() => {
  document.body.replaceChildren();
});

const showMedia = (media: readonly Medium[], opened: OpenMedium | null = null) =>
  show(ZoomPhoneMedia, { media, opened }, ['openmedium', 'closemedium', 'retrymedium']);

test('each has a button at its right, named by what it plays', async () => {
  const screen = await showMedia([RECORDING, VOICEMAIL, SECOND, SUMMARY]);

  expect(screen.names('button')).toEqual([
    'Play Recording 1',
    'Play Voicemail',
    'Play Recording 2',
    'Read Summary by Zoom',
  ]);
  expect(screen.texts().join(' ')).toContain('0:43');
});

test('what is deleted in Zoom says so, and has no button', async () => {
  const screen = await showMedia([{ ...RECORDING, deleted: true }], {
    ...OPEN,
    src: 'https://g.example.com/a',
  });

  expect(screen.texts()).toContain('Deleted in Zoom');
  expect(screen.names('button')).toEqual([]);
});

test('a press opens it, another closes it', async () => {
  const screen = await showMedia([RECORDING]);
  await screen.press('Play Recording');
  expect(screen.heard('openmedium')).toEqual([{ id: 'r1' }]);

  await screen.give({ opened: OPEN });
  await screen.press('Close Recording');
  expect(screen.heard('closemedium')).toHaveLength(1);
});

test('what cannot be played says why, and can be tried again', async () => {
  const problem = { code: 'media.notReady', said: null } as const;
  const screen = await showMedia([RECORDING], { ...OPEN, problem });

  expect(screen.says('alert')).toContain('Zoom has not finished this yet.');
  await screen.press('Try again');
  expect(screen.heard('retrymedium')).toHaveLength(1);
});

describe('the transcript', () => {
  const transcribed = (transcript: Transcript) =>
    showMedia([RECORDING], { ...OPEN, src: 'https://g.example.com/a', transcript });

  test.each<[Transcript['state'], string]>([
    ['disabled', 'Transcription is not turned on in Zoom.'],
    ['processing', 'Zoom is still transcribing. Look again in a few minutes.'],
    ['none', 'There is no transcript.'],
  ])('that is %s is a quiet note', async (state, note) => {
    const screen = await transcribed({ state, lines: [] });

    expect(screen.texts()).toContain(note);
    expect(screen.says('alert')).toBeNull();
  });

  test('has a button for each line with a time, which plays from there', async () => {
    const screen = await transcribed({
      state: 'ready',
      lines: [
        { at: 0, speaker: '1001', text: 'Hello.' },
        { at: 65.5, speaker: null, text: 'Goodbye.' },
      ],
    });
    const player = screen.host.shadowRoot?.querySelector('c-zoom-phone-player');
    const audio = player?.shadowRoot?.querySelector('audio');

    await screen.press('Play from 1:05');

    expect(audio?.currentTime).toBe(65.5);
    expect(screen.texts()).toEqual(expect.arrayContaining(['1001:', 'Hello.', 'Goodbye.']));
  });
});
