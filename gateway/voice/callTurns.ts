/** Of the calls of a line one is talked in at a time: the others are on hold, or give way. */
import { MOST_HELD_CALLS, PhoneError } from '#call-core';
import type { CallBook, LineCall } from './callBook.ts';
import type { EngineLine } from './ports.ts';

interface Deps {
  readonly calls: CallBook;
  readonly engineLine: Pick<EngineLine, 'hangUp' | 'hold' | 'resume'>;
}

export function createTurns({ calls: { has, inPhase, note }, engineLine }: Deps) {
  /** @throws PhoneError line.tooManyCalls when there is no room on hold, line.notNow while another call is being dialed */
  async function makeRoom(): Promise<void> {
    if (inPhase('dialing').length > 0) throw new PhoneError('line.notNow');
    const talking = inPhase('connected');
    if (inPhase('held').length + talking.length > MOST_HELD_CALLS) throw new PhoneError('line.tooManyCalls');
    for (const { callId } of inPhase('testing')) await engineLine.hangUp(callId);
    for (const call of talking) await giveWay(call);
  }

  /** It may end meanwhile, and has then given way as well. */
  async function giveWay(call: LineCall): Promise<void> {
    try {
      await hold(call);
    } catch (error) {
      if (has(call.callId)) throw error;
    }
  }

  async function hold(call: LineCall): Promise<void> {
    if (call.phase !== 'connected') throw new PhoneError('line.notNow');
    if (inPhase('held').length >= MOST_HELD_CALLS) throw new PhoneError('line.tooManyCalls');
    call.phase = 'held';
    try {
      await engineLine.hold(call.callId);
    } catch (error) {
      if (inPhase('held').includes(call)) call.phase = 'connected';
      throw error;
    }
    note(call, { type: 'held', callId: call.callId });
  }

  /** Of two calls one is on hold at every moment, also when all five are taken. */
  async function resume(call: LineCall): Promise<void> {
    if (call.phase !== 'held') throw new PhoneError('line.notNow');
    call.phase = 'connected';
    try {
      for (const other of inPhase('connected')) if (other !== call) await giveWay(other);
      await engineLine.resume(call.callId);
    } catch (error) {
      call.phase = 'held';
      throw error;
    }
    note(call, { type: 'resumed', callId: call.callId });
  }

  return { hold, makeRoom, resume };
}
