/** Every value from outside passes here once; behind it the types hold. */
import * as v from 'valibot';
import { PhoneError } from './phoneError.ts';
import type { ErrorCode } from './phoneError.ts';

/**
 * @param code what it is when the value does not fit, for example `request.invalid`
 * @throws PhoneError with the place that does not fit, never with the value itself
 */
export function parse<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  code: ErrorCode,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new PhoneError(code, {
    details: { path: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.type },
  });
}

/** Like parse, where a misfit is an answer and not an error. */
export function parseOrNull<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
