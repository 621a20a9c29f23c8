/** Messages between the pad and the page around it: exact origins only, and nothing at all on unapproved domains. */

export interface HostChannel {
  /** Origin of the page around the pad; empty when there is none. */
  readonly origin: string;
  readonly post: (message: object) => void;
}

/** @param onCommand gets every message of the page around, whatever it says */
export function createHostChannel(onCommand: (type: string, data: unknown) => void): HostChannel {
  const origin = hostOrigin();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (origin === '' || event.source !== window.parent || event.origin !== origin) return;
    const { data: message } = event;
    if (isObject(message) && typeof message.type === 'string') onCommand(message.type, message.data);
  });
  return {
    origin,
    post(message) {
      if (origin !== '') window.parent.postMessage(message, origin);
    },
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Where the browser does not tell, the page around may (query parameter `originDomain`); a wrong one gets no messages. */
function hostOrigin(): string {
  if (window.parent === window) return '';
  const told = new URLSearchParams(location.search).get('originDomain');
  const known = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
  return originOf(known ?? '') || originOf(document.referrer) || originOf(told ?? '');
}

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url === null || url.host === '' ? '' : `${url.protocol}//${url.host}`;
}
