/**
 * The widget's state and everything that changes it. Views are given parts of the state and tell what the agent did;
 * they know neither client nor line.
 */
import { toPhoneError } from 'c/zoomCallCore';
import type { CallerIdChoice, OwnChoices, RecordRef, Session, TabMessage } from 'c/zoomCallCore';
import type { CallAudio } from 'c/zoomPhoneAudio';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs, TabsListener } from 'c/zoomPhoneTabs';
import type { TextActions } from 'c/zoomPhoneTextStore';
import { followAudio } from './audioPart.ts';
import { createCallActions } from './callActions.ts';
import type { CallActions } from './callActions.ts';
import { createConnection } from './connection.ts';
import type { CreateLine } from './connection.ts';
import { createDialer } from './dialer.ts';
import type { Dialer } from './dialer.ts';
import { createExtraActions } from './extraActions.ts';
import type { ExtraActions } from './extraActions.ts';
import { followExternalCount } from './externalCount.ts';
import { createHistory } from './history.ts';
import type { History } from './history.ts';
import { createLogActions } from './logActions.ts';
import type { LogActions } from './logActions.ts';
import { createMeetingCheck } from './meetingCheck.ts';
import { createNaming } from './naming.ts';
import type { NamingActions } from './naming.ts';
import { createOwnCalls } from './ownCalls.ts';
import type { OwnCalls } from './ownCalls.ts';
import { chooseAlerts } from './ownChoices.ts';
import { createPastCalls } from './pastCalls.ts';
import type { PastCallsActions } from './pastCalls.ts';
import { createPersonSearch } from './personSearch.ts';
import type { PersonSearchActions } from './personSearch.ts';
import { createStateHolder, shown } from './phoneState.ts';
import type { PhoneState, StateHolder, Tab } from './phoneState.ts';
import { createSignInActions } from './signInActions.ts';
import type { SignInActions } from './signInActions.ts';
import { followTaskFields } from './taskFields.ts';
import { createTextPart } from './textPart.ts';

export { isBusy } from './dialer.ts';
export { liveCalls, recentNumbers } from './listedCalls.ts';
export { INITIAL_STATE } from './phoneState.ts';
export type { CallAction } from './callActions.ts';
export type { CreateLine } from './connection.ts';
export type { LogActions } from './logActions.ts';
export { steeringOf } from './steering.ts';
export type { NamedCall, Steering } from './steering.ts';
export type { ThreadPeer } from './naming.ts';
export type {
  Dialing,
  DialQuestion,
  DialWish,
  EarlierCalls,
  Naming,
  OwnCallShown,
  PastCalls,
  PersonDraft,
  PersonFields,
  PersonSearch,
  PhoneState,
  ShownProblem,
  Tab,
  TaskFields,
  TestCall,
} from './phoneState.ts';

export interface ZoomPhoneStore
  extends
    CallActions,
    ExtraActions,
    LogActions,
    NamingActions,
    PersonSearchActions,
    PastCallsActions,
    TextActions,
    Pick<Dialer, 'dial' | 'confirm' | 'cancel' | 'again'>,
    Pick<SignInActions, 'signIn' | 'useCode' | 'showWindow' | 'cancelSignIn' | 'signOut'> {
  readonly state: PhoneState;
  subscribe(listener: (state: PhoneState) => void): () => void;
  start(): void;
  stop(): void;
  /**
   * The page has come back: from sleep, from the background, to the network.
   * @param isNewNetwork to the network
   */
  wake(isNewNetwork?: boolean): void;
  /** Looks for recipients of a text, as `searchPeople`. */
  searchRecipients(text: string): void;
  /** The agent turns to this tab. */
  attend(): void;
  /** The browser is about to freeze this tab; `wake` brings it back. */
  freeze(): void;
  chooseCallerId(choice: CallerIdChoice): Promise<void>;
  /** Ring tone, and when the caller's record opens. */
  chooseAlerts(choices: OwnChoices): Promise<void>;
  selectTab(tab: Tab): void;
  openEntry(callId: string | null): void;
  wantPad(wanted: boolean): void;
  dismissProblem(): void;
}

export interface StoreDeps {
  readonly client: ZoomPhoneClient;
  readonly createLine: CreateLine;
  readonly link: PhoneLine;
  /** Null, or left out, where the line's audio is not in this page. */
  readonly audio?: Pick<CallAudio, 'state' | 'subscribe'> | null;
  readonly openTabs: (listener: TabsListener) => Tabs;
  readonly now: () => number;
  readonly newId: () => string;
}

export function createZoomPhoneStore(deps: StoreDeps): ZoomPhoneStore {
  const { client, createLine, link, audio = null, openTabs, now, newId } = deps;
  const { state, history, ownCalls } = createLists(now);
  const { texts, textActions } = createTextPart({ state, client, now, newId });
  const tabs = openTabs({
    onLeads: () => {
      connection.leads();
    },
    onMessage: (message) => {
      if (message.type === 'session') followSession(message);
      else connection.hear(message);
    },
  });
  const connection = createConnection({
    ...{ state, client, history, ownCalls, texts, createLine, now, newId },
    dialer: () => dialer,
    tabs: () => tabs,
    onSessionOver: () => {
      signInActions.forget();
      tellSession(null);
    },
  });
  const dialer = createDialer({
    ...{ state, client, leading, link, now, newId },
    meetingCheck: createMeetingCheck(client),
    line: () => connection.line,
  });
  const signInActions = createSignInActions({
    state,
    client,
    onSession: open,
    onSignedOut: forget,
    onChange: tellSession,
  });
  const personSearch = createPersonSearch({
    client,
    shown: () => state.get().search,
    show: (search) => {
      state.set({ search });
    },
  });
  const { forget: forgetNaming, ...naming } = createNaming({
    ...{ state, client, history, newId },
    showPeer: texts.showPeer,
  });
  const { forget: forgetPast, ...pastCalls } = createPastCalls({ state, client, history });
  const followings = followAll(state, client, audio);
  const { signIn, useCode, showWindow, cancelSignIn, signOut } = signInActions;

  function agentId(): string | null {
    return state.get().session?.agent.zoomUserId ?? null;
  }

  /** Another agent sees nothing of the one before. */
  async function open(session: Session): Promise<void> {
    if (agentId() !== session.agent.zoomUserId) forget();
    await connection.open(session);
  }

  function forget(): void {
    personSearch.searchPeople('');
    forgetNaming();
    forgetPast();
    texts.forget();
    connection.close();
  }

  function tellSession(zoomUserId: string | null): void {
    tabs.tell({ type: 'session', zoomUserId });
  }

  /** Signed in or out in one tab is so in all. */
  function followSession({ zoomUserId }: Extract<TabMessage, { type: 'session' }>): void {
    if (zoomUserId === agentId()) return;
    signInActions.forget();
    if (zoomUserId !== null) void signInActions.restore();
  }

  /** Who dials here is here: the pad comes along. */
  function leading(action: () => void): void {
    if (tabs.leads) action();
    else void tabs.take().then(action);
  }

  function dial(text: string, record: RecordRef | null, country?: string | null): void {
    leading(() => {
      dialer.dial(text, record, country);
    });
  }

  return {
    get state() {
      return state.get();
    },
    subscribe: state.subscribe,
    start: () => void signInActions.restore(),
    stop() {
      for (const stopFollowing of followings) stopFollowing();
      signInActions.stop();
      dialer.stop();
      tabs.stop();
      connection.stop();
    },
    attend() {
      void tabs.take();
    },
    freeze() {
      connection.freeze();
      tabs.pause();
    },
    wake(isNewNetwork = false) {
      tabs.resume();
      connection.wake(isNewNetwork);
      client.flush();
    },
    ...{ signIn, useCode, showWindow, cancelSignIn, signOut, cancel: dialer.cancel, dial },
    ...createCallActions({ state, order: connection.order, dial }),
    ...createExtraActions({ state, order: connection.order, line: () => connection.line, leading }),
    confirm() {
      leading(dialer.confirm);
    },
    again(by) {
      leading(() => {
        dialer.again(by);
      });
    },
    chooseAlerts: (choices) => chooseAlerts(state, client, choices),
    chooseCallerId: (choice) => chooseCallerId(state, client, choice),
    ...viewActions(state),
    ...personSearch,
    ...naming,
    ...pastCalls,
    ...textActions,
    ...createLogActions({ state, client, history, texts, tabs }),
  };
}

/** @returns what ends it */
function followAll(
  state: StateHolder,
  client: ZoomPhoneClient,
  audio: Pick<CallAudio, 'state' | 'subscribe'> | null,
): readonly (() => void)[] {
  return [
    followExternalCount({ state, client }),
    followTaskFields({ state, client }),
    followAudio({ state, audio }),
  ];
}

interface Lists {
  readonly state: StateHolder;
  readonly history: History;
  readonly ownCalls: OwnCalls;
}

/** What the line tells before Zoom does is listed with what Zoom tells. */
function createLists(now: () => number): Lists {
  const state = createStateHolder();
  const ownCalls = createOwnCalls({ now, numbers: () => state.get().numbers });
  const told = createHistory({ now });
  return { state, ownCalls, history: { ...told, entries: () => ownCalls.listed(told.entries()) } };
}

/** Shown at once, and taken back where Zoom refuses: a number that looks hidden must be hidden. */
async function chooseCallerId(
  state: StateHolder,
  client: Pick<ZoomPhoneClient, 'setCallerId'>,
  choice: CallerIdChoice,
): Promise<void> {
  const { session } = state.get();
  if (session === null) return;
  state.set({ session: { ...session, callerId: choice }, problem: null });
  try {
    await client.setCallerId(choice);
  } catch (caught) {
    const { session: now } = state.get();
    if (now?.agent.zoomUserId !== session.agent.zoomUserId) return;
    // Of a session that was told since, the gateway knows best.
    const { callerId } = now.callerId === choice ? session : now;
    state.set({ session: { ...now, callerId }, problem: shown(toPhoneError(caught)) });
  }
}

function viewActions(
  state: StateHolder,
): Pick<ZoomPhoneStore, 'selectTab' | 'openEntry' | 'wantPad' | 'dismissProblem'> {
  return {
    selectTab(tab) {
      state.set({ tab });
    },
    openEntry(openCallId) {
      state.set({ openCallId });
    },
    wantPad(padWanted) {
      state.set({ padWanted });
    },
    dismissProblem() {
      state.set({ problem: null });
    },
  };
}
