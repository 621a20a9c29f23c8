/** The sign-in window: opened by a click, closed by itself, its result taken from it alone. */
import { PhoneError, isErrorCode } from 'c/zoomCallCore';

export interface SignInPopup {
  /** Resolves with the one-time code and the secret that makes it worth a session. @throws PhoneError `signIn.` and others */
  readonly result: Promise<{ readonly code: string; readonly verifier: string }>;
  /** Brings the window to front. */
  focus(): void;
  /** Gives up and closes the window. */
  cancel(): void;
}

interface Options {
  readonly gatewayUrl: string;
  readonly salesforceUserId: string;
  readonly language: string;
}

const FEATURES = 'popup,width=520,height=720';
const LOOK_MS = 400;

/** A secret and its hash, made before the click: a window may be opened only while the click is being handled. */
export interface SignInSecret {
  readonly verifier: string;
  readonly challenge: string;
}

export async function createSignInSecret(): Promise<SignInSecret> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(hash)) };
}

/** Call from the handler of a click. */
export function openSignInPopup(secret: SignInSecret, options: Options): SignInPopup {
  const url = signInUrl(options.gatewayUrl);
  if (!url) return unopened(new PhoneError('config.invalid'));
  url.search = new URLSearchParams({
    origin: window.location.origin,
    challenge: secret.challenge,
    user: options.salesforceUserId,
    lang: options.language,
  }).toString();
  const popup = window.open(url.href, 'zoom-phone-sign-in', FEATURES);
  if (!popup) return unopened(new PhoneError('signIn.popupBlocked'));
  let finish: (error: PhoneError) => void = nothing;
  const result = new Promise<{ code: string; verifier: string }>((resolve, reject) => {
    const stop = listen(popup, url.origin, (message) => {
      stop();
      popup.close();
      if ('code' in message) resolve({ code: message.code, verifier: secret.verifier });
      else reject(message.error);
    });
    finish = (error) => {
      stop();
      reject(error);
    };
  });
  return {
    result,
    focus: () => {
      popup.focus();
    },
    cancel() {
      finish(new PhoneError('signIn.windowClosed'));
      popup.close();
    },
  };
}

function signInUrl(gatewayUrl: string): URL | null {
  try {
    return new URL(`${gatewayUrl}/sign-in`);
  } catch {
    return null;
  }
}

function unopened(error: PhoneError): SignInPopup {
  return { result: Promise.reject(error), focus: nothing, cancel: nothing };
}

type PopupMessage = { readonly code: string } | { readonly error: PhoneError };

/** Takes a message of this window and this origin only. A window that is gone has said nothing. */
function listen(popup: Window, origin: string, onResult: (message: PopupMessage) => void): () => void {
  function receive(event: MessageEvent<unknown>): void {
    if (event.source !== popup || event.origin !== origin) return;
    const message = toMessage(event.data);
    if (message) onResult(message);
  }
  window.addEventListener('message', receive);
  const look = setInterval(() => {
    if (popup.closed) onResult({ error: new PhoneError('signIn.windowClosed') });
  }, LOOK_MS);
  return () => {
    window.removeEventListener('message', receive);
    clearInterval(look);
  };
}

function toMessage(data: unknown): PopupMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'zoom-phone-sign-in')
    return null;
  if ('code' in data && typeof data.code === 'string') return { code: data.code };
  const code = 'error' in data && isErrorCode(data.error) ? data.error : 'signIn.failed';
  const said = 'said' in data && typeof data.said === 'string' ? data.said : undefined;
  return { error: new PhoneError(code, { said }) };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (character) => ({ '+': '-', '/': '_' })[character] ?? '',
  );
}

function nothing(): void {
  // A window that was never opened needs nothing.
}
