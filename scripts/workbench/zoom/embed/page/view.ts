/** The whole pad as it should look now. */
import { el, icon } from './dom.ts';
import { callScreen } from './callScreen.ts';
import { callsScreen } from './callsScreen.ts';
import { ICONS } from './icons.ts';
import type { IconName } from './icons.ts';
import { keypadScreen } from './keypadScreen.ts';
import { foregroundCall, peerName, waitingCalls } from './model.ts';
import type { Model, Screen } from './model.ts';
import {
  noCallerIdBanner,
  noDeviceBanner,
  noLicenceScreen,
  signedOutScreen,
  smsScreen,
} from './otherScreens.ts';
import { avatar, iconButton, timer } from './parts.ts';
import { filled } from '../../strings.ts';

export function padView(model: Model): HTMLElement {
  const { isConnected, state, strings } = model;
  const offline = isConnected
    ? null
    : el('div', { class: 'banner', role: 'alert', 'data-key': 'offline' }, strings.reconnecting);
  if (!state.isSignedIn) return pad(offline, main(signedOutScreen(model)));
  if (!state.isLicensed) return pad(offline, main(noLicenceScreen(model)));
  return pad(
    header(model),
    offline,
    state.hasDevice ? null : noDeviceBanner(model),
    model.showsNoCallerId ? noCallerIdBanner(model) : null,
    ...waitingCalls(model).map((call) => waitingBanner(model, call)),
    callBar(model),
    main(screen(model)),
    tabs(model),
  );
}

function pad(...children: readonly (HTMLElement | null)[]): HTMLElement {
  return el('div', {}, ...children);
}

function main(content: HTMLElement): HTMLElement {
  return el('main', { 'data-key': 'main' }, content);
}

function screen(model: Model): HTMLElement {
  const call = foregroundCall(model);
  if (model.screen === 'sms') return smsScreen(model);
  if (model.screen === 'call' && call !== null) return callScreen(model, call);
  return model.screen === 'calls' ? callsScreen(model) : keypadScreen(model);
}

function header({ state, strings }: Model): HTMLElement {
  const { extension, name } = state.user;
  return el(
    'header',
    { class: 'header', 'data-key': 'header' },
    avatar(name),
    el(
      'span',
      { class: 'header-words' },
      el('span', { class: 'header-name' }, name),
      filled(strings.extension, String(extension)),
    ),
    el('button', { type: 'button', class: 'link', 'data-action': 'signOut' }, strings.signOut),
  );
}

/** Back to the call in the foreground from another screen. */
function callBar(model: Model): HTMLElement | null {
  const call = foregroundCall(model);
  if (call === null || call.phase === 'held' || model.screen === 'call') return null;
  return el(
    'button',
    { type: 'button', class: 'call-bar', 'data-action': 'showCall', 'data-key': 'call-bar' },
    icon(ICONS.phone),
    el('span', {}, peerName(model, call)),
    call.answeredAt === null ? null : timer(model, call.answeredAt),
  );
}

function waitingBanner(model: Model, call: Parameters<typeof peerName>[1]): HTMLElement {
  const { state, strings } = model;
  const name = peerName(model, call);
  return el(
    'div',
    { class: 'banner banner-waiting', role: 'alert', 'data-key': `waiting-${call.callId}` },
    el('span', { class: 'call-words' }, el('strong', {}, name), strings.incoming),
    call.buttons.includes('answer') && state.meeting !== 'active'
      ? iconButton('answer', filled(strings.acceptCall, name), 'phone', call)
      : null,
    iconButton('refuse', filled(strings.declineCallFrom, name), 'hangUp', call),
  );
}

function tabs(model: Model): HTMLElement {
  const { strings } = model;
  return el(
    'nav',
    { class: 'tabs', 'aria-label': strings.padTitle, 'data-key': 'tabs' },
    tab(model, 'keypad', strings.keypad, 'keypad'),
    tab(model, 'calls', strings.calls, 'calls'),
  );
}

function tab(model: Model, name: Screen, label: string, iconName: IconName): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      class: 'tab',
      'data-action': 'show',
      'data-screen': name,
      'aria-current': model.screen === name ? 'page' : null,
    },
    icon(ICONS[iconName]),
    label,
  );
}
