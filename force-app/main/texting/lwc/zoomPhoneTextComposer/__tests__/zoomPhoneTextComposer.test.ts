import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { NO_DRAFT } from 'c/zoomPhoneTextStore';
import type { TextDraft } from 'c/zoomPhoneTextStore';
import { isDisabled, rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneTextComposer from '../zoomPhoneTextComposer.ts';

const PICTURE = { id: 'f1', name: 'cat.png', mimeType: 'image/png', bytes: 3, base64: 'YWJj' };

afterEach(() => {
  document.body.replaceChildren();
});

test.each([
  ['', '0 of 500 characters, 0 of 2048 bytes', 'Segments: 0 (GSM-7)'],
  ['Hello', '5 of 500 characters, 5 of 2048 bytes', 'Segments: 1 (GSM-7)'],
  ['こんにちは😀', '7 of 500 characters, 19 of 2048 bytes', 'Segments: 1 (UCS-2)'],
  ['a'.repeat(161), '161 of 500 characters, 161 of 2048 bytes', 'Segments: 2 (GSM-7)'],
])('how long a text is, is counted: case %#', async (text, length, segments) => {
  const view = await composer({ text });

  expect(view.texts()).toEqual(expect.arrayContaining([length, segments]));
});

test('with a picture there is less room, and the picture is shown and removed', async () => {
  const view = await composer({ files: [PICTURE] });

  expect(view.texts()).toContain('0 of 500 characters, 0 of 1000 bytes');
  expect(view.host.shadowRoot?.querySelector('img')?.alt).toBe('cat.png');
  expect(isDisabled(view.get('button', 'Send'))).toBe(false);
  await view.press('Remove cat.png');
  expect(view.heard('textcommand')).toEqual([{ do: 'removeFile', key: 'a', fileId: 'f1' }]);
});

test('what is too long is not sent, and it is said why', async () => {
  const view = await composer({ text: 'a'.repeat(501) });

  await view.key('Enter');

  expect(view.says('alert')).toBe('The message is too long. Shorten it, or send it in two.');
  expect(view.field.getAttribute('aria-invalid')).toBe('true');
  expect(isDisabled(view.get('button', 'Send'))).toBe(true);
  expect(view.heard('textcommand')).toEqual([]);
});

test('why a file was not taken is said', async () => {
  const view = await composer({ text: 'Hi', fileProblem: 'text.fileType' });

  expect(view.says('alert')).toBe('This kind of file cannot be texted. Attach JPEG, PNG, GIF or PDF.');
});

test('Enter sends; with Shift it is left to the field, with Alt it begins a new line', async () => {
  const view = await composer({ text: 'Hello' });

  expect(await view.key('Enter', { shiftKey: true })).toBe(true);
  expect(await view.key('Enter', { altKey: true })).toBe(false);
  expect(await view.key('Enter')).toBe(false);

  expect(view.heard('textcommand')).toEqual([
    { do: 'write', key: 'a', text: 'Hello\n' },
    { do: 'send', key: 'a' },
  ]);
});

test('the Enter that ends a Japanese conversion does not send', async () => {
  const view = await composer({ text: 'にほんご' });

  expect(await view.key('Enter', { isComposing: true })).toBe(true);
  // oxlint-disable-next-line typescript/no-deprecated
  expect(await view.key('Enter', { keyCode: 229 })).toBe(true);

  expect(view.heard('textcommand')).toEqual([]);
});

test('an empty text, or one to nobody, is not sent', async () => {
  for (const [text, recipients] of [
    [' \n', 1],
    ['Hello', 0],
  ] as const) {
    const view = await composer({ text }, recipients);
    await view.key('Enter');
    expect(isDisabled(view.get('button', 'Send'))).toBe(true);
    expect(view.heard('textcommand')).toEqual([]);
    view.host.remove();
  }
});

test('files are pasted and dropped; a text is pasted as ever', async () => {
  const view = await composer({ text: '' });
  const file = new File(['abc'], 'cat.png', { type: 'image/png' });

  expect(view.happens('paste', { clipboardData: { files: [] } })).toBe(true);
  expect(view.happens('paste', { clipboardData: { files: [file] } })).toBe(false);
  expect(view.happens('dragover', { dataTransfer: { types: ['Files'] } })).toBe(false);
  await rendered();
  expect(view.texts()).toContain('Drop to attach');
  expect(view.happens('drop', { dataTransfer: { files: [file] } })).toBe(false);
  await rendered();

  expect(view.texts()).not.toContain('Drop to attach');
  const attach = { do: 'attach', key: 'a', files: [file] };
  expect(view.heard('textcommand')).toEqual([attach, attach]);
});

test('the field follows the draft: another thread, or the text was sent', async () => {
  const view = await composer({ text: 'Hello' });
  expect(view.field.value).toBe('Hello');

  await view.give({ draft: NO_DRAFT });

  expect(view.field.value).toBe('');
});

async function composer(draft: Partial<TextDraft>, recipients = 1) {
  const view = await show(
    ZoomPhoneTextComposer,
    { draft: { ...NO_DRAFT, ...draft }, draftKey: 'a', recipients },
    ['textcommand'],
  );
  const field = view.get('textbox', 'Text');
  if (!(field instanceof HTMLTextAreaElement)) throw new TypeError('The field is no textarea.');
  return {
    ...view,
    field,
    /** @returns whether the field itself is still to act on it */
    async key(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      const goesOn = field.dispatchEvent(event);
      await rendered();
      return goesOn;
    },
    happens(name: string, data: object): boolean {
      const event = new CustomEvent(name, { bubbles: true, cancelable: true, composed: true });
      return field.dispatchEvent(Object.assign(event, data));
    },
  };
}
