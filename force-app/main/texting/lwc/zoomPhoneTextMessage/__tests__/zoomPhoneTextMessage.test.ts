import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { TextMessage } from 'c/zoomCallCore';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import { textOf } from '../../../../../../test-support/lightning/textData.ts';
import ZoomPhoneTextMessage from '../zoomPhoneTextMessage.ts';

const SEND_ID = '00000000-0000-4000-8000-000000000001';
const CAT = { id: 'f1', name: 'cat.png', type: 'PNG', bytes: 3 };

afterEach(() => {
  document.body.replaceChildren();
});

test.each<[TextMessage['state'], string | null]>([
  ['sending', 'Sending…'],
  ['unsure', 'Checking with Zoom…'],
  ['sent', 'Sent'],
  ['delivered', 'Delivered'],
  ['failed', 'Not sent'],
  ['unknown', null],
])('a text that is %s says %s', async (state, says) => {
  const view = await message({ direction: 'out', state });

  expect(view.says('status')).toBe(says);
});

test('what arrived says who and when, and no more', async () => {
  const view = await message({});

  expect(view.texts()).toEqual(['Jane Roe', 'words 1', '1:01 AM']);
});

test('a link is text, and what looks like a tag as well', async () => {
  const text = 'https://example.com <b>bold</b> <img src=x onerror=alert(1)>';
  const view = await message({ text });

  expect(view.texts()).toContain(text);
  expect(view.host.shadowRoot?.querySelectorAll('a, b, img')).toHaveLength(0);
  expect(view.host.shadowRoot?.querySelector('.words')?.getAttribute('dir')).toBe('auto');
});

test('a text that was not sent has its reason, Retry and Dismiss', async () => {
  const problem = { code: 'text.notConfirmed', said: null } as const;
  const failed = { direction: 'out', state: 'failed', sendId: SEND_ID, problem } as const;
  const view = await message(failed);

  expect(view.says('status')).toBe('Not sent: Zoom did not answer, and the message is not in the thread.');
  expect(view.texts()).toContain('Look in Zoom whether it was sent. If it was not, press Retry.');
  await view.press('Retry');
  await view.press('Dismiss');
  expect(view.heard('textcommand')).toMatchObject([
    { do: 'retry', message: { sendId: SEND_ID } },
    { do: 'dismiss', message: { sendId: SEND_ID } },
  ]);
});

test('what another device could not send cannot be tried again here', async () => {
  const view = await message({ direction: 'out', state: 'failed' });

  expect(view.names('button')).toEqual([]);
});

test('a picture is asked for when it is shown, and opens; another file has its name', async () => {
  const pdf = { id: 'f2', name: 'offer.pdf', type: 'PDF', bytes: 3 };
  const view = await message({ files: [CAT, pdf] });
  const asks = { do: 'picture', messageId: 'text-1', fileId: 'f1' };
  expect(view.heard('textcommand')).toEqual([asks]);

  await view.give({ pictures: { 'text-1/f1': 'data:cat' } });
  expect(view.host.shadowRoot?.querySelector('img')?.getAttribute('src')).toBe('data:cat');
  await view.press('Open cat.png');
  await view.press('Open offer.pdf');

  expect(view.heard('textcommand').slice(1)).toEqual([
    { do: 'openFile', messageId: 'text-1', file: CAT },
    { do: 'openFile', messageId: 'text-1', file: pdf },
  ]);
});

function message(change: Partial<TextMessage>) {
  return show(ZoomPhoneTextMessage, { message: textOf(1, change), sender: 'Jane Roe' }, ['textcommand']);
}
