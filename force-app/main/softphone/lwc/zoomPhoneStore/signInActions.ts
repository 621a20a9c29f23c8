/** Signing in and out. */
import { toPhoneError } from 'c/zoomCallCore';
import type { Session, PhoneError } from 'c/zoomCallCore';
import type { SignInPopup, SignInSecret, ZoomPhoneClient } from 'c/zoomPhoneClient';
import { shown } from './dialer.ts';
import type { StateHolder } from './phoneState.ts';

export interface SignInActions {
  /** Looks whether this browser is signed in. */
  restore(): Promise<void>;
  /** Call from the handler of a click: the browser opens windows at no other time. */
  signIn(): void;
  /** The code that the last window showed because it could not hand it over. */
  useCode(code: string): void;
  /** Brings the open sign-in window to front. */
  showWindow(): void;
  cancelSignIn(): void;
  signOut(): Promise<void>;
  stop(): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: ZoomPhoneClient;
  readonly onSession: (session: Session) => Promise<void>;
  readonly onSignedOut: () => void;
}

const ASK_AGAIN_MS = 5000;

export function createSignInActions({ state, client, onSession, onSignedOut }: Deps): SignInActions {
  let secret: SignInSecret | null = null;
  /** Of the window opened last: its code is worth nothing without it. */
  let lastVerifier = '';
  let popup: SignInPopup | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function prepare(): Promise<void> {
    secret = await client.createSignInSecret();
  }

  async function take(session: Promise<Session>): Promise<void> {
    await onSession(await session);
    state.set({ stage: 'signedIn', signingIn: false, signInProblem: null });
  }

  async function restore(): Promise<void> {
    clearTimeout(timer);
    void prepare();
    try {
      await take(client.session());
    } catch (caught) {
      const error = toPhoneError(caught, 'gateway.internal');
      const signedOut = error.code === 'session.missing';
      state.set({ stage: 'signedOut', signInProblem: signedOut ? null : shown(error) });
      if (signedOut) onSignedOut();
      else timer = setTimeout(() => void restore(), ASK_AGAIN_MS);
    }
  }

  async function finish(result: SignInPopup['result']): Promise<void> {
    try {
      const { code, verifier } = await result;
      await take(client.exchange(code, verifier));
    } catch (caught) {
      const error = await orUnreachable(toPhoneError(caught, 'signIn.failed'));
      state.set({ signingIn: false, signInProblem: shown(error) });
    } finally {
      popup = null;
      void prepare();
    }
  }

  /** A window that shows the browser's own error page is closed by the agent; the reason lies deeper. */
  async function orUnreachable(error: PhoneError): Promise<PhoneError> {
    if (error.code !== 'signIn.windowClosed') return error;
    const reason = await client.session().then(
      () => null,
      (caught: unknown) => toPhoneError(caught),
    );
    return reason?.code === 'gateway.unreachable' ? reason : error;
  }

  return {
    restore,
    signIn() {
      if (secret === null || popup !== null) return;
      clearTimeout(timer);
      popup = client.openSignIn(secret);
      lastVerifier = secret.verifier;
      state.set({ signingIn: true, signInProblem: null });
      void finish(popup.result);
    },
    useCode(code) {
      state.set({ signInProblem: null });
      void finish(Promise.resolve({ code, verifier: lastVerifier }));
    },
    showWindow() {
      popup?.focus();
    },
    cancelSignIn() {
      popup?.cancel();
    },
    async signOut() {
      try {
        await client.signOut();
      } catch (caught) {
        state.set({ problem: shown(toPhoneError(caught)) });
        return;
      }
      onSignedOut();
      state.set({ stage: 'signedOut', session: null, signInProblem: null });
    },
    stop() {
      clearTimeout(timer);
      popup?.cancel();
    },
  };
}
