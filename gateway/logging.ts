/** Structured logs. No phone number, name, token or text of a message gets into one. */
import { PhoneError, toPhoneError } from '#call-core';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;

export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: describeError, err: describeError, req: () => undefined, res: () => undefined },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error as it may be logged: our code and details, and for causes the kind and place only. Messages of other
 * libraries are left out, because they quote what they failed on (a URL with a token, a row with a number).
 */
export function describeError(caught: unknown): object {
  const error = toPhoneError(caught);
  return { code: error.code, retry: error.retry, ...error.details, ...causes(error.cause) };
}

function causes(cause: unknown): object {
  if (!(cause instanceof Error)) return {};
  const { code } = cause as { code?: unknown };
  return {
    cause: cause.name,
    ...(typeof code === 'string' && { causeCode: code }),
    at: placeOf(cause),
    ...(cause.cause instanceof Error && !(cause instanceof PhoneError) && { deeper: causes(cause.cause) }),
  };
}

/** The first line of the stack. The message stands before it, and may have lines that look like one. */
function placeOf({ message, stack = '' }: Error): string | undefined {
  const start = stack.indexOf(message);
  if (start < 0) return undefined;
  return stack
    .slice(start + message.length)
    .split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
}
