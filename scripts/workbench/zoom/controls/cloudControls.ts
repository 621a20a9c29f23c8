/** The other end of the agents' calls: what the people do whom they call, and who call them. */
import type { Account } from '../account.ts';
import type { CallAction, Happening, RingEnding } from '../calls/callAction.ts';
import type { PhoneCloud } from '../calls/phoneCloud.ts';
import { agentEnds } from '../calls/zoomCall.ts';
import type { End, Queue, ZoomCall } from '../calls/zoomCall.ts';
import type { UserState } from '../userState.ts';
import { CallRefused } from './callRefused.ts';

export interface IncomingCall {
  /** E.164, or a colleague's extension; null when the caller withholds it. */
  readonly from: string | null;
  readonly fromName?: string;
  readonly toUserId: string;
  /** The number that was dialed, in E.164. Default: the user's main number. */
  readonly toNumber?: string;
  readonly via?: Queue;
}

/** All throw CallRefused where Zoom refuses. */
export interface CloudControls {
  /** Live calls, then ended ones, the latest first. */
  readonly calls: () => readonly ZoomCall[];
  /** @returns the id of the call */
  readonly ringAgent: (call: IncomingCall) => string;
  /** The callee answers. */
  readonly answer: (callId: string) => void;
  /** The callee declines. */
  readonly refuse: (callId: string) => void;
  readonly busy: (callId: string) => void;
  /** Nobody answered for long enough. */
  readonly noAnswer: (callId: string) => void;
  /** The caller speaks to the callee's voicemail. */
  readonly voicemail: (callId: string) => void;
  /** Another member of the queue has taken the call. Only of calls that a queue passed on. */
  readonly answeredByOther: (callId: string) => void;
  /** The recording that runs cannot go on. @param end where it runs; default: the end inside the account */
  readonly failRecording: (callId: string, end?: End) => void;
  /** @param by default: the end outside the account; of a call between users the callee */
  readonly hangUp: (callId: string, by?: End) => void;
  /** Called after everything that happens to a call. */
  readonly onHappening: (listener: (happening: Happening) => void) => void;
}

export interface CloudControlsDeps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly userState: UserState;
}

export function createCloudControls({ account, cloud, userState }: CloudControlsDeps): CloudControls {
  function perform(action: CallAction): void {
    const refusal = cloud.act(action);
    if (refusal !== null) throw new CallRefused(refusal);
  }
  const ending = (type: RingEnding) => (callId: string) => {
    perform({ type, callId });
  };

  return {
    calls: () => [...cloud.live().values(), ...cloud.recent()],
    ringAgent({ from, fromName = null, toNumber, toUserId, via = null }) {
      const to = account.user(toUserId);
      const colleague = from === null ? null : account.read(from, to);
      const placed =
        colleague?.kind === 'user'
          ? cloud.place({
              from: 'user',
              user: colleague.user,
              to: { kind: 'user', user: to, number: null },
              callerId: colleague.number,
              device: userState.device(colleague.user.id),
            })
          : cloud.place({
              from: 'outside',
              number: from,
              name: fromName,
              to,
              dialed: toNumber ?? to.numbers[0] ?? null,
              via,
            });
      if (!placed.ok) throw new CallRefused(placed.refused);
      return placed.callId;
    },
    answer(callId) {
      const callee = cloud.live().get(callId)?.callee;
      const device = callee?.kind === 'agent' ? userState.device(callee.userId) : null;
      perform({ type: 'answer', callId, device });
    },
    refuse: ending('refuse'),
    busy: ending('busy'),
    noAnswer: ending('noAnswer'),
    voicemail: ending('voicemail'),
    answeredByOther: ending('answeredByOther'),
    failRecording(callId, end) {
      const call = cloud.live().get(callId);
      const inside = call === undefined ? undefined : agentEnds(call)[0]?.end;
      perform({ type: 'failRecording', callId, by: end ?? inside ?? 'caller' });
    },
    hangUp(callId, by) {
      const outside = cloud.live().get(callId)?.caller.kind === 'outside' ? 'caller' : 'callee';
      perform({ type: 'hangUp', callId, by: by ?? outside });
    },
    onHappening: cloud.onHappening,
  };
}
