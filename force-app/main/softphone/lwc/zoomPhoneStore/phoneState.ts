/** What the widget knows and shows. Views are given parts of it. */
import { NO_LINE_EXTRAS } from 'c/zoomCallCore';
import type {
  CallQuality,
  Connection,
  DialableNumber,
  ErrorCode,
  HistoryEntry,
  HistoryKind,
  LineCapabilities,
  LineExtras,
  Person,
  PersonNumbers,
  PhoneError,
  PhoneFields,
  PhoneNumbers,
  RecordRef,
  Session,
  TaskField,
} from 'c/zoomCallCore';
import type { AudioState } from 'c/zoomPhoneAudio';
import type { LineReadiness } from 'c/zoomPhoneLine';
import { NO_TEXTS } from 'c/zoomPhoneTextStore';
import type { TextsState } from 'c/zoomPhoneTextStore';

/** An error as a view shows it: words by its code, and what Salesforce said. */
export interface ShownProblem {
  readonly code: ErrorCode;
  readonly said: string | null;
}

export function shown(error: PhoneError): ShownProblem {
  return { code: error.code, said: error.said ?? null };
}

/** The agent's wish to call a number. */
export interface DialWish {
  readonly number: DialableNumber;
  /** As the agent knows it, for questions and messages. */
  readonly shown: string;
  readonly record: RecordRef | null;
}

export type DialQuestion = 'emergency' | 'premium' | 'consent' | 'meeting';

export type Dialing =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly question: DialQuestion; readonly wish: DialWish }
  /** Whether the agent is in a meeting is being asked for; the line has not been. */
  | { readonly phase: 'checking'; readonly wish: DialWish }
  /** The line has been asked; no call has begun. */
  | { readonly phase: 'calling'; readonly dialId: string; readonly wish: DialWish }
  | { readonly phase: 'failed'; readonly wish: DialWish | null; readonly problem: ShownProblem };

/** The search by name, for the text that stands in the field. */
export interface PersonSearch {
  readonly text: string;
  readonly phase: 'idle' | 'searching' | 'done' | 'failed';
  readonly people: readonly PersonNumbers[];
}

/** The list of calls further back, or the search in it. */
export interface PastCalls {
  readonly text: string;
  readonly kind: HistoryKind;
  /** `complete`: there are no more. */
  readonly phase: 'idle' | 'loading' | 'complete' | 'failed';
  /** The calls that were found, by their ids; null where none are looked for, and all are listed. */
  readonly found: readonly string[] | null;
  readonly problem: ShownProblem | null;
}

/** A Contact or Lead as the agent types it. */
export interface PersonFields {
  readonly objectName: 'Contact' | 'Lead';
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  /** API name of the field for the number; empty for the usual one. */
  readonly phoneField: string;
}

/** A new person for a call, until Salesforce has them. */
export interface PersonDraft {
  readonly creationId: string;
  readonly fields: PersonFields;
  /** `duplicates`: the agent decides between those who are there and another one. */
  readonly phase: 'editing' | 'sending' | 'duplicates';
  readonly duplicates: readonly Person[];
  readonly mayCreate: boolean;
  readonly problem: ShownProblem | null;
}

/** Other calls of the number of a call that have no person. */
export interface EarlierCalls {
  readonly personId: string;
  readonly count: number;
  readonly phase: 'offered' | 'linked';
}

/** How the agent says who it was. */
export interface Naming {
  /** The call for which persons are searched; there is one search at a time. */
  readonly searchedFor: string | null;
  readonly search: PersonSearch;
  /** Null until the gateway has told them. */
  readonly phoneFields: PhoneFields | null;
  /** By call. */
  readonly drafts: Readonly<Record<string, PersonDraft>>;
  /** By call. */
  readonly earlier: Readonly<Record<string, EarlierCalls>>;
}

/** Further fields of the Task that the administrator lets agents fill in. */
export interface TaskFields {
  readonly fields: readonly TaskField[];
  /** They could not be asked for. */
  readonly isUnavailable: boolean;
}

/** A call of a line whose audio is in a page, under the id by which it is listed. */
export interface OwnCallShown {
  /** Its name at the line. */
  readonly lineId: string;
  /** The same from first to last, for what stands on the page. */
  readonly key: string;
  /** Zoom has not told of it: there is no log yet. */
  readonly isProvisional: boolean;
  /** It goes on at the line: it can be steered. */
  readonly isLive: boolean;
}

/** The agent asks somebody before a call is handed over; both by their names at the line. */
export interface Consultation {
  readonly from: string;
  /** That was dialed for it. */
  readonly number: string;
  /** Null until the call has begun. */
  readonly to: string | null;
}

/** A call to oneself, in this tab. */
export interface TestCall {
  /** `heard`: what the microphone takes comes back. */
  readonly phase: 'idle' | 'begun' | 'heard';
  readonly quality: CallQuality | null;
  /** Why the last one did not come about, or was broken off. */
  readonly problem: ErrorCode | null;
}

export const NO_TEST_CALL: TestCall = { phase: 'idle', quality: null, problem: null };

export type Tab = 'keypad' | 'hold' | 'history' | 'texts';

export interface PhoneState {
  readonly stage: 'loading' | 'signedOut' | 'signedIn';
  readonly signingIn: boolean;
  readonly signInProblem: ShownProblem | null;
  readonly session: Session | null;
  readonly numbers: PhoneNumbers | null;
  readonly connection: Connection;
  /** This is the tab that the agent looked at last: it has the pad, and tells of calls. */
  readonly leads: boolean;
  /** Newest call first. */
  readonly entries: readonly HistoryEntry[];
  readonly past: PastCalls;
  readonly line: LineReadiness;
  /** Why the line is not ready, where it knows. */
  readonly lineProblem: ErrorCode | null;
  readonly capabilities: LineCapabilities;
  readonly extras: LineExtras;
  readonly testCall: TestCall;
  /** By the ids under which they are listed; empty where the line's calls have Zoom's ids. */
  readonly ownCalls: Readonly<Record<string, OwnCallShown>>;
  /** Calls that something is being done with, by their names at the line. */
  readonly acting: readonly string[];
  /** How calls sound, by their names at the line. */
  readonly quality: Readonly<Record<string, CallQuality>>;
  readonly consultation: Consultation | null;
  readonly dialing: Dialing;
  readonly search: PersonSearch;
  readonly naming: Naming;
  readonly texts: TextsState;
  readonly tab: Tab;
  /** The entry of History that stands open. */
  readonly openCallId: string | null;
  /** Calls of the last days that are neither in Salesforce nor dismissed, as far as the gateway knows. */
  readonly externalCount: number;
  readonly taskFields: TaskFields;
  /** The browser's devices; null where the line's audio is not in this page. */
  readonly audio: AudioState | null;
  /** The agent has asked to see the pad although no call needs it. */
  readonly padWanted: boolean;
  /** Something the agent did was refused; shown until the next thing. */
  readonly problem: ShownProblem | null;
}

const NO_SEARCH: PersonSearch = { text: '', phase: 'idle', people: [] };

export const NO_NAMING: Naming = {
  searchedFor: null,
  search: NO_SEARCH,
  phoneFields: null,
  drafts: {},
  earlier: {},
};

export const NO_TASK_FIELDS: TaskFields = { fields: [], isUnavailable: false };

export const INITIAL_STATE: PhoneState = {
  stage: 'loading',
  signingIn: false,
  signInProblem: null,
  session: null,
  numbers: null,
  connection: 'connecting',
  leads: false,
  entries: [],
  past: { text: '', kind: 'all', phase: 'idle', found: null, problem: null },
  line: 'starting',
  lineProblem: null,
  capabilities: new Set(),
  extras: NO_LINE_EXTRAS,
  testCall: NO_TEST_CALL,
  ownCalls: {},
  acting: [],
  quality: {},
  consultation: null,
  dialing: { phase: 'idle' },
  search: NO_SEARCH,
  naming: NO_NAMING,
  texts: NO_TEXTS,
  tab: 'keypad',
  openCallId: null,
  externalCount: 0,
  taskFields: NO_TASK_FIELDS,
  audio: null,
  padWanted: false,
  problem: null,
};

const { entries, dialing, openCallId, naming, tab, line, padWanted, problem, externalCount } = INITIAL_STATE;
const { lineProblem, capabilities, extras, testCall, ownCalls, acting, quality, consultation } =
  INITIAL_STATE;
/** What was known of an agent who has signed out, forgotten. */
export const OF_NOBODY: Partial<PhoneState> = {
  ...{ entries, dialing, openCallId, naming, tab, line, padWanted, problem, externalCount },
  ...{ lineProblem, capabilities, extras, testCall, ownCalls, acting, quality, consultation },
};

/** One place that holds the state, and tells who wants to know. */
export interface StateHolder {
  get(): PhoneState;
  set(change: Partial<PhoneState>): void;
  /** @returns ends the subscription */
  subscribe(listener: (state: PhoneState) => void): () => void;
}

export function createStateHolder(): StateHolder {
  let state = INITIAL_STATE;
  const listeners = new Set<(state: PhoneState) => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
