import type { ZoomPhoneStore } from 'c/zoomPhoneStore';

/**
 * Tells the store how the page fares: it comes back to life or to the network, the agent turns to it, the browser is
 * about to freeze it. @returns stops listening
 */
export function onWake(store: Pick<ZoomPhoneStore, 'wake' | 'attend' | 'freeze'>): () => void {
  const isSeen = (): boolean => document.visibilityState === 'visible';
  const wake = (): void => {
    store.wake();
  };
  const online = (): void => {
    store.wake(true);
  };
  const seen = (): void => {
    if (!isSeen()) return;
    store.wake();
    store.attend();
  };
  const events: readonly (readonly [EventTarget, string, () => void])[] = [
    [window, 'online', online],
    [window, 'pageshow', wake],
    [window, 'focus', seen],
    [document, 'visibilitychange', seen],
    [document, 'resume', wake],
    [document, 'freeze', store.freeze],
  ];
  for (const [target, name, listener] of events) target.addEventListener(name, listener);
  if (isSeen() && document.hasFocus()) store.attend();
  return () => {
    for (const [target, name, listener] of events) target.removeEventListener(name, listener);
  };
}
