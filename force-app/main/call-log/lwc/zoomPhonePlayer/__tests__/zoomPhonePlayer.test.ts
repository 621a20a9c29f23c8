import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  heardUntil,
  loaded,
  standInForSound,
} from '../../../../../../test-support/lightning/mediaElements.ts';
import type { SoundStandIn } from '../../../../../../test-support/lightning/mediaElements.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhonePlayer from '../zoomPhonePlayer.ts';

let sound: SoundStandIn;
let screen: Screen;

beforeEach(async () => {
  sound = standInForSound();
  screen = await show(
    ZoomPhonePlayer,
    { src: 'https://gateway.example.com/audio', label: 'Voicemail', knownSeconds: 29 },
    ['playerfailed'],
  );
});
afterEach(() => {
  document.body.replaceChildren();
});

function audio(): HTMLAudioElement {
  const element = screen.host.shadowRoot?.querySelector('audio');
  if (!element) throw new Error('There is no audio.');
  return element;
}
function slider(): HTMLInputElement {
  const element = screen.host.shadowRoot?.querySelector('input');
  if (!element) throw new Error('There is no slider.');
  return element;
}

test('plays as soon as it can, and can be paused', async () => {
  loaded(audio(), 30);
  await rendered();
  expect(screen.names('button')).toEqual(['Back 10 seconds', 'Pause', 'Forward 10 seconds']);

  await screen.press('Pause');

  expect(sound.asked).toEqual(['play', 'pause']);
  expect(screen.has('button', 'Play')).toBe(true);
});

test('says where it is, for eyes and for screen readers; the file knows its length better than Zoom', async () => {
  expect(screen.texts()).toContain('0:29');
  loaded(audio(), 30);
  heardUntil(audio(), 12.4);
  await rendered();

  expect(screen.texts()).toEqual(expect.arrayContaining(['0:12', '0:30']));
  expect(slider().getAttribute('aria-valuetext')).toBe('0:12 of 0:30');
  expect(slider().max).toBe('30');
});

test('goes to any place, and no further than its ends', async () => {
  loaded(audio(), 30);
  slider().value = '18';
  slider().dispatchEvent(new CustomEvent('input'));
  expect(audio().currentTime).toBe(18);

  await screen.press('Forward 10 seconds');
  await screen.press('Forward 10 seconds');
  expect(audio().currentTime).toBe(30);
  for (let press = 0; press < 4; press++) await screen.press('Back 10 seconds');
  expect(audio().currentTime).toBe(0);
});

test('goes faster and slower, also after it was loaded anew', async () => {
  const select = screen.host.shadowRoot?.querySelector('select');
  if (select) select.value = '1.5';
  select?.dispatchEvent(new CustomEvent('change'));
  expect(audio().playbackRate).toBe(1.5);

  audio().playbackRate = 1;
  loaded(audio(), 30);
  await rendered();
  expect(audio().playbackRate).toBe(1.5);
});

test('begins where it is told to, and tells how far it came when nothing more comes', async () => {
  await screen.give({ startAt: 7 });
  loaded(audio(), 30);
  expect(audio().currentTime).toBe(7);

  heardUntil(audio(), 9);
  audio().dispatchEvent(new CustomEvent('error'));

  expect(screen.heard('playerfailed')).toEqual([{ at: 9 }]);
});
