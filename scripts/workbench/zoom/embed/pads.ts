/** The pads that are open now, in any number of tabs. All pads of a user show the same calls. */
import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import type { Clock } from '../clock.ts';
import { agentAt, agentEnds } from '../calls/zoomCall.ts';
import type { PhoneCloud } from '../calls/phoneCloud.ts';
import type { Language } from '../strings.ts';
import type { UserState } from '../userState.ts';
import { callMessages, logMessage } from './embedMessages.ts';
import type { NewMessage } from './embedMessages.ts';
import type { EmbedMessage, PadState } from './padProtocol.ts';
import { isOnPad, sharedPadState } from './padState.ts';

export interface PadConnection {
  readonly userId: string;
  /** Origin of the page around the pad; empty when there is none. */
  readonly hostOrigin: string;
  readonly sendState: (padId: string, state: PadState) => void;
  readonly sendMessage: (message: EmbedMessage) => void;
}

export interface Pads {
  /** The newest pad is the active one. @returns its id */
  readonly connect: (pad: PadConnection) => string;
  readonly disconnect: (padId: string) => void;
  readonly activate: (padId: string) => void;
  /** How many pads of the user are open. */
  readonly count: (userId: string) => number;
  /** Shows all pads what is now. */
  readonly refreshAll: () => void;
}

export interface PadsDeps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly userState: UserState;
  readonly clock: Clock;
  readonly language: () => Language;
  readonly isApproved: (origin: string) => boolean;
}

export function createPads(deps: PadsDeps): Pads {
  const { account, userState } = deps;
  /** The active pad of a user is the user's last one here. */
  const pads = new Map<string, PadConnection>();
  let messagesSent = 0;

  const padsOf = (userId: string) => [...pads].filter(([, pad]) => pad.userId === userId);

  function refresh(userId: string): void {
    const own = padsOf(userId);
    const shared = sharedPadState(deps, account.user(userId));
    for (const [index, [padId, pad]] of own.entries()) {
      pad.sendState(padId, {
        ...shared,
        language: deps.language(),
        isApproved: deps.isApproved(pad.hostOrigin),
        isActive: index === own.length - 1,
        now: deps.clock.now(),
      });
    }
  }

  function tell(userId: string, message: NewMessage): void {
    if (!userState.isPadSignedIn(userId)) return;
    messagesSent += 1;
    const id = `evt-${String(messagesSent).padStart(4, '0')}`;
    for (const [, pad] of padsOf(userId)) pad.sendMessage({ id, ...message });
  }

  relay(deps, tell, refresh);
  userState.onChange(refresh);

  return {
    connect(pad) {
      const padId = randomUUID();
      pads.set(padId, pad);
      refresh(pad.userId);
      return padId;
    },
    disconnect(padId) {
      const userId = pads.get(padId)?.userId;
      pads.delete(padId);
      if (userId !== undefined) refresh(userId);
    },
    activate(padId) {
      const pad = pads.get(padId);
      if (pad === undefined) return;
      pads.delete(padId);
      pads.set(padId, pad);
      refresh(pad.userId);
    },
    count: (userId) => padsOf(userId).length,
    refreshAll() {
      for (const { id } of account.users) refresh(id);
    },
  };
}

/** What happens at the exchange goes to the pads of the users whom it concerns. */
function relay(
  { account, cloud, userState }: PadsDeps,
  tell: (userId: string, message: NewMessage) => void,
  refresh: (userId: string) => void,
): void {
  cloud.onHappening((happening) => {
    for (const { agent, end } of agentEnds(happening.call)) {
      const concerns = happening.end === null || happening.end === end;
      if (concerns && isOnPad(agent, userState.device(agent.userId))) {
        for (const message of callMessages(account, happening, end)) tell(agent.userId, message);
      }
      refresh(agent.userId);
    }
  });
  cloud.onRecord((recorded) => {
    const agent = agentAt(recorded.call, recorded.end);
    if (agent === null || !isOnPad(agent, userState.device(agent.userId))) return;
    tell(agent.userId, logMessage(account, recorded));
  });
}
