/**
 * A database that is away or can take no more, told by a code of its own: it comes back, and whatever failed is done again.
 * And a question for a text that no database can have.
 */
import { PhoneError } from '#call-core';

/** Connection exceptions, a transaction that stood still, too little room or connections, the server's end, and errors of its disk (Postgres, appendix A). */
const SQLSTATES = /^(08...|25P03|53...|57P0.|58...)$/;
/** The character of code 0, as it is and in JSON. What is to be kept goes through `storable.ts`; no id has one. */
const IMPOSSIBLE_TEXT = ['22021', '22P05'];
const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];
/** The driver's own errors have no code. */
const DRIVER =
  /^(Connection terminated|Query read timeout|timeout exceeded|timeout expired|Client has encountered)/;

/** @returns PhoneError gateway.databaseAway or request.invalid, or what was caught */
export function toDatabaseError(caught: unknown): unknown {
  if (!(caught instanceof Error)) return caught;
  const code = 'code' in caught && typeof caught.code === 'string' ? caught.code : null;
  if (code !== null && IMPOSSIBLE_TEXT.includes(code))
    return new PhoneError('request.invalid', { cause: caught });
  const isAway = code === null ? DRIVER.test(caught.message) : SQLSTATES.test(code) || NETWORK.includes(code);
  if (!isAway) return caught;
  return new PhoneError('gateway.databaseAway', {
    retry: 'later',
    cause: caught,
    details: { reason: code ?? 'noAnswer' },
  });
}
