/** What the widget knows and shows. Views are given parts of it. */
import type {
  DialableNumber,
  ErrorCode,
  HistoryEntry,
  PersonNumbers,
  PhoneNumbers,
  RecordRef,
  Session,
} from 'c/zoomCallCore';
import type { LineReadiness } from 'c/zoomPhoneLine';

/** An error as a view shows it: words by its code, and what Salesforce said. */
export interface ShownProblem {
  readonly code: ErrorCode;
  readonly said: string | null;
}

/** The agent's wish to call a number. */
export interface DialWish {
  readonly number: DialableNumber;
  /** As the agent knows it, for questions and messages. */
  readonly shown: string;
  readonly record: RecordRef | null;
}

export type DialQuestion = 'emergency' | 'premium' | 'consent';

export type Dialing =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly question: DialQuestion; readonly wish: DialWish }
  /** The line has been asked; no call has begun. */
  | { readonly phase: 'calling'; readonly dialId: string; readonly wish: DialWish }
  | { readonly phase: 'failed'; readonly wish: DialWish | null; readonly problem: ShownProblem };

/** The search by name, for the text that stands in the field. */
export interface PersonSearch {
  readonly text: string;
  readonly phase: 'idle' | 'searching' | 'done' | 'failed';
  readonly people: readonly PersonNumbers[];
}

export type Tab = 'keypad' | 'history';

export interface PhoneState {
  readonly stage: 'loading' | 'signedOut' | 'signedIn';
  readonly signingIn: boolean;
  readonly signInProblem: ShownProblem | null;
  readonly session: Session | null;
  readonly numbers: PhoneNumbers | null;
  readonly connection: 'connecting' | 'connected' | 'reconnecting';
  /** Newest call first. */
  readonly entries: readonly HistoryEntry[];
  readonly line: LineReadiness;
  readonly dialing: Dialing;
  readonly search: PersonSearch;
  readonly tab: Tab;
  /** The entry of History that stands open. */
  readonly openCallId: string | null;
  /** The agent has asked to see the pad although no call needs it. */
  readonly padWanted: boolean;
  /** Something the agent did was refused; shown until the next thing. */
  readonly problem: ShownProblem | null;
}

export const INITIAL_STATE: PhoneState = {
  stage: 'loading',
  signingIn: false,
  signInProblem: null,
  session: null,
  numbers: null,
  connection: 'connecting',
  entries: [],
  line: 'starting',
  dialing: { phase: 'idle' },
  search: { text: '', phase: 'idle', people: [] },
  tab: 'keypad',
  openCallId: null,
  padWanted: false,
  problem: null,
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
