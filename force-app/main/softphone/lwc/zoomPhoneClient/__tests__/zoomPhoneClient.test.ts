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

  expect(gateway.noted).toEqual([['signIn.finish', 'one-time', 'v'.repeat(43), window.location.origin]]);
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
  client.choosePerson(CALL, '003000000000001AAA');
  client.choosePerson(CALL, null);
  client.closeLog(CALL);
  client.setLogDeleted(CALL, true);
  client.setLogDeleted(CALL, false);
  client.retryLog(CALL);
  await eventually('all commands have arrived', () => gateway.noted.length === 10);

  expect(gateway.noted.slice(1)).toEqual([
    ['registerDial', 'agent-1', dial],
    ['applyEvents', 'agent-1', CALL, [event], DIAL_ID],
    ['writeComment', 'agent-1', CALL, 'Agreed on Monday', 3],
    ['choosePerson', 'agent-1', CALL, '003000000000001AAA'],
    ['choosePerson', 'agent-1', CALL, null],
    ['close', 'agent-1', CALL],
    ['setDeleted', 'agent-1', CALL, true],
    ['setDeleted', 'agent-1', CALL, false],
    ['retry', 'agent-1', CALL],
  ]);
  expect(onRefused).not.toHaveBeenCalled();
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
