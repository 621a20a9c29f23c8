/** What the browser line needs of the outside. Owned here; implemented in `janus`, `gateway/zoom` and `gateway/storage`. */
import type { ErrorCode, LineCallEvent, LineCandidate } from '#call-core';
import type { Secret } from '../secret.ts';

/** With what Zoom takes the agent's browser for a desk phone. */
export interface SipAccount {
  readonly domain: string;
  readonly userName: string;
  readonly authorizationId: string;
  readonly password: Secret;
  /** Host and port that everything goes through, over TLS. */
  readonly outboundProxy: { readonly host: string; readonly port: number };
}

/** `isEntered`: by an administrator, and so not to be asked of Zoom. */
export interface KeptSipAccount {
  readonly account: SipAccount;
  readonly isEntered: boolean;
}

export interface SipAccountStore {
  find(agentId: string): Promise<KeptSipAccount | null>;
  /** Of Zoom: what an administrator has entered stays. */
  save(agentId: string, account: SipAccount): Promise<void>;
}

/** What an administrator does with them. Lines of these agents hear of it, on every gateway. */
export interface EnteredSipAccounts {
  enter(agentId: string, account: SipAccount): Promise<void>;
  /** @returns whether there was one */
  remove(agentId: string): Promise<boolean>;
  /** Whose there are, of Zoom and entered; nothing of the accounts. */
  list(): Promise<
    readonly { readonly agentId: string; readonly isEntered: boolean; readonly since: number }[]
  >;
}

/** Where a line is at an engine: enough to end it there. */
export interface LinePlace {
  /** Name of the engine. */
  readonly engine: string;
  readonly session: string;
}

/** Which gateway has the line of an agent. `holder` is an id of one stay of a line at a gateway. */
export interface LineHoldingStore {
  /**
   * Takes the line where nobody has it; else asks whoever has it.
   * @param insists also where the agent talks
   * @returns whether `holder` has it now
   */
  ask(agentId: string, holder: string, insists: boolean): Promise<boolean>;
  look(agentId: string): Promise<{
    readonly holder: string;
    readonly askedBy: string | null;
    readonly insists: boolean;
    readonly isRefused: boolean;
  } | null>;
  note(agentId: string, holder: string, place: LinePlace): Promise<void>;
  /** To whoever has asked. */
  refuse(agentId: string, holder: string): Promise<void>;
  /** Hands it over to whoever has asked, and else gives it up. */
  release(agentId: string, holder: string): Promise<void>;
  /** Takes it, because whoever has it does not answer. @returns where it was; not seized where somebody else has asked since */
  seize(
    agentId: string,
    holder: string,
  ): Promise<{ readonly isSeized: boolean; readonly left: LinePlace | null }>;
  /** Tells that something of the line may have changed, of the holding or of the account. @returns ends it */
  subscribe(agentId: string, listener: () => void): () => void;
}

/** Where Zoom is asked for it. */
export interface SipAccountSource {
  /** @throws PhoneError line.noAccount where the user has no desk phone of this kind, else a `zoom.` code */
  find(zoomUserId: string): Promise<SipAccount>;
}

/** What tells SIP from WebRTC and carries the audio between them. */
export interface VoiceEngine {
  /** Registers the account, and again whenever that is lost. @throws PhoneError line.engineAway */
  openLine(account: SipAccount, listener: EngineListener): Promise<EngineLine>;
  /** Ends a line and its calls that its gateway has left behind. Nothing happens where it is gone. @throws PhoneError line.engineAway */
  endLeft(session: string): Promise<void>;
}

export interface EngineListener {
  onRegistration(registration: Registration): void;
  onCall(event: LineCallEvent): void;
  /** The engine is gone, and all calls with it. The line is of no more use. */
  onLost(): void;
}

export type Registration =
  | { readonly state: 'registered' }
  | { readonly state: 'unregistered'; readonly code: ErrorCode };

/**
 * The line of one agent at an engine. Every action resolves when the engine has taken it, and throws PhoneError:
 * `line.callUnknown`, `line.notNow`, `line.notRegistered`, `line.tooManyCalls`, `line.refused`, `line.engineAway`.
 */
export interface EngineLine {
  readonly place: LinePlace;
  /** @param target user of a SIP address at the account's domain */
  dial(callId: string, target: string, sdp: string): Promise<void>;
  accept(callId: string, sdp: string): Promise<void>;
  /** A call that goes no further than the engine, which answers with what it hears. Needs no registration. */
  echo(callId: string, sdp: string): Promise<void>;
  decline(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  /** No more audio in either direction. */
  hold(callId: string): Promise<void>;
  resume(callId: string): Promise<void>;
  sendDigits(callId: string, digits: string): Promise<void>;
  transfer(callId: string, target: string): Promise<void>;
  transferTo(callId: string, otherCallId: string): Promise<void>;
  addCandidate(callId: string, candidate: LineCandidate): Promise<void>;
  /** Ends the calls, and tells Zoom that nobody is to be reached here. */
  close(): Promise<void>;
}
