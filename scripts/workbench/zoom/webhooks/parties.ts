/** The two ends of a call as webhooks name them. Documented keys differ from event to event: see fixtures/zoom. */
import { extensionId } from '../account.ts';
import type { Account } from '../account.ts';
import type { AgentParty, OutsideParty } from '../calls/zoomCall.ts';
import type { ZoomUser } from '../options.ts';

export type PartyFields = Readonly<Record<string, string | number>>;

/** The end of the user whom the event is about. */
export function ownParty(account: Account, agent: AgentParty, internal: boolean): PartyFields {
  const user = account.user(agent.userId);
  return {
    extension_id: extensionId(user),
    extension_type: 'user',
    extension_number: user.extension,
    phone_number: internal ? String(user.extension) : ownNumber(agent, user),
    user_id: user.id,
    timezone: user.timeZone,
    ...(agent.device?.id != null && { device_id: agent.device.id }),
    connection_type: 'voip',
  };
}

/** Where calls begin and end, Zoom also names the device. */
export function deviceField({ device }: AgentParty): PartyFields {
  return device === null ? {} : { device_type: device.type };
}

/** The other end: a user of the account by extension, anybody else by number. */
export function peerParty(account: Account, party: AgentParty | OutsideParty): PartyFields {
  if (party.kind === 'outside') return outsideParty(party);
  const user = account.user(party.userId);
  return {
    extension_id: extensionId(user),
    extension_type: 'user',
    extension_number: user.extension,
    phone_number: String(user.extension),
    connection_type: 'voip',
  };
}

export function nameField(account: Account, party: AgentParty | OutsideParty): PartyFields {
  const name = party.kind === 'agent' ? account.user(party.userId).name : party.name;
  return name === null ? {} : { name };
}

/** Zoom repeats an outside number as an integer in `extension_number`. Some events require `phone_number`, so it is there even when withheld. */
function outsideParty({ number }: OutsideParty): PartyFields {
  const digits = Number(number?.replace('+', '') ?? NaN);
  return {
    ...(Number.isSafeInteger(digits) && { extension_number: digits }),
    phone_number: number ?? '',
    connection_type: 'pstn_off_net',
  };
}

function ownNumber(agent: AgentParty, user: ZoomUser): string {
  return agent.number ?? user.numbers[0] ?? String(user.extension);
}
