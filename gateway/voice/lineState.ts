/** One line at this gateway, as it stands. */
import type { LineEvent } from '#call-core';
import type { LineCalls } from './lineCalls.ts';
import type { Holding } from './lineHolding.ts';
import type { EngineLine, Registration, SipAccount } from './ports.ts';

/** Where a page listens. */
export interface LinePage {
  tell(event: LineEvent): void;
  /** No more will be told. */
  end(): void;
}

export interface Line {
  readonly holding: Holding;
  page: LinePage | null;
  calls: LineCalls | null;
  engineLine: EngineLine | null;
  registration: Registration;
  farewell: NodeJS.Timeout | null;
  retry: NodeJS.Timeout | null;
  failures: number;
  account: SipAccount | null;
  /** There is another account, which waits for the calls to end. */
  isStale: boolean;
  /** Callers are told that the line is busy. */
  isQuiet: boolean;
  opening: Promise<void>;
  isOpening: boolean;
  isClosed: boolean;
}

export const CONNECTING: Registration = { state: 'unregistered', code: 'line.notRegistered' };

export function newLine(holding: Holding): Line {
  return {
    holding,
    ...{ page: null, calls: null, engineLine: null, farewell: null, retry: null, account: null },
    registration: CONNECTING,
    failures: 0,
    isStale: false,
    isQuiet: false,
    opening: Promise.resolve(),
    isOpening: false,
    isClosed: false,
  };
}

export function setRegistration(line: Line, registration: Registration): void {
  line.registration = registration;
  line.page?.tell(told(registration));
}

export function told(registration: Registration): LineEvent {
  return registration.state === 'registered'
    ? { type: 'registered' }
    : { type: 'unregistered', code: registration.code };
}

/** In a page that is there. */
export function isTalking({ page, calls }: Line): boolean {
  return page !== null && calls?.isIdle() === false;
}
