/** Whose number it is that texts are sent from and come to: a user's own, or that of a queue and its members. */
import type { Account } from '../account.ts';
import { opaqueId } from '../ids.ts';
import type { ZoomUser } from '../options.ts';

export interface TextLine {
  readonly number: string;
  readonly kind: 'user' | 'callQueue';
  /** Of the user or the queue. */
  readonly id: string;
  readonly name: string;
  /** Who reads and writes here. */
  readonly members: readonly ZoomUser[];
}

/** @returns null for a number that nobody in the account can text from */
export function lineOf({ users }: Account, number: string): TextLine | null {
  const user = users.find(({ licensed, numbers }) => licensed && numbers.includes(number));
  if (user !== undefined) return { number, kind: 'user', id: user.id, name: user.name, members: [user] };
  const members = users.filter(({ licensed, sharedNumbers }) =>
    sharedNumbers.some((shared) => licensed && shared.number === number && shared.queue !== undefined),
  );
  const shared = members[0]?.sharedNumbers.find((one) => one.number === number);
  if (shared?.queue === undefined) return null;
  return {
    number,
    kind: 'callQueue',
    id: opaqueId('queue', String(shared.queue)),
    name: shared.name,
    members,
  };
}

export function isMember(line: TextLine | null, user: ZoomUser): line is TextLine {
  return line?.members.some(({ id }) => id === user.id) ?? false;
}

const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;

/** From these, several recipients are one group; from others, each gets a message of their own. */
export function makesGroups(number: string): boolean {
  return number.startsWith('+1') && !TOLL_FREE.test(number);
}
