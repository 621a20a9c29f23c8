/** One call in the foreground: it rings, or it runs. */
import { filled } from '../../strings.ts';
import type { Button } from '../../calls/buttons.ts';
import type { PadCall } from '../padProtocol.ts';
import { el } from './dom.ts';
import { isDialed, peerName } from './model.ts';
import type { Model } from './model.ts';
import { avatar, keys, roundButton, textButton, timer } from './parts.ts';

export function callScreen(model: Model, call: PadCall): HTMLElement {
  if (call.phase !== 'ringing') return runningCall(model, call);
  return isDialed(call) ? dialedCall(model, call) : incomingCall(model, call);
}

function incomingCall(model: Model, call: PadCall): HTMLElement {
  const { strings } = model;
  const name = peerName(model, call);
  return el(
    'section',
    { class: 'call call-incoming', 'data-key': call.callId },
    peer(model, call, el('span', {}, strings.incoming)),
    el(
      'div',
      { class: 'answers' },
      roundButton({
        action: 'refuse',
        call,
        icon: 'hangUp',
        kind: 'end',
        label: strings.declineCall,
        fullLabel: filled(strings.declineCallFrom, name),
      }),
      roundButton({
        action: 'answer',
        call,
        icon: 'phone',
        kind: 'accept',
        label: strings.accept,
        fullLabel: filled(strings.acceptCall, name),
        isDisabled: !can(call, 'answer'),
      }),
    ),
  );
}

function dialedCall(model: Model, call: PadCall): HTMLElement {
  return el(
    'section',
    { class: 'call call-dialed', 'data-key': call.callId },
    peer(model, call, el('span', {}, model.strings.calling)),
    el('div', { class: 'answers' }, endButton(model, call)),
  );
}

function runningCall(model: Model, call: PadCall): HTMLElement {
  const { strings } = model;
  return el(
    'section',
    { class: 'call call-running', 'data-key': call.callId },
    peer(model, call, status(model, call)),
    recordingNote(model, call),
    model.showsKeys
      ? el(
          'div',
          { class: 'tones', 'data-key': 'tones' },
          el('output', { class: 'tones-sent' }, call.digits),
          keys(strings.keypad),
          textButton('hideKeys', strings.hideKeypad, 'link'),
        )
      : el('div', { class: 'controls', 'data-key': 'controls' }, ...controls(model, call)),
    el('div', { class: 'answers' }, endButton(model, call)),
  );
}

function status(model: Model, call: PadCall): HTMLElement {
  if (call.heldSince === null) return timer(model, call.answeredAt ?? call.startedAt);
  return el('span', { class: 'call-state-held' }, `${model.strings.onHold} `, timer(model, call.heldSince));
}

function controls({ strings }: Model, call: PadCall): readonly HTMLElement[] {
  const held = call.phase === 'held';
  const recording = call.recording !== 'off';
  return [
    call.isMuted
      ? control(call, 'unmute', { icon: 'micOff', label: strings.unmute, isPressed: true })
      : control(call, 'mute', { icon: 'mic', label: strings.mute, isPressed: false }),
    roundButton({
      action: 'showKeys',
      call,
      icon: 'keypad',
      label: strings.keypad,
      isDisabled: !can(call, 'sendDigits'),
    }),
    held
      ? control(call, 'unhold', { icon: 'resume', label: strings.resume })
      : control(call, 'hold', { icon: 'hold', label: strings.hold }),
    recording
      ? control(call, 'stopRecording', { icon: 'stop', label: strings.stopRecording })
      : control(call, 'startRecording', { icon: 'record', label: strings.record }),
  ];
}

interface Control {
  readonly icon: Parameters<typeof roundButton>[0]['icon'];
  readonly label: string;
  readonly isPressed?: boolean;
}

function control(call: PadCall, action: Button, look: Control): HTMLElement {
  return roundButton({ action, call, isDisabled: !can(call, action), ...look });
}

function endButton({ strings }: Model, call: PadCall): HTMLElement {
  return roundButton({ action: 'hangUp', call, icon: 'hangUp', kind: 'end', label: strings.end });
}

function peer(model: Model, call: PadCall, note: HTMLElement): HTMLElement {
  const name = peerName(model, call);
  return el(
    'div',
    { class: 'peer' },
    avatar(name),
    el('h1', { class: 'peer-name', tabindex: '-1' }, name),
    el('p', { class: 'peer-number' }, name === call.peerDisplay ? '' : call.peerDisplay),
    call.via === null ? null : el('p', { class: 'peer-via' }, filled(model.strings.via, call.via)),
    el('p', { class: 'peer-status' }, note),
  );
}

function recordingNote({ strings }: Model, call: PadCall): HTMLElement | null {
  if (call.recording === 'off') return null;
  const text =
    call.recording === 'paused'
      ? strings.recordingPaused
      : call.isAutoRecorded
        ? strings.recordedAutomatically
        : strings.recordingOn;
  return el('p', { class: `recording recording-${call.recording}`, 'data-key': 'recording' }, text);
}

function can(call: PadCall, button: Button): boolean {
  return call.buttons.includes(button);
}
