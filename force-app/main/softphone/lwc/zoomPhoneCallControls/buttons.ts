/** Which buttons a call has, in which order, and what each of them says. */
import type { CallState, LineAction } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { Steering } from 'c/zoomPhoneStore';

export type Panel = 'keypad' | 'transfer';

export interface Button {
  /** The place of the button: what is there next is the same button with another text. */
  readonly slot: string;
  readonly label: string;
  readonly icon: string;
  readonly className: string;
  readonly disabled: string;
  /** Of a button that opens something. */
  readonly expanded: string | null;
}

interface Draft {
  readonly slot: string;
  readonly label: string;
  readonly icon: string;
  readonly kind: 'plain' | 'good' | 'bad';
  readonly panel?: Panel;
}

/** @param open the panel that is open */
export function buttonsOf(call: CallState, steering: Steering, open: Panel | null): Button[] {
  const has = (action: LineAction): boolean => steering.actions.includes(action);
  const drafts: readonly (Draft | false)[] = [
    ...answers(has('answer'), steering),
    has('decline') && {
      slot: 'decline',
      label: labels.controlsDecline,
      icon: 'utility:end_call',
      kind: 'bad',
    },
    completion(has('transferTo') && call.phase === 'connected', steering),
    has('hold') && { slot: 'hold', label: labels.controlsHold, icon: 'utility:pause', kind: 'plain' },
    has('resume') && { slot: 'hold', label: labels.controlsResume, icon: 'utility:play', kind: 'good' },
    has('mute') && { slot: 'mute', label: labels.controlsMute, icon: 'utility:unmuted', kind: 'plain' },
    has('unmute') && { slot: 'mute', label: labels.controlsUnmute, icon: 'utility:muted', kind: 'plain' },
    has('sendDigits') && {
      ...{ slot: 'keypad', label: labels.tabKeypad, icon: 'utility:dialing', kind: 'plain', panel: 'keypad' },
    },
    has('transfer') && {
      ...{ slot: 'transfer', label: labels.controlsTransfer, icon: 'utility:change_owner' },
      ...{ kind: 'plain', panel: 'transfer' },
    },
    has('hangUp') && { slot: 'hangUp', label: labels.controlsEnd, icon: 'utility:end_call', kind: 'bad' },
  ];
  return drafts.filter((draft) => draft !== false).map((draft) => toButton(draft, steering.isBusy, open));
}

function answers(canAnswer: boolean, { isTalking, isFull }: Steering): readonly (Draft | false)[] {
  if (!canAnswer) return [];
  const label = isTalking ? labels.controlsHoldAndAccept : labels.controlsAccept;
  return [
    !(isTalking && isFull) && { slot: 'answer', label, icon: 'utility:call', kind: 'good' },
    isTalking && {
      slot: 'endAndAnswer',
      label: labels.controlsEndAndAccept,
      icon: 'utility:call',
      kind: 'plain',
    },
  ];
}

function completion(canConnect: boolean, { askedFor }: Steering): Draft | false {
  if (!canConnect || askedFor === null) return false;
  const label = fill(labels.controlsComplete, askedFor.name);
  return { slot: 'complete', label, icon: 'utility:change_owner', kind: 'good' };
}

function toButton({ slot, label, icon, kind, panel }: Draft, isBusy: boolean, open: Panel | null): Button {
  return {
    ...{ slot, label, icon },
    className: `slds-button button button_${kind}${slot === 'complete' ? ' button_wide' : ''}`,
    // The end waits for nothing.
    disabled: String(isBusy && slot !== 'hangUp'),
    expanded: panel === undefined ? null : String(open === panel),
  };
}
