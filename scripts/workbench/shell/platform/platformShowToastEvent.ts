/** `lightning/platformShowToastEvent`. */

export interface ToastOptions {
  readonly title?: string;
  readonly message?: string;
  /** Fill `{0}`... of the message: texts, or links with a label. */
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'dismissable' | 'pester' | 'sticky';
}

export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent<ToastOptions> {
  constructor(toast: ToastOptions) {
    super(ShowToastEventName, { bubbles: true, cancelable: true, composed: true, detail: toast });
  }
}
