import { beforeEach, expect, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createHandleWebhook } from '../handleWebhook.ts';
import { changed, example } from './examples.ts';

let applied: { agentId: string; callId: string; types: string[] }[];
let removed: [string, number | null][];
let media: string[][];
beforeEach(() => {
  applied = [];
  removed = [];
  media = [];
});

const handle = createHandleWebhook({
  agents: { findByZoomUser: (id) => Promise.resolve(id === AGENT.zoomUserId ? AGENT : null) },
  applyEvents(agentId, callId, events) {
    applied.push({ agentId, callId, types: events.map(({ type }) => type) });
    return Promise.resolve();
  },
  takeMedia: {
    attach(agentId, callId, { id, kind }) {
      media.push(['attached', agentId, callId, kind, id]);
      return Promise.resolve();
    },
    remove(id) {
      media.push(['removed', id]);
      return Promise.resolve();
    },
  },
  takeTexts: () => Promise.resolve(),
  takeOptStatuses: () => Promise.resolve(),
  removeZoomUser(zoomUserId, at) {
    removed.push([zoomUserId, at]);
    return Promise.resolve();
  },
  numbers: createPhoneNumbers(NUMBER_DATA, 'US'),
});

test('the agent’s call is told what happened to it', async () => {
  await handle(example('phone.callee_ringing'));

  expect(applied).toEqual([{ agentId: AGENT.id, callId: '6998252113337041462', types: ['ringing'] }]);
});

test('a Zoom user who is no agent is passed over', async () => {
  await handle(changed('phone.callee_ringing', { callee: { user_id: 'somebody else' } }));

  expect(applied).toEqual([]);
});

test('whoever removes the app is removed as of that time', async () => {
  await handle(example('app_deauthorized'));

  expect(removed).toEqual([['abcD3ojfdbjfg', Date.parse('2020-06-17T13:52:28.632Z')]]);
});

test.each([undefined, null, 'yesterday', 7])(
  'a removal is obeyed, also when its time is %j',
  async (time) => {
    const webhook = example('app_deauthorized');

    await handle({ ...webhook, payload: { ...webhook.payload, deauthorization_time: time } });

    expect(removed).toEqual([['abcD3ojfdbjfg', null]]);
  },
);

test.each([
  null,
  'text',
  { event: 'phone.callee_ringing' },
  { event: 'app_deauthorized', payload: {} },
  { event: 'phone.callee_ringing', payload: { object: {} } },
])('%j is malformed', async (body) => {
  await expect(handle(body)).rejects.toMatchObject({ code: 'webhook.malformed' });
});
