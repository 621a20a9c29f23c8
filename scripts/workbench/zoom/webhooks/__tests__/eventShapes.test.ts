import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ALICE, BOB, CAROL, JANE, OTHER, SALES } from '../../__tests__/support/people.ts';
import type { Received } from '../../__tests__/support/receiver.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { EVENTS, startZoomWithWebhooks } from '../../__tests__/support/zoom.ts';
import type { LocalZoom } from '../../localZoom.ts';

const FIXTURES = new URL('../../../../../fixtures/zoom/', import.meta.url);

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, FIXTURES), 'utf8'));
const fields = read('webhook-fields.json') as Record<string, Record<string, string> | undefined>;

/** The documented type of a path: of the example, else of the schema, which know different fields. */
function documentedType(event: string, path: string, example: Map<string, string>): string | undefined {
  const known = example.get(`payload.object.${path}`);
  if (known !== undefined) return known;
  const type = fields[event]?.[path]?.replace(', required', '');
  if (type === undefined) return undefined;
  return ['integer', 'number'].includes(type) ? 'number' : type === 'boolean' ? 'boolean' : 'string';
}

function complaints({ event: { event, payload, ...envelope } }: Received): readonly string[] {
  const example = read(`webhooks/${event}.json`);
  const exampleShape = shapeOf(example);
  const found: string[] = [];
  for (const [path, type] of shapeOf({ ...envelope, payload: { ...payload, object: {} } })) {
    if (exampleShape.get(path) !== type) found.push(`${event}: ${path} is ${type}`);
  }
  const shape = payload.object === undefined ? new Map<string, string>() : shapeOf(payload.object);
  for (const [path, type] of shape) {
    const documented = documentedType(event, path, exampleShape);
    if (documented !== type) found.push(`${event}: ${path} is ${type}, documented is ${String(documented)}`);
  }
  for (const [path, type] of Object.entries(fields[event] ?? {})) {
    if (type.endsWith(', required') && isMissing(payload.object, path.split('.')))
      found.push(`${event}: ${path} is missing`);
  }
  return [...found, ...wrongValues(event, payload.object)];
}

/** What an empty list would hold is not missing. */
function isMissing(value: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return value === undefined;
  const part =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[first.replace('[]', '')]
      : undefined;
  if (!first.endsWith('[]')) return isMissing(part, rest);
  return !Array.isArray(part) || part.some((item) => isMissing(item, rest));
}

/** Fields with documented values have one of them. */
function wrongValues(event: string, object: unknown): readonly string[] {
  return Object.entries(fields[event] ?? {}).flatMap(([path, type]) => {
    const allowed = type.replace(', required', '').split(' | ');
    const given = allowed.length > 1 ? valuesAt(object, path.split('.')) : [];
    return given
      .filter((value) => !allowed.includes(String(value)))
      .map((value) => `${event}: ${path} = ${String(value)}`);
  });
}

function valuesAt(value: unknown, [first, ...rest]: readonly string[]): readonly unknown[] {
  if (first === undefined) return value === undefined ? [] : [value];
  const name = first.replace('[]', '');
  const part =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return first.endsWith('[]')
    ? (part as unknown[]).flatMap((item) => valuesAt(item, rest))
    : valuesAt(part, rest);
}

/** Calls of every kind, so that every event is sent. */
function telephone(zoom: LocalZoom): void {
  const alice = zoom.agent(ALICE.id);
  const bob = zoom.agent(BOB.id);
  const via = { name: 'Sales', extension: 500 };

  const out = alice.dial({ number: JANE });
  zoom.cloud.answer(out);
  alice.mute(out);
  alice.unmute(out);
  alice.startRecording(out);
  alice.pauseRecording(out);
  alice.resumeRecording(out);
  alice.hold(out);
  alice.unhold(out);
  alice.stopRecording(out);
  alice.end(out);

  const recordedIn = zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: BOB.id, via });
  bob.accept(recordedIn);
  bob.mute(recordedIn);
  bob.unmute(recordedIn);
  bob.hold(recordedIn);
  bob.unhold(recordedIn);
  zoom.cloud.hangUp(recordedIn);

  alice.decline(zoom.cloud.ringAgent({ from: null, toUserId: ALICE.id }));
  zoom.cloud.voicemail(zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id, via }));
  zoom.cloud.busy(alice.dial({ number: '+819012345678', callerId: null }));
  zoom.cloud.noAnswer(alice.dial({ number: '911' }));

  const internal = alice.dial({ number: '1003' });
  bob.accept(internal, 'mobile');
  alice.hold(internal);
  alice.unhold(internal);
  bob.end(internal);
  bob.decline(alice.dial({ number: '1003' }));
  handOver(zoom);
}

function handOver(zoom: LocalZoom): void {
  const alice = zoom.agent(ALICE.id);
  const talk = () => {
    const callId = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
    alice.accept(callId);
    return callId;
  };
  alice.transfer(talk(), 'blindTransfer', OTHER);
  alice.transfer(talk(), 'voicemailTransfer', '1003');
  alice.park(talk());
  alice.meet(talk());

  const announced = talk();
  alice.transfer(announced, 'warmTransfer', OTHER);
  alice.cancelTransfer(announced);
  alice.transfer(announced, 'warmTransfer', OTHER);
  zoom.cloud.answer(liveCallTo(zoom, OTHER));
  alice.completeTransfer(announced);

  const held = talk();
  const out = alice.dial({ number: JANE });
  zoom.cloud.answer(out);
  alice.merge(held);
  alice.startRecording(held);
  zoom.cloud.failRecording(held);
  alice.end(held);
  const invited = alice.dial({ number: JANE });
  zoom.cloud.answer(invited);
  alice.meet(invited);
}

/** Also Zoom's summary of a call. */
function removeMedia(zoom: LocalZoom): void {
  const [recorded] = zoom.media.list();
  zoom.media.summarise(recorded?.callId ?? '', recorded?.userId ?? '', ['They talked.', 'Call again.']);
  for (const { id } of [...zoom.media.list()]) {
    zoom.media.remove(id, 'trash');
    zoom.media.remove(id, 'permanently');
  }
}

/** In and out, to one, to a group, to a colleague and to a queue; with a picture; and one that fails. */
function text(zoom: LocalZoom): void {
  const files = [{ type: 'PNG', base64: 'iVBORw0KGgo=' }] as const;
  const toAgent = { from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id };
  zoom.texts.textAgent({ ...toAgent, text: 'Hello', files });
  zoom.texts.textAgent({ ...toAgent, text: 'All of you', also: [OTHER] });
  zoom.texts.textAgent({ ...toAgent, text: 'Sales?', toNumber: SALES.number });
  const byAgent = { userId: ALICE.id, text: 'Here it is' };
  zoom.texts.sendAsAgent({ ...byAgent, to: [JANE], files });
  zoom.texts.sendAsAgent({ ...byAgent, to: [JANE, OTHER] });
  zoom.texts.sendAsAgent({ ...byAgent, to: [BOB.numbers[0]!] });
  zoom.texts.sendAsAgent({ ...byAgent, to: [JANE], from: SALES.number });
  zoom.texts.textAgent({ ...toAgent, text: 'stop', toNumber: SALES.number });
  zoom.texts.sendAsAgent({ ...byAgent, to: [JANE], from: SALES.number });
}

function liveCallTo(zoom: LocalZoom, number: string): string {
  const call = zoom.cloud.calls().find(({ callee }) => callee.kind === 'outside' && callee.number === number);
  return call?.callId ?? '';
}

test('every webhook has the fields of its documented example or schema, with their types and values', async () => {
  const alice = { ...ALICE, sharedNumbers: [SALES] };
  const bob = { ...BOB, sharedNumbers: [SALES] };
  const { receiver, zoom } = await startZoomWithWebhooks({ recordsAfterMs: 0, users: [alice, bob, CAROL] });
  telephone(zoom);
  text(zoom);
  await receiver.until((names) => names.filter((name) => name.endsWith('history_completed')).length === 19);
  removeMedia(zoom);
  zoom.deauthorise(ALICE.id);
  await zoom.webhooks.settled();

  expect(new Set(receiver.names())).toEqual(new Set([...EVENTS, 'app_deauthorized']));
  const all = [...receiver.received, ...receiver.validations.slice(0, 1)];
  expect([...new Set(all.flatMap(complaints))]).toEqual([]);
});

test('every event that the local Zoom sends has its documented example', () => {
  const kept = readdirSync(new URL('webhooks/', FIXTURES)).map((file) => file.replace('.json', ''));

  expect(kept).toEqual(expect.arrayContaining([...EVENTS, 'app_deauthorized', 'endpoint.url_validation']));
});

test('users who call each other are both told, by extension', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();

  zoom.agent(ALICE.id).dial({ number: '1003' });
  await zoom.webhooks.settled();

  const objects = receiver.received.map(({ event }) => [event.event, event.payload.object]);
  const caller = expect.objectContaining({ extension_number: 1002, phone_number: '1002' });
  const callee = expect.objectContaining({ extension_number: 1003, phone_number: '1003' });
  expect(objects).toEqual([
    ['phone.caller_ringing', expect.objectContaining({ caller, callee })],
    ['phone.callee_ringing', expect.objectContaining({ caller, callee })],
  ]);
});

test.each([
  [
    'given up by the caller',
    (zoom: LocalZoom, id: string) => {
      zoom.cloud.hangUp(id);
    },
    'phone.callee_missed',
    'Call Cancel',
  ],
  [
    'that nobody takes',
    (zoom: LocalZoom, id: string) => {
      zoom.cloud.noAnswer(id);
    },
    'phone.callee_missed',
    'No Answer',
  ],
  [
    'to a busy line',
    (zoom: LocalZoom, id: string) => {
      zoom.cloud.busy(id);
    },
    'phone.callee_missed',
    'Busy',
  ],
  [
    'that is declined',
    (zoom: LocalZoom, id: string) => {
      zoom.cloud.refuse(id);
    },
    'phone.callee_rejected',
    'Rejected',
  ],
])('an inbound call %s has Zoom’s own result', async (_name, finish, event, handup) => {
  const { receiver, zoom } = await startZoomWithWebhooks();

  finish(zoom, zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }));
  await zoom.webhooks.settled();

  expect(receiver.received.at(-1)?.event).toMatchObject({
    event,
    payload: { object: { handup_result: handup } },
  });
});
