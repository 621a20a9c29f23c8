/** Calls over the browser line: the agent's buttons on the card, and what people do at their telephones. */
import type { Locator } from '@playwright/test';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import type { ZoomCall } from '../../scripts/workbench/zoom/calls/zoomCall.ts';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import type { Desk } from '../desk/desk.ts';
import { cards } from '../desk/incoming.ts';
import { AGENT_NUMBER, expect } from './fixtures.ts';

/** A button on the card of a call. */
export function onCard({ words }: Pick<Desk, 'words'>, card: Locator, label: string): Locator {
  return card.getByRole('button', { name: words.say(label), exact: true });
}

/** Somebody calls the agent from this telephone. */
export async function callAgent(phone: SipPhone): Promise<void> {
  await phone.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
}

/** The agent dials; it rings there. */
export async function dial(desk: Desk, phone: SipPhone): Promise<void> {
  await desk.hands.press(desk.tab('Tab_Keypad'));
  await desk.hands.write(desk.field, phone.number);
  await desk.page.keyboard.press('Enter');
  await phone.next('CALL_INCOMING');
}

/** The agent dials, and who is there answers. */
export async function talkTo(desk: Desk, phone: SipPhone): Promise<void> {
  await dial(desk, phone);
  await phone.command('accept');
  await phone.next('CALL_ESTABLISHED');
  await expect(cards(desk, 'Call_Connected')).toHaveCount(1);
}

/** Zoom's call of the line's latest, once Zoom has told of it. */
export async function latestAtZoom({ zoom }: Pick<Workbench, 'zoom'>, number: string): Promise<ZoomCall> {
  const find = () =>
    zoom.cloud
      .calls()
      .find(({ caller, callee }) => [caller, callee].some((party) => party.number === number));
  await expect.poll(() => find()?.callId).toBeDefined();
  const call = find();
  if (call === undefined) throw new Error(`No call with ${number}`);
  return call;
}
