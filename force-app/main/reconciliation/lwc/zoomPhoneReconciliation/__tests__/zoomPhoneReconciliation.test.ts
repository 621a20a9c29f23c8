import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { json, offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import {
  COMPARE,
  reconciledCall,
  report,
  showReconciliation,
} from '../../../../../../test-support/lightning/showReconciliation.ts';

const SAVE = 'POST /api/external-calls/save';
const TASKS = ['00T000000000001AAA', '00T000000000002AAA'];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

/** A comparison that finds this. */
async function compared(found: Parameters<typeof report>[0]) {
  const tab = await showReconciliation();
  tab.gateway.answer(COMPARE, () => report(found));
  await tab.press('Compare');
  return tab;
}

describe('before a comparison', () => {
  test('nothing is asked; the boxes begin with the last seven days of the agent, who is still in yesterday', async () => {
    jest.setSystemTime(Date.UTC(2026, 9, 6, 3));
    const tab = await showReconciliation();
    expect(tab.texts()).toContain('Choose the days, then compare.');
    expect(tab.texts().join(' ')).toContain('This page compares your own calls');
    expect(tab.asked()).toEqual([]);

    await tab.press('Compare');
    expect(tab.asked()).toEqual(['?from=2026-09-29&to=2026-10-05']);
  });

  test('31 days are refused without asking the gateway, and so is an end before the start', async () => {
    const tab = await showReconciliation();
    await tab.enter('Start date', '2026-09-01');
    await tab.enter('End date', '2026-10-01');
    await tab.press('Compare');
    expect(tab.says('alert')).toContain('These are more than 30 days.');
    await tab.enter('End date', '2026-08-31');
    await tab.press('Compare');
    expect(tab.says('alert')).toContain('The end date is before the start date.');
    expect(tab.asked()).toEqual([]);
  });

  test('without the widget the page says what to do, and asks again', async () => {
    const tab = await showReconciliation({ answers: false });
    expect(tab.has('status', 'Loading…')).toBe(true);
    await tab.later(2000);
    expect(tab.says('alert')).toContain('contact your Salesforce administrator');
    await tab.press('Try again');
    await tab.widgetAnswers();
    expect(tab.has('button', 'Compare')).toBe(true);
  });

  test('who is not signed in is sent to the widget, and goes on by itself after the sign-in', async () => {
    const tab = await showReconciliation({ signedIn: false });
    expect(tab.texts()).toContain('You are not signed in to Zoom Phone.');
    await tab.press('Open Zoom Phone');
    expect(tab.bus.published).toContainEqual({ type: 'widgetWanted' });

    tab.gateway.signedIn = true;
    await tab.widgetAnswers();
    expect(tab.has('button', 'Compare')).toBe(true);
  });

  test('a gateway that does not answer is a reason, and can be tried again', async () => {
    const tab = await showReconciliation({ network: offline });
    expect(tab.says('alert')).toContain('Zoom Phone cannot be reached.');
    tab.gateway.answerAll(null);
    await tab.press('Try again');
    await tab.widgetAnswers();
    expect(tab.has('button', 'Compare')).toBe(true);
  });
});

describe('a comparison', () => {
  test.each([
    [{}, 'Every call at Zoom is one Task.'],
    [{ leftOut: 2 }, 'Every call at Zoom is one Task, except those that were left out or deleted.'],
    [{ calls: 0, tasks: 0 }, 'No calls on these days.'],
  ])('that finds nothing says so: %j', async (figures, verdict) => {
    const tab = await compared(figures);

    expect(tab.says('status')).toBe(verdict);
    expect(tab.findings()).toEqual([]);
  });

  test('shows the figures, and a list of each kind of which there is something', async () => {
    const tab = await compared({
      ...{ calls: 12, tasks: 9, leftOut: 2, deleted: 1 },
      missing: [reconciledCall(1), reconciledCall(2)],
      notInZoom: [reconciledCall(3, { at: null, taskIds: TASKS.slice(0, 1) })],
    });

    const said = tab.texts().join('|');
    expect(said).toContain(
      '|Calls at Zoom|12|Tasks in Salesforce|9|Left out|2|Logs you deleted|1|Left out: you or a rule',
    );
    expect(tab.says('status')).toBe('To be looked at: 3');
    expect(tab.findings()).toEqual(['Missing in Salesforce (2)', 'In Salesforce but not at Zoom (1)']);
    expect(said).toContain('|Time not known|Open Task');
    expect(said.indexOf('Today 3:00 AM')).toBeGreaterThan(0);
    expect(said.indexOf('Today 3:00 AM')).toBeLessThan(said.indexOf('Today 2:00 AM'));
  });

  test('says with whom each call was', async () => {
    const peer = { direction: 'inbound', name: null, number: '+12095550123' } as const;
    const tab = await compared({
      missing: [
        reconciledCall(1, { peer: { ...peer, direction: 'outbound', name: 'Avery Calloway' } }),
        reconciledCall(2, { peer }),
        reconciledCall(3, { peer: { ...peer, number: null } }),
      ],
    });

    expect(tab.texts().join('|')).toMatch(
      /\|Number withheld\|Inbound call\|.*\|\(209\) 555-0123\|Inbound call\|.*\|Avery Calloway\|Outbound call\|/,
    );
    expect(tab.has('button', 'Open External Zoom Call Logs: Avery Calloway, Today 2:00 AM')).toBe(true);
  });

  test('says why each call is missing, and what to do', async () => {
    const tab = await compared({
      missing: [
        reconciledCall(1),
        reconciledCall(2, { state: 'saved' }),
        reconciledCall(3, { state: 'saving' }),
        reconciledCall(4, { state: 'open' }),
        reconciledCall(5, { state: 'waiting', problem: 'salesforce.unavailable' }),
        reconciledCall(6, { state: 'needsYou', problem: 'salesforce.validation' }),
      ],
    });

    const said = tab.texts();
    for (const text of [
      'Zoom Phone has no log of it.',
      'It was saved, but its Task is not there any more.',
      'Saving to Salesforce…',
      'Zoom Phone has not heard yet that the call is over.',
      'Waiting: Salesforce does not answer.',
    ]) {
      expect(said).toContain(text);
    }
    expect(said.join(' ')).toContain('Code: salesforce.validation');
    expect(tab.names('button').filter((name) => name.startsWith('Retry'))).toHaveLength(2);

    await tab.press('Open External Zoom Call Logs: Today 2:00 AM');
    expect(tab.ledTo.at(-1)).toMatchObject({
      attributes: { apiName: 'Zoom_Phone_External_Logs' },
    });
  });

  test('leads to both Tasks of a call that is there twice, and to the one without a person', async () => {
    const tab = await compared({
      twice: [reconciledCall(1, { taskIds: TASKS, state: 'saved' })],
      withoutPerson: [reconciledCall(2, { taskIds: TASKS.slice(0, 1), state: 'saved' })],
    });
    expect(tab.texts()).toContain('Open the Tasks, keep one, and delete the others.');

    await tab.press('Open Task 2 of 2: Today 2:00 AM');
    expect(tab.ledTo.at(-1)).toMatchObject({ attributes: { recordId: TASKS[1] } });
    await tab.press('Open Task: Today 3:00 AM');
    expect(tab.ledTo.at(-1)).toMatchObject({ attributes: { recordId: TASKS[0] } });
  });

  test('of a month in which much is missing shows the first, and all at a press', async () => {
    const tab = await compared({ missing: Array.from({ length: 60 }, (_, index) => reconciledCall(index)) });
    const shown = () => tab.names('button').filter((name) => name.startsWith('Open External')).length;
    expect(shown()).toBe(25);
    await tab.press('Show all 60');
    expect(shown()).toBe(60);
    await tab.press('Show fewer');
    expect(shown()).toBe(25);
  });

  test.each([
    ['refused', () => refusal('zoom.rateLimited', 503), 'Zoom takes no more requests for the moment.'],
    ['cut off', offline, 'Zoom Phone cannot be reached.'],
    ['of calls that could not be read', () => report({ problem: 'zoom.signInNeeded' }), 'Zoom asks you'],
    [
      'without an agent',
      () => json({ from: '2026-10-01', to: '2026-10-02', agents: [] }),
      'gateway.internal',
    ],
  ])('that is %s says why, shows no figures, and is made again', async (_, answer, text) => {
    const tab = await showReconciliation();
    tab.gateway.answer(COMPARE, answer);
    await tab.press('Compare');
    expect(tab.says('alert')).toContain(text);
    expect(tab.texts()).not.toContain('Calls at Zoom');

    tab.gateway.answer(COMPARE, () => report());
    await tab.press('Compare again');
    expect(tab.says('status')).toBe('Every call at Zoom is one Task.');
    expect(tab.has('alert', '')).toBe(false);
  });

  test('of who has signed out in between leads to the sign-in', async () => {
    const tab = await showReconciliation();
    tab.gateway.signedIn = false;
    tab.gateway.answer(COMPARE, null);
    await tab.press('Compare');

    expect(tab.texts()).toContain('You are not signed in to Zoom Phone.');
  });

  test('is given up when the page goes away', async () => {
    const tab = await showReconciliation();
    tab.gateway.answer(COMPARE, () => new Promise<Response>(() => undefined));
    await tab.press('Compare');
    expect(tab.texts()).toContain('Comparing Zoom with Salesforce…');
    tab.host.remove();

    expect(tab.bus.listening()).toBe(0);
    expect(tab.gateway.requests.at(-1)?.signal?.aborted).toBe(true);
  });
});

describe('a missing call that is saved again', () => {
  const refused = { state: 'needsYou', problem: 'salesforce.validation' } as const;

  test.each([
    ['taken', 'Saving to Salesforce…'],
    ['logged', 'Already in Salesforce'],
    ['unknown', 'Zoom Phone has not heard yet that the call is over.'],
  ])('%s: the row says %s', async (outcome, text) => {
    const tab = await compared({ missing: [reconciledCall(1, refused)] });
    tab.gateway.answer(SAVE, () => json({ results: [{ callId: 'call-1', outcome }], revision: 7 }));
    await tab.press('Retry: Today 2:00 AM');

    expect(tab.gateway.sent(SAVE)).toEqual([{ callIds: ['call-1'] }]);
    expect(tab.texts()).toContain(text);
    expect(tab.has('button', 'Retry: Today 2:00 AM')).toBe(true);
  });

  test('while the gateway cannot be reached stays as it was, with the reason', async () => {
    const tab = await compared({ missing: [reconciledCall(1, refused)] });
    tab.gateway.answer(SAVE, offline);
    await tab.press('Retry: Today 2:00 AM');

    expect(tab.says('alert')).toContain('Zoom Phone cannot be reached.');
    expect(tab.has('button', 'Compare again')).toBe(false);
    expect(tab.texts().join(' ')).toContain('Code: salesforce.validation');
  });
});
