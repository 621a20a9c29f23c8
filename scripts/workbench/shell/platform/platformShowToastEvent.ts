/** `lightning/platformShowToastEvent`. */
import * as v from 'valibot';

export const ToastSchema = v.object({
  title: v.optional(v.string(), ''),
  message: v.optional(v.string()),
  /** Fill `{0}`... of the message: texts, or links with a label. */
  messageData: v.optional(
    v.array(v.union([v.string(), v.object({ url: v.string(), label: v.string() })])),
    [],
  ),
  variant: v.optional(v.picklist(['info', 'success', 'warning', 'error']), 'info'),
  mode: v.optional(v.picklist(['dismissible', 'dismissable', 'pester', 'sticky']), 'dismissible'),
});
export type ToastOptions = v.InferInput<typeof ToastSchema>;

export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent<ToastOptions> {
  constructor(toast: ToastOptions) {
    super(ShowToastEventName, { bubbles: true, cancelable: true, composed: true, detail: toast });
  }
}
