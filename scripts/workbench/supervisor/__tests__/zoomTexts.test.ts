import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { USERS, ZOOM_USERS, zoomApp } from '../../parties.ts';
import { startLocalZoom, type LocalZoom } from '../../zoom/localZoom.ts';
import { actOnThread, textAgent, textAsAgent, threadsOf } from '../zoomTexts.ts';

const MINAMI = USERS[0]?.zoomId ?? '';
const AVERY = '+12095550123';

let zoom: LocalZoom;

beforeAll(async () => {
  zoom = await startLocalZoom({
    apiPort: 0,
    embedPort: 0,
    dataFile: null,
    app: zoomApp('http://localhost:9/callback'),
    approvedDomains: [],
    users: ZOOM_USERS,
  });
});

afterEach(() => {
  zoom.reset();
});

afterAll(() => zoom.stop());

const textsOf = (id = threadsOf(zoom, MINAMI)[0]?.id ?? '') => zoom.texts.messages(id);

test('somebody known texts the agent several times, with a picture', () => {
  textAgent(zoom, { do: 'text', from: '+1 (209) 555-0123', text: 'Hello', count: 2, picture: true }, MINAMI);

  expect(threadsOf(zoom, MINAMI)).toMatchObject([{ peer: 'Avery Calloway', latest: 'Hello (2)' }]);
  expect(textsOf()).toMatchObject([
    { text: 'Hello (1)', from: AVERY, files: [{ type: 'PNG' }] },
    { text: 'Hello (2)' },
  ]);
});

test('a group, and the number of the queue', () => {
  textAgent(zoom, { do: 'text', from: AVERY, others: ['+12095550125'], text: 'All' }, MINAMI);
  textAgent(zoom, { do: 'text', from: AVERY, text: 'Support?', throughQueue: true }, MINAMI);

  expect(threadsOf(zoom, MINAMI).map(({ peer }) => peer)).toEqual([
    'Avery Calloway',
    'Avery Calloway, Jordan Pike',
  ]);
  expect(zoom.texts.sessions(USERS.at(-1)?.zoomId ?? '')).toMatchObject([{ line: '+81355500000' }]);
});

test('the agent texts from the Zoom client, reads and deletes there; the other end stops', () => {
  textAsAgent(zoom, AVERY, 'From my mobile', MINAMI);
  const id = threadsOf(zoom, MINAMI)[0]?.id ?? '';
  actOnThread(zoom, id, 'stop', MINAMI);
  textAsAgent(zoom, AVERY, 'Are you there?', MINAMI);

  expect(textsOf(id)).toMatchObject([
    { direction: 'Out', status: 'sent' },
    { direction: 'In', text: 'STOP' },
    { status: 'failed_to_send' },
  ]);
  expect(zoom.texts.sessions(MINAMI)[0]?.unread).toBe(1);
  actOnThread(zoom, id, 'read', MINAMI);
  expect(zoom.texts.sessions(MINAMI)[0]?.unread).toBe(0);
  actOnThread(zoom, id, 'delete', MINAMI);
  expect(threadsOf(zoom, MINAMI)).toEqual([]);
});

test('what is no number is told in words', () => {
  expect(textAgent(zoom, { do: 'text', from: 'nobody', text: 'Hello' }, MINAMI)).toBe(
    '"nobody" is not a telephone number.',
  );
  expect(textAsAgent(zoom, '1004', 'Hello', MINAMI)).toBe('"1004" is not a telephone number.');
});
