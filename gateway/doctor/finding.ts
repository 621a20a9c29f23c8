import type { Finding, FindingCode, Severity } from '#call-core';

interface Details {
  readonly where?: string;
  readonly facts?: readonly (string | number)[];
}

export function finding(
  severity: Severity,
  code: FindingCode,
  { where = '', facts = [] }: Details = {},
): Finding {
  return { code, severity, where, facts: [...facts] };
}

/** What the name of many is shortened to. */
const MOST_NAMES = 5;

/** Names as one text; of many the first. */
export function namesOf(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return rest > 0 ? `${shown} … +${rest}` : shown;
}
