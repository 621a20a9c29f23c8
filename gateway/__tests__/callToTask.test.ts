import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isLive, stateOf } from '#call-core';
import { PEOPLE } from '../../scripts/workbench/people.ts';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';

const AVERY = personNamed('calloway');
const AVERY_ID = recordIdOf(AVERY);
const NUMBER = '+12095550123';

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let stack: GatewayStack;
    let minami: AgentBrowser;
    let feed: FeedReader;

    beforeAll(async () => {
      stack = await startGatewayStack(database, { fromSources: true });
      minami = await stack.signedIn();
      feed = minami.openFeed();
    }, 60_000);

    afterAll(async () => {
      feed.close();
      await stack.stop();
    });

    function tasksOf(callId: string) {
      return stack.salesforce.records.find('Task', { CallObject: callId });
    }

    async function callAvery(record = { id: AVERY_ID, objectName: 'Contact', name: 'Avery Calloway' }) {
      await minami.tell('PUT', `/api/dials/${randomUUID()}`, {
        dialId: randomUUID(),
        number: NUMBER,
        record,
        at: Date.now(),
      });
      const callId = stack.zoom.agent(minami.user.zoomId).dial({ number: NUMBER, device: 'desktop' });
      await feed.waitFor(callId, 'rings', (entry) => stateOf(entry.call).phase === 'ringing');
      return callId;
    }

    test('a call that was dialed from a Contact ends as one Task on it, every field right, the comment included', async () => {
      const mark = stack.salesforce.requests.mark();
      const callId = await callAvery();
      stack.zoom.cloud.answer(callId);
      await feed.waitFor(callId, 'is connected', (entry) => stateOf(entry.call).phase === 'connected');
      await minami.tell('PUT', `/api/calls/${callId}/comment`, {
        comment: 'Wants a quote 😀\n見積もり',
        commentEdit: 1,
      });
      stack.zoom.cloud.hangUp(callId);
      const saved = await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      const state = stateOf(saved.call);
      const [task, ...others] = tasksOf(callId);
      expect(others).toEqual([]);
      expect(task).toMatchObject({
        Id: saved.log.taskId,
        Subject: 'Call to Avery Calloway',
        Description: 'Wants a quote 😀\n見積もり',
        Status: 'Completed',
        TaskSubtype: 'Call',
        CallType: 'Outbound',
        CallDisposition: 'Answered',
        CallDurationInSeconds: state.phase === 'ended' ? state.durationSeconds : -1,
        CallObject: callId,
        WhoId: AVERY_ID,
        WhatId: null,
        OwnerId: minami.user.salesforceId,
        ActivityDate: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(state.startedAt),
        ZoomCallId__c: `${callId}:${minami.user.zoomId}`,
      });
      const [log] = stack.salesforce.records.find('ZoomCallLog__c', {
        ZoomCallId__c: `${callId}:${minami.user.zoomId}`,
      });
      expect(log).toMatchObject({
        Direction__c: 'Outbound',
        Result__c: 'answered',
        PeerNumber__c: NUMBER,
        AgentNumber__c: '+81355500001',
        Contact__c: AVERY_ID,
        TaskId__c: saved.log.taskId,
      });
      expect(task?.['ZoomCallLog__c']).toBe(log?.['Id']);

      await minami.tell('PUT', `/api/calls/${callId}/comment`, {
        comment: 'Wants two quotes',
        commentEdit: 2,
      });
      await minami.tell('PUT', `/api/calls/${callId}/closed`, {});
      await eventually('the new comment', () => tasksOf(callId)[0]?.['Description'] === 'Wants two quotes');
      const requests = stack.salesforce.requests.since(mark, 'api');
      expect(requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').pop()}`)).toEqual(
        // Who it is and what is going on with her; the log; the comment.
        ['POST composite', 'POST composite', 'POST composite'],
      );
    });

    test('Delete takes the Task and its call log away, Undo brings them back', async () => {
      const callId = await callAvery();
      stack.zoom.cloud.refuse(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      await minami.tell('PUT', `/api/calls/${callId}/deleted`, { deleted: true });
      await eventually('no Task', () => tasksOf(callId).length === 0);
      expect(stack.zoom.cloud.calls().some((call) => call.callId === callId)).toBe(true);

      await minami.tell('PUT', `/api/calls/${callId}/deleted`, { deleted: false });
      await eventually('a Task again', () => tasksOf(callId).length === 1);
      expect(tasksOf(callId)[0]).toMatchObject({
        WhoId: AVERY_ID,
        CallDisposition: 'Declined',
        CallDurationInSeconds: 0,
      });
    });

    test('what is dialed from an Account is related to it, and goes to whoever has the number', async () => {
      const accountId = String(stack.salesforce.records.get(AVERY_ID)?.['AccountId']);

      const callId = await callAvery({ id: accountId, objectName: 'Account', name: 'Quillwood Instruments' });
      stack.zoom.cloud.answer(callId);
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      expect(tasksOf(callId)[0]).toMatchObject({ WhatId: accountId, WhoId: AVERY_ID });
    });

    test('what is dialed from a Task is logged where that Task is, not on it', async () => {
      const [task] = stack.salesforce.records.find('Task', {
        Description: 'Asked when the repaired unit comes back.',
      });
      const callId = await callAvery({ id: String(task?.['Id']), objectName: 'Task', name: 'Call' });
      stack.zoom.cloud.answer(callId);
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      expect(task?.['WhatId']).toMatch(/^500/);
      expect(tasksOf(callId)[0]).toMatchObject({ WhatId: task?.['WhatId'], WhoId: AVERY_ID });
    });

    test('a call from outside is inbound, and finds its person by the number', async () => {
      const callId = stack.zoom.cloud.ringAgent({ from: NUMBER, toUserId: minami.user.zoomId });
      const ringing = await feed.waitFor(callId, 'knows who', (entry) => entry.log.search === 'done');
      expect(ringing.log.who).toMatchObject({ id: AVERY_ID, company: 'Quillwood Instruments' });

      stack.zoom.agent(minami.user.zoomId).accept(callId, 'mobile');
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      expect(tasksOf(callId)[0]).toMatchObject({
        Subject: 'Call from Avery Calloway',
        CallType: 'Inbound',
        WhoId: AVERY_ID,
      });
    });

    test('a number that is an account’s and nobody’s is logged on the account', async () => {
      const [account] = stack.salesforce.records.find('Account', { Name: '海風灯台物流株式会社' });
      const callId = stack.zoom.cloud.ringAgent({ from: '+81455550120', toUserId: minami.user.zoomId });
      const ringing = await feed.waitFor(callId, 'knows who', (entry) => entry.log.search === 'done');
      const told = { id: account?.['Id'], objectName: 'Account', name: '海風灯台物流株式会社' };
      expect(ringing.log).toMatchObject({ who: null, records: [told], relatedTo: told });

      stack.zoom.agent(minami.user.zoomId).accept(callId, 'mobile');
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

      expect(tasksOf(callId)).toMatchObject([{ WhoId: null, WhatId: account?.['Id'] }]);
    });

    test('a number that two people share is put on neither until the agent has chosen', async () => {
      const [first, second] = sharedNumber();
      const callId = stack.zoom.cloud.ringAgent({ from: first.number, toUserId: minami.user.zoomId });
      const found = await feed.waitFor(callId, 'knows who it may be', (entry) => entry.log.search === 'done');
      expect(found.log.candidates.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
      stack.zoom.agent(minami.user.zoomId).accept(callId, 'mobile');
      stack.zoom.cloud.hangUp(callId);
      await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');
      expect(tasksOf(callId)).toMatchObject([{ WhoId: null }]);

      await minami.tell('PUT', `/api/calls/${callId}/who`, { personId: second.id });

      await eventually('the Task on the chosen person', () => tasksOf(callId)[0]?.['WhoId'] === second.id);
      expect(tasksOf(callId)).toHaveLength(1);
    });

    test('a feed that begins later, or again from a revision, tells what it missed and nothing else', async () => {
      const seen = Math.max(
        ...feed.messages.map((message) => (message.type === 'entry' ? message.entry.revision : 0)),
      );
      const callId = stack.zoom.cloud.ringAgent({ from: NUMBER, toUserId: minami.user.zoomId });
      await feed.waitFor(callId, 'rings', (entry) => isLive(stateOf(entry.call)));
      stack.zoom.cloud.hangUp(callId, 'caller');
      // With Zoom's record nothing more is told of it.
      await feed.waitFor(
        callId,
        'is saved and recorded by Zoom',
        ({ call, log }) => log.state === 'saved' && call.about.callElementId !== undefined,
      );

      const again = minami.openFeed(seen);
      await eventually('the catch-up', () => again.messages.some((message) => message.type === 'ready'));
      const fresh = minami.openFeed();
      await eventually('the catch-up', () => fresh.messages.some((message) => message.type === 'ready'));

      const told = again.messages.flatMap((message) =>
        message.type === 'entry' ? message.entry.revision : [],
      );
      expect(told.every((revision) => revision > seen)).toBe(true);
      expect(again.messages.at(-1)?.type).toBe('ready');
      expect(again.entry(callId)).toEqual(feed.entry(callId));
      expect(fresh.entry(callId)).toEqual(feed.entry(callId));
      again.close();
      fresh.close();
    });
  },
);

/** The two people of the workbench who have one number. */
function sharedNumber() {
  const numbers = PEOPLE.flatMap((person) =>
    [person.phone, person.mobilePhone].flatMap((number) =>
      number ? [{ id: recordIdOf(person), number: number.e164 }] : [],
    ),
  );
  const shared = [...Map.groupBy(numbers, ({ number }) => number).values()].find(
    (owners) => owners.length === 2,
  );
  const [first, second] = shared ?? [];
  if (!first || !second) throw new Error('Nobody shares a number');
  return [first, second] as const;
}
