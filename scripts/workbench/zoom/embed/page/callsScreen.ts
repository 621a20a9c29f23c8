/** The calls of this pad: live ones with what can be done to them at once, then the latest. */
import { filled } from '../../strings.ts';
import type { Strings } from '../../strings.ts';
import type { PadCall } from '../padProtocol.ts';
import { el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { liveCalls, peerName } from './model.ts';
import type { Model } from './model.ts';
import { avatar, iconButton, timer } from './parts.ts';

export function callsScreen(model: Model): HTMLElement {
  const { state, strings } = model;
  const live = liveCalls(state);
  const ended = state.calls.filter(({ phase }) => phase === 'ended');
  return el(
    'section',
    { class: 'calls', 'data-key': 'calls' },
    el('h1', { class: 'unseen', tabindex: '-1' }, strings.calls),
    state.calls.length === 0 ? el('p', { class: 'empty' }, strings.noCalls) : null,
    live.length === 0
      ? null
      : list(
          strings.liveCalls,
          live.map((call) => liveItem(model, call)),
        ),
    ended.length === 0
      ? null
      : list(
          strings.recentCalls,
          ended.map((call) => endedItem(model, call)),
        ),
  );
}

function list(title: string, items: readonly HTMLElement[]): HTMLElement {
  return el('div', { 'data-key': title }, el('h2', {}, title), el('ul', { class: 'call-list' }, ...items));
}

function liveItem(model: Model, call: PadCall): HTMLElement {
  const name = peerName(model, call);
  return item(
    call,
    avatar(name),
    words(name, el('span', { class: `call-state call-state-${call.phase}` }, ...stateWords(model, call))),
    ...liveButtons(model, call, name),
  );
}

function stateWords(model: Model, call: PadCall): readonly (Node | string)[] {
  const { strings } = model;
  if (call.phase === 'ringing') return [call.direction === 'inbound' ? strings.incoming : strings.calling];
  const since = call.heldSince ?? call.answeredAt ?? call.startedAt;
  return [`${call.phase === 'held' ? strings.onHold : strings.inCall} `, timer(model, since)];
}

/** The name is in every label: in a list "Resume" alone would not say whom. */
function liveButtons({ state, strings }: Model, call: PadCall, name: string): readonly HTMLElement[] {
  const shown = [
    ['answer', strings.acceptCall, 'phone'],
    ['refuse', strings.declineCallFrom, 'hangUp'],
    ['unhold', strings.resumeCall, 'resume'],
    ['hold', strings.holdCall, 'hold'],
    ['merge', strings.mergeCall, 'merge'],
    ['hangUp', strings.endCall, 'hangUp'],
  ] as const;
  return shown
    .filter(
      ([button]) => call.buttons.includes(button) && (button !== 'answer' || state.meeting !== 'active'),
    )
    .map(([button, label, name_]) => iconButton(button, filled(label, name), name_, call));
}

function endedItem(model: Model, call: PadCall): HTMLElement {
  const { savableLogs, strings } = model;
  const name = peerName(model, call);
  const direction = call.direction === 'inbound' ? 'incoming' : 'outgoing';
  const isMissed = call.direction === 'inbound' && call.result !== 'connected';
  return item(
    call,
    el('span', { class: `direction ${isMissed ? 'direction-missed' : ''}` }, icon(ICONS[direction])),
    words(name, el('span', { class: 'call-state' }, `${resultWord(strings, call)}, ${timeOf(model, call)}`)),
    savableLogs.has(call.callId)
      ? el(
          'button',
          { type: 'button', class: 'link', 'data-action': 'saveLog', 'data-call': call.callId },
          strings.saveLog,
        )
      : null,
    call.peerNumber === null ? null : iconButton('callBack', filled(strings.callBack, name), 'phone', call),
  );
}

function item(call: PadCall, ...children: readonly (HTMLElement | null)[]): HTMLElement {
  return el('li', { class: 'call-item', 'data-key': call.callId }, ...children);
}

function words(name: string, state: HTMLElement): HTMLElement {
  return el('span', { class: 'call-words' }, el('span', { class: 'call-name' }, name), state);
}

/** A call that nobody took is a missed one for whom it was meant, whyever it ended. */
function resultWord(strings: Strings, { direction, result }: PadCall): string {
  if (result === 'connected') return strings.resultConnected;
  if (result === 'rejected') return strings.resultRejected;
  if (result === 'voicemail') return strings.resultVoicemail;
  if (result === 'answeredByOther') return strings.resultAnsweredByOther;
  if (direction === 'inbound') return strings.resultMissed;
  if (result === 'busy') return strings.resultBusy;
  return result === 'cancelled' ? strings.resultCancelled : strings.resultNoAnswer;
}

function timeOf({ state }: Model, call: PadCall): string {
  const format = new Intl.DateTimeFormat(state.language, { hour: 'numeric', minute: '2-digit' });
  return format.format(call.startedAt);
}
