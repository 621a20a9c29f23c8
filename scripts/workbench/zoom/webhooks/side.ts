/** One end of a call, at which a user of the account is: webhooks tell each user of that user's end. */
import type { Account } from '../account.ts';
import { isInternal, otherEnd } from '../calls/zoomCall.ts';
import type { AgentParty, End, ZoomCall } from '../calls/zoomCall.ts';
import { ownParty, peerParty } from './parties.ts';
import type { PartyFields } from './parties.ts';

export interface Side {
  readonly account: Account;
  readonly call: ZoomCall;
  readonly end: End;
  readonly agent: AgentParty;
}

/** @param own what the event says of the user's end besides */
export function parties({ account, agent, call, end }: Side, own: PartyFields = {}) {
  return {
    [end]: { ...ownParty(account, agent, isInternal(call)), ...own },
    [otherEnd(end)]: peerParty(account, call[otherEnd(end)]),
  };
}

/** The user whose call it is. */
export function owner({ account, agent }: Side) {
  const { extension, id, name } = account.user(agent.userId);
  return { type: 'user', id, name, extension_number: extension };
}
