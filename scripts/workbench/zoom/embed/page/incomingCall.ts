/** A call that rings in. During a meeting Zoom asks what is to become of the meeting. */
import { filled } from '../../strings.ts';
import type { PadCall } from '../padProtocol.ts';
import { can, peer } from './callParts.ts';
import { el } from './dom.ts';
import { peerName } from './model.ts';
import type { Model } from './model.ts';
import { roundButton, textButton } from './parts.ts';

export function incomingCall(model: Model, call: PadCall): HTMLElement {
  const { strings } = model;
  const name = peerName(model, call);
  return el(
    'section',
    { class: 'call call-incoming', 'data-key': call.callId },
    peer(model, call, el('span', {}, strings.incoming)),
    model.state.meeting === 'active' ? answersInMeeting(model, call) : answers(model, call, name),
  );
}

function answers({ strings }: Model, call: PadCall, name: string): HTMLElement {
  return el(
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
  );
}

function answersInMeeting({ strings }: Model, call: PadCall): HTMLElement {
  return el(
    'div',
    { class: 'meeting-answers', 'data-key': 'meeting-answers' },
    el('p', {}, strings.inMeeting),
    textButton('answerEndingMeeting', strings.endMeetingAndAccept, 'button button-primary', call),
    textButton('voicemail', strings.sendToVoicemail, 'button', call),
    textButton('answerHoldingMeeting', strings.holdMeetingAndAccept, 'button', call),
  );
}
