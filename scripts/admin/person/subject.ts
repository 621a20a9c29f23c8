/** Of whom a command speaks. */
import * as v from 'valibot';
import { SubjectSchema } from '../../../gateway/people/report.ts';
import type { Subject } from '../../../gateway/people/report.ts';
import { UsageError } from '../command.ts';

export const SUBJECT_OPTIONS = {
  number: { type: 'string', multiple: true, default: [] as string[] },
  contact: { type: 'string' },
  lead: { type: 'string' },
} as const;

export const SUBJECT_USAGE = `  --number <number>    with "+" and country, for example +81355500101; several times for several
  --contact, --lead    the id of the record; all its numbers count`;

interface Given {
  readonly number: readonly string[];
  readonly contact?: string | undefined;
  readonly lead?: string | undefined;
}

/** @throws UsageError */
export function readSubject({ number, contact, lead }: Given): Subject {
  if (contact !== undefined && lead !== undefined)
    throw new UsageError('Give --contact or --lead, not both.');
  const personId = contact ?? lead ?? null;
  if (personId === null && number.length === 0)
    throw new UsageError('Say of whom: --number, --contact or --lead.');
  const numbers = number.map((each) => each.replace(/[ ().-]/g, ''));
  const read = v.safeParse(SubjectSchema, { personId, numbers });
  if (!read.success) throw new UsageError('A number is written +81355500101; an id has 15 or 18 characters.');
  return read.output;
}
