/** A call that runs, or is on hold. */
import type { Button } from '../../calls/buttons.ts';
import type { PadCall } from '../padProtocol.ts';
import { can, endButton, peer, transferUnderWay } from './callParts.ts';
import { el } from './dom.ts';
import { mergeableCall } from './model.ts';
import type { Model } from './model.ts';
import { keys, roundButton, textButton, timer } from './parts.ts';
import { transferForm } from './transferForm.ts';

export function runningCall(model: Model, call: PadCall): HTMLElement {
  return el(
    'section',
    { class: 'call call-running', 'data-key': call.callId },
    peer(model, call, status(model, call)),
    recordingNote(model, call),
    transferUnderWay(model, call),
    opened(model, call),
    el('div', { class: 'answers' }, endButton(model, call)),
  );
}

/** The keys for tones, the form for a transfer, or the buttons. */
function opened(model: Model, call: PadCall): HTMLElement {
  const { strings } = model;
  if (model.showsKeys)
    return el(
      'div',
      { class: 'tones', 'data-key': 'tones' },
      el('output', { class: 'tones-sent' }, call.digits),
      keys(strings.keypad),
      textButton('hideKeys', strings.hideKeypad, 'link'),
    );
  if (model.transferring === call.callId) return transferForm(model, call);
  return el('div', { class: 'controls', 'data-key': 'controls' }, ...controls(model, call));
}

function status(model: Model, call: PadCall): HTMLElement {
  if (call.heldSince === null) return timer(model, call.answeredAt ?? call.startedAt);
  return el('span', { class: 'call-state-held' }, `${model.strings.onHold} `, timer(model, call.heldSince));
}

function controls(model: Model, call: PadCall): readonly HTMLElement[] {
  const { strings } = model;
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
    roundButton({
      action: 'showTransfer',
      call,
      icon: 'transfer',
      label: strings.transfer,
      isDisabled: call.transfers.length === 0,
    }),
    addOrMerge(model),
    control(call, 'park', { icon: 'park', label: strings.park }),
    control(call, 'meet', { icon: 'meet', label: strings.meet }),
  ];
}

function addOrMerge(model: Model): HTMLElement {
  const { strings } = model;
  const other = mergeableCall(model);
  return other === null
    ? roundButton({ action: 'addCall', icon: 'add', label: strings.addCall })
    : control(other, 'merge', { icon: 'merge', label: strings.merge });
}

interface Control {
  readonly icon: Parameters<typeof roundButton>[0]['icon'];
  readonly label: string;
  readonly isPressed?: boolean;
}

function control(call: PadCall, action: Button, look: Control): HTMLElement {
  return roundButton({ action, call, isDisabled: !can(call, action), ...look });
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
