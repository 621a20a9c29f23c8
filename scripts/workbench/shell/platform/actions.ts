/** `lightning/actions`. */

export const CloseScreenEventName = 'lightning__actionsclosescreen';

/** Closes the dialog of a screen quick action. */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
  constructor() {
    super(CloseScreenEventName, { bubbles: true, composed: true });
  }
}
