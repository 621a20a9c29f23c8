import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { JANE, NINE, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { json, offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import type { SentRequest } from '../../../../../../test-support/lightning/network.ts';
import { externalCall, showExternalLogs } from '../../../../../../test-support/lightning/showExternalLogs.ts';
import type { ExternalLogs } from '../../../../../../test-support/lightning/showExternalLogs.ts';

const SEARCH = 'GET /api/external-calls';
const SAVE = 'POST /api/external-calls/save';

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

/** A search that finds so many calls, in pages of three. */
async function found(count: number, change: Parameters<typeof externalCall>[1] = {}): Promise<ExternalLogs> {
  const logs = await showExternalLogs({
    prepare(gateway) {
      gateway.answer(SEARCH, ({ url }) => {
        const from = Number(url.searchParams.get('page') ?? 0);
        const to = Math.min(count, from + 3);
        const calls = Array.from({ length: to - from }, (_, index) => externalCall(from + index, change));
        return json({ calls, nextPage: to < count ? String(to) : null });
      });
      gateway.answer(SAVE, ({ body }) => json({ results: taken(body), revision: 7 }));
    },
  });
  await logs.press('Search');
  return logs;
}

function taken(body: unknown): object[] {
  return idsIn(body).map((callId) => ({ callId, outcome: 'taken' }));
}

function idsIn(body: unknown): string[] {
  const { callIds } = body as { callIds: string[] };
  return callIds;
}

const savedIds = ({ gateway }: ExternalLogs) => gateway.sent(SAVE).map(idsIn);

function queries({ gateway }: ExternalLogs): string[] {
  return gateway.requests
    .filter((request: SentRequest) => request.what === SEARCH)
    .map(({ url }) => url.search);
}

test('the boxes begin with the last three days of the agent, who is still in yesterday', async () => {
  jest.setSystemTime(Date.UTC(2026, 9, 6, 3));
  const logs = await showExternalLogs();
  await logs.press('Search');

  expect(queries(logs)).toEqual(['?from=2026-10-03&to=2026-10-05']);
  expect(logs.texts()).toContain('No call is missing.');
});

test('a later start takes the end along; four days are refused without asking the gateway', async () => {
  const logs = await showExternalLogs();
  await logs.enter('Start date', '2026-10-01');
  await logs.press('Search');
  await logs.enter('End date', '2026-10-04');
  await logs.press('Search');
  expect(logs.says('alert')).toContain('These are more than three days.');
  await logs.enter('Start date', '2026-10-09');
  await logs.press('Search');

  expect(queries(logs)).toEqual(['?from=2026-10-01&to=2026-10-03', '?from=2026-10-09&to=2026-10-09']);
  expect(logs.has('alert', '')).toBe(false);
});

test('a date that cannot be read is left for the agent to correct, and nothing is searched', async () => {
  const logs = await showExternalLogs();
  const box = logs.get('textbox', 'Start date');
  box.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
  await logs.press('Search');

  expect(Reflect.get(box, 'value')).toBe('2026-10-04');
  expect(queries(logs)).toEqual([]);
});

test('an end before the start is refused', async () => {
  const logs = await showExternalLogs();
  await logs.enter('End date', '2026-10-01');
  await logs.press('Search');

  expect(logs.says('alert')).toContain('The end date is before the start date.');
  expect(queries(logs)).toEqual([]);
});

test('every page is fetched to the end, newest first, and all calls are selected', async () => {
  const logs = await found(7);

  expect(queries(logs)).toHaveLength(3);
  expect(logs.texts()).toContain('7 of 7 selected');
  expect(logs.ticked()).toHaveLength(7);
  expect(logs.rows()[0]).toContain('(209) 259-2000|Answered|1:00|Mobile app|Not in Salesforce|Dismiss');
});

test('a call of several legs, on two pages, is one row', async () => {
  const logs = await showExternalLogs();
  logs.gateway.answer(SEARCH, ({ url }) =>
    json({ calls: [externalCall(1)], nextPage: url.searchParams.has('page') ? null : 'next' }),
  );
  await logs.press('Search');

  expect(logs.rows()).toHaveLength(1);
});

test('with many calls 25 are shown at once, and selecting is for all of them', async () => {
  const logs = await found(60);
  expect(logs.rows()).toHaveLength(25);
  expect(logs.texts()).toEqual(expect.arrayContaining(['60 of 60 selected', 'Page 1 of 3']));

  await logs.press('Next page');
  await logs.press('Next page');
  expect(logs.rows()).toHaveLength(10);
  expect(logs.ticked()).toHaveLength(10);
  await logs.tick('Select all', false);
  expect(logs.texts()).toContain('0 of 60 selected');
  await logs.press('Previous page');
  expect(logs.ticked()).toEqual([]);
  await expect(logs.press('Save to Salesforce')).rejects.toThrow('disabled');
});

test('what is selected is saved in parts, and each row says how that goes', async () => {
  const logs = await found(45);
  await logs.tick(logs.ticked()[1] ?? '', false);
  await logs.press('Save to Salesforce');

  expect(savedIds(logs).map(({ length }) => length)).toEqual([20, 20, 4]);
  expect(savedIds(logs).flat()).not.toContain('call-1');
  expect(logs.texts()).toContain('0 of 44 saved');
  expect(logs.gateway.feeds).toHaveLength(1);
  const feed = logs.gateway.requests.find(({ what }) => what === 'GET /api/feed');
  expect(feed?.url.search).toBe('?after=7');

  const saved = { state: 'saved', taskId: '00T000000000001AAA', who: JANE } as const;
  logs.gateway.say(
    { type: 'entry', entry: entryOf(externalCall(0).call, saved, 8) },
    {
      type: 'entry',
      entry: entryOf(
        externalCall(2).call,
        { state: 'waiting', problem: { code: 'salesforce.unavailable', said: null } },
        9,
      ),
    },
    {
      type: 'entry',
      entry: entryOf(
        externalCall(3).call,
        { state: 'needsYou', problem: { code: 'salesforce.validation', said: 'No.' } },
        10,
      ),
    },
  );
  await logs.later();
  expect(logs.rows()[0]).toContain('Jane Roe');
  expect(logs.rows()[0]).toContain('Saved');
  expect(logs.rows()[1]).toContain('Not in Salesforce');
  expect(logs.rows()[3]).toContain('Salesforce says: No.');
  expect(logs.texts()).toContain('1 of 44 saved · waiting: 1 · need you: 1');

  logs.gateway.answer(SAVE, ({ body }) => json({ results: taken(body), revision: 20 }));
  await logs.press('Retry');
  expect(savedIds(logs).at(-1)).toEqual(['call-2']);
});

test('what the live feed says before the answer comes is not undone by it', async () => {
  const logs = await found(1);
  await logs.press('Save to Salesforce');
  logs.gateway.say({
    type: 'entry',
    entry: entryOf(
      externalCall(0).call,
      { state: 'needsYou', problem: { code: 'salesforce.validation', said: null } },
      8,
    ),
  });
  await logs.later();
  logs.gateway.answer(SAVE, async ({ body }) => {
    logs.gateway.say({ type: 'entry', entry: entryOf(externalCall(0).call, { state: 'saved' }, 9) });
    await Promise.resolve();
    return json({ results: taken(body), revision: 8 });
  });
  await logs.press('Retry');

  expect(logs.texts()).toContain('1 of 1 saved');
});

test('a call that was saved meanwhile elsewhere says so, and one that is gone as well', async () => {
  const logs = await found(2);
  logs.gateway.answer(SAVE, () =>
    json({
      results: [
        { callId: 'call-0', outcome: 'logged' },
        { callId: 'call-1', outcome: 'unknown' },
      ],
      revision: 3,
    }),
  );
  await logs.press('Save to Salesforce');

  expect(logs.rows()[0]).toContain('Already in Salesforce');
  expect(logs.rows()[1]).toContain('Not found any more: search again.');
});

test('when the network breaks, what could not be said stays selected and is said again', async () => {
  const logs = await found(30);
  let requests = 0;
  logs.gateway.answer(SAVE, ({ body }) => {
    requests += 1;
    return requests === 2 ? offline() : json({ results: taken(body), revision: 7 });
  });
  await logs.press('Save to Salesforce');
  expect(logs.says('alert')).toContain('Zoom Phone cannot be reached.');
  for (const { callId } of taken({ callIds: Array.from({ length: 20 }, (_, n) => `call-${n}`) }) as {
    callId: string;
  }[]) {
    const { call } = externalCall(Number(callId.slice(5)));
    logs.gateway.say({ type: 'entry', entry: entryOf(call, { state: 'saved' }, 8) });
  }
  await logs.later();
  expect(logs.texts()).toContain('10 of 10 selected');

  await logs.press('Save to Salesforce');
  expect(savedIds(logs).at(-1)).toHaveLength(10);
});

test('whoever signs out in between is told, and the list is gone', async () => {
  const logs = await found(2);
  logs.gateway.signedIn = false;
  logs.gateway.answer(SAVE, null);
  await logs.press('Save to Salesforce');

  expect(logs.texts()).toContain('You are not signed in to Zoom Phone.');
});

test('a dismissed call leaves the list, with Undo, and can be brought back later', async () => {
  const logs = await found(3);
  const dismissed = 'PUT /api/external-calls/call-1/dismissed';
  await logs.press('Dismiss the call with (209) 259-2001, Today 12:00 AM');
  expect(logs.rows()).toHaveLength(2);
  expect(logs.texts()).toContain('Dismissed: (209) 259-2001. The call stays in Zoom.');
  await logs.press('Undo');
  expect(logs.rows()).toHaveLength(3);
  expect(logs.gateway.sent(dismissed)).toEqual([{ dismissed: true }, { dismissed: false }]);

  await logs.press('Dismiss the call with (209) 259-2001, Today 12:00 AM');
  await logs.press('Dismissed calls (1)');
  await logs.press('Bring back the call with (209) 259-2001, Today 12:00 AM');
  expect(logs.rows()).toHaveLength(3);
  expect(logs.has('button', 'Dismissed calls (1)')).toBe(false);
});

test('a dismissal that the gateway does not take is taken back', async () => {
  const logs = await found(2);
  logs.gateway.answer('PUT /api/external-calls/call-1/dismissed', offline);
  await logs.press('Dismiss the call with (209) 259-2001, Today 12:00 AM');

  expect(logs.rows()).toHaveLength(2);
  expect(logs.says('alert')).toContain('Zoom Phone cannot be reached.');
});

test('a deleted log is put away, and comes back to the list without a word to the gateway', async () => {
  const logs = await found(2, { standing: 'deleted' });
  expect(logs.rows()).toEqual([]);
  await logs.press('Dismissed calls (2)');
  expect(logs.texts()).toContain('You have deleted its log.');
  await logs.press('Bring back the call with (209) 259-2001, Today 12:00 AM');

  expect(logs.ticked()).toHaveLength(1);
  expect(logs.gateway.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test.each([
  ['zoom.rateLimited', 503, 'Zoom takes no more requests for the moment.'],
  ['salesforce.unavailable', 503, 'Salesforce does not answer.'],
  ['zoom.signInNeeded', 400, 'Zoom asks you to sign in again.'],
  ['externalCalls.listExpired', 400, 'This list of calls is too old to go on.'],
])(
  'a search that fails with %s says so, shows no half list, and is made again',
  async (code, status, text) => {
    const logs = await showExternalLogs();
    logs.gateway.answer(SEARCH, ({ url }) => {
      if (url.searchParams.has('page')) return refusal(code, status);
      return json({ calls: [externalCall(0)], nextPage: 'next' });
    });
    await logs.press('Search');
    expect(logs.says('alert')).toContain(text);
    expect(logs.rows()).toEqual([]);

    logs.gateway.answer(SEARCH, () => json({ calls: [externalCall(0)], nextPage: null }));
    await logs.press('Search again');
    expect(logs.rows()).toHaveLength(1);
  },
);

test('a page that goes away gives up its search and listens to nobody', async () => {
  const logs = await found(1);
  await logs.press('Save to Salesforce');
  logs.host.remove();

  expect(logs.bus.listening()).toBe(0);
  expect(logs.gateway.requests.at(-1)?.signal?.aborted).toBe(true);
});
