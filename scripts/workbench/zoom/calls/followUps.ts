/** What Zoom does by itself after something has happened to a call. */
import type { Account } from '../account.ts';
import type { UserState } from '../userState.ts';
import type { CallAction, Happening } from './callAction.ts';
import type { Placed } from './phoneCloud.ts';
import type { CallRequest } from './newCall.ts';
import { agentAt, otherEnd } from './zoomCall.ts';

export interface FollowUpDeps {
  readonly account: Account;
  readonly userState: UserState;
  readonly perform: (action: CallAction) => unknown;
  readonly place: (request: CallRequest) => Placed;
}

export function followUp(deps: FollowUpDeps, happening: Happening): void {
  const { perform, userState } = deps;
  const { call, end, kind } = happening;
  const agent = end === null ? null : agentAt(call, end);
  if (end === null || agent === null) return;
  if (kind === 'recordingStarted' && userState.client(agent.userId).recordingFails)
    perform({ type: 'failRecording', callId: call.callId, by: end });
  if (kind === 'meetingInviting') userState.setClient(agent.userId, { inMeeting: true });
  if (kind === 'blindTransferred' || kind === 'warmTransferCompleted') passOn(deps, happening);
}

/** The other end goes on with whom it was transferred to: a call of its own, of which only users of the account know. */
function passOn({ account, perform, place, userState }: FollowUpDeps, { call, end, kind }: Happening): void {
  const agent = end === null ? null : agentAt(call, end);
  if (end === null || agent?.handOver == null || !('to' in agent.handOver)) return;
  const to = account.read(agent.handOver.to, account.user(agent.userId));
  const peer = call[otherEnd(end)];
  if (to === null || (peer.kind === 'outside' && to.kind !== 'user')) return;
  const placed =
    peer.kind === 'agent'
      ? place({
          from: 'user',
          user: account.user(peer.userId),
          to,
          callerId: peer.number,
          device: peer.device,
        })
      : to.kind === 'user'
        ? place({
            from: 'outside',
            number: peer.number,
            name: peer.name,
            to: to.user,
            dialed: to.number,
            via: null,
          })
        : null;
  if (placed?.ok !== true || kind !== 'warmTransferCompleted') return;
  // They have spoken already.
  const device = to.kind === 'user' ? userState.device(to.user.id) : null;
  perform({ type: 'answer', callId: placed.callId, device });
}
