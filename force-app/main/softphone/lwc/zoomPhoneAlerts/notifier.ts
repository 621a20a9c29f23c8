/** Notifications of the desktop, for agents who look at another window when the phone rings. */
export interface Notifier {
  /** The browser has not been asked yet whether it may notify. */
  readonly canAsk: boolean;
  /** Call from the handler of a click. */
  ask(): Promise<void>;
  /** Shows a notification, or another text in it. @param tag the same for the same thing, in all tabs */
  show(tag: string, text: string, onClick: () => void): void;
  hide(tag: string): void;
}

type Notifications = Pick<typeof Notification, 'permission' | 'requestPermission'> &
  (new (title: string, options?: NotificationOptions) => Notification);

/** @param notifications null where the browser, or Salesforce, has none for components */
export function createNotifier(notifications: Notifications | null, title: string): Notifier {
  const shown = new Map<string, { readonly text: string; readonly notification: Notification }>();
  const mayAsk = (): boolean => notifications?.permission === 'default';
  // Views ask with every change, and the page stands still while the browser looks a permission up.
  let canAsk = mayAsk();

  return {
    get canAsk() {
      return canAsk;
    },
    async ask() {
      await notifications?.requestPermission();
      canAsk = mayAsk();
    },
    show(tag, text, onClick) {
      if (shown.get(tag)?.text === text || notifications?.permission !== 'granted') return;
      // One with the same tag takes the other's place.
      const notification = new notifications(title, { body: text, tag });
      shown.set(tag, { text, notification });
      notification.onclick = () => {
        window.focus();
        onClick();
        notification.close();
      };
    },
    hide(tag) {
      shown.get(tag)?.notification.close();
      shown.delete(tag);
    },
  };
}
