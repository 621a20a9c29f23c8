import { searchableNumber } from './entry.ts';
import type { Entry } from './entry.ts';
import type { CallTransaction } from './ports.ts';

/**
 * The agent says who it was, perhaps for all further calls of the number. Whoever says somebody else than was remembered,
 * without a wish to remember that, is to be asked again the next time.
 * @returns whether this person is remembered for the number
 */
export async function rememberChoice(
  tx: Pick<CallTransaction, 'rememberPerson'>,
  entry: Entry,
  personId: string | null,
  remember: boolean,
): Promise<boolean> {
  const number = searchableNumber(entry);
  if (number === null) return false;
  if (remember && personId !== null) {
    await tx.rememberPerson(entry.agentId, number, personId);
    return true;
  }
  if (!entry.remembered || entry.who?.id === personId) return entry.remembered;
  await tx.rememberPerson(entry.agentId, number, null);
  return false;
}
