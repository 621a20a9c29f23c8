/** The widget's browser line in a real browser: from its actions over gateway and engine to telephones, and back. */
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { forRelease } from '../../test-support/forRelease.ts';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { bothHear, nobodyHears } from '../../test-support/voice/hearing.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';
import { openWidgetLine } from '../../test-support/voice/widgetLine.ts';
import type { WidgetLine } from '../../test-support/voice/widgetLine.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

let stack: VoiceStack;
let auto: SipPhone;
let byHand: SipPhone;
let widget: WidgetLine;
/** Connections that earlier tests have made. */
let made = 0;

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase());
  [auto, byHand] = await Promise.all([stack.bed.phone(AUTO), stack.bed.phone(BY_HAND, 'manual')]);
  widget = await openWidgetLine(stack);
  await eventually('the line is ready', async () => (await widget.readiness()).includes('ready'));
}, 90_000);

afterEach(async () => {
  const state = await widget.page.evaluate(() => ({
    open: globalThis.widgetLine.connections(),
    isMicrophoneOpen: globalThis.widgetLine.isMicrophoneOpen(),
  }));
  expect(state).toEqual({ open: 0, isMicrophoneOpen: false });
  for (const phone of [auto, byHand]) phone.forget();
});

afterAll(async () => {
  await widget.close();
  await stack.stop();
});

/** A call that begins now. */
async function newCall(begin: () => Promise<unknown>): Promise<{ callId: string; index: number }> {
  const known = new Set((await widget.told()).map(({ callId }) => callId));
  await begin();
  const callId = await widget.until('ringing', (id) => !known.has(id));
  const index = made;
  made += 1;
  return { callId, index };
}

async function dial(number: string) {
  const call = await newCall(() => widget.dial(`dial-${made}`, number));
  return { ...call, heard: () => widget.heard(call.index) };
}

function setLink(state: 'up' | 'down'): void {
  execFileSync('ip', ['link', 'set', 'voice0', state]);
}

const isCall = (callId: string) => (id: string) => id === callId;

async function story(callId: string): Promise<string[]> {
  return (await widget.told()).filter((one) => one.callId === callId).map(({ what }) => what);
}

test('a call out: both hear, hold stops both ways, resume, digits, hang up', async () => {
  const { callId, heard } = await dial(AUTO);
  await widget.until('connected', isCall(callId));
  await bothHear(heard, auto);

  await widget.act('hold', callId);
  await nobodyHears(heard, auto);
  const { sent } = await widget.heard(made - 1);
  await widget.act('resume', callId);
  await bothHear(heard, auto);
  expect((await widget.heard(made - 1)).sent).toBeGreaterThan(sent);
  await widget.act('sendDigits', callId, '12');
  await widget.act('sendDigits', callId, '#');
  for (const digit of ['1', '2', '#'])
    expect(await auto.next('CALL_DTMF_START')).toMatchObject({ param: digit });
  await widget.act('mute', callId);
  await bothHear(heard, auto);
  await widget.act('hangUp', callId);
  await auto.next('CALL_CLOSED');

  expect(await story(callId)).toEqual([
    ...['ringing', 'connected', 'hold on', 'hold off', 'mute on', 'ended answered'],
  ]);
});

test('a call in: answered, both hear, and the other end hangs up', async () => {
  const { callId, index } = await newCall(() => byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`));

  await widget.act('answer', callId);
  await byHand.next('CALL_ESTABLISHED');
  await bothHear(() => widget.heard(index), byHand);
  await byHand.command('hangup');
  await widget.until('ended answered', isCall(callId));

  expect(await story(callId)).toEqual(['ringing', 'connected', 'ended answered']);
});

test('a call in that is declined is declined there', async () => {
  const { callId } = await newCall(() => byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`));
  // It has no connection.
  made -= 1;

  await widget.act('decline', callId);

  expect(await byHand.next('CALL_CLOSED')).toMatchObject({ param: expect.stringContaining('486') });
  expect(await story(callId)).toEqual(['ringing', 'ended declined']);
});

test('a call out that is given up while it rings does not ring on', async () => {
  const { callId } = await dial(BY_HAND);
  await byHand.next('CALL_INCOMING');

  await widget.act('hangUp', callId);

  await byHand.next('CALL_CLOSED');
  expect(await story(callId)).toEqual(['ringing', 'ended cancelled']);
});

test('two calls: the second puts the first on hold, resume swaps them, and each is heard alone', async () => {
  const first = await dial(AUTO);
  await widget.until('connected', isCall(first.callId));
  const second = await dial(BY_HAND);
  await byHand.next('CALL_INCOMING');
  await byHand.command('accept');
  await widget.until('connected', isCall(second.callId));
  await bothHear(second.heard, byHand);
  await nobodyHears(first.heard, auto);

  await widget.act('resume', first.callId);
  await bothHear(first.heard, auto);
  await nobodyHears(second.heard, byHand);

  for (const { callId } of [first, second]) await widget.act('hangUp', callId);
  expect(await story(first.callId)).toEqual([
    ...['ringing', 'connected', 'hold on', 'hold off', 'ended answered'],
  ]);
});

test('a blind transfer: the other end talks to somebody else, and the call is over here', async () => {
  const { callId } = await dial(BY_HAND);
  await byHand.next('CALL_INCOMING');
  await byHand.command('accept');
  await widget.until('connected', isCall(callId));

  await widget.act('transfer', callId, { kind: 'e164', number: AUTO, country: 'US' });

  await auto.next('CALL_ESTABLISHED');
  await widget.until('ended answered', isCall(callId));
  expect(await story(callId)).toEqual(['ringing', 'connected', 'transferring on', 'ended answered']);
  await byHand.command('hangup');
  await auto.next('CALL_CLOSED');
});

test('a blind transfer that nobody takes: it says so, and the call is there as before', async () => {
  const { callId, heard } = await dial(AUTO);
  await widget.until('connected', isCall(callId));

  const transferred = widget
    .act('transfer', callId, { kind: 'e164', number: BY_HAND, country: 'US' })
    .catch((error: unknown) => String(error));
  await byHand.next('CALL_INCOMING');
  await byHand.command('hangup');
  await widget.until('transferring off', isCall(callId));
  // To whoever waits for it, or later.
  const refusals = await widget.page.evaluate(() => globalThis.widgetLine.refusals);
  expect([await transferred, ...refusals].join(' ')).toContain('line.refused');

  expect(await story(callId)).toEqual(['ringing', 'connected', 'transferring on', 'transferring off']);
  await bothHear(heard, auto);
  await widget.act('hangUp', callId);
});

test('a channel that breaks in a call: both go on hearing each other, and the buttons work again', async () => {
  const { callId, heard } = await dial(AUTO);
  await widget.until('connected', isCall(callId));

  await widget.page.evaluate(() => {
    globalThis.widgetLine.breakChannel();
  });
  await eventually('the line is there again', async () => (await widget.readiness()).at(-1) === 'ready');
  await bothHear(heard, auto);
  await widget.act('hold', callId);
  await nobodyHears(heard, auto);
  await widget.act('hangUp', callId);

  expect(await story(callId)).toEqual(['ringing', 'connected', 'hold on', 'ended answered']);
});

test('an engine that is killed in a call: the call is lost within seconds, and the line is there again by itself', async () => {
  const { callId } = await dial(AUTO);
  await widget.until('connected', isCall(callId));

  await stack.bed.stopEngine('SIGKILL');
  await widget.until('ended answered', isCall(callId));
  expect((await widget.readiness()).at(-1)).toBe('notReady line.engineAway');
  await stack.bed.startEngine();
  await eventually('the line is ready', async () => (await widget.readiness()).at(-1) === 'ready');
  await auto.command('hangup');
  const next = await dial(AUTO);
  await widget.until('connected', isCall(next.callId));
  await bothHear(next.heard, auto);
  await widget.act('hangUp', next.callId);
});

/** Takes as long as the browser has patience: a quarter of a minute. */
forRelease('a network that is gone: the call ends at both ends, and says so', async () => {
  const { callId, heard } = await dial(AUTO);
  await widget.until('connected', isCall(callId));
  await bothHear(heard, auto);

  // The audio goes over it; the channel does not, here.
  setLink('down');
  try {
    await eventually(
      'the call has ended',
      async () => (await story(callId)).at(-1) === 'ended answered',
      40_000,
    );
    await auto.next('CALL_CLOSED');
  } finally {
    setLink('up');
  }
});

test('quality: it is told how a call sounds, and as a whole at its end', async () => {
  const { callId } = await dial(AUTO);
  const qualities = () => widget.page.evaluate(() => globalThis.widgetLine.qualities);
  const { length } = await qualities();
  await eventually('two readings', async () => (await qualities()).length > length + 1);
  await widget.act('hangUp', callId);

  expect((await qualities()).at(-1)).toMatchObject({ level: 'good', silence: null });
  const summaries = await widget.page.evaluate(() => globalThis.widgetLine.summaries);
  expect(summaries.at(-1)?.mos).toBeGreaterThan(4);
});

test('a test call: what the microphone takes comes back, until the agent ends it or a call rings', async () => {
  const { page } = widget;
  const testing = () => page.evaluate(() => globalThis.widgetLine.test);
  const begin = async () => {
    await page.evaluate(() => {
      globalThis.widgetLine.beginTestCall();
    });
    await eventually('the test call is answered', async () => (await testing()).includes('heard'));
    made += 1;
  };
  expect((await page.evaluate(() => globalThis.widgetLine.extras)).at(-1)).toMatchObject({ canTest: true });

  await begin();
  const before = await widget.heard(made - 1);
  await eventually('the agent hears what was said', async () => {
    const now = await widget.heard(made - 1);
    return now.packets > before.packets + 50 && now.sent > before.sent + 50 && now.energy > before.energy;
  });
  await eventually('it is told how that sounds', async () => (await testing()).includes('good'));
  await page.evaluate(() => globalThis.endTestCall?.());
  expect((await testing()).at(-1)).toBe('over');

  await begin();
  const { callId, index } = await newCall(() => byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`));
  expect((await testing()).at(-1)).toBe('over');
  await widget.act('answer', callId);
  await byHand.next('CALL_ESTABLISHED');
  await bothHear(() => widget.heard(index), byHand);
  await widget.act('hangUp', callId);
  await byHand.next('CALL_CLOSED');
});

test('do not disturb: who calls is told that the line is busy, and the page nothing, until it is taken back', async () => {
  const last = async () =>
    (await widget.page.evaluate(() => globalThis.widgetLine.extras)).at(-1)?.doNotDisturb;
  const { length } = await widget.told();
  await widget.act('setDoNotDisturb', true);
  expect(await last()).toBe(true);
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  expect(await byHand.next('CALL_CLOSED')).toMatchObject({ param: expect.stringContaining('486') });
  expect(await widget.told()).toHaveLength(length);

  await widget.act('setDoNotDisturb', false);
  expect(await last()).toBe(false);
  const { callId } = await newCall(() => byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`));
  made -= 1;
  await widget.act('decline', callId);
  await byHand.next('CALL_CLOSED');
});
