import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode } from 'c/zoomCallCore';

/**
 * Why a browser gives no microphone (Media Capture and Streams, 10.2). Told by the name: under Lightning Web Security an
 * error may come from another realm.
 *
 * @param pageAllows false: the policy of the page forbids it, so that the agent was never asked; null: it cannot be told
 */
export function microphoneError(caught: unknown, pageAllows: boolean | null): PhoneError {
  return new PhoneError(codeOf(nameOf(caught), pageAllows), { cause: caught });
}

/** No such device, or none like the one that was asked for. */
export function isMissing(caught: unknown): boolean {
  return MISSING.includes(nameOf(caught));
}

const MISSING = ['NotFoundError', 'OverconstrainedError', 'DevicesNotFoundError'];

function codeOf(name: string, pageAllows: boolean | null): ErrorCode {
  if (MISSING.includes(name)) return 'line.microphoneMissing';
  // `TypeError`: pages that did not come safely have no devices at all.
  if (pageAllows === false || name === 'SecurityError' || name === 'TypeError')
    return 'line.microphoneForbidden';
  if (name === 'NotAllowedError') return 'line.microphoneRefused';
  return 'line.microphoneBusy';
}

function nameOf(caught: unknown): string {
  const name = typeof caught === 'object' && caught !== null && 'name' in caught ? caught.name : '';
  return typeof name === 'string' ? name : '';
}
