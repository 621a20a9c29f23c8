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

export interface SipAccountStore {
  find(agentId: string): Promise<SipAccount | null>;
  save(agentId: string, account: SipAccount): Promise<void>;
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
}

export interface EngineListener {
  onRegistration(registration: Registration): void;
  onCall(event: LineCallEvent): void;
  /** The engine is gone, and all calls with it. The line is of no more use. */
  onLost(): void;
}

export type Registration =
  { readonly state: 'registered' } | { readonly state: 'unregistered'; readonly code: ErrorCode };

/**
 * The line of one agent at an engine. Every action resolves when the engine has taken it, and throws PhoneError:
 * `line.callUnknown`, `line.notNow`, `line.notRegistered`, `line.tooManyCalls`, `line.refused`, `line.engineAway`.
 */
export interface EngineLine {
  /** @param target user of a SIP address at the account's domain */
  dial(callId: string, target: string, sdp: string): Promise<void>;
  accept(callId: string, sdp: string): Promise<void>;
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
