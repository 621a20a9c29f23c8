/** Whom a call is transferred to, and how. */
import type { TransferType } from '../../calls/callAction.ts';
import type { PadCall } from '../padProtocol.ts';
import { el } from './dom.ts';
import type { Model } from './model.ts';
import { textButton } from './parts.ts';

export const TRANSFERS: readonly TransferType[] = ['blindTransfer', 'warmTransfer', 'voicemailTransfer'];

export function transferForm({ strings, transferTo }: Model, call: PadCall): HTMLElement {
  const isEmpty = transferTo.trim() === '';
  return el(
    'form',
    { class: 'transfer', 'data-key': 'transfer', 'data-form': 'transfer' },
    el(
      'label',
      {},
      el('span', {}, strings.transferTo),
      el('input', {
        id: 'transferTo',
        type: 'text',
        inputmode: 'tel',
        autocomplete: 'off',
        value: transferTo,
      }),
    ),
    ...TRANSFERS.map((type) =>
      el(
        'button',
        {
          type: 'button',
          class: 'button',
          'data-action': type,
          'data-call': call.callId,
          disabled: isEmpty || !call.transfers.includes(type),
        },
        strings[type],
      ),
    ),
    textButton('hideTransfer', strings.cancel, 'link'),
  );
}
