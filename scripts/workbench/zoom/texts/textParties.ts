/** The ends of a text as REST names them. */
import type { Account } from '../account.ts';
import { lineOf } from './lines.ts';
import type { TextSession } from './text.ts';

/** Most of Zoom's examples write numbers so. */
export const withoutPlus = (number: string): string => number.replace('+', '');

export const asIs = (number: string): string => number;

export function restParty(
  account: Account,
  { names }: TextSession,
  number: string,
  write: (number: string) => string,
) {
  const line = lineOf(account, number);
  const name = line?.name ?? names[number];
  return {
    ...(name !== undefined && { display_name: name }),
    ...(line !== null && { owner: { type: line.kind, id: line.id } }),
    phone_number: write(number),
  };
}
