import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ask, authorise } from '../../__tests__/support/authorise.ts';
import { ALICE, BOB, JANE } from '../../__tests__/support/people.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';
import type { LocalZoom } from '../../localZoom.ts';
import type { ZoomMedium } from '../../media/medium.ts';

const Details = v.looseObject({ download_url: v.string() });
const Fixture = v.record(v.string(), v.object({ response: v.record(v.string(), v.string()) }));
const documented = v.parse(
  Fixture,
  JSON.parse(
    readFileSync(new URL('../../../../../fixtures/zoom/rest-operations.json', import.meta.url), 'utf8'),
  ),
);

async function startWithMedia(transcribes = true) {
  const zoom = await startZoom({ recordsAfterMs: 0, users: [ALICE, BOB] });
  zoom.configure({ policy: { transcribes } });
  const alice = zoom.agent(ALICE.id);
  const out = alice.dial({ number: JANE });
  zoom.cloud.answer(out);
  alice.startRecording(out);
  alice.stopRecording(out);
  alice.startRecording(out);
  alice.end(out);
  zoom.cloud.voicemail(zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }));
  await until(() => zoom.media.list().length === 3);
  const { access_token: token } = await authorise(zoom, ALICE.id);
  return { zoom, token, media: zoom.media.list() };
}

/** Records are written by a timer. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}

const detailsPath = ({ elementId, kind }: ZoomMedium): string =>
  `/phone/call_element/${elementId}/${kind === 'recording' ? 'recording' : 'voice_mail'}`;

async function detailsOf(zoom: LocalZoom, token: string, medium: ZoomMedium | undefined) {
  if (medium === undefined) throw new Error('There is no such medium');
  const { body } = await ask(zoom, token, detailsPath(medium));
  return v.parse(Details, body);
}

test('a segment that was recorded and a voicemail are each found by their leg, as documented', async () => {
  const { zoom, token, media } = await startWithMedia();
  expect(media.map(({ kind }) => kind)).toEqual(['recording', 'recording', 'voicemail']);

  for (const [medium, operation] of [
    [media[1], 'getPhoneRecordingByCallElementId'],
    [media[2], 'getVoicemailDetailsByCallElementId'],
  ] as const) {
    const details = await detailsOf(zoom, token, medium);
    expect(details).toMatchObject({ id: medium?.id, call_id: medium?.callId });
    const fields = Object.keys(documented[operation]?.response ?? {});
    expect([...shapeOf(details).keys()].filter((path) => !fields.includes(path))).toEqual([]);
  }
});

test('the audio lies on another host, whole or in parts, for whoever has a token for the first one', async () => {
  const { zoom, token, media } = await startWithMedia();
  const { download_url } = await detailsOf(zoom, token, media[2]);

  const refused = await fetch(download_url, { redirect: 'manual' });
  const hop = await fetch(download_url, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}` },
  });
  const file = hop.headers.get('location') ?? '';
  const whole = await fetch(file);
  const part = await fetch(file, { headers: { range: 'bytes=0-3' } });
  const behind = await fetch(file, { headers: { range: 'bytes=99999999-' } });

  expect([refused.status, hop.status, whole.status, part.status, behind.status]).toEqual([
    401, 302, 200, 206, 416,
  ]);
  expect(new URL(file).origin).not.toBe(zoom.apiUrl);
  expect((await whole.arrayBuffer()).byteLength).toBe(44 + 12 * 8000);
  expect(await part.text()).toBe('RIFF');
});

test('nobody else has it', async () => {
  const { zoom, media } = await startWithMedia();
  const { access_token } = await authorise(zoom, BOB.id);

  for (const medium of media) {
    const { status } = await ask(zoom, access_token, detailsPath(medium));
    expect(status).toBe(404);
  }
});

test('in the trash it is told of and cannot be heard; for good it is gone', async () => {
  const { zoom, token, media } = await startWithMedia();
  const medium = media[2];
  const { download_url } = await detailsOf(zoom, token, medium);
  const headers = { authorization: `Bearer ${token}` };

  zoom.media.remove(medium?.id ?? '', 'trash');
  expect(await detailsOf(zoom, token, medium)).toMatchObject({ soft_deleted: true });
  expect(await (await fetch(download_url, { headers })).json()).toMatchObject({ code: 404 });
  zoom.media.remove(medium?.id ?? '', 'permanently');
  expect((await ask(zoom, token, detailsPath(media[2]!))).status).toBe(404);
});

test('transcripts are there when the administrator wants them', async () => {
  const on = await startWithMedia();
  const off = await startWithMedia(false);
  const ofRecording = ({ media }: { media: readonly ZoomMedium[] }) =>
    `/phone/recording_transcript/download/${media[0]?.id ?? ''}`;

  expect((await ask(on.zoom, on.token, ofRecording(on))).body).toMatchObject({ type: 'zoom_transcript' });
  expect((await ask(off.zoom, off.token, ofRecording(off))).body).toMatchObject({ code: 12001 });
  expect(await detailsOf(on.zoom, on.token, on.media[2])).toMatchObject({ transcription: { status: 2 } });
  expect(await detailsOf(off.zoom, off.token, off.media[2])).toMatchObject({ transcription: { status: 4 } });
});
