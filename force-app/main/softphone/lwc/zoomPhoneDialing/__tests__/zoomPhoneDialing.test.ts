import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { ErrorCode } from 'c/zoomCallCore';
import type { Dialing, DialQuestion, DialWish } from 'c/zoomPhoneStore';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneDialing from '../zoomPhoneDialing.ts';

const WISH: DialWish = {
  number: { kind: 'e164', number: '+12092592844', country: 'US' },
  shown: '(209) 259-2844',
  record: null,
};
const POLICE: DialWish = {
  number: { kind: 'emergency', number: '110', country: 'JP' },
  shown: '110',
  record: null,
};
const EVENTS = ['confirm', 'cancel', 'again', 'uselink'];

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

test('as long as nothing is dialed there is nothing', async () => {
  const view = await dialing({ phase: 'idle' });

  expect(view.texts()).toEqual([]);
});

test.each<[DialQuestion, DialWish, string, string, string]>([
  ['consent', WISH, 'Call control', 'Allow Salesforce to manage call control actions on your behalf?', 'OK'],
  [
    'emergency',
    POLICE,
    'Emergency number',
    '110 is an emergency number. Zoom may not tell the emergency service where you are: use a mobile phone if you ' +
      'can. Call anyway?',
    'Call',
  ],
  [
    'premium',
    WISH,
    'Number with extra charges',
    'A call to (209) 259-2844 may cost extra. Call anyway?',
    'Call',
  ],
  ['meeting', WISH, 'You are in a Zoom meeting', 'Press Continue to call (209) 259-2844.', 'Continue'],
])('%s: is asked as a dialog with its own words', async (question, wish, title, text, yes) => {
  const view = await dialing({ phase: 'asking', question, wish });

  const dialog = view.get('alertdialog', title);
  expect(view.texts()).toEqual([title, text, 'Cancel', yes]);
  expect(describing(dialog)).toBe(text);
});

test('yes confirms', async () => {
  const view = await dialing(asking('consent'));

  await view.press('OK');

  expect(heard(view)).toEqual({ confirm: 1, cancel: 0, again: 0, uselink: 0 });
});

test('no cancels', async () => {
  const view = await dialing(asking('premium'));

  await view.press('Cancel');

  expect(heard(view)).toEqual({ confirm: 0, cancel: 1, again: 0, uselink: 0 });
});

test('Escape cancels, and no other key does', async () => {
  const view = await dialing(asking('premium'));
  const key = (name: string) =>
    view
      .get('button', 'Call')
      .dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));

  key('a');
  expect(view.heard('cancel')).toHaveLength(0);
  key('Escape');
  expect(view.heard('cancel')).toHaveLength(1);
});

test('each question takes the focus when it appears, and then leaves it where the agent puts it', async () => {
  const focused: string[] = [];
  jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement) {
    focused.push(String(Reflect.get(this, 'label')));
  });
  const view = await dialing(asking('emergency'));

  await view.give({ canUseLink: true });
  expect(focused).toEqual(['Call']);
  await view.give({ dialing: asking('consent') });
  expect(focused).toEqual(['Call', 'OK']);
});

test('while the line is asked, the number that is called is told', async () => {
  const view = await dialing({ phase: 'calling', dialId: 'dial-1', wish: WISH });

  expect(view.says('status')).toBe('Calling… (209) 259-2844');
  expect(view.names('button')).toEqual([]);
});

test('while the call is being prepared the same is told, and can be cancelled', async () => {
  const view = await dialing({ phase: 'checking', wish: WISH });

  expect(view.says('status')).toBe('Calling… (209) 259-2844');
  expect(view.names('button')).toEqual(['Cancel']);
  await view.press('Cancel');
  expect(heard(view)).toEqual({ confirm: 0, cancel: 1, again: 0, uselink: 0 });
});

test('a failed call says why, and is tried again or given up', async () => {
  const view = await dialing(failed('dial.noResponse'));

  expect(view.says('alert')).toContain('Zoom did not start the call.');
  expect(view.names('button')).toEqual(['Try again', 'Cancel']);
  await view.press('Try again');
  await view.press('Cancel');
  expect(heard(view)).toEqual({ confirm: 0, cancel: 1, again: 1, uselink: 0 });
});

test('where a link is possible, it is offered as the other way', async () => {
  const view = await dialing(failed('dial.noResponse'), true);

  await view.press('Call with the Zoom app instead');

  expect(heard(view)).toEqual({ confirm: 0, cancel: 0, again: 0, uselink: 1 });
});

test('a number that cannot be read is corrected, not called again', async () => {
  const view = await dialing(failed('number.tooShort', null), true);

  expect(view.says('alert')).toContain('This number has too few digits.');
  expect(view.names('button')).toEqual(['Cancel']);
});

function asking(question: DialQuestion): Dialing {
  return { phase: 'asking', question, wish: WISH };
}

function failed(code: ErrorCode, wish: DialWish | null = WISH): Dialing {
  return { phase: 'failed', wish, problem: { code, said: null } };
}

function dialing(now: Dialing, canUseLink = false) {
  return show(ZoomPhoneDialing, { dialing: now, canUseLink }, EVENTS);
}

function heard(view: Awaited<ReturnType<typeof dialing>>): Record<string, number> {
  return Object.fromEntries(EVENTS.map((name) => [name, view.heard(name).length]));
}

function describing(dialog: Element): string | undefined {
  const id = dialog.getAttribute('aria-describedby') ?? '';
  const root = dialog.getRootNode();
  return root instanceof ShadowRoot ? root.querySelector(`[id="${id}"]`)?.textContent : undefined;
}
