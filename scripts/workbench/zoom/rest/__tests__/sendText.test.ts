import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ask, authorise, post } from '../../__tests__/support/authorise.ts';
import { ALICE, BOB, CAROL, JANE, OTHER, SALES } from '../../__tests__/support/people.ts';
import { SEND_TEXT_PATH } from '../../faults.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';

const MESSAGES = '/phone/sms/messages';
const PNG = 'iVBORw0KGgo=';
const MAIN = ALICE.numbers[0]!;

const Sent = v.strictObject({
  message_id: v.pipe(v.string(), v.uuid()),
  session_id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  date_time: v.string(),
});

async function start(userId = ALICE.id) {
  const zoom = await startZoom({
    users: [{ ...ALICE, sharedNumbers: [SALES] }, { ...BOB, sharedNumbers: [SALES] }, CAROL],
  });
  const { access_token: token } = await authorise(zoom, userId);
  const send = async (body: object = {}) =>
    post(zoom, token, MESSAGES, {
      sender: { phone_number: MAIN },
      to_members: [{ phone_number: JANE }],
      message: 'Hello',
      ...body,
    });
  const code = async (body: object) => {
    const { status, body: answer } = await send(body);
    return [status, v.parse(v.looseObject({ code: v.optional(v.number()) }), answer).code];
  };
  return { zoom, token, send, code };
}

const to = (...numbers: readonly string[]) => ({
  to_members: numbers.map((phone_number) => ({ phone_number })),
});
const file = (type: string | undefined, base64_encoding = PNG) => ({
  attachments: [{ type, base64_encoding }],
});

test('the same numbers are the same session, in whatever order', async () => {
  const { send, zoom } = await start();

  const alone = v.parse(Sent, (await send()).body);
  const again = v.parse(Sent, (await send({ session_id: alone.session_id })).body);
  const group = v.parse(Sent, (await send(to(JANE, OTHER))).body);
  const turned = v.parse(Sent, (await send(to(OTHER, JANE))).body);

  expect(again.session_id).toBe(alone.session_id);
  expect(again.message_id).not.toBe(alone.message_id);
  expect(turned.session_id).toBe(group.session_id);
  expect(group.session_id).not.toBe(alone.session_id);
  expect(zoom.texts.sessions(ALICE.id).map(({ peers }) => peers)).toEqual([[JANE], [JANE, OTHER]]);
});

test('from a number outside the US and Canada each recipient gets a message of their own', async () => {
  const { send, zoom } = await start(BOB.id);

  const { status } = await send({ sender: { phone_number: BOB.numbers[0] }, ...to(JANE, OTHER) });

  expect(status).toBe(201);
  expect(zoom.texts.sessions(BOB.id).map(({ peers }) => peers)).toEqual([[JANE], [OTHER]]);
});

test.each([
  ['a sender that is not in E.164', { sender: { phone_number: '12058945456' } }, 316],
  ['a recipient that is not in E.164', to('209-259-2844'), 316],
  ['a recipient that no number is', to('+1209'), 7001],
  ['a sender outside the account', { sender: { phone_number: OTHER } }, 7001],
  ['the number of a colleague', { sender: { phone_number: BOB.numbers[0] } }, 135],
  ['more than 500 characters', { message: 'x'.repeat(501) }, 301],
  ['more than 1,000 bytes beside a file', { message: 'あ'.repeat(334), ...file('PNG') }, 301],
  ['nothing to say', { message: '' }, 301],
  ['nobody to say it to', to(), 301],
  ['eleven recipients', to(...Array.from({ length: 11 }, (_, index) => `+1209259280${index}`)), 301],
  ['a file of another type', file('MP3'), 121],
  ['a file without a type', file(undefined), 138],
  ['a file that is something else', file('JPG'), 140],
  ['files of more than 2 MB', file('PNG', PNG.slice(0, 8) + 'A'.repeat(4 * 710_000)), 301],
  ['a session of other numbers', { session_id: 'd39fc7e14ef9f2b6453f5f02524d79a2' }, 301],
])('Zoom refuses %s', async (_name, body, refusal) => {
  const { code, zoom } = await start();

  expect(await code(body)).toEqual([400, refusal]);
  expect(zoom.texts.sessions(ALICE.id)).toEqual([]);
});

test('a picture of almost 2 MB goes through', async () => {
  const { send } = await start();

  expect((await send(file('PNG', PNG.slice(0, 8) + 'A'.repeat(4 * 690_000)))).status).toBe(201);
});

test.each(['hangAfter', 'dropAfter'] as const)('%s: the text is sent, and nobody is told', async (kind) => {
  const { token, zoom } = await start();
  const body = { sender: { phone_number: MAIN }, ...to(JANE), message: 'Hello' };

  zoom.faults.add({ kind, path: SEND_TEXT_PATH, times: 1 });
  const lost = ask(zoom, token, MESSAGES, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(500),
  });

  await expect(lost).rejects.toThrow(/timeout|fetch failed/);
  expect(zoom.texts.messages(zoom.texts.sessions(ALICE.id)[0]?.id ?? '')).toMatchObject([{ text: 'Hello' }]);
  expect(zoom.requests.list.at(-1)).toMatchObject({ method: 'POST', status: null });
  expect((await post(zoom, token, MESSAGES, body)).status).toBe(201);
});

test('a number without a campaign sends nothing, and neither does a body that is no JSON', async () => {
  const { token, code, zoom } = await start();

  zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH, times: 1 });
  expect(await code({})).toEqual([400, 400]);
  const headers = { 'content-type': 'text/csv' };
  expect((await ask(zoom, token, MESSAGES, { method: 'POST', body: 'Hello', headers })).body).toMatchObject({
    code: 300,
  });
  expect(zoom.texts.sessions(ALICE.id)).toEqual([]);
});

test('members of a queue text from its number', async () => {
  const { send, zoom } = await start();

  expect((await send({ sender: { phone_number: SALES.number } })).status).toBe(201);
  expect(zoom.texts.sessions(BOB.id)).toHaveLength(1);
});

test('without a licence, or with SMS turned off, nothing is sent', async () => {
  const { token, code, zoom } = await start();
  const { access_token } = await authorise(zoom, CAROL.id);

  zoom.configure({ policy: { texts: false } });

  expect(await code({})).toEqual([403, 403]);
  expect((await ask(zoom, token, '/phone/users/me')).body).toMatchObject({
    policy: { sms: { enable: false } },
  });
  expect((await post(zoom, access_token, MESSAGES, {})).body).toMatchObject({ code: 2031 });
});
