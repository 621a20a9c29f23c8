import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { ShownProblem } from 'c/zoomPhoneStore';
import { isDisabled, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneSignIn from '../zoomPhoneSignIn.ts';

const CLOSED: ShownProblem = { code: 'signIn.windowClosed', said: null };
const DENIED: ShownProblem = { code: 'signIn.denied', said: null };
const CODE = 'Code from the sign-in window';

afterEach(() => {
  document.body.replaceChildren();
});

test('who is signed out reads what is to come, and finds one button', async () => {
  const view = await signIn();

  expect(view.get('region', 'Sign in to Zoom Phone')).toBeDefined();
  expect(view.texts()).toEqual([
    'Sign in to Zoom Phone',
    expect.stringContaining('A window opens in which you sign in to Salesforce and then to Zoom.'),
    'Sign in',
  ]);
  expect(view.names('button')).toEqual(['Sign in']);
});

test('the button asks for the sign-in', async () => {
  const view = await signIn();

  await view.press('Sign in');

  expect(view.heard('signin')).toHaveLength(1);
});

test('while the window is open, it can be brought to the front or given up', async () => {
  const view = await signIn({ isWaiting: true });
  expect(view.texts()).toEqual([
    'Waiting for you to sign in in the other window…',
    'Show the window',
    'Cancel',
  ]);

  await view.press('Show the window');
  expect(view.heard('showwindow')).toHaveLength(1);
  expect(view.heard('cancelsignin')).toHaveLength(0);
  await view.press('Cancel');
  expect(view.heard('cancelsignin')).toHaveLength(1);
});

test('what went wrong stands in the place of the explanation, with the way to who can help', async () => {
  const view = await signIn({ problem: DENIED });

  expect(view.says('alert')).toBe(
    'The access was not authorized. Sign in again and choose Authorize. Code: signIn.denied ' +
      'If this goes on, show your Salesforce administrator the code signIn.denied.',
  );
  expect(view.texts().join()).not.toContain('A window opens');
  expect(view.names('button')).toEqual(['Try again']);
});

test('trying again is the same sign-in', async () => {
  const view = await signIn({ problem: DENIED });

  await view.press('Try again');

  expect(view.heard('signin')).toHaveLength(1);
});

test('after a window that seems closed, its code is taken, without the blanks of a copy', async () => {
  const view = await signIn({ problem: CLOSED });

  await view.enter(CODE, '  abc-123\n');
  await view.press('Use code');

  expect(view.heard('usecode')).toEqual(['abc-123']);
});

test.each(['', '   '])('a code of "%s" cannot be used', async (code) => {
  const view = await signIn({ problem: CLOSED });

  await view.enter(CODE, code);

  expect(isDisabled(view.get('button', 'Use code'))).toBe(true);
});

test('no other problem asks for a code', async () => {
  const view = await signIn({ problem: DENIED });

  expect(view.names('textbox')).toEqual([]);
  expect(view.names('button')).not.toContain('Use code');
});

function signIn(data: Readonly<Record<string, unknown>> = {}) {
  return show(ZoomPhoneSignIn, data, ['signin', 'usecode', 'showwindow', 'cancelsignin']);
}
