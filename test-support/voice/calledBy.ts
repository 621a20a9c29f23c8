/** A telephone calls the agent until it rings there. */
import type { LineEvent } from '#call-core';
import { eventually } from '../eventually.ts';
import type { SipPhone } from './baresip.ts';
import { SIP_DOMAIN } from './kamailio.ts';
import type { LinePage } from './linePage.ts';
import { AGENT_NUMBER } from './voiceStack.ts';

/**
 * Again where it is told that the agent is busy: after many calls in a second all handles may still be ending.
 * @param onTry before each call
 * @returns the call, ringing
 */
export function calledBy(
  phone: SipPhone,
  page: LinePage,
  onTry: () => void = () => undefined,
): Promise<Extract<LineEvent, { type: 'incoming' }>> {
  const closed = () => phone.events.filter(({ type }) => type === 'CALL_CLOSED').length;
  let closedBefore: number | null = null;
  return eventually('a call comes in', async () => {
    if (closedBefore === null || closed() > closedBefore) {
      closedBefore = closed();
      onTry();
      await phone.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
    }
    return page.take('incoming');
  });
}
