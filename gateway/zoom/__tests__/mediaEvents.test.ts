import { describe, expect, test } from '@jest/globals';
import { toMediaEvents } from '../events/mediaEvents.ts';
import { identityOf } from '../webhook.ts';
import type { Webhook } from '../webhook.ts';
import { EXAMPLES, example } from './examples.ts';

const eventsOf = ({ event, payload }: Webhook) =>
  toMediaEvents(event.replace('phone.', ''), payload.object ?? {});

const RECORDING = {
  type: 'attached',
  zoomUserId: 'z8yCxjabcdEFGHfp8uQ',
  callId: '6971672158469969953',
};
const VOICEMAIL_FACTS = {
  id: '70ea156dc8414742839569c1556c3314',
  kind: 'voicemail',
  at: Date.UTC(2021, 7, 19, 0, 16, 22),
  elementId: '20210609-a297ae04-a875-4cfd-85ab-4adcead91edb',
};
const AUDIO = {
  durationSeconds: 3,
  downloadUrl: 'https://example.com/v2/phone/voice_mails/download/6q6cLeR8Q4WCdWGmGxCLEw',
};
const NO_AUDIO = { durationSeconds: null, downloadUrl: null };
const VOICEMAIL = { type: 'attached', zoomUserId: 's6njoqZLT6aPvUQ0JyydeQ', callId: '666888666865648555' };
const RECORDING_FACTS = {
  id: 'abcD3ojfdbjfg',
  kind: 'recording',
  at: Date.UTC(2021, 5, 9, 6, 9, 24),
  durationSeconds: 43,
};

const TOLD: Readonly<Record<string, readonly unknown[]>> = {
  'phone.recording_completed': [
    {
      ...RECORDING,
      medium: {
        ...RECORDING_FACTS,
        downloadUrl: 'https://some.url.com',
        elementId: '20210609-a297ae04-a875-4cfd-85ab-4adcead91edb',
      },
    },
  ],
  'phone.recording_transcript_completed': [
    { ...RECORDING, medium: { ...RECORDING_FACTS, downloadUrl: null, elementId: null } },
  ],
  'phone.voicemail_received': [{ ...VOICEMAIL, medium: { ...VOICEMAIL_FACTS, ...AUDIO } }],
  'phone.voicemail_received_for_access_member': [
    { ...VOICEMAIL, zoomUserId: 'z8yCxjabcdEFGHfp8uQ', medium: { ...VOICEMAIL_FACTS, ...AUDIO } },
  ],
  'phone.voicemail_transcript_completed': [{ ...VOICEMAIL, medium: { ...VOICEMAIL_FACTS, ...NO_AUDIO } }],
  'phone.ai_call_summary_changed': [
    {
      type: 'attached',
      zoomUserId: 'FvB3CRfOQUuhF1IOB176Tg',
      callId: '066bd0dee0066150033',
      medium: { id: 'iNsfqK6gQOCiILiKhrlLqQ', kind: 'summary', at: Date.UTC(2023, 9, 8, 16, 12, 4) },
    },
  ],
  'phone.recording_deleted': [{ type: 'deleted', mediumId: '9a0887ca-da53-4c62-b32a-563789ef264e' }],
  'phone.recording_permanently_deleted': [
    { type: 'deleted', mediumId: '9a0887ca-da53-4c62-b32a-563789ef264e' },
  ],
  'phone.voicemail_deleted': [{ type: 'deleted', mediumId: '0388975092074598b47330a6a87e9a7b' }],
  'phone.voicemail_permanently_deleted': [{ type: 'deleted', mediumId: '0388975092074598b47330a6a87e9a7b' }],
};

test.each(EXAMPLES)('%s tells of media what its example says', (event) => {
  expect(eventsOf(example(event))).toEqual(TOLD[event] ?? []);
});

function withFirst(event: string, list: string, fields: object): Webhook {
  const webhook = example(event);
  const [first] = webhook.payload.object?.[list] as object[];
  return { ...webhook, payload: { object: { [list]: [{ ...first, ...fields }] } } };
}

describe('a recording', () => {
  const changed = (fields: object) => withFirst('phone.recording_completed', 'recordings', fields);

  test('of which no user is named belongs to its owner', () => {
    expect(eventsOf(changed({ user_id: undefined }))).toMatchObject([RECORDING]);
  });

  test.each([
    ['a queue', { user_id: undefined, owner: { type: 'callQueue', id: 'queue' } }],
    ['no call', { call_id: undefined }],
  ])('of %s goes nowhere', (_, fields) => {
    expect(eventsOf(changed(fields))).toEqual([]);
  });

  test('with an address that is none still comes', () => {
    expect(eventsOf(changed({ download_url: 'no address' }))).toMatchObject([
      { medium: { id: 'abcD3ojfdbjfg', downloadUrl: null } },
    ]);
  });

  test('without an id is malformed', () => {
    expect(() => eventsOf(changed({ id: undefined }))).toThrow('webhook.malformed');
  });
});

test('a summary that Zoom has deleted comes and goes', () => {
  const webhook = example('phone.ai_call_summary_changed');
  const object = { ...webhook.payload.object, deleted: true };

  expect(eventsOf({ ...webhook, payload: { object } }).map(({ type }) => type)).toEqual([
    'attached',
    'deleted',
  ]);
});

describe('two deliveries are', () => {
  const identity = (webhook: Webhook) => identityOf(webhook, Buffer.from(JSON.stringify(webhook)));
  const recording = example('phone.recording_completed');

  test('one event when only the address of the audio differs', () => {
    const other = withFirst('phone.recording_completed', 'recordings', {
      download_url: 'https://other.zoom.us/x',
    });

    expect(identity(other)).toBe(identity(recording));
  });

  test('two when the recording is another, or the person who may hear it', () => {
    const other = withFirst('phone.recording_completed', 'recordings', { id: 'another' });
    const member = example('phone.voicemail_received_for_access_member');
    const colleague = {
      ...member,
      payload: { object: { ...member.payload.object, access_member_id: 'colleague' } },
    };

    expect(identity(other)).not.toBe(identity(recording));
    expect(identity(colleague)).not.toBe(identity(member));
  });
});
