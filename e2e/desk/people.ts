/** Who takes part in the journeys. */
import { TELEPHONES, USERS, type WorkbenchUser } from '../../scripts/workbench/parties.ts';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';

function userNamed(key: string): WorkbenchUser {
  const user = USERS.find(({ agent }) => agent.key === key);
  if (user === undefined) throw new Error(`Nobody is called ${key}`);
  return user;
}

/** The agent with everything. */
export const MINAMI = userNamed('minami');
/** Without a Zoom Phone licence. */
export const HARUTO = userNamed('haruto');
/** May change the settings, and telephones as well. */
export const ADMIN = userNamed('admin');
/** Not admitted to Zoom Phone by the Salesforce administrator. */
export const EMILY = userNamed('emily');

/** A Contact or Lead of the workbench as the page knows it. */
export interface PersonOnPage {
  readonly id: string;
  readonly path: string;
  /** As Salesforce shows it to this agent. */
  readonly name: string;
  /** As it stands in the field Phone. */
  readonly phone: string;
  /** What must be dialed. */
  readonly e164: string;
}

export function person(key: string): PersonOnPage {
  const one = personNamed(key);
  const id = recordIdOf(one);
  return {
    id,
    path: `/lightning/r/${one.kind}/${id}/view`,
    name: TELEPHONES.find(({ recordId }) => recordId === id)?.name ?? `${one.firstName} ${one.lastName}`,
    phone: one.phone?.typed ?? '',
    e164: one.phone?.e164 ?? '',
  };
}
