/** What Janus tells of calls, as what the page is told. */
import { randomUUID } from 'node:crypto';
import type { LineCallEvent } from '#call-core';
import { candidateIn } from './candidates.ts';
import { endingOf } from './endings.ts';
import type { HandleEvent, Jsep, SipResult } from './messages.ts';
import type { SlotLife } from './slotLife.ts';
import { newCall } from './slots.ts';
import type { Slot, SlotCall } from './slots.ts';

interface Deps {
  readonly tell: (event: LineCallEvent) => void;
  /** The slot rings with a call that cannot be taken. */
  readonly refuse: (slot: Slot) => void;
  /** The slot has a call that was given up before anything was heard of it. */
  readonly hangUp: (slot: Slot) => void;
  readonly life: SlotLife;
}

/** Of the plugin: the other end has been reached, or something on the way to it. */
const HEARD = ['ringing', 'proceeding', 'progress', 'accepted'];

export interface CallEvents {
  onEvent(slot: Slot, event: HandleEvent): void;
  /** The call of the slot is no more, and nothing will tell it. */
  lose(slot: Slot): void;
  /** The agent wants no more of a call of which nothing was heard: its end follows as soon as there is something to end. */
  giveUp(slot: Slot): void;
}

export function createCallEvents({ tell, refuse, hangUp, life }: Deps): CallEvents {
  function onSip(slot: Slot, result: SipResult, sipCallId: string | undefined, jsep: Jsep | undefined): void {
    if (result.event === 'incomingcall') {
      onIncoming(slot, result, sipCallId, jsep);
      return;
    }
    const { call } = slot;
    if (call === null || slot.state !== 'busy') return;
    const { callId } = call;
    if (result.event === 'hangup' && isOfAnother(call, sipCallId)) return;
    call.sipCallId = sipCallId ?? result.call_id ?? call.sipCallId;
    if (result.event !== 'hangup' && call.isSilent) {
      onHeardTooLate(slot, call, result);
      return;
    }
    call.isHeard ||= HEARD.includes(result.event);
    switch (result.event) {
      case 'ringing':
      case 'proceeding':
        if (!call.isRingingTold) tell({ type: 'ringing', callId });
        call.isRingingTold = true;
        break;
      case 'progress':
        if (jsep) describe(call, { type: 'progress', callId, sdp: jsep.sdp });
        break;
      case 'accepted':
        if (!call.isAnswered || jsep) {
          call.isAnswered = true;
          describe(call, { type: 'accepted', callId, sdp: jsep?.sdp ?? null });
        }
        break;
      case 'notify':
        onNotify(call, result);
        break;
      case 'hangup':
        onHangUp(slot, call, result);
        break;
      default:
    }
  }

  function onHeardTooLate(slot: Slot, call: SlotCall, { event }: SipResult): void {
    if (call.isHeard || !HEARD.includes(event)) return;
    call.isHeard = true;
    hangUp(slot);
  }

  function onIncoming(
    slot: Slot,
    result: SipResult,
    sipCallId: string | undefined,
    jsep: Jsep | undefined,
  ): void {
    const call = newCall(randomUUID(), false);
    call.heldBack = slot.early.map((early) => candidateIn(call.callId, early));
    slot.early = [];
    call.sipCallId = sipCallId ?? result.call_id ?? null;
    call.peer = result.username ?? null;
    slot.state = 'busy';
    slot.call = call;
    // Without encryption, or with no description to answer: nothing that could be taken.
    if (jsep === undefined || result.srtp === undefined) {
      call.isSilent = true;
      refuse(slot);
      return;
    }
    const { number, name } = callerOf(result);
    describe(call, { type: 'incoming', callId: call.callId, number, name, sdp: jsep.sdp });
  }

  /** Candidates may come before what they belong to. */
  function describe(call: SlotCall, event: LineCallEvent): void {
    tell(event);
    const candidates = call.heldBack ?? [];
    call.heldBack = null;
    for (const candidate of candidates) tell(candidate);
  }

  function onNotify(call: SlotCall, { content = '' }: SipResult): void {
    const { callId } = call;
    const code = Number(/^SIP\/2\.0 (\d{3})/.exec(content)?.[1] ?? 0);
    call.isTransferred ||= code >= 200 && code < 300;
    if (code >= 200) tell({ type: 'transfer', callId, state: code < 300 ? 'done' : 'refused' });
  }

  function onHangUp(slot: Slot, call: SlotCall, result: SipResult): void {
    life.finish(slot);
    if (!call.isSilent)
      tell({
        type: 'ended',
        callId: call.callId,
        ending: endingOf(call, result),
        sipCode: result.code ?? null,
      });
  }

  return {
    onEvent(slot, event) {
      if (event.janus === 'event') {
        const { data } = event.plugindata;
        if (data.result) onSip(slot, data.result, data.call_id, event.jsep);
      } else if (event.janus === 'hangup') {
        // Before SIP is done: the browser has let go, and Janus hangs up by itself.
        if (slot.state === 'ending') life.free(slot);
      } else if (slot.state === 'free') {
        slot.early.push(event);
      } else if (slot.call !== null && !slot.call.isSilent) {
        const candidate = candidateIn(slot.call.callId, event);
        if (slot.call.heldBack === null) tell(candidate);
        else slot.call.heldBack.push(candidate);
      }
    },
    lose(slot) {
      const { call } = slot;
      life.free(slot);
      if (call !== null && !call.isSilent)
        tell({ type: 'ended', callId: call.callId, ending: 'lost', sipCode: null });
    },
    giveUp({ call }) {
      if (call === null || call.isSilent) return;
      call.isSilent = true;
      tell({ type: 'ended', callId: call.callId, ending: 'hungUp', sipCode: null });
    },
  };
}

/** The end of a call that found the agent busy is told by the master as well. */
function isOfAnother(call: SlotCall, sipCallId: string | undefined): boolean {
  if (sipCallId === undefined) return call.isAnswered;
  return call.sipCallId !== null && call.sipCallId !== sipCallId;
}

/** From `sip:+81312345678@sip.zoom.us` and `"Name"`. A caller who hides is called Anonymous. */
function callerOf({ username = '', displayname }: SipResult): { number: string; name: string | null } {
  const user = /^sips?:([^@;]*)@/i.exec(username)?.[1] ?? '';
  const name = displayname?.replace(/^"(.*)"$/, '$1').trim() ?? '';
  const isHidden = /^(anonymous|restricted|unknown)$/i.test(user);
  return { number: isHidden ? '' : decode(user), name: name === '' || name === user ? null : name };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
