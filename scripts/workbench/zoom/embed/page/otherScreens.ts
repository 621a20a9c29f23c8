/** Screens without a call: signed out, no licence, and the composer for a text message. */
import { el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import type { Model } from './model.ts';
import { iconButton, textButton } from './parts.ts';

export function signedOutScreen({ strings }: Model): HTMLElement {
  return el(
    'section',
    { class: 'center', 'data-key': 'signed-out' },
    el('span', { class: 'wordmark', 'aria-hidden': 'true' }, 'zoom'),
    el('h1', { tabindex: '-1' }, strings.padTitle),
    el('p', {}, strings.signedOutNote),
    textButton('signIn', strings.signIn, 'button button-primary'),
  );
}

export function noLicenceScreen({ strings }: Model): HTMLElement {
  return el(
    'section',
    { class: 'center', 'data-key': 'no-licence' },
    el('h1', { tabindex: '-1' }, strings.padTitle),
    el('p', { role: 'alert' }, strings.noLicence),
    textButton('signOut', strings.signOut),
  );
}

export function noDeviceBanner({ strings }: Model): HTMLElement {
  return el(
    'div',
    { class: 'banner', role: 'alert', 'data-key': 'no-device' },
    icon(ICONS.device),
    el('span', {}, el('strong', {}, strings.noDevice), el('br'), strings.noDeviceNote),
  );
}

export function noCallerIdBanner({ strings }: Model): HTMLElement {
  return el(
    'div',
    { class: 'banner banner-error', role: 'alert', 'data-key': 'no-caller-id' },
    el('strong', {}, strings.noCallerId),
    iconButton('dismiss', strings.dismiss, 'close'),
  );
}

/** Zoom sends text messages from here; the local Zoom has none to send yet. */
export function smsScreen({ smsTo, strings }: Model): HTMLElement {
  return el(
    'form',
    { class: 'sms', 'data-key': 'sms', 'data-form': 'sms' },
    el(
      'div',
      { class: 'sms-head' },
      el('h1', { tabindex: '-1' }, strings.sms),
      iconButton('closeSms', strings.dismiss, 'close'),
    ),
    el('label', {}, el('span', {}, strings.smsTo), el('input', { type: 'tel', id: 'smsTo', value: smsTo })),
    el('label', { class: 'sms-text' }, el('span', {}, strings.smsText), el('textarea', { id: 'smsText' })),
    el('button', { type: 'button', class: 'button button-primary', disabled: true }, strings.send),
  );
}
