/** Parts of the screens of one call. */
import { filled } from '../../strings.ts';
import type { Button } from '../../calls/buttons.ts';
import type { PadCall } from '../padProtocol.ts';
import { el } from './dom.ts';
import { liveCalls, peerName } from './model.ts';
import type { Model } from './model.ts';
import { avatar, roundButton, textButton } from './parts.ts';

export function endButton({ strings }: Model, call: PadCall): HTMLElement {
  return roundButton({ action: 'hangUp', call, icon: 'hangUp', kind: 'end', label: strings.end });
}

export function peer(model: Model, call: PadCall, note: HTMLElement): HTMLElement {
  const { strings } = model;
  const isConference = call.conferenceId !== null && call.phase !== 'ended';
  const name = isConference ? strings.conference : peerName(model, call);
  const below = isConference ? conferenceNames(model, call) : call.peerDisplay;
  return el(
    'div',
    { class: 'peer' },
    avatar(name),
    el('h1', { class: 'peer-name', tabindex: '-1' }, name),
    el('p', { class: 'peer-number' }, name === below ? '' : below),
    call.via === null ? null : el('p', { class: 'peer-via' }, filled(strings.via, call.via)),
    el('p', { class: 'peer-status' }, note),
  );
}

function conferenceNames(model: Model, { conferenceId }: PadCall): string {
  return liveCalls(model.state)
    .filter((call) => call.conferenceId === conferenceId)
    .map((call) => peerName(model, call))
    .join(', ');
}

/** In the call in which a transfer is announced: whom it is about, and how it goes on. */
export function transferUnderWay(model: Model, call: PadCall): HTMLElement | null {
  const { state, strings } = model;
  const first = state.calls.find(({ callId }) => callId === call.transferOf);
  if (first === undefined) return null;
  return el(
    'div',
    { class: 'transfer-under-way', 'data-key': 'transfer-under-way' },
    el('p', {}, filled(strings.transferOf, peerName(model, first))),
    can(first, 'completeTransfer')
      ? textButton('completeTransfer', strings.completeTransfer, 'button button-primary', first)
      : null,
    textButton('cancelTransfer', strings.cancelTransfer, 'button', first),
  );
}

export function can(call: PadCall, button: Button): boolean {
  return call.buttons.includes(button);
}
