import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhonePad from '../zoomPhonePad.ts';

const URL = 'https://applications.zoom.us/integration/phone/embeddablephone/home?lang=en';

afterEach(() => {
  document.body.replaceChildren();
});

test("Zoom's page is in a frame with a title, and may copy and paste", async () => {
  const view = await show(ZoomPhonePad, { url: URL, isShown: true });

  const frame = view.get('frame', 'Zoom pad');
  expect(frame).toMatchObject({ src: URL, tabIndex: 0 });
  expect(frame.getAttribute('allow')).toBe('clipboard-read; clipboard-write');
  expect(frame.closest('[aria-hidden]')?.getAttribute('aria-hidden')).toBe('false');
});

test('a pad that is not shown is reached neither by keyboard nor by a screen reader', async () => {
  const view = await show(ZoomPhonePad, { url: URL });

  const frame = view.get('frame', 'Zoom pad');
  expect(frame.tabIndex).toBe(-1);
  expect(frame.closest('[aria-hidden]')?.getAttribute('aria-hidden')).toBe('true');
});

test('shown or hidden, it stays the same frame: it would start anew', async () => {
  const view = await show(ZoomPhonePad, { url: URL });
  const before = view.get('frame', 'Zoom pad');

  await view.give({ isShown: true });
  await view.give({ isShown: false });

  expect(view.get('frame', 'Zoom pad')).toBe(before);
});

test('when the page has loaded, its window is handed on', async () => {
  const view = await show(ZoomPhonePad, { url: 'about:blank' }, ['padloaded']);
  const frame = view.get('frame', 'Zoom pad');
  const before = view.heard('padloaded').length;

  frame.dispatchEvent(new CustomEvent('load'));
  await rendered();

  expect(view.heard('padloaded').slice(before)).toEqual([
    { frame: frame instanceof HTMLIFrameElement && frame.contentWindow },
  ]);
});
