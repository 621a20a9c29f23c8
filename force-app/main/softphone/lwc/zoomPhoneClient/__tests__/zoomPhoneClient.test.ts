import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { connectBrowserFetch } from '../../../../../../test-support/lightning/browserFetch.ts';
import { CONNECTED, SESSION, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { startGatewayRoutes } from '../../../../../../test-support/lightning/gatewayRoutes.ts';
import type { GatewayRoutes } from '../../../../../../test-support/lightning/gatewayRoutes.ts';
import { connectPopups } from '../../../../../../test-support/lightning/windows.ts';
import { eventually } from '../../../../../../test-support/eventually.ts';
import { createZoomPhoneClient } from '../zoomPhoneClient.ts';
import type { ZoomPhoneClient } from '../zoomPhoneClient.ts';

const CALL = '7018317023722949162';
const DIAL_ID = 'd6e8c3f0-5a1b-4c2d-9e3f-0a1b2c3d4e5f';
const ENTRY = { type: 'entry', entry: entryOf(callOf(CALL, CONNECTED), {}, 4) } as const;
const READY = { type: 'ready', revision: 4 } as const;

let gateway: GatewayRoutes;
let client: ZoomPhoneClient;
const onRefused = jest.fn();

beforeEach(async () => {
  localStorage.clear();
  onRefused.mockClear();
  connectBrowserFetch();
  gateway = await startGatewayRoutes({
    session: SESSION,
    feed: [ENTRY, READY],
    origin: window.location.origin,
  });
  client = createZoomPhoneClient({
    gatewayUrl: `${gateway.url}/`,
    salesforceUserId: SESSION.agent.salesforceUserId,
    language: 'en_US',
    locks: null,
    storage: localStorage,
    onRefused,
  });
});

afterEach(async () => {
  await gateway.close();
});

test('without a session the client says so', async () => {
  await expect(client.session()).rejects.toMatchObject({ code: 'session.missing', retry: 'afterSignIn' });
});

test('code and verifier are worth a session, and with it all questions are answered', async () => {
  await expect(client.exchange('one-time', 'v'.repeat(43))).resolves.toEqual(SESSION);
  await expect(client.session()).resolves.toEqual(SESSION);

  const proof = { code: 'one-time', verifier: 'v'.repeat(43), origin: window.location.origin };
  expect(gateway.noted).toEqual([['signIn.finish', proof, undefined]]);
});

test('a secret of the client is one that the gateway takes', async () => {
  const { verifier } = await client.createSignInSecret();

  await expect(client.exchange('one-time', verifier)).resolves.toEqual(SESSION);
});

test('who signs out has no session any more', async () => {
  await signIn();

  await client.signOut();

  await expect(client.session()).rejects.toMatchObject({ code: 'session.missing' });
});

test('the numbering plans come whole', async () => {
  const { plans, emergency, charged } = await client.numberData();

  expect(Object.keys(plans.countries)).toContain('JP');
  expect(emergency.US).toContain('911');
  expect(charged.US).toBeDefined();
});

test('people are looked for by any name', async () => {
  await signIn();

  await expect(client.findPeople('山田 & Sons?', new AbortController().signal)).resolves.toEqual([]);

  expect(gateway.noted).toContainEqual(['findByName', '山田 & Sons?']);
});

test('a search that was given up is an error and not an empty answer', async () => {
  await signIn();
  const stop = new AbortController();

  const found = client.findPeople('Jane', stop.signal);
  stop.abort();

  await expect(found).rejects.toMatchObject({ code: 'gateway.unreachable' });
});

test('the numbers of a record are asked for by its id', async () => {
  await signIn();

  await expect(client.numbersOf('00T000000000001AAA')).resolves.toEqual([]);

  expect(gateway.noted).toContainEqual(['numbersOf', '00T000000000001AAA']);
});

test.each([{ kind: 'number' as const, number: '+12058945457' }, { kind: 'hidden' as const }])(
  'the caller ID is chosen: %j',
  async (choice) => {
    await signIn();

    await client.setCallerId(choice);

    expect(gateway.noted).toContainEqual(['chooseCallerId', choice]);
  },
);

test('a caller ID that is not the agent’s is refused', async () => {
  await signIn();

  await expect(client.setCallerId({ kind: 'number', number: '+15550000000' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('the consent is given', async () => {
  await signIn();

  await client.giveConsent();

  expect(gateway.noted).toContainEqual(['giveConsent', 'agent-1']);
});

test('whether the agent is in a meeting is asked for', async () => {
  await signIn();

  await expect(client.presence(new AbortController().signal)).resolves.toEqual({ inMeeting: true });

  expect(gateway.noted).toContainEqual(['presence']);
});

test('calls that are not in Salesforce are searched, counted, saved and dismissed', async () => {
  await signIn();
  const days = { from: '2026-10-04', to: '2026-10-06' };
  const { signal } = new AbortController();

  expect(await client.externalCalls(days, null, signal)).toEqual({ calls: [], nextPage: null });
  await client.externalCalls(days, 'next page', signal);
  expect(await client.countExternalCalls()).toBe(3);
  expect(await client.saveExternalCalls([CALL])).toEqual({ results: [], revision: 7 });
  await client.dismissExternalCall('a/b', true);
  expect(gateway.noted.filter(([name]) => String(name).startsWith('externalCalls'))).toEqual([
    ['externalCalls.search', days, null],
    ['externalCalls.search', days, 'next page'],
    ['externalCalls.count'],
    ['externalCalls.save', [CALL]],
    ['externalCalls.setDismissed', 'a/b', true],
  ]);
});

test('every command is one that the gateway understands, and arrives in order', async () => {
  await signIn();
  const dial = { dialId: DIAL_ID, number: '+12092592844', record: null, at: 1 };
  const event = {
    type: 'ringing',
    callId: CALL,
    source: 'pad',
    at: 2,
    about: { direction: 'outbound' },
  } as const;

  client.registerDial(dial);
  client.report(event, DIAL_ID);
  client.writeComment(CALL, 'Agreed on Monday', 3);
  client.choosePerson(CALL, { personId: '003000000000001AAA', remember: true });
  client.choosePerson(CALL, { personId: null });
  client.linkEarlierCalls(CALL, '003000000000001AAA');
  const record = { id: '500000000000001AAA', objectName: 'Case', name: null };
  client.editTask(CALL, { kind: 'related', record });
  client.editTask(CALL, { kind: 'disposition', disposition: 'Interested' });
  const wish = { dueDate: '2026-10-07', subject: 'Call back' };
  client.editTask(CALL, { kind: 'followUp', wish });
  const quality = { mos: 4.3, worstMos: 4, lossPercent: 0.5, jitterMs: 8, roundTripMs: null };
  client.reportQuality(CALL, quality);
  client.closeLog(CALL);
  client.setLogDeleted(CALL, true);
  client.setLogDeleted(CALL, false);
  client.retryLog(CALL);
  await eventually('all commands have arrived', () => gateway.noted.length === 15);

  expect(gateway.noted.slice(1)).toEqual([
    ['registerDial', 'agent-1', dial],
    ['applyEvents', 'agent-1', CALL, [event], DIAL_ID],
    ['writeComment', 'agent-1', CALL, 'Agreed on Monday', 3],
    ['namePerson', CALL, { personId: '003000000000001AAA', remember: true }],
    ['namePerson', CALL, { personId: null }],
    ['earlierCalls.link', CALL, '003000000000001AAA'],
    ['relate', 'agent-1', CALL, record],
    ['setDisposition', 'agent-1', CALL, 'Interested'],
    ['makeFollowUpTask', 'agent-1', CALL, wish],
    ['setQuality', 'agent-1', CALL, quality],
    ['close', 'agent-1', CALL],
    ['setDeleted', 'agent-1', CALL, true],
    ['setDeleted', 'agent-1', CALL, false],
    ['retry', 'agent-1', CALL],
  ]);
  expect(onRefused).not.toHaveBeenCalled();
});

test('a new person is asked for and answered, with the fields and the other calls', async () => {
  await signIn();
  const wanted = {
    creationId: DIAL_ID,
    person: { objectName: 'Contact', firstName: '', lastName: 'Roe' },
    phoneField: 'Phone',
    allowDuplicate: false,
  } as const;

  expect(await client.createPerson(CALL, wanted)).toMatchObject({ outcome: 'duplicates' });
  expect(await client.countEarlierCalls(CALL)).toBe(2);
  expect(await client.phoneFields()).toEqual({ Contact: [], Lead: [] });
  expect(gateway.noted.slice(1)).toEqual([
    ['createPerson', CALL, wanted],
    ['earlierCalls.count', CALL],
  ]);
});

test('an id of Zoom with strange characters stays one id', async () => {
  await signIn();

  client.closeLog('a/b?c#d%20');
  await eventually('the command has arrived', () => gateway.noted.length === 2);

  expect(gateway.noted[1]).toEqual(['close', 'agent-1', 'a/b?c#d%20']);
});

test('what is done while nobody is signed in arrives after the sign-in', async () => {
  client.closeLog(CALL);

  await signIn();
  client.flush();
  await eventually('the command has arrived', () => gateway.noted.length === 2);

  expect(gateway.noted[1]).toEqual(['close', 'agent-1', CALL]);
});

test('the live feed comes from the gateway', async () => {
  await signIn();
  const messages: unknown[] = [];

  const feed = client.openFeed({ onMessage: (message) => messages.push(message), onBroken: jest.fn() });
  await eventually('the feed has caught up', () => messages.length === 2);
  feed.stop();

  expect(messages).toEqual([ENTRY, READY]);
  expect(gateway.noted).toContainEqual(['openFeed', 0]);
});

test('the sign-in window opens at an address with which the gateway begins', async () => {
  const { opened } = connectPopups();
  const secret = await client.createSignInSecret();

  const popup = client.openSignIn(secret);
  popup.result.catch(() => undefined);
  popup.cancel();
  await fetch(opened[0]?.url.href ?? '', { redirect: 'manual' });

  const { origin } = window.location;
  const expectedUserId = SESSION.agent.salesforceUserId;
  expect(gateway.noted).toEqual([
    ['signIn.begin', { origin, challenge: secret.challenge, expectedUserId, language: 'en_US' }],
  ]);
});

async function signIn(): Promise<void> {
  await client.exchange('one-time', 'v'.repeat(43));
}
