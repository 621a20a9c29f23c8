/** The calls of one line: what may be done with them, and what a page has to know of them. */
import { MOST_HELD_CALLS, PhoneError } from '#call-core';
import type { LineCallEvent, LineCommand, LineEvent } from '#call-core';
import { createCallBook } from './callBook.ts';
import type { LineCall } from './callBook.ts';
import type { EngineLine } from './ports.ts';

type OnCall = Exclude<LineCommand, { type: 'hello' | 'doNotDisturb' }>;

interface Deps {
  readonly engineLine: EngineLine;
  readonly targetOf: (number: string) => string;
  readonly tell: (event: LineEvent) => void;
  /** Whether the agent is not to be disturbed: callers are told that the line is busy. */
  readonly isQuiet: () => boolean;
}

export interface LineCalls {
  /** @throws PhoneError */
  carryOut(command: OnCall): Promise<void>;
  onEvent(event: LineCallEvent): void;
  /**
   * A page has come that has the audio of these calls and of no others.
   * Calls without audio anywhere are ended: nobody could hear the other end any more.
   */
  resume(calls: readonly string[]): void;
  isIdle(): boolean;
}

export function createLineCalls({ engineLine, targetOf, tell, isQuiet }: Deps): LineCalls {
  const calls = createCallBook(tell);
  const { callOf, inPhase, note } = calls;

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
      if (calls.has(call.callId)) throw error;
    }
  }

  async function hangUp(call: LineCall): Promise<void> {
    const { phase } = call;
    call.phase = 'ending';
    try {
      await engineLine.hangUp(call.callId);
    } catch (error) {
      call.phase = phase;
      throw error;
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

  async function dial({ callId, number, sdp }: Extract<OnCall, { type: 'dial' }>): Promise<void> {
    if (calls.has(callId)) throw new PhoneError('line.notNow');
    const target = targetOf(number);
    await makeRoom();
    calls.add(callId, 'dialing');
    try {
      await engineLine.dial(callId, target, sdp);
    } catch (error) {
      calls.remove(callId);
      throw error;
    }
  }

  async function testCall({ callId, sdp }: Extract<OnCall, { type: 'testCall' }>): Promise<void> {
    if (!calls.isEmpty()) throw new PhoneError('line.notNow');
    calls.add(callId, 'testing');
    try {
      await engineLine.echo(callId, sdp);
    } catch (error) {
      calls.remove(callId);
      throw error;
    }
  }

  async function accept({ callId, sdp }: Extract<OnCall, { type: 'accept' }>): Promise<void> {
    if (callOf(callId).phase !== 'incoming') throw new PhoneError('line.notNow');
    await makeRoom();
    await engineLine.accept(callId, sdp);
  }

  async function transfer(command: Extract<OnCall, { type: 'transfer' | 'transferTo' }>): Promise<void> {
    const { callId } = command;
    const call = callOf(callId);
    if (!['connected', 'held'].includes(call.phase)) throw new PhoneError('line.notNow');
    if (command.type === 'transfer') {
      await engineLine.transfer(callId, targetOf(command.number));
    } else {
      callOf(command.otherCallId);
      await engineLine.transferTo(callId, command.otherCallId);
    }
    tell({ type: 'transfer', callId, state: 'begun' });
  }

  return {
    async carryOut(command) {
      switch (command.type) {
        case 'dial':
          return dial(command);
        case 'testCall':
          return testCall(command);
        case 'accept':
          return accept(command);
        case 'decline':
          if (callOf(command.callId).phase !== 'incoming') throw new PhoneError('line.notNow');
          return engineLine.decline(command.callId);
        case 'hangUp':
          return hangUp(callOf(command.callId));
        case 'hold':
          return hold(callOf(command.callId));
        case 'resume':
          return resume(callOf(command.callId));
        case 'digits':
          if (callOf(command.callId).phase !== 'connected') throw new PhoneError('line.notNow');
          return engineLine.sendDigits(command.callId, command.digits);
        case 'transfer':
        case 'transferTo':
          return transfer(command);
        case 'candidate':
          callOf(command.callId);
          return engineLine.addCandidate(command.callId, command.candidate);
      }
    },
    onEvent(event) {
      if (event.type === 'incoming' && isQuiet()) {
        void engineLine.decline(event.callId).catch(() => undefined);
        return;
      }
      if (event.type === 'incoming') calls.add(event.callId, 'incoming');
      const call = calls.get(event.callId);
      if (call === undefined) return;
      if (event.type === 'accepted' && ['incoming', 'dialing'].includes(call.phase)) call.phase = 'connected';
      if (event.type === 'ended') calls.remove(event.callId);
      note(call, event);
      // The other end talks with somebody else now.
      if (event.type === 'transfer' && event.state === 'done') void hangUp(call).catch(() => undefined);
    },
    resume(known) {
      for (const callId of known)
        if (!calls.has(callId)) tell({ type: 'ended', callId, ending: 'lost', sipCode: null });
      for (const call of calls.all()) {
        if (known.includes(call.callId) || call.phase === 'incoming')
          for (const event of call.told) tell(event);
        else void hangUp(call).catch(() => undefined);
      }
    },
    isIdle: calls.isEmpty,
  };
}
