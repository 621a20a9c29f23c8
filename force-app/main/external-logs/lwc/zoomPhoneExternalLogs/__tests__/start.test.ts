import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { offline } from '../../../../../../test-support/lightning/network.ts';
import { showExternalLogs } from '../../../../../../test-support/lightning/showExternalLogs.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('the widget is asked where the gateway is; without an answer the page says what to do, and asks again', async () => {
  const logs = await showExternalLogs({ answers: false });
  expect(logs.bus.published).toEqual([{ type: 'gatewayWanted' }]);
  expect(logs.has('status', 'Loading…')).toBe(true);

  await logs.later(2000);
  expect(logs.says('alert')).toContain('contact your Salesforce administrator');
  await logs.press('Try again');
  expect(logs.bus.published).toHaveLength(2);
  await logs.widgetAnswers();
  expect(logs.has('button', 'Search')).toBe(true);
});

test('who is not signed in is sent to the widget, and goes on by itself after the sign-in', async () => {
  const logs = await showExternalLogs({ signedIn: false });
  expect(logs.texts()).toContain('You are not signed in to Zoom Phone.');
  await logs.press('Open Zoom Phone');
  expect(logs.bus.published).toContainEqual({ type: 'widgetWanted' });

  logs.gateway.signedIn = true;
  await logs.widgetAnswers();
  expect(logs.has('button', 'Search')).toBe(true);
});

test('a gateway that does not answer is a reason, and can be tried again', async () => {
  const logs = await showExternalLogs({
    prepare: (gateway) => {
      gateway.answerAll(offline);
    },
  });
  expect(logs.says('alert')).toContain('Zoom Phone cannot be reached.');

  logs.gateway.answerAll(null);
  await logs.press('Try again');
  await logs.widgetAnswers();
  expect(logs.has('button', 'Search')).toBe(true);
});
