/** Settings of the org, profiles and users: read from Salesforce, changed there and here, and what they make of calls. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, LevelSettingsSchema, SETTING_NAMES, parse } from '#call-core';
import type { HistoryEntry, LevelSettings, Session, SettingName, Settings, SettingsChange } from '#call-core';
import { userIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { usualDatabases } from '../../test-support/postgres.ts';

const OBJECT = 'ZoomPhoneSettings__c';

describe.each((await usualDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let stack: GatewayStack;
    let desk: Desk;
    let admin: AgentBrowser;

    beforeAll(async () => {
      stack = await startGatewayStack(database, { env: { SETTINGS_LOOK_SECONDS: '1' } });
      desk = await openDesk(stack);
      admin = stack.browserOf('admin');
      expect(await admin.signIn()).toMatchObject({ agent: { salesforceUserId: userIdOf('admin') } });
    }, 60_000);
    afterEach(async () => {
      stack.salesforce.faults.clear();
      for (const { Id } of records()) stack.salesforce.records.remove(String(Id));
      await holds(desk.feed, DEFAULT_SETTINGS);
    });
    afterAll(async () => {
      desk.feed.close();
      await stack.stop();
    });

    function records() {
      return stack.salesforce.records.find(OBJECT);
    }
    function setup(ownerId: string, fields: Record<string, boolean | string>): string {
      return stack.salesforce.records.create(OBJECT, { SetupOwnerId: ownerId, ...fields });
    }
    function profileOf(key: 'minami'): string {
      return String(stack.salesforce.records.get(userIdOf(key))?.['ProfileId']);
    }
    async function change(who: AgentBrowser, change: Partial<Settings>): Promise<Response> {
      return changeOf(who, '', { settings: { ...DEFAULT_SETTINGS, ...change }, set: [], locked: [] });
    }
    async function changeOf(who: AgentBrowser, ownerId: string, change: SettingsChange): Promise<Response> {
      return who.send('PUT', `/api/settings${ownerId && `?owner=${ownerId}`}`, change);
    }
    async function shownTo(who: AgentBrowser, ownerId = ''): Promise<LevelSettings> {
      const answer = await who.send('GET', `/api/settings${ownerId && `?owner=${ownerId}`}`);
      return parse(LevelSettingsSchema, await answer.json(), 'gateway.internal');
    }
    async function choose(callId: string, choice: 'save' | 'discard' | null): Promise<void> {
      await desk.agent.tell('PUT', `/api/calls/${callId}/choice`, { choice });
    }
    function stands(callId: string, state: HistoryEntry['log']['state']): Promise<HistoryEntry> {
      return desk.feed.waitFor(callId, `is ${state}`, ({ log }) => log.state === state);
    }

    test('what an administrator changes here stands in Salesforce, and holds at once for everybody', async () => {
      const saved = { autoSave: false, logInternal: false, neverLog: ['+81 3-5550-0101', '1002'] };
      expect((await change(admin, saved)).status).toBe(204);

      await holds(desk.feed, { ...DEFAULT_SETTINGS, ...saved, neverLog: ['+81355500101', '1002'] });
      expect(records()).toMatchObject([
        {
          SetupOwnerId: stack.salesforce.orgId,
          AutoSave__c: false,
          LogInternal__c: false,
          LogMissed__c: true,
          NeverLog__c: '+81355500101\n1002',
        },
      ]);
      expect((await change(admin, {})).status).toBe(204);
      await holds(desk.feed, DEFAULT_SETTINGS);
      expect(records()).toHaveLength(1);
    });

    test('every setting reaches every open widget, changed for the org or for one user', async () => {
      const others: Required<Omit<Settings, 'fixed'>> = {
        ...{ autoSave: false, logAnswered: false, logMissed: false, logVoicemail: false, logInternal: false },
        ...{ neverLog: ['1002'], dispositions: ['Sold'], subjectTemplate: '{name}', matchObjects: ['Case'] },
        ...{ taskFields: ['Priority'], textTasks: 'thread', saveMedia: false, texting: false },
        ...{ logTexts: false, screenPop: 'never', ringTone: true },
      };
      const user = userIdOf('minami');
      for (const name of SETTING_NAMES) {
        const settings = { ...DEFAULT_SETTINGS, [name]: others[name] };
        expect((await change(admin, settings)).status).toBe(204);
        await holds(desk.feed, settings);
        expect((await change(admin, {})).status).toBe(204);
        await holds(desk.feed, DEFAULT_SETTINGS);

        expect((await changeOf(admin, user, { settings, set: [name], locked: [] })).status).toBe(204);
        await holds(desk.feed, settings);
        expect(await shownTo(admin, user)).toMatchObject({ set: [name], inherited: DEFAULT_SETTINGS });
        expect((await changeOf(admin, user, { settings, set: [], locked: [] })).status).toBe(204);
        await holds(desk.feed, DEFAULT_SETTINGS);
      }
    });

    test('where texting is turned off, the widget is told so as where Zoom has none', async () => {
      await change(admin, { texting: false });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, texting: false });
      const told = desk.feed.messages.findLast(({ type }) => type === 'session');
      expect(told).toMatchObject({ session: { texting: { state: 'off' } } });
    });

    test('exceptions yield to a lock, and are gone where nothing is set any more', async () => {
      const [user, profile] = [userIdOf('minami'), profileOf('minami')];
      const set = (...names: SettingName[]) => names;
      const by = (settings: Partial<Settings>, names: SettingName[], locked: SettingName[] = []) => ({
        ...{ settings: { ...DEFAULT_SETTINGS, ...settings }, set: names, locked },
      });
      await changeOf(
        admin,
        profile,
        by({ logMissed: false, neverLog: ['1002'] }, set('logMissed', 'neverLog')),
      );
      await changeOf(admin, user, by({ logMissed: true, neverLog: [] }, set('logMissed', 'neverLog')));
      await holds(desk.feed, DEFAULT_SETTINGS);
      expect(await shownTo(admin, user)).toMatchObject({
        owner: { level: 'user', id: user },
        inherited: { logMissed: false, neverLog: ['1002'] },
        origins: { logMissed: 'profile', autoSave: 'default' },
        lockedAbove: [],
      });

      await changeOf(admin, '', by({ autoSave: false }, [], ['logMissed', 'autoSave']));
      await holds(desk.feed, { ...DEFAULT_SETTINGS, autoSave: false });
      expect((await shownTo(admin, user)).lockedAbove).toEqual(['autoSave', 'logMissed']);
      expect((await shownTo(admin, user)).origins.autoSave).toBe('org');
      await changeOf(admin, profile, by({ neverLog: ['1003'] }, set('neverLog'), ['neverLog']));
      await holds(desk.feed, { ...DEFAULT_SETTINGS, autoSave: false, neverLog: ['1003'] });

      await changeOf(admin, profile, by({}, []));
      await changeOf(admin, user, by({}, []));
      await changeOf(admin, '', by({}, []));
      await holds(desk.feed, DEFAULT_SETTINGS);
      expect(records()).toMatchObject([{ SetupOwnerId: stack.salesforce.orgId, Locked__c: null }]);
    });

    test('profiles and users are found by name, and those with settings of their own without', async () => {
      const owners = async (search: string): Promise<unknown> =>
        (await admin.send('GET', `/api/settings/owners?search=${encodeURIComponent(search)}`)).json();
      const minami = { level: 'user', id: userIdOf('minami') };
      const { Name } = stack.salesforce.records.get(userIdOf('minami')) ?? {};
      expect(await owners(String(Name).slice(1))).toMatchObject({ owners: [{ ...minami, name: Name }] });
      expect(await owners('standard')).toMatchObject({ owners: [{ level: 'profile' }] });
      expect(await owners("%' OR Name LIKE '%")).toEqual({ owners: [] });
      expect(await owners('')).toEqual({ owners: [] });
      setup(userIdOf('minami'), { AutoSave__c: false });
      expect(await owners('')).toMatchObject({ owners: [minami] });

      const nobody = await admin.send('GET', '/api/settings?owner=005000000000000AAA');
      expect(await nobody.json()).toMatchObject({ error: { code: 'settings.unknownOwner' } });
    });

    test('what agents choose for themselves holds in all their widgets, unless it is locked', async () => {
      const choose = async (choice: object) => {
        await desk.agent.tell('PUT', '/api/own-choices', choice);
      };
      await choose({ ringTone: true });
      await choose({ screenPop: 'never' });
      const chosen = { ringTone: true, screenPop: 'never' } as const;
      await holds(desk.feed, { ...DEFAULT_SETTINGS, ...chosen });
      setup(stack.salesforce.orgId, { RingTone__c: 'off', Locked__c: 'ringTone' });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, ...chosen, ringTone: false, fixed: ['ringTone'] });
      for (const { Id } of records()) stack.salesforce.records.remove(String(Id));
      await holds(desk.feed, { ...DEFAULT_SETTINGS, ...chosen });
      const refused = await desk.agent.send('PUT', '/api/own-choices', { screenPop: 'maybe' });
      expect(refused.status).toBe(400);
      await choose({ ringTone: null, screenPop: null });
    });

    test('what is changed in Setup is found, the user above the profile above the org, in one request for all', async () => {
      setup(stack.salesforce.orgId, { AutoSave__c: false, NeverLog__c: '+12095550123' });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, autoSave: false, neverLog: [AVERY.number] });
      setup(profileOf('minami'), { AutoSave__c: true, LogMissed__c: false });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, logMissed: false, neverLog: [AVERY.number] });
      const own = setup(userIdOf('minami'), { AutoSave__c: false, LogMissed__c: true });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, autoSave: false, neverLog: [AVERY.number] });

      const mark = stack.salesforce.requests.mark();
      stack.salesforce.records.update(own, { LogVoicemail__c: false });
      await holds(desk.feed, {
        ...DEFAULT_SETTINGS,
        ...{ autoSave: false, logVoicemail: false, neverLog: [AVERY.number] },
      });
      const looks = stack.salesforce.requests.since(mark);
      expect(looks.length).toBeLessThanOrEqual(3);
      expect(looks.every(({ path }) => path.endsWith('/composite'))).toBe(true);
    });

    test('an agent sees the settings and may not change them', async () => {
      expect(await shownTo(desk.agent)).toMatchObject({
        settings: DEFAULT_SETTINGS,
        unreadable: [],
        canChange: false,
      });
      expect(await shownTo(admin)).toMatchObject({ canChange: true });

      const refused = await change(desk.agent, { autoSave: false });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ error: { code: 'settings.notWritable' } });
      expect(records()).toEqual([]);
    });

    test('without access to the custom setting that is said, another reads for all, and calls are logged as ever', async () => {
      const [assigned] = stack.salesforce.records.find('PermissionSetAssignment', {
        AssigneeId: userIdOf('minami'),
      });
      stack.salesforce.records.remove(String(assigned?.['Id']));
      const answer = await desk.agent.send('GET', '/api/settings');
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'settings.notReadable' } });

      setup(stack.salesforce.orgId, { LogVoicemail__c: false });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, logVoicemail: false });
      stack.salesforce.records.create('PermissionSetAssignment', {
        AssigneeId: userIdOf('minami'),
        PermissionSetId: assigned?.['PermissionSetId'],
      });
      await desk.saved(await desk.finishCall());
    });

    test('while Salesforce is down the settings that are known hold, and a change is refused as a whole', async () => {
      setup(stack.salesforce.orgId, { LogVoicemail__c: false });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, logVoicemail: false });
      const down = {
        match: { from: 'app' as const },
        times: 1000,
        effect: { kind: 'status' as const, status: 503 as const },
      };
      stack.salesforce.faults.add(down);

      const refused = await change(admin, { autoSave: false });
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ error: { code: 'salesforce.unavailable' } });
      stack.salesforce.faults.clear();
      expect(records()).toMatchObject([{ AutoSave__c: true, LogVoicemail__c: false }]);
      expect(desk.feed.messages.at(-1)).not.toMatchObject({ session: { settings: { autoSave: false } } });
    });

    test('a list with something that is no number is refused as it stands, and one that is too long', async () => {
      const refused = await change(admin, { neverLog: ['03-5550-0101', 'boss'] });
      expect(await refused.json()).toMatchObject({ error: { code: 'settings.invalidNumber', said: 'boss' } });

      const many = Array.from({ length: 30 }, (_, index) => `+8135550${1000 + index}`);
      const tooLong = await change(admin, { neverLog: many });
      expect(await tooLong.json()).toMatchObject({ error: { code: 'settings.tooManyNumbers' } });
      expect(records()).toEqual([]);
    });

    test('what stands among the numbers in Setup and is none is named, and the others hold', async () => {
      setup(stack.salesforce.orgId, { NeverLog__c: 'the boss\n03-5550-0101' });

      await holds(desk.feed, { ...DEFAULT_SETTINGS, neverLog: ['+81355500101'] });
      expect(await shownTo(admin)).toMatchObject({ unreadable: ['the boss'] });
    });

    test('objects to match stand in Salesforce by their API names; what is none, or has no numbers, is refused', async () => {
      expect((await change(admin, { matchObjects: ['case', 'Account', 'CASE'] })).status).toBe(204);
      await holds(desk.feed, { ...DEFAULT_SETTINGS, matchObjects: ['Case'] });
      expect(records()).toMatchObject([{ MatchObjects__c: 'Case' }]);

      const refusalOf = async (matchObjects: string[]): Promise<unknown> =>
        (await change(admin, { matchObjects })).json();
      const refused = (code: string, said: string) => ({ error: { code, said } });
      expect(await refusalOf(['Case', 'Vendor__c'])).toMatchObject(
        refused('settings.unknownObject', 'Vendor__c'),
      );
      expect(await refusalOf(["x' OR"])).toMatchObject(refused('settings.unknownObject', "x' OR"));
      expect(await refusalOf(['Opportunity'])).toMatchObject(
        refused('settings.objectWithoutPhone', 'Opportunity'),
      );
      const many = Array.from({ length: 11 }, (_, index) => `Vendor${index}__c`);
      expect(await refusalOf(many)).toMatchObject({ error: { code: 'settings.tooManyObjects' } });
      expect(records()).toMatchObject([{ MatchObjects__c: 'Case' }]);
    });

    test('a number that a record of such an object has alone is a call about it, from the next call on', async () => {
      const [number, other] = ['+81355507201', '+81355507202'];
      const records = [number, other, other].map((CallbackPhone__c, index) => {
        const Subject = `Callback ${index}`;
        const id = stack.salesforce.records.create('Case', { Subject, CallbackPhone__c });
        return {
          id,
          objectName: 'Case',
          name: `${stack.salesforce.records.get(id)?.['CaseNumber']} ${Subject}`,
        };
      });
      const [only, ...several] = records;
      const called = async (from: string) => {
        const callId = stack.zoom.cloud.ringAgent({ from, toUserId: desk.agent.user.zoomId });
        const entry = await desk.feed.waitFor(callId, 'knows who', ({ log }) => log.search === 'done');
        stack.zoom.cloud.hangUp(callId);
        await desk.saved(callId);
        return { callId, log: entry.log };
      };
      expect((await called(number)).log.records).toBeUndefined();

      setup(stack.salesforce.orgId, { MatchObjects__c: 'Case' });
      await holds(desk.feed, { ...DEFAULT_SETTINGS, matchObjects: ['Case'] });
      const mark = stack.salesforce.requests.mark();
      const first = await called(number);
      expect(first.log).toMatchObject({ who: null, records: [only], relatedTo: only });
      expect(desk.tasksOf(first.callId)).toMatchObject([
        { WhoId: null, WhatId: only?.id, Subject: `Call from ${only?.name}` },
      ]);
      const second = await called(other);
      expect(second.log).toMatchObject({ records: several, relatedTo: null });
      expect(desk.tasksOf(second.callId)).toMatchObject([{ WhatId: null }]);
      const asked = stack.salesforce.requests.since(mark, 'api', 'app').map(({ path }) => path);
      expect(asked.filter((path) => path.includes('/search'))).toHaveLength(2);
    });

    test('where agents choose, nothing is in Salesforce before Save, and once after it is pressed twice', async () => {
      await change(admin, { autoSave: false });
      const callId = await desk.finishCall();
      await stands(callId, 'undecided');
      await desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment: 'A quote', commentEdit: 1 });
      await desk.agent.tell('PUT', `/api/calls/${callId}/closed`);
      await desk.feed.waitFor(callId, 'is closed', ({ log }) => log.closed);
      expect(desk.tasksOf(callId)).toEqual([]);

      await Promise.all([choose(callId, 'save'), choose(callId, 'save')]);
      await desk.saved(callId);
      expect(desk.tasksOf(callId)).toMatchObject([{ Description: 'A quote', WhoId: AVERY.id }]);
    });

    test('closed without saving it is not in Salesforce; taken back and saved it is', async () => {
      await change(admin, { autoSave: false });
      const callId = await desk.finishCall();
      await stands(callId, 'undecided');
      await choose(callId, 'discard');
      expect((await stands(callId, 'discarded')).log.closed).toBe(true);
      await stack.gateway.kill('SIGTERM');
      await stack.gateway.start();
      expect(desk.tasksOf(callId)).toEqual([]);
      desk.feed.close();
      desk = await openDesk(stack);

      await choose(callId, null);
      await stands(callId, 'undecided');
      await choose(callId, 'save');
      await stands(callId, 'saved');
    });

    test('a setting that changes in mid-call holds for that call; what has ended keeps what the agent was shown', async () => {
      await change(admin, { autoSave: false });
      const ended = await desk.finishCall();
      await stands(ended, 'undecided');
      const running = await desk.dial();
      stack.zoom.cloud.answer(running);

      await change(admin, { autoSave: true });
      stack.zoom.cloud.hangUp(running);
      await desk.feed.waitFor(running, 'is saved', ({ log }) => log.state === 'saved');
      expect(desk.feed.entry(ended)?.log.state).toBe('undecided');
      expect(desk.tasksOf(ended)).toEqual([]);
    });

    test('a number that is never logged stands in History with the reason, and may be saved', async () => {
      await change(admin, { neverLog: [AVERY.number] });
      const callId = await desk.finishCall();
      expect((await stands(callId, 'excluded')).log.rule).toBe('number');
      expect(desk.tasksOf(callId)).toEqual([]);

      await choose(callId, 'save');
      await stands(callId, 'saved');
      expect(desk.tasksOf(callId)).toHaveLength(1);
    });

    test('a choice for a call that is not there, or that is none, is refused', async () => {
      const unknown = await desk.agent.send('PUT', '/api/calls/nothing/choice', { choice: 'save' });
      expect(await unknown.json()).toMatchObject({ error: { code: 'call.unknown' } });
      const invalid = await desk.agent.send('PUT', '/api/calls/nothing/choice', { choice: 'perhaps' });
      expect(await invalid.json()).toMatchObject({ error: { code: 'request.invalid' } });
    });
  },
);

/** Waits until every open widget of this agent has been told so. */
async function holds(feed: FeedReader, settings: Settings): Promise<void> {
  await eventually(`the settings ${JSON.stringify(settings)}`, () => {
    const told = feed.messages.findLast((message) => message.type === 'session');
    return (
      told?.type === 'session' &&
      JSON.stringify(orderedOf(told.session)) === JSON.stringify(ordered(settings))
    );
  });
}

function orderedOf({ settings }: Session): unknown {
  return ordered(settings);
}
function ordered(settings: Settings): unknown {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}
