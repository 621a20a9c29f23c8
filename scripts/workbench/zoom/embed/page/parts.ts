/** Small parts that several screens share. Buttons carry `data-action`; one listener on the pad acts on them. */
import type { PadCall } from '../padProtocol.ts';
import { el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import type { IconName } from './icons.ts';
import { initials } from '../../initials.ts';
import { clockText } from './model.ts';
import type { Model } from './model.ts';

export interface RoundButton {
  readonly action: string;
  readonly label: string;
  readonly icon: IconName;
  readonly call?: PadCall;
  readonly kind?: 'plain' | 'accept' | 'end' | 'call';
  /** For buttons that stay down. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  /** Where the word under the button is not enough. */
  readonly fullLabel?: string;
}

/** A round button with its word below. */
export function roundButton(button: RoundButton): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      class: `round round-${button.kind ?? 'plain'}`,
      'data-key': button.action,
      'data-action': button.action,
      'data-call': button.call?.callId ?? null,
      'aria-label': button.fullLabel ?? null,
      'aria-pressed': button.isPressed === undefined ? null : String(button.isPressed),
      disabled: button.isDisabled ?? false,
    },
    el('span', { class: 'round-disc' }, icon(ICONS[button.icon])),
    el('span', { class: 'round-word' }, button.label),
  );
}

export function iconButton(
  action: string,
  label: string,
  name: IconName,
  call: PadCall | null = null,
): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      class: `icon-button icon-${name}`,
      'data-action': action,
      'data-call': call?.callId ?? null,
      'aria-label': label,
      title: label,
    },
    icon(ICONS[name]),
  );
}

export function textButton(
  action: string,
  label: string,
  className = 'button',
  call: PadCall | null = null,
): HTMLElement {
  return el(
    'button',
    { type: 'button', class: className, 'data-action': action, 'data-call': call?.callId ?? null },
    label,
  );
}

export function avatar(name: string): HTMLElement {
  return el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name));
}

/** Runs on by itself: see `ticker.ts`. */
export function timer(model: Model, since: number): HTMLElement {
  const start = since - model.clockAhead;
  return el(
    'span',
    { class: 'timer', role: 'timer', 'data-since': String(start) },
    clockText(Date.now() - start),
  );
}

const KEYS: readonly (readonly [key: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

export function keys(label: string): HTMLElement {
  return el(
    'div',
    { class: 'keys', role: 'group', 'aria-label': label },
    ...KEYS.map(([key, letters]) =>
      el(
        'button',
        { type: 'button', class: 'key', 'data-action': 'key', 'data-digit': key, 'data-letters': letters },
        key,
      ),
    ),
  );
}
