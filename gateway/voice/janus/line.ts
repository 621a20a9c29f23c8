/** The line of one agent at Janus: one handle that is registered at Zoom, and helpers, so that several calls have room. */
import { PhoneError } from '#call-core';
import type { LineCallEvent } from '#call-core';
import type { EngineLine } from '../ports.ts';
import { createCallEvents } from './callEvents.ts';
import { createEchoes, withEchoes } from './echo.ts';
import { createHolding } from './holding.ts';
import { createRegistration } from './registration.ts';
import type { RegistrationOptions } from './registration.ts';
import { openSession } from './session.ts';
import type { JanusSession, SessionOptions } from './session.ts';
import { createSlotLife } from './slotLife.ts';
import { newCall, newSlot, slotOf, slotToDialOn } from './slots.ts';
import type { Slot, SlotCall } from './slots.ts';

/** Every call is encrypted, and one that is not does not come about. */
const SRTP = { srtp: 'sdes_mandatory' };

const DIGIT_MS = 160;
const BUSY_HERE = 486;

export interface LineOptions extends Pick<SessionOptions, 'url' | 'secret' | 'onLost'> {
  readonly registration: Pick<RegistrationOptions, 'credentials' | 'onChange'>;
  readonly onCall: (event: LineCallEvent) => void;
}

/** @throws PhoneError line.engineAway */
export async function openJanusLine(options: LineOptions): Promise<EngineLine> {
  const slots: Slot[] = [];
  const life = createSlotLife((slot) => void registration.replace(slot).catch(ignore));
  const calls = createCallEvents({
    tell: options.onCall,
    refuse: (slot) => void tell(slot, { request: 'decline', code: 488 }).catch(ignore),
    hangUp: (slot) => void tell(slot, { request: 'hangup' }).catch(ignore),
    life,
  });

  const session: JanusSession = await openSession({
    ...options,
    onEvent(handle, event) {
      const slot = slots.find((one) => one.handle === handle);
      if (slot === undefined) {
        echoes.onEvent(handle, event);
        return;
      }
      if (event.janus === 'event') registration.onEvent(slot, event);
      calls.onEvent(slot, event);
    },
    onClaimed: () => void askForCalls(),
    onLost() {
      registration.stop();
      for (const slot of slots) calls.lose(slot);
      echoes.lose();
      options.onLost();
    },
  });
  const echoes = createEchoes({ session, tell: options.onCall });
  const holding = createHolding(session);
  const registration = createRegistration({ ...options.registration, session, slots });
  try {
    slots.push(newSlot(await session.attach(), true));
  } catch (error) {
    await session.destroy();
    throw error;
  }
  registration.start();

  function tell(slot: Slot, body: Readonly<Record<string, unknown>>) {
    return session.tell(slot.handle, body);
  }

  /** A call may have ended while nobody heard of it: one that has cannot be told a digit. */
  async function askForCalls(): Promise<void> {
    for (const slot of slots.filter(({ call }) => call?.isAnswered)) {
      try {
        // Without its type it does nothing, but the state is looked at first.
        await tell(slot, { request: 'info' });
      } catch (error) {
        if (error instanceof PhoneError && error.code === 'line.notNow') calls.lose(slot);
      }
    }
  }

  async function hangUp(slot: Slot & { readonly call: SlotCall }): Promise<void> {
    const isRinging = !slot.call.isOutgoing && !slot.call.isAnswered;
    slot.call.isHungUpHere = true;
    if (!slot.call.isHeard) {
      calls.giveUp(slot);
      return;
    }
    await tell(slot, isRinging ? { request: 'decline', code: BUSY_HERE } : { request: 'hangup' });
  }

  const line: Omit<EngineLine, 'echo'> = {
    place: { engine: options.url, session: String(session.id) },
    async dial(callId, target, sdp) {
      registration.require();
      if (slots.every(({ state }) => state !== 'free') && slots.some(({ state }) => state === 'ending'))
        await life.freed();
      const slot = slotToDialOn(slots);
      slot.state = 'busy';
      slot.call = newCall(callId, true);
      const uri = registration.addressOf(target);
      slot.call.peer = uri;
      try {
        const body = { request: 'call', uri, ...SRTP };
        const { call_id: sipCallId } = await session.tell(slot.handle, body, {
          jsep: { type: 'offer', sdp },
        });
        slot.call.sipCallId = sipCallId ?? slot.call.sipCallId;
      } catch (error) {
        life.finish(slot);
        throw error;
      }
    },
    async accept(callId, sdp) {
      const slot = slotOf(slots, callId);
      await session.tell(slot.handle, { request: 'accept', ...SRTP }, { jsep: { type: 'answer', sdp } });
    },
    decline: (callId) => hangUp(slotOf(slots, callId)),
    hangUp: (callId) => hangUp(slotOf(slots, callId)),
    async hold(callId) {
      await holding.hold(slotOf(slots, callId));
    },
    async resume(callId) {
      await holding.resume(slotOf(slots, callId));
    },
    async sendDigits(callId, digits) {
      const slot = slotOf(slots, callId);
      for (const digit of digits) await tell(slot, { request: 'dtmf_info', digit, duration: DIGIT_MS });
    },
    async transfer(callId, target) {
      const slot = slotOf(slots, callId);
      await tell(slot, { request: 'transfer', uri: registration.addressOf(target) });
    },
    async transferTo(callId, otherCallId) {
      const slot = slotOf(slots, callId);
      const { sipCallId, peer } = slotOf(slots, otherCallId).call;
      if (sipCallId === null || peer === null) throw new PhoneError('line.notNow');
      await tell(slot, { request: 'transfer', uri: peer, replace: sipCallId });
    },
    async addCandidate(callId, candidate) {
      await session.trickle(slotOf(slots, callId).handle, candidate ? { ...candidate } : { completed: true });
    },
    async close() {
      registration.stop();
      await Promise.all(
        slots.map(async (slot) => {
          if (slot.state !== 'busy' || slot.call === null) return;
          await hangUp(slotOf(slots, slot.call.callId)).catch(ignore);
          await life.ended(slot);
        }),
      );
      await registration.unregister().catch(ignore);
      await session.destroy();
    },
  };
  return withEchoes(line, echoes);
}

function ignore(): void {
  // The end comes by itself, or with the session.
}
