import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { INITIAL_STATE } from '../phoneState.ts';
import {
  CONNECTED,
  JANE,
  NINE,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { json, refusal } from '../../../../../../test-support/lightning/network.ts';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

let phone: StartedStore;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startPhone();
  phone.gateway.say({ type: 'entry', entry: entryOf(callOf('1', CONNECTED), { who: JANE }, 8) });
  phone.store.selectTab('history');
  phone.store.openEntry('1');
  phone.store.dial('1002', null);
  await settle();
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test.each([
  ['the agent signs out', signOut],
  ['the session is over', endSession],
])('when %s, nothing of the agent’s calls is left', async (_name, leave) => {
  expect(phone.state().entries).toHaveLength(1);

  await leave();

  expect(phone.state()).toMatchObject({
    stage: 'signedOut',
    session: null,
    entries: [],
    dialing: { phase: 'idle' },
    openCallId: null,
    tab: 'keypad',
    line: 'starting',
  });
});

test.each([
  ['the agent signs out', signOut],
  ['the session is over', endSession],
])('when %s, neither pad nor live feed are heard any more', async (_name, leave) => {
  await leave();

  phone.pad.say(padMessage('zp-call-ringing-event'));
  await pass(60_000);

  expect(phone.state().entries).toEqual([]);
  expect(phone.gateway.feeds).toHaveLength(1);
  expect(phone.gateway.sent('POST /api/line-reports')).toEqual([]);
});

test('a session that is over is not asked about again and again', async () => {
  await endSession();
  const asked = phone.gateway.requests.length;

  await pass(120_000);

  expect(phone.gateway.requests).toHaveLength(asked);
});

test('the next agent begins with an empty history, although its revisions are lower', async () => {
  await signOut();
  await signIn();

  phone.gateway.say({ type: 'entry', entry: entryOf(callOf('2', CONNECTED), {}, 1) });
  await settle();

  expect(phone.gateway.feeds.at(-1)?.after).toBe('0');
  expect(phone.state().entries.map(({ call }) => call.callId)).toEqual(['2']);
});

test('a dial that was under way is not asked for any more', async () => {
  phone.store.dial('(209) 555-0123', null);
  await settle();
  expect(phone.pad.dials()).toHaveLength(1);

  await signOut();
  await pass(60_000);

  expect(phone.pad.dials()).toHaveLength(1);
  expect(phone.state().dialing).toEqual({ phase: 'idle' });
});

test('who signs in again without having signed out has one live feed and one line', async () => {
  await signIn();

  phone.pad.say(padMessage('zp-call-ringing-event'));
  await settle();

  expect(phone.gateway.feeds.map(({ isGivenUp }) => isGivenUp)).toEqual([true, false]);
  expect(phone.gateway.sent('POST /api/line-reports')).toHaveLength(1);
});

test('nothing that the agent looked for, asked for or was told is left for the next one', async () => {
  phone.gateway.answer('GET /api/people', () => json({ people: [{ ...JANE, numbers: [] }] }));
  phone.gateway.answer('PUT /api/caller-id', () => refusal('zoom.refused', 400));
  phone.store.searchPeople('Jane');
  void phone.store.chooseCallerId({ kind: 'hidden' });
  phone.store.wantPad(true);
  await pass(300);
  expect(phone.state().search.people).toHaveLength(1);

  await signOut();

  const { search, padWanted, problem } = INITIAL_STATE;
  expect(phone.state()).toMatchObject({ search, padWanted, problem });
});

test('another agent who signs in without a sign-out before sees none of the first one’s calls', async () => {
  const agent = { ...SESSION.agent, zoomUserId: 'zoom-alex', name: 'Alex Agent' };
  phone.gateway.session = { ...SESSION, agent };

  await signIn();

  expect(phone.state().session?.agent.name).toBe('Alex Agent');
  expect(phone.state().entries).toEqual([]);
});

async function signOut(): Promise<void> {
  void phone.store.signOut();
  await settle();
}

async function endSession(): Promise<void> {
  phone.gateway.signedIn = false;
  phone.gateway.feeds.at(-1)?.end();
  await pass(300);
}

async function signIn(): Promise<void> {
  phone.store.signIn();
  phone.popups.opened.at(-1)?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();
}
