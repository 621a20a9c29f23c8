/** The keypad: a name or number, the caller ID, and Call. */
import { el } from './dom.ts';
import type { Contact, Model } from './model.ts';
import { iconButton, keys, roundButton } from './parts.ts';

export function keypadScreen(model: Model): HTMLElement {
  const { number, strings } = model;
  return el(
    'form',
    { class: 'keypad', 'data-key': 'keypad', 'data-form': 'dial' },
    el('h1', { class: 'unseen', tabindex: '-1' }, strings.keypad),
    el(
      'div',
      { class: 'number-row' },
      el('input', {
        class: 'number',
        id: 'number',
        type: 'text',
        inputmode: 'tel',
        autocomplete: 'off',
        placeholder: strings.enterNumber,
        'aria-label': strings.enterNumber,
        value: number,
      }),
      number === '' ? null : iconButton('backspace', strings.backspace, 'backspace'),
    ),
    model.found.length === 0 ? keys(strings.keypad) : contacts(model),
    el(
      'div',
      { class: 'keypad-foot' },
      callerIdChoice(model),
      roundButton({
        action: 'dial',
        icon: 'phone',
        kind: 'call',
        label: strings.call,
        isDisabled: number.trim() === '' || !model.state.hasDevice,
      }),
    ),
  );
}

function callerIdChoice({ state, strings }: Model): HTMLElement {
  const choices = state.callerIds.map(({ label, number }) => option(number, label, state.callerId));
  if (state.hidesCallerId) choices.push(option('', strings.hideCallerId, state.callerId));
  if (state.callerId === null) choices.push(option('', strings.noNumber, ''));
  return el(
    'label',
    { class: 'caller-id' },
    el('span', { class: 'caller-id-word' }, strings.callerId),
    el('select', { id: 'callerId', disabled: !state.choosesCallerId || state.callerId === null }, ...choices),
  );
}

function option(value: string, label: string, chosen: string | null): HTMLElement {
  return el('option', { value, selected: value === chosen }, label);
}

function contacts({ found, strings }: Model): HTMLElement {
  return el(
    'ul',
    { class: 'contacts', 'aria-label': strings.contacts, 'data-key': 'contacts' },
    ...found.map((contact) => el('li', {}, contactButton(contact))),
  );
}

function contactButton({ displayName, number }: Contact): HTMLElement {
  return el(
    'button',
    { type: 'button', class: 'contact', 'data-action': 'pick', 'data-number': number },
    el('span', { class: 'contact-name' }, displayName),
    el('span', { class: 'contact-number' }, number),
  );
}
