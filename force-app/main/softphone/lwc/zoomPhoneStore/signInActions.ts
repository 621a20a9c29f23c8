/** Signing in and out. */
import { toPhoneError } from 'c/zoomCallCore';
import type { Session, PhoneError } from 'c/zoomCallCore';
import type { SignInPopup, SignInSecret, ZoomPhoneClient } from 'c/zoomPhoneClient';
import { shown } from './phoneState.ts';
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
  /** The agent has signed out elsewhere. */
  forget(): void;
  stop(): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: ZoomPhoneClient;
  readonly onSession: (session: Session) => Promise<void>;
  readonly onSignedOut: () => void;
  /** Who is signed in now at Zoom, by what the agent did here. */
  readonly onChange: (zoomUserId: string | null) => void;
}

/** A gateway that starts anew is there again within a minute, and the agent is to see it within a second. */
const ASK_AGAIN_MS = 600;
const SHORT_FOR_MS = 60_000;
const ASK_LATER_MS = 5000;

export function createSignInActions({
  state,
  client,
  onSession,
  onSignedOut,
  onChange,
}: Deps): SignInActions {
  let secret: SignInSecret | null = null;
  /** Of the window opened last: its code is worth nothing without it. */
  let lastVerifier = '';
  let popup: SignInPopup | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;
  const patience = createPatience();

  async function prepare(): Promise<void> {
    secret = await client.createSignInSecret();
  }

  /** The answer to an older question says nothing any more. @returns whether none is newer */
  function beginAttempt(): () => boolean {
    const mine = (attempts += 1);
    return () => mine === attempts;
  }

  async function take(session: Session, isLast: () => boolean): Promise<void> {
    if (isLast()) await onSession(session);
    if (isLast()) state.set({ stage: 'signedIn', signingIn: false, signInProblem: null });
  }

  async function restore(): Promise<void> {
    clearTimeout(timer);
    void prepare();
    const isLast = beginAttempt();
    try {
      const session = await client.session();
      patience.end();
      await take(session, isLast);
    } catch (caught) {
      if (!isLast()) return;
      const error = toPhoneError(caught, 'gateway.internal');
      const signedOut = error.code === 'session.missing';
      state.set({ stage: 'signedOut', signInProblem: signedOut ? null : shown(error) });
      if (signedOut) onSignedOut();
      else timer = setTimeout(() => void restore(), patience.wait());
    }
  }

  async function finish(result: SignInPopup['result']): Promise<void> {
    try {
      const { code, verifier } = await result;
      const isLast = beginAttempt();
      const session = await client.exchange(code, verifier);
      if (isLast()) onChange(session.agent.zoomUserId);
      await take(session, isLast);
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

  function forget(): void {
    clearTimeout(timer);
    attempts += 1;
    onSignedOut();
    state.set({ stage: 'signedOut', session: null, signInProblem: null });
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
      forget();
      onChange(null);
    },
    forget,
    stop() {
      attempts += 1;
      clearTimeout(timer);
      popup?.cancel();
    },
  };
}

/** How long to wait before a gateway that does not answer is asked again. */
function createPatience(): { wait(): number; end(): void } {
  let silentSince: number | null = null;
  return {
    wait() {
      silentSince ??= Date.now();
      return Date.now() - silentSince < SHORT_FOR_MS ? ASK_AGAIN_MS : ASK_LATER_MS;
    },
    end() {
      silentSince = null;
    },
  };
}
