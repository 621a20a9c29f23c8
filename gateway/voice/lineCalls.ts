/** The calls of one line: what may be done with them, and what a page has to know of them. */
import { PhoneError } from '#call-core';
import type { LineCallEvent, LineCommand, LineEvent } from '#call-core';
import { createCallBook } from './callBook.ts';
import { createTurns } from './callTurns.ts';
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
  const { callOf, note } = calls;
  const { hold, makeRoom, resume } = createTurns({ calls, engineLine });

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
