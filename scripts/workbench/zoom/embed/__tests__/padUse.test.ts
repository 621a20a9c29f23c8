import { AxeBuilder } from '@axe-core/playwright';
import { expect, jest, test } from '@jest/globals';
import type { Locator } from '@playwright/test';
import { eventually } from '../../../../../test-support/eventually.ts';
import { authorizeUrl } from '../../__tests__/support/authorise.ts';
import { ALICE, BOB, CAROL, JANE } from '../../__tests__/support/people.ts';
import { alice, startPadWorld } from './support/padPage.ts';
import type { Pad, PadWorld } from './support/padPage.ts';

jest.setTimeout(180_000);

/** What the cloud knows of the only live call, once it is as expected. */
async function until(isSo: () => boolean): Promise<void> {
  await eventually('the cloud to know it', isSo);
}

const live = ({ zoom }: PadWorld) => zoom.cloud.calls().filter(({ phase }) => phase !== 'ended');
const own = (world: PadWorld, callId: string) => {
  const call = world.zoom.cloud.calls().find((candidate) => candidate.callId === callId);
  const party = call?.caller.kind === 'agent' ? call.caller : call?.callee;
  if (party?.kind !== 'agent') throw new Error('There is no such call.');
  return party;
};
const main = (pad: Pad): Locator => pad.frame.getByRole('main');
const button = (pad: Pad, name: string | RegExp): Locator =>
  pad.frame.getByRole('button', { name, exact: true });

test('a call is dialed on the keypad, talked in and ended', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();

  for (const digit of '2092592844') await button(pad, digit).click();
  await button(pad, 'Delete last digit').click();
  await button(pad, '4').click();
  await button(pad, 'Call').click();
  await main(pad).getByText('Calling…').waitFor();
  const [call] = live(world);
  expect(call).toMatchObject({ callee: { number: JANE }, caller: { number: ALICE.numbers[0] } });

  world.zoom.cloud.answer(call!.callId);
  await pad.frame.getByRole('timer').waitFor();
  await button(pad, 'Mute').click();
  await button(pad, 'Unmute').waitFor();
  await button(pad, 'Record').click();
  await main(pad).getByText('Recording', { exact: true }).waitFor();
  await button(pad, 'Stop').click();
  await button(pad, 'Record').waitFor();
  await main(pad).getByRole('button', { name: 'Keypad' }).click();
  await button(pad, '1').click();
  await button(pad, '#').click();
  await main(pad).getByText('1#').waitFor();
  await button(pad, 'End').click();
  await pad.frame.getByLabel('Enter a name or number').waitFor();

  expect(own(world, call!.callId)).toMatchObject({ digits: '1#', recordings: [{ kind: 'onDemand' }] });
  expect(world.zoom.cloud.calls()[0]).toMatchObject({ phase: 'ended', result: 'connected' });
});

test('the caller ID that is chosen is the one that is shown to the other end', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();

  await pad.frame.getByLabel('Caller ID').selectOption('+12058945400');
  await pad.frame.getByLabel('Enter a name or number').fill('+81 90-1234-5678');
  await pad.page.keyboard.press('Enter');
  await main(pad).getByText('Calling…').waitFor();

  expect(live(world)[0]).toMatchObject({
    caller: { number: '+12058945400' },
    callee: { number: '+819012345678' },
  });
});

test('on hold nothing can be recorded, and automatic recording is nobody’s to stop', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  const callId = alice(world.zoom).dial({ number: JANE });
  world.zoom.cloud.answer(callId);

  await button(pad, 'Hold').click();
  await button(pad, 'Resume').waitFor();
  expect(await button(pad, 'Record').isDisabled()).toBe(true);
  expect(await button(pad, 'Mute').isDisabled()).toBe(true);
  await main(pad).getByText('On hold').waitFor();

  await world.context.addCookies([{ ...world.zoom.cookieFor(BOB.id), url: world.hostOrigin }]);
  const bobs = await world.openPad();
  world.zoom.cloud.ringAgent({ from: JANE, toUserId: BOB.id });
  await button(bobs, /Accept call/).click();
  await main(bobs).getByText('Recorded automatically').waitFor();
  expect(await button(bobs, 'Stop').isDisabled()).toBe(true);
});

test('held calls are swapped from the list of calls', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  const first = alice(world.zoom).dial({ number: JANE });
  world.zoom.cloud.answer(first);
  const second = world.zoom.cloud.ringAgent({
    from: '+819012345678',
    fromName: 'Hanako',
    toUserId: ALICE.id,
  });

  await button(pad, 'Accept call from Hanako').click();
  await pad.frame.getByRole('heading', { name: 'Hanako' }).waitFor();
  expect(own(world, first).heldSince).not.toBeNull();

  await button(pad, 'Calls').click();
  await button(pad, 'Resume call with (209) 259-2844').click();
  await pad.frame.getByRole('heading', { name: '(209) 259-2844' }).waitFor();
  expect([own(world, first).heldSince === null, own(world, second).heldSince === null]).toEqual([
    true,
    false,
  ]);

  await button(pad, 'End').click();
  await button(pad, 'Resume call with Hanako').waitFor();
  await button(pad, 'End call with Hanako').click();
  await pad.frame.getByText('Recent calls').waitFor();
  expect(live(world)).toEqual([]);
});

test('a second call can be declined while the first goes on', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  world.zoom.cloud.answer(alice(world.zoom).dial({ number: JANE }));
  world.zoom.cloud.ringAgent({ from: '+819012345678', toUserId: ALICE.id, fromName: 'Hanako' });

  await button(pad, 'Decline call from Hanako').click();
  await until(() => live(world).length === 1);

  await button(pad, 'Hold').waitFor();
});

test('the whole pad can be used without a mouse', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  const { keyboard } = pad.page;
  const press = async (name: string | RegExp) => {
    for (let steps = 0; steps < 40; steps++) {
      const focused = pad.frame.locator(':focus');
      const isThere = (await focused.count()) > 0 && (await button(pad, name).and(focused).count()) > 0;
      if (isThere) return keyboard.press('Enter');
      await keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${String(name)}.`);
  };

  await pad.frame.getByLabel('Enter a name or number').focus();
  await keyboard.type('2092592844');
  await keyboard.press('Enter');
  await main(pad).getByText('Calling…').waitFor();
  await pad.frame.locator('h1:focus').waitFor();
  const [call] = live(world);
  world.zoom.cloud.answer(call!.callId);
  await button(pad, 'Hold').waitFor();
  await press('Hold');
  await button(pad, 'Resume').waitFor();
  await press('Resume');
  await button(pad, 'Hold').waitFor();
  await press('End');
  await pad.frame.getByLabel('Enter a name or number').waitFor();

  expect(world.zoom.cloud.calls()[0]?.phase).toBe('ended');
});

test('a screen reader hears what happens to calls', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  const said = pad.frame.getByRole('status');

  const callId = world.zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id });
  await said.getByText('Incoming call: Jane Roe').waitFor();
  alice(world.zoom).accept(callId);
  await said.getByText('In call: Jane Roe').waitFor();
  alice(world.zoom).hold(callId);
  await said.getByText('On hold: Jane Roe').waitFor();
});

test('a pad that loses Zoom says so, and goes on when Zoom is back', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();
  await pad.told('zp-ready');

  const removeFault = world.zoom.faults.add({ kind: 'drop' });
  await pad.frame.getByText('Connecting…').waitFor();
  removeFault();
  await pad.frame.getByText('Connecting…').waitFor({ state: 'hidden' });

  world.zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await button(pad, /Accept call/).waitFor();
});

function liveBeside(zoom: PadWorld['zoom'], callId: string): string {
  const other = zoom.cloud.calls().find((call) => call.phase !== 'ended' && call.callId !== callId);
  if (other === undefined) throw new Error('There is no second call.');
  return other.callId;
}

const STATES: readonly [string, (world: PadWorld, pad: Pad) => Promise<void> | void, RegExp][] = [
  ['the keypad', () => undefined, /Ext\. 1002|内線 1002/],
  [
    'signed out',
    ({ zoom }) => {
      zoom.pad(ALICE.id).signOut();
    },
    /Sign In|サインイン$/,
  ],
  [
    'no device',
    ({ zoom }) => {
      zoom.client(ALICE.id).set({ running: false });
    },
    /No available device|利用可能なデバイスがありません/,
  ],
  [
    'no caller ID',
    (_world, pad) => pad.send('zp-make-call', { number: JANE, autoDial: true }),
    /No available callerId|利用可能な発信者 ID がありません/,
  ],
  ['dialing', ({ zoom }) => void alice(zoom).dial({ number: JANE }), /Calling…|発信中…/],
  [
    'an incoming call',
    ({ zoom }) => void zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }),
    /Incoming call|着信/,
  ],
  [
    'a call that is recorded while another rings in',
    ({ zoom }) => {
      const callId = alice(zoom).dial({ number: JANE });
      zoom.cloud.answer(callId);
      alice(zoom).mute(callId);
      alice(zoom).startRecording(callId);
      zoom.cloud.ringAgent({ from: '+819012345678', fromName: '山田 花子', toUserId: ALICE.id });
    },
    /^Recording$|^レコーディング中$/,
  ],
  [
    'a held call',
    ({ zoom }) => {
      const callId = alice(zoom).dial({ number: JANE });
      zoom.cloud.answer(callId);
      alice(zoom).hold(callId);
    },
    /^On hold |^保留中 /,
  ],
  [
    'the form for a transfer',
    async ({ zoom }, pad) => {
      zoom.cloud.answer(alice(zoom).dial({ number: JANE }));
      await pad.frame.getByRole('button', { name: /^(Transfer|転送)$/ }).click();
    },
    /^(Transfer to|転送先)$/,
  ],
  [
    'a warm transfer',
    ({ zoom }) => {
      const callId = alice(zoom).dial({ number: JANE });
      zoom.cloud.answer(callId);
      alice(zoom).transfer(callId, 'warmTransfer', '1003');
      zoom.agent(BOB.id).accept(liveBeside(zoom, callId));
    },
    /^(Complete Transfer|転送を完了)$/,
  ],
  [
    'a conference',
    ({ zoom }) => {
      const callId = alice(zoom).dial({ number: JANE });
      zoom.cloud.answer(callId);
      const second = alice(zoom).dial({ number: '1003' });
      zoom.agent(BOB.id).accept(second);
      alice(zoom).merge(callId);
    },
    /^(Conference|会議通話)$/,
  ],
  [
    'an incoming call during a meeting',
    ({ zoom }) => {
      zoom.client(ALICE.id).set({ inMeeting: true });
      zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
    },
    /^(Send to voicemail|ボイスメールに送信)$/,
  ],
  [
    'the list of calls',
    async ({ zoom }, pad) => {
      const held = alice(zoom).dial({ number: JANE });
      zoom.cloud.answer(held);
      alice(zoom).hold(held);
      zoom.cloud.hangUp(zoom.cloud.ringAgent({ from: '+819012345678', toUserId: ALICE.id }));
      await pad.frame.getByRole('button', { name: /^(Calls|通話)$/ }).click();
    },
    /Recent calls|最近の通話/,
  ],
  ['a text message', (_world, pad) => pad.send('zp-input-sms', { number: JANE }), /^(Message|テキスト)$/],
];

// What axe looks at is the same in every language.
test('every state of the pad is accessible', async () => {
  for (const [name, bring, sign] of STATES) {
    const world = await startPadWorld();
    const pad = await world.openPad();
    await pad.told('zp-ready');
    await bring(world, pad);
    await pad.frame.getByText(sign).first().waitFor();

    const { violations } = await new AxeBuilder({ page: pad.page }).include('iframe').analyze();

    expect([name, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([
      name,
      [],
    ]);
    await pad.page.close();
  }
});

test('the pad without a licence, the consent page and the choice of accounts are accessible', async () => {
  const { context, hostOrigin, openPad, zoom } = await startPadWorld();
  await context.addCookies([{ ...zoom.cookieFor(CAROL.id), url: hostOrigin }]);
  const { page } = await openPad();
  expect((await new AxeBuilder({ page }).include('iframe').analyze()).violations).toEqual([]);

  for (const url of [authorizeUrl(zoom), `${zoom.oauthUrl}/signin`]) {
    await page.goto(url);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});

test('the pad follows a change of language at once', async () => {
  const world = await startPadWorld();
  const pad = await world.openPad();

  world.zoom.configure({ language: 'ja' });

  await pad.frame.getByRole('button', { name: 'キーパッド' }).waitFor();
  expect(await pad.frame.locator('html').getAttribute('lang')).toBe('ja');
});
