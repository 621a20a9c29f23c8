/**
 * What Zoom's cloud makes of a desk phone's calls: each is a call of the local Zoom, and follows what happens on the SIP
 * side. Nothing of it is in the product. Where Zoom's documents are silent nothing is told: of an attended transfer by a
 * desk phone they do not say whether it is the warm transfer of the webhooks, so its two calls only end.
 */
import type { LocalZoom } from '../../scripts/workbench/zoom/localZoom.ts';
import { MOST_HELD_CALLS } from '../../scripts/workbench/zoom/calls/callLimits.ts';
import { agentAt, agentEnds, endOf } from '../../scripts/workbench/zoom/calls/zoomCall.ts';
import type { SipMoment } from './sipTrace.ts';

export interface DeskPhoneOwner {
  readonly zoomId: string;
  /** User of the phone at the SIP domain. */
  readonly number: string;
}

export interface ZoomOfSip {
  take(moment: SipMoment): void;
  /** What Zoom would not have let happen. */
  readonly refusals: readonly string[];
}

interface Known {
  readonly zoomCallId: string;
  readonly userId: string;
  readonly isInbound: boolean;
  isAnswered: boolean;
  isOver: boolean;
  /** Where the call was sent, until it is known whether that has worked. */
  sentTo: string | null;
}

type Zoom = Pick<LocalZoom, 'agent' | 'cloud'>;

export function createZoomOfSip(zoom: Zoom, owners: readonly DeskPhoneOwner[]): ZoomOfSip {
  const calls = new Map<string, Known>();
  const refusals: string[] = [];

  function begin({ callId, from, to }: SipMoment): void {
    const caller = owners.find(({ number }) => number === from);
    const callee = owners.find(({ number }) => number === to);
    const owner = caller ?? callee;
    if (owner === undefined || calls.has(callId)) return;
    const userId = owner.zoomId;
    const zoomCallId =
      caller === undefined
        ? zoom.cloud.ringAgent({ from, toUserId: userId })
        : zoom.agent(userId).dial({ number: to, device: 'deskPhone' });
    const isInbound = caller === undefined;
    calls.set(callId, { zoomCallId, userId, isInbound, isAnswered: false, isOver: false, sentTo: null });
  }

  function answer(call: Known, code: number): void {
    const { zoomCallId, userId, isInbound } = call;
    if (call.isAnswered || code < 200) return;
    if (code < 300) {
      call.isAnswered = true;
      if (isInbound) zoom.agent(userId).accept(zoomCallId, 'deskPhone');
      else zoom.cloud.answer(zoomCallId);
      return;
    }
    // The answer to who has given up, which was told.
    if (code === 487) return;
    call.isOver = true;
    if (code === 486 && !isInbound) zoom.cloud.busy(zoomCallId);
    else if (code === 486 || code === 603) zoom.cloud.refuse(zoomCallId);
    else zoom.cloud.noAnswer(zoomCallId);
  }

  function end(call: Known, byAgent: boolean): void {
    call.isOver = true;
    if (byAgent) zoom.agent(call.userId).end(call.zoomCallId);
    else zoom.cloud.hangUp(call.zoomCallId);
  }

  function hold({ zoomCallId, userId }: Known, isHeld: boolean): void {
    const found = zoom.cloud.calls().find(({ callId }) => callId === zoomCallId);
    const at = found === undefined ? null : endOf(found, userId);
    if (found === undefined || at === null || found.phase !== 'connected') return;
    // Zoom has put it on hold itself where the agent began to talk in another.
    if ((agentAt(found, at)?.heldSince !== null) === isHeld) return;
    // With four on hold it is the first half of a swap, and Zoom does both halves at once.
    if (isHeld && heldCount(userId) >= MOST_HELD_CALLS) return;
    if (isHeld) zoom.agent(userId).hold(zoomCallId);
    else zoom.agent(userId).unhold(zoomCallId);
  }

  function heldCount(userId: string): number {
    return zoom.cloud
      .calls()
      .flatMap((call) => (call.phase === 'connected' ? agentEnds(call) : []))
      .filter(({ agent }) => agent.userId === userId && agent.heldSince !== null).length;
  }

  function follow(call: Known, { what, byEngine, says }: SipMoment): void {
    if (/^\d+$/.test(what)) answer(call, Number(what));
    else if (what === 'CANCEL' || what === 'BYE') end(call, byEngine);
    else if (what === 'INVITE' && byEngine && call.isAnswered) hold(call, says === 'held');
    else if (what === 'REFER' && byEngine) call.sentTo = targetOf(says);
    else if (what === 'NOTIFY' && says === 'done' && call.sentTo !== null) {
      call.isOver = true;
      zoom.agent(call.userId).transfer(call.zoomCallId, 'blindTransfer', call.sentTo);
    }
  }

  return {
    refusals,
    take(moment) {
      const call = calls.get(moment.callId);
      try {
        if (call !== undefined && !call.isOver) follow(call, moment);
        else if (moment.what === 'INVITE' && moment.begins) begin(moment);
      } catch (error) {
        refusals.push(
          `${moment.what} ${moment.says}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
  };
}

/** @returns null for another call of the phone: an attended transfer */
function targetOf(referTo: string): string | null {
  if (/replaces=/i.test(referTo)) return null;
  return /sip:([^@;>]+)@/.exec(referTo)?.[1] ?? null;
}
