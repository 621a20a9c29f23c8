/** `lightning/refresh`, as far as a component announces that records have changed. */

export const RefreshEventName = 'lightning__refreshview';

export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(RefreshEventName, { bubbles: true, composed: true });
  }
}
