/** Other windows, as a page sees them: frames and popups, and the messages that come from them. */
import { jest } from '@jest/globals';

/** A window that is not this one. jsdom makes windows for frames only; a popup is one as well here. */
export function otherWindow(): Window {
  const frame = document.createElement('iframe');
  frame.title = 'Another window';
  document.body.append(frame);
  if (frame.contentWindow === null) throw new TypeError('A frame without a window.');
  return frame.contentWindow;
}

/** A message from another window arrives at this one. */
export function receiveMessage(source: Window | null, origin: string, data: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { source, origin, data }));
}

export interface Popup {
  readonly url: URL;
  readonly name: string | undefined;
  readonly features: string | undefined;
  readonly isClosed: () => boolean;
  readonly isFocused: () => boolean;
  /** Its page posts this to the page that opened it. */
  readonly say: (data: unknown, origin?: string) => void;
  /** The agent closes it. */
  readonly close: () => void;
}

export interface Popups {
  readonly opened: readonly Popup[];
  /** Links that were followed in this window. */
  readonly followed: readonly string[];
  /** From now on the browser opens no window. */
  block(): void;
}

/** Stands in for `window.open`. */
export function connectPopups(): Popups {
  const opened: Popup[] = [];
  const followed: string[] = [];
  let blocked = false;
  jest.spyOn(window, 'open').mockImplementation((address, name, features) => {
    if (name === '_self') {
      followed.push(String(address));
      return null;
    }
    if (blocked) return null;
    const { window: popup, handle } = openPopup(String(address), name, features);
    opened.push(handle);
    return popup;
  });
  return {
    opened,
    followed,
    block() {
      blocked = true;
    },
  };
}

function openPopup(address: string, name?: string, features?: string): { window: Window; handle: Popup } {
  const popup = otherWindow();
  let closed = false;
  let focused = false;
  const close = () => {
    closed = true;
  };
  Object.defineProperties(popup, {
    closed: { get: () => closed },
    close: { value: close },
    focus: {
      value: () => {
        focused = true;
      },
    },
  });
  const url = new URL(address);
  const handle: Popup = {
    url,
    name,
    features,
    isClosed: () => closed,
    isFocused: () => focused,
    say: (data, origin = url.origin) => {
      receiveMessage(popup, origin, data);
    },
    close,
  };
  return { window: popup, handle };
}
