import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { CallQuality } from 'c/zoomCallCore';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneCallQuality from '../zoomPhoneCallQuality.ts';

const GOOD: CallQuality = {
  level: 'good',
  mos: 4.38,
  lossPercent: 0.5,
  jitterMs: 4,
  roundTripMs: 32,
  silence: null,
};

afterEach(() => {
  document.body.replaceChildren();
});

test.each<[Partial<CallQuality>, string, string]>([
  [{}, 'Good connection', ''],
  [
    { level: 'fair' },
    'Fair connection',
    'Your network is getting worse. Close what else uses it, or go nearer to the router.',
  ],
  [
    { level: 'poor' },
    'Poor connection',
    'Your network is poor: words may be lost. If it stays so, go on with the Zoom client or a mobile phone.',
  ],
  [{ silence: 'speaks' }, 'Audio one way only', 'The other end may not hear you: check the microphone.'],
  [
    { silence: 'hears', level: 'poor' },
    'Audio one way only',
    'You may not hear the other end: nothing comes from there.',
  ],
])('%j is said in words', async (change, text, warning) => {
  const view = await show(ZoomPhoneCallQuality, { quality: { ...GOOD, ...change } });
  expect(view.names('button')).toEqual([text]);
  expect(view.says('status')).toBe(warning);
});

test('figures are shown to who asks for them', async () => {
  const view = await show(ZoomPhoneCallQuality, { quality: GOOD });
  expect(view.has('list', 'Figures of the connection')).toBe(false);
  expect(view.get('button', 'Good connection').getAttribute('aria-expanded')).toBe('false');
  await view.press('Good connection');
  expect(view.says('list')).toBe(
    'Estimated quality (MOS): 4.4 of 4.5 Lost on the way: 0.5% Jitter: 4 ms There and back: 32 ms',
  );
  expect(view.get('button', 'Good connection').getAttribute('aria-expanded')).toBe('true');

  await view.give({ quality: { ...GOOD, roundTripMs: null } });
  expect(view.says('list')).not.toContain('There and back');
});

test('a warning is told when it begins, and not with every figure', async () => {
  const view = await show(ZoomPhoneCallQuality, { quality: { ...GOOD, level: 'fair' } });
  const region = view.get('status', view.says('status') ?? '');
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  observer.observe(region, { characterData: true, childList: true, subtree: true });
  await view.give({ quality: { ...GOOD, level: 'fair', lossPercent: 4.2, mos: 3.9 } });
  expect(view.says('status')).toContain('getting worse');
  expect(changes).toBe(0);
  await view.give({ quality: { ...GOOD, level: 'poor' } });
  expect(changes).toBe(1);
  observer.disconnect();
});

test('nothing is shown of what nobody knows', async () => {
  const view = await show(ZoomPhoneCallQuality, { quality: null });
  expect(view.names('button')).toEqual([]);
  expect(view.says('status')).toBe('');
});
