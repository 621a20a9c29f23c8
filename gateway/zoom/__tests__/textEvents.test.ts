import { describe, expect, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { toTextEvents } from '../events/textEvents.ts';
import { changed, example } from './examples.ts';

const numbers = createPhoneNumbers(NUMBER_DATA, 'US');
const AT = Date.parse('2021-07-19T18:43:43Z');

function eventsOf(event: string, fields: Readonly<Record<string, unknown>> = {}, at = AT + 250) {
  const { payload } = changed(event, fields);
  return toTextEvents(event.replace('phone.', ''), payload.object ?? {}, { numbers, at });
}

test('Zoom’s example of a text that a queue has received: whose, from whom, what', () => {
  expect(eventsOf('phone.sms_received').texts).toEqual([
    {
      zoomUserIds: ['29QVgYBGRmOM5VlC0DmLgg', 'RMITfuhuuxyzyuyyi3Kfg'],
      thread: {
        threadId: 'e5e9b8417c1f2da2cd3006f3d9d4641a',
        kind: 'callQueue',
        own: { number: '+12132792348', name: 'Tomcat' },
        peers: [{ number: '+12132822256', name: 'Jackson' }],
      },
      text: {
        id: '72abd192-97ee-4ddb-b498-85048f4c34d7',
        source: 'webhook',
        direction: 'in',
        state: 'received',
        text: 'ttt',
        at: AT + 250,
        from: { number: '+12132822256', name: 'Jackson' },
        to: [{ number: '+12132792348', name: 'Tomcat' }],
        files: [
          {
            id: 'ux7LtGDPRmqbo0nLQ2v9jQ',
            name: 'Screenshot2021_05_17_183842.jpg',
            type: 'JPG',
            bytes: 10692,
            url: 'https://downloadUrl.zoom.us',
          },
        ],
        named: true,
        failure: null,
      },
    },
  ]);
});

test('a text of a queue is that of the member who sent it', () => {
  const [event] = eventsOf('phone.sms_sent', { failure_reason: '' }).texts;
  expect(event).toMatchObject({
    thread: { own: { number: '+12132822256' }, peers: [{ number: '+12132792348' }] },
    text: { direction: 'out', state: 'sent', failure: null },
  });
  expect(event?.zoomUserIds).toContain('JduDVJJXTS6VGXiJiro7ZQ');
});

test('a text that was not sent says why', () => {
  expect(eventsOf('phone.sms_sent_failed').texts).toMatchObject([
    { text: { direction: 'out', state: 'failed', failure: '1101-phone message error send' } },
  ]);
});

test('a group has all others as peers', () => {
  const to_members = [
    { phone_number: '12132792348', is_message_owner: true, id: 'me' },
    { phone_number: '12132790000' },
  ];
  const [event] = eventsOf('phone.sms_received', { to_members }).texts;
  expect(event?.thread.peers.map(({ number }) => number)).toEqual(['+12132822256', '+12132790000']);
});

describe('the moment', () => {
  test.each([
    ['within the second tells the order', 40, 40],
    ['of a webhook that comes late stays in its second', 90_000, 999],
    ['is never before that of Zoom', -5000, 0],
  ])('%s', (_, late, within) => {
    expect(eventsOf('phone.sms_received', {}, AT + late).texts[0]?.text.at).toBe(AT + within);
  });
});

test('who wants no texts is told beside a text, and by itself', () => {
  const told = [
    { consumer_phone_number: '+12095550123', zoom_phone_user_number: '+12095550199', opt_status: 'opt_out' },
  ];
  const status = { own: '+12095550199', peer: '+12095550123', optedOut: true };
  expect(eventsOf('phone.sms_received', { phone_number_campaign_opt_statuses: told }).optStatuses).toEqual([
    status,
  ]);

  const object = { phone_number_campaign_opt_statuses: [{ ...told[0], opt_status: undefined }] };
  const about = { numbers, at: AT };
  expect(toTextEvents('sms_campaign_number_opt_out', object, about)).toEqual({
    texts: [],
    optStatuses: [status],
  });
  expect(toTextEvents('sms_campaign_number_opt_in', object, about).optStatuses).toEqual([
    { ...status, optedOut: false },
  ]);
});

test('what tells of no text says nothing', () => {
  const { payload } = example('phone.callee_ringing');
  expect(toTextEvents('callee_ringing', payload.object, { numbers, at: AT })).toEqual({
    texts: [],
    optStatuses: [],
  });
});
