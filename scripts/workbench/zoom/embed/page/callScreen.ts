/** One call in the foreground: it rings, or it runs. */
import type { PadCall } from '../padProtocol.ts';
import { endButton, peer, transferUnderWay } from './callParts.ts';
import { el } from './dom.ts';
import { incomingCall } from './incomingCall.ts';
import { isDialed } from './model.ts';
import type { Model } from './model.ts';
import { runningCall } from './runningCall.ts';

export function callScreen(model: Model, call: PadCall): HTMLElement {
  if (call.phase !== 'ringing') return runningCall(model, call);
  return isDialed(call) ? dialedCall(model, call) : incomingCall(model, call);
}

function dialedCall(model: Model, call: PadCall): HTMLElement {
  return el(
    'section',
    { class: 'call call-dialed', 'data-key': call.callId },
    peer(model, call, el('span', {}, model.strings.calling)),
    transferUnderWay(model, call),
    el('div', { class: 'answers' }, endButton(model, call)),
  );
}
