/** Who has a number, by what the gateway knows of the org's people: how soon it is known, what it costs, when it is wrong. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HistoryEntry } from '#call-core';
import { userIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { AVERY } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { forRelease } from '../../test-support/forRelease.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { addCustomers } from '../../test-support/manyPeople.ts';
import { quickestDatabase, testDatabases } from '../../test-support/postgres.ts';

const NOBODYS = '+12095550177';
const SHARED = '+81355500103';

type Asked = 'look' | 'match' | 'search' | 'save' | 'other';

/** What a request to Salesforce is for. */
function purposeOf({ path, objects }: { path: string; objects: readonly string[] }): Asked {
  if (path.includes('/search')) return 'search';
  const isOfPeople = objects.includes('Contact') || objects.includes('Lead');
  if (objects.includes('Task')) return isOfPeople ? 'match' : 'save';
  return isOfPeople ? 'look' : 'other';
}

describe.each([{ database: await quickestDatabase() }])('on $database.name', ({ database }) => {
  let stack: GatewayStack;
  let agent: AgentBrowser;
  let feed: FeedReader;
  let mark = 0;
  const made: string[] = [];

  beforeAll(async () => {
    stack = await startGatewayStack(database, {
      env: { NUMBER_FILL_SECONDS: '1', SETTINGS_LOOK_SECONDS: '86400' },
    });
    agent = await stack.signedIn();
    feed = agent.openFeed();
  }, 60_000);
  beforeEach(async () => {
    stack.salesforce.faults.clear();
    await looked();
    mark = stack.salesforce.requests.mark();
  });
  afterEach(() => {
    stack.salesforce.setSearchIndexDelay(0);
    for (const id of made.splice(0)) stack.salesforce.records.remove(id);
  });
  afterAll(async () => {
    feed.close();
    await stack.stop();
  });

  const requests = (since: number) =>
    stack.salesforce.requests.since(since, 'api', 'app').map((each) => purposeOf(each));
  const asked = () => requests(mark).filter((purpose) => purpose !== 'look');

  /** Everything that is in Salesforce now has been looked at: the second look begins when the first is stored. */
  async function looked(): Promise<void> {
    const now = stack.salesforce.requests.mark();
    await eventually('two looks', () => requests(now).filter((each) => each === 'look').length > 1);
  }
  function create(object: 'Contact' | 'Lead', fields: Record<string, string>): string {
    const id = stack.salesforce.records.create(object, { LastName: 'Passing', ...fields });
    made.push(id);
    return id;
  }
  async function ring(from: string, who = agent, reader = feed): Promise<HistoryEntry> {
    const callId = stack.zoom.cloud.ringAgent({ from, toUserId: who.user.zoomId });
    await reader.waitFor(callId, 'was asked for', ({ log }) => log.search === 'done');
    return reader.waitFor(
      callId,
      'is told of',
      ({ log }) => log.search === 'done' && log.candidates.every(({ context }) => context !== null),
    );
  }
  async function over({ call }: HistoryEntry, reader = feed): Promise<HistoryEntry> {
    stack.zoom.cloud.hangUp(call.callId, 'caller');
    return reader.waitFor(call.callId, 'is saved', ({ log }) => log.state === 'saved');
  }
  const idsOf = ({ log }: HistoryEntry) => log.candidates.map(({ id }) => id);

  test('already the first call of a number is one request with all that is going on, and one for the log', async () => {
    const entry = await ring(AVERY.number);
    expect(entry.log.who).toMatchObject({ id: AVERY.id, context: { openCases: [{}] } });
    await over(entry);
    expect(asked()).toEqual(['match', 'save']);
  });

  test('with a comment afterwards a call of somebody, of several and of nobody costs three at most', async () => {
    for (const from of [AVERY.number, SHARED, NOBODYS]) {
      mark = stack.salesforce.requests.mark();
      const { call } = await over(await ring(from));
      await agent.tell('PUT', `/api/calls/${call.callId}/comment`, { comment: 'Rang', commentEdit: 1 });
      await agent.tell('PUT', `/api/calls/${call.callId}/closed`, {});
      await eventually('the comment', () => asked().filter((each) => each === 'save').length === 2);
      expect(asked()).toEqual([from === NOBODYS ? 'search' : 'match', 'save', 'save']);
    }
  });

  test('of several who have it all are told, in one request', async () => {
    const entry = await ring(SHARED);
    expect(idsOf(entry)).toHaveLength(2);
    expect(entry.log.who).toBeNull();
    await over(entry);
    expect(asked()).toEqual(['match', 'save']);
  });

  test('a choice that is remembered is taken for every further call of the number, until it is taken back', async () => {
    const first = await ring(SHARED);
    const [one = '', other = ''] = idsOf(first);
    const choose = (entry: HistoryEntry, personId: string | null, remember?: boolean) =>
      agent.tell('PUT', `/api/calls/${entry.call.callId}/who`, {
        personId,
        ...(remember !== undefined && { remember }),
      });
    await choose(first, other, true);
    expect((await over(first)).log).toMatchObject({ who: { id: other }, remembered: true });

    const second = await ring(SHARED);
    expect(second.log).toMatchObject({ who: { id: other }, remembered: true });
    expect(idsOf(second)).toEqual(expect.arrayContaining([one, other]));
    await choose(second, one);
    const { log } = await over(second);
    expect(log.who?.id).toBe(one);
    expect(log.remembered).toBeUndefined();

    const third = await over(await ring(SHARED));
    expect(third.log.who).toBeNull();
    expect(third.log.candidates).toHaveLength(2);
  });

  test('who was created a moment ago is known before a search would find them', async () => {
    stack.salesforce.setSearchIndexDelay(3_600_000);
    const id = create('Lead', { Company: 'New', MobilePhone: '(209) 555-0171', Country: 'US' });
    await looked();
    mark = stack.salesforce.requests.mark();
    const entry = await ring('+12095550171');
    expect(entry.log.who).toMatchObject({ id, objectName: 'Lead' });
    await over(entry);
    expect(asked()).toEqual(['match', 'save']);
  });

  test('a number that moves goes with the person who has it now', async () => {
    const country = { MailingCountry: 'US' };
    const [before, after] = [
      create('Contact', { ...country, Phone: '209 555 0172' }),
      create('Contact', country),
    ];
    await looked();
    await over(await ring('+12095550172'));
    stack.salesforce.records.update(before, { Phone: '209 555 0173' });
    stack.salesforce.records.update(after, { HomePhone: '+12095550172' });
    mark = stack.salesforce.requests.mark();
    // Not looked at yet, or just now: the person who was known is asked, and is not taken any more.
    expect(idsOf(await over(await ring('+12095550172')))).toEqual([after]);
    await looked();
    mark = stack.salesforce.requests.mark();
    expect(idsOf(await over(await ring('+12095550172')))).toEqual([after]);
    expect(idsOf(await over(await ring('+12095550173')))).toEqual([before]);
    expect(asked().filter((each) => each === 'search')).toEqual([]);
  });

  test('who is deleted is nobody’s caller, and forgotten', async () => {
    const id = create('Contact', { Phone: '209 555 0174', MailingCountry: 'US' });
    await looked();
    stack.salesforce.records.remove(id);
    await looked();
    mark = stack.salesforce.requests.mark();
    expect((await over(await ring('+12095550174'))).log.who).toBeNull();
    expect(asked()).toEqual(['search', 'save']);
  });

  test('whom one agent sees another may not', async () => {
    const admin = stack.browserOf('admin');
    await admin.signIn();
    const adminFeed = admin.openFeed();
    const owned = { Phone: '209 555 0175', MailingCountry: 'US', OwnerId: userIdOf('minami') };
    const shown = create('Contact', owned);
    const hidden = create('Contact', { ...owned, Phone: '209 555 0176', OwnerId: userIdOf('admin') });
    stack.salesforce.privateObjects.add('Contact');
    try {
      // What each of them finds is known from then on, and shown to none who may not see it.
      expect(idsOf(await over(await ring('+12095550176', admin, adminFeed), adminFeed))).toEqual([hidden]);
      expect(idsOf(await over(await ring('+12095550176')))).toEqual([]);
      expect(idsOf(await over(await ring('+12095550175')))).toEqual([shown]);
      expect(idsOf(await over(await ring('+12095550175', admin, adminFeed), adminFeed))).toEqual([shown]);
    } finally {
      stack.salesforce.privateObjects.delete('Contact');
      adminFeed.close();
    }
  });

  test('while the org is at its limit nobody is looked at, and calls are matched as soon as it may be asked', async () => {
    const fault = { match: { object: 'Lead' }, times: 3 } as const;
    stack.salesforce.faults.add({ ...fault, effect: { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' } });
    await eventually(
      'a refusal',
      () => stack.salesforce.faults.pending.length === 0 || requests(mark).length > 0,
    );
    const looks = () => requests(mark).filter((each) => each === 'look').length;
    const before = looks();
    stack.salesforce.faults.clear();
    expect((await over(await ring(AVERY.number))).log.who).toMatchObject({ id: AVERY.id });
    expect(looks()).toBeLessThanOrEqual(before + 1);
  });
});

// Of a shared database it would wait until the other gateway must be dead.
forRelease.each(
  (await testDatabases()).filter(({ name }) => name === 'PGlite').map((database) => ({ database })),
)(
  'a gateway that is killed while it goes through many people goes on where it was: on $database.name',
  async ({ database }) => {
    const stack = await startGatewayStack(database, {
      env: { NUMBER_FILL_SECONDS: '1', SETTINGS_LOOK_SECONDS: '86400' },
    });
    try {
      const looks = () =>
        stack.salesforce.requests.since(0, 'api', 'app').filter((each) => purposeOf(each) === 'look');
      const agent = await stack.signedIn();
      await eventually('a look', () => looks().length > 0);
      const before = looks().length;
      stack.salesforce.setSearchIndexDelay(3_600_000);
      const customers = addCustomers(stack.salesforce, 5000);
      await new Promise<void>((resolve) => {
        const stop = stack.salesforce.requests.onRequest((_entry, moment) => {
          if (looks().length !== before + 3 || moment !== 'before') return;
          stop();
          resolve(stack.gateway.kill('SIGKILL'));
        });
      });
      await stack.gateway.start();
      // Two pages are left at most, and one look finds no more.
      const killedAt = looks().length;
      await eventually('the end', () => looks().length >= killedAt + 4, 60_000);
      const feed = agent.openFeed();
      for (const { id, number } of [customers[0], customers[4999]].map((each) => each!)) {
        const callId = stack.zoom.cloud.ringAgent({ from: number, toUserId: agent.user.zoomId });
        await feed.waitFor(callId, 'is known', ({ log }) => log.who?.id === id);
      }
      feed.close();
    } finally {
      await stack.stop();
    }
  },
  120_000,
);
