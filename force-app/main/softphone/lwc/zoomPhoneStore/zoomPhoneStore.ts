/**
 * The widget's state and everything that changes it. Views are given parts of the state and tell what the agent did;
 * they know neither client nor line.
 */
import { createPhoneNumbers, isLive, stateOf, toPhoneError } from 'c/zoomCallCore';
import type {
  CallerIdChoice,
  CallEvent,
  FeedMessage,
  HistoryEntry,
  PhoneError,
  Session,
} from 'c/zoomCallCore';
import type { LiveFeed, ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { LineListener, LineReadiness, PhoneLine } from 'c/zoomPhoneLine';
import { createDialer, shown } from './dialer.ts';
import type { Dialer } from './dialer.ts';
import { createHistory } from './history.ts';
import { createStateHolder } from './phoneState.ts';
import type { PhoneState, Tab } from './phoneState.ts';
import { createPersonSearch } from './personSearch.ts';
import type { PersonSearchActions } from './personSearch.ts';
import { createSignInActions } from './signInActions.ts';
import type { SignInActions } from './signInActions.ts';

export { liveCalls, recentNumbers } from './history.ts';
export { INITIAL_STATE } from './phoneState.ts';
export type {
  Dialing,
  DialQuestion,
  DialWish,
  PersonSearch,
  PhoneState,
  ShownProblem,
  Tab,
} from './phoneState.ts';

export interface LogActions {
  writeComment(callId: string, comment: string): void;
  choosePerson(callId: string, personId: string | null): void;
  closeLog(callId: string): void;
  setLogDeleted(callId: string, deleted: boolean): void;
  retryLog(callId: string): void;
}

export interface ZoomPhoneStore
  extends
    LogActions,
    PersonSearchActions,
    Pick<Dialer, 'dial' | 'confirm' | 'cancel' | 'again'>,
    Pick<SignInActions, 'signIn' | 'useCode' | 'showWindow' | 'cancelSignIn' | 'signOut'> {
  readonly state: PhoneState;
  subscribe(listener: (state: PhoneState) => void): () => void;
  start(): void;
  stop(): void;
  /** The page has come back: from sleep, from the background, to the network. */
  wake(): void;
  chooseCallerId(choice: CallerIdChoice): Promise<void>;
  selectTab(tab: Tab): void;
  openEntry(callId: string | null): void;
  wantPad(wanted: boolean): void;
  dismissProblem(): void;
}

export interface StoreDeps {
  readonly client: ZoomPhoneClient;
  /** Makes the agent's line; again after each sign-in. */
  readonly createLine: (
    session: Session,
    listener: LineListener,
    numbers: NonNullable<PhoneState['numbers']>,
  ) => PhoneLine;
  readonly link: PhoneLine;
  readonly now: () => number;
  readonly newId: () => string;
}

export function createZoomPhoneStore({ client, createLine, link, now, newId }: StoreDeps): ZoomPhoneStore {
  const holder = createStateHolder();
  const history = createHistory({ now });
  let line: PhoneLine | null = null;
  let feed: LiveFeed | null = null;
  const dialer = createDialer({ state: holder, client, line: () => line, link, now, newId });

  function showEntries(change: Partial<PhoneState> = {}): void {
    holder.set({ entries: history.entries(), ...change });
  }

  /** Changes calls, and opens History with the call that ended by it. */
  function changeCall(callId: string, change: () => void): void {
    const before = find(holder.get().entries, callId);
    change();
    const after = find(history.entries(), callId);
    const ended = before && after && isLive(stateOf(before.call)) && !isLive(stateOf(after.call));
    showEntries(ended ? { tab: 'history', openCallId: callId, padWanted: false } : {});
    if (after && !before && isLive(stateOf(after.call))) dialer.callBegan(after);
  }

  const listener: LineListener = {
    onCallEvent(event: CallEvent, dialId) {
      client.report(event, dialId);
      changeCall(event.callId, () => {
        history.apply(event);
      });
      if (dialId !== null) dialer.answered(dialId);
    },
    onNoCall: dialer.noCall,
    onReadiness(readiness: LineReadiness) {
      holder.set({ line: readiness });
    },
  };

  function receive(message: FeedMessage): void {
    if (message.type === 'session') holder.set({ session: message.session });
    if (message.type === 'entry') {
      changeCall(message.entry.call.callId, () => history.receive(message.entry));
    }
    if (message.type === 'ready') {
      holder.set({ connection: 'connected' });
      client.flush();
    }
  }

  function onBroken(error: PhoneError): void {
    if (error.code !== 'session.missing') {
      holder.set({ connection: 'reconnecting' });
      return;
    }
    signedOut();
    holder.set({ stage: 'signedOut', session: null });
  }

  async function signedIn(session: Session): Promise<void> {
    const numbers = createPhoneNumbers(await client.numberData(), session.homeCountry);
    line?.stop();
    feed?.stop();
    line = createLine(session, listener, numbers);
    holder.set({ session, numbers, connection: 'connecting' });
    feed = client.openFeed({ onMessage: receive, onBroken });
  }

  function signedOut(): void {
    feed?.stop();
    line?.stop();
    feed = null;
    line = null;
    history.clear();
    holder.set({
      entries: [],
      dialing: { phase: 'idle' },
      openCallId: null,
      tab: 'keypad',
      line: 'starting',
    });
  }

  const signInActions = createSignInActions({
    state: holder,
    client,
    onSession: signedIn,
    onSignedOut: signedOut,
  });
  const { signIn, useCode, showWindow, cancelSignIn, signOut } = signInActions;
  const { dial, confirm, cancel, again } = dialer;

  return {
    get state() {
      return holder.get();
    },
    subscribe: holder.subscribe,
    start: () => void signInActions.restore(),
    stop() {
      signInActions.stop();
      dialer.stop();
      feed?.stop();
      line?.stop();
    },
    wake() {
      feed?.wake();
      client.flush();
    },
    signIn,
    useCode,
    showWindow,
    cancelSignIn,
    signOut,
    dial,
    confirm,
    cancel,
    again,
    async chooseCallerId(choice) {
      const { session } = holder.get();
      if (session === null) return;
      // Shown at once, and taken back where Zoom refuses: a number that looks hidden must be hidden.
      holder.set({ session: { ...session, callerId: choice }, problem: null });
      try {
        await client.setCallerId(choice);
      } catch (caught) {
        holder.set({ session, problem: shown(toPhoneError(caught)) });
      }
    },
    selectTab: (tab) => {
      holder.set({ tab });
    },
    openEntry: (openCallId) => {
      holder.set({ openCallId });
    },
    wantPad: (padWanted) => {
      holder.set({ padWanted });
    },
    dismissProblem: () => {
      holder.set({ problem: null });
    },
    ...createPersonSearch({ state: holder, client }),
    ...logActions(client, history, showEntries),
  };
}

function logActions(
  client: ZoomPhoneClient,
  history: ReturnType<typeof createHistory>,
  show: (change?: Partial<PhoneState>) => void,
): LogActions {
  return {
    writeComment(callId, comment) {
      client.writeComment(callId, comment, history.writeComment(callId, comment));
      show();
    },
    choosePerson(callId, personId) {
      client.choosePerson(callId, personId);
    },
    closeLog(callId) {
      history.edit(callId, { closed: true });
      client.closeLog(callId);
      show({ openCallId: null });
    },
    setLogDeleted(callId, deleted) {
      history.edit(callId, deleted ? { state: 'deleted', closed: true } : { state: 'saving', closed: false });
      client.setLogDeleted(callId, deleted);
      show();
    },
    retryLog(callId) {
      history.edit(callId, { state: 'saving', problem: null });
      client.retryLog(callId);
      show();
    },
  };
}

function find(entries: readonly HistoryEntry[], callId: string): HistoryEntry | undefined {
  return entries.find((entry) => entry.call.callId === callId);
}
