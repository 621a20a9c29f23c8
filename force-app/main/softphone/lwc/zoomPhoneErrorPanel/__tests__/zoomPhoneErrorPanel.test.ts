import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { ERROR_CODES } from 'c/zoomCallCore';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneErrorPanel from '../zoomPhoneErrorPanel.ts';

afterEach(() => {
  document.body.replaceChildren();
});

test('without a problem there is nothing', async () => {
  const panel = await show(ZoomPhoneErrorPanel, { problem: null });

  expect(panel.texts()).toEqual([]);
  expect(panel.says('alert')).toBeNull();
});

test('a problem is told at once: what happened, what to do, and the code', async () => {
  const panel = await show(ZoomPhoneErrorPanel, { problem: { code: 'signIn.denied', said: null } });

  expect(panel.says('alert')).toBe(
    'The access was not authorized. Sign in again and choose Authorize. Code: signIn.denied',
  );
});

test("Salesforce's own words stand between", async () => {
  const problem = { code: 'salesforce.validation', said: 'Enter a $1 comment: {0}' };

  const panel = await show(ZoomPhoneErrorPanel, { problem });

  expect(panel.texts()).toEqual([
    'A rule of your Salesforce org refuses the log.',
    'Salesforce says: Enter a $1 comment: {0}',
    'Correct what the rule asks for, then press Retry.',
    'Code: salesforce.validation',
  ]);
});

test('when the problem is over, the words go', async () => {
  const panel = await show(ZoomPhoneErrorPanel, { problem: { code: 'signIn.denied', said: null } });

  await panel.give({ problem: null });

  expect(panel.texts()).toEqual([]);
});

test.each(ERROR_CODES)('%s: has words for what happened and for what to do', async (code) => {
  const panel = await show(ZoomPhoneErrorPanel, { problem: { code, said: null } });

  const [happened, toDo, shownCode, ...rest] = panel.texts();

  expect(happened).toMatch(/\.$/);
  expect(toDo).toMatch(/\.$/);
  expect(shownCode).toBe(`Code: ${code}`);
  expect(rest).toEqual([]);
});
