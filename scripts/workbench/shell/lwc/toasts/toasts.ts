import { LightningElement, api } from 'lwc';
import type { ToastOptions } from '../../platform/platformShowToastEvent.ts';
import { partsOf, type MessagePart } from '../../state/toastMessage.ts';
import { text } from '../../texts.ts';

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: readonly MessagePart[] | undefined;
  readonly variant: string;
  readonly className: string;
  readonly icon: string;
  readonly role: 'status' | 'alert';
}

/** How long a toast stays that closes by itself (LWC reference: "ShowToastEvent": 3 seconds; 5 when dismissible). */
const PESTER_MS = 3000;
const DISMISSIBLE_MS = 5000;

export default class Toasts extends LightningElement {
  label = text('notifications');
  closeLabel = text('close');
  toasts: readonly Toast[] = [];

  #lastId = 0;
  readonly #timers = new Map<number, number>();

  @api
  show({ title = '', message, messageData, variant = 'info', mode = 'dismissible' }: ToastOptions): void {
    this.#lastId += 1;
    const id = this.#lastId;
    const toast: Toast = {
      id,
      title,
      message: message === undefined ? undefined : partsOf(message, messageData ?? []),
      variant,
      className: `slds-notify slds-notify_toast slds-theme_${variant}`,
      icon: `utility:${variant}`,
      role: variant === 'error' ? 'alert' : 'status',
    };
    this.toasts = [...this.toasts, toast];
    if (mode !== 'sticky') this.closeLater(id, mode === 'pester' ? PESTER_MS : DISMISSIBLE_MS);
  }

  override disconnectedCallback(): void {
    for (const timer of this.#timers.values()) window.clearTimeout(timer);
  }

  handleClose(event: Event): void {
    if (event.currentTarget instanceof HTMLElement) this.remove(Number(event.currentTarget.dataset.id));
  }

  closeLater(id: number, ms: number): void {
    const timer = window.setTimeout(() => {
      this.remove(id);
    }, ms);
    this.#timers.set(id, timer);
  }

  remove(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
    window.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
