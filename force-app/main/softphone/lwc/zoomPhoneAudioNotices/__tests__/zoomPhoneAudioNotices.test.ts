import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneAudioNotices from '../zoomPhoneAudioNotices.ts';

afterEach(() => {
  document.body.replaceChildren();
});

test('what happened is told, and the agent can look at the devices or has read it', async () => {
  const audio = { notices: ['microphoneGone', 'speakerGone'] };
  const view = await show(ZoomPhoneAudioNotices, { audio }, ['audiocommand', 'opendevices']);
  expect(view.says('status')).toContain('The microphone that you chose is gone.');
  expect(view.says('status')).toContain('The speaker that you chose is gone.');

  await view.press('Audio devices');
  expect(view.heard('opendevices')).toHaveLength(1);
  await view.press('OK');
  expect(view.heard('audiocommand')).toEqual([
    { type: 'dismiss', notice: 'microphoneGone' },
    { type: 'dismiss', notice: 'speakerGone' },
  ]);
});

test.each([
  ['microphoneSilenced', 'you are not heard'],
  ['soundBlocked', 'until you click in this page'],
])('%s has words', async (notice, words) => {
  const view = await show(ZoomPhoneAudioNotices, { audio: { notices: [notice] } });
  expect(view.says('status')).toContain(words);
});

test('where nothing happened there is nothing', async () => {
  const view = await show(ZoomPhoneAudioNotices, { audio: { notices: [] } });
  expect(view.says('status')).toBe('');
  expect(view.names('button')).toEqual([]);
});
