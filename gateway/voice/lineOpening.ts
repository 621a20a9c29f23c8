/** Opens lines at engines, and again when they are lost, or when their accounts have become others. */
import { toPhoneError } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import { createLineCalls } from './lineCalls.ts';
import { CONNECTING, setRegistration } from './lineState.ts';
import type { Line } from './lineState.ts';
import { openAtFirst } from './openAtFirst.ts';
import type { EngineListener, SipAccount, VoiceEngine } from './ports.ts';
import { isSameAccount } from './sipAccounts.ts';

export interface LineOpeningDeps {
  /** For an agent: those to be tried, in their order. */
  readonly enginesFor: (agentId: string) => readonly VoiceEngine[];
  /** @param refused the account that Zoom has not taken, where that is why */
  readonly accountOf: (agent: Agent, refused: SipAccount | null) => Promise<SipAccount>;
  readonly targetOf: (agent: Agent, number: string) => string;
  readonly onTrouble: (error: unknown, agentId: string) => void;
}

export interface LineOpening {
  begin(agent: Agent, line: Line): void;
  /** What waits for an administrator is tried again. */
  tryAgain(agent: Agent, line: Line): void;
  /** Perhaps there is another account: the line is opened with it as soon as it has no calls. */
  lookAtAccount(agent: Agent, line: Line): Promise<void>;
}

const OPEN_AGAIN_MS = [500, 2000, 5000, 15_000, 30_000];

/** @param onElsewhere the line is at another gateway, and not to be opened here */
export function createLineOpening(
  deps: LineOpeningDeps,
  onElsewhere: (agentId: string, line: Line) => void,
): LineOpening {
  async function open(agent: Agent, line: Line): Promise<void> {
    try {
      if (!(await line.holding.isHere())) {
        onElsewhere(agent.id, line);
        return;
      }
      line.account = await deps.accountOf(agent, null);
      line.isStale = false;
      const engineLine = await openAtFirst(deps.enginesFor(agent.id), line.account, listenerOf(agent, line));
      if (line.isClosed) {
        await engineLine.close();
        return;
      }
      line.engineLine = engineLine;
      line.calls = createLineCalls({
        engineLine,
        targetOf: (number) => deps.targetOf(agent, number),
        tell: (event) => line.page?.tell(event),
        isQuiet: () => line.isQuiet,
      });
      await line.holding.note(engineLine.place).catch((error: unknown) => {
        deps.onTrouble(error, agent.id);
      });
    } catch (caught) {
      const error = toPhoneError(caught);
      deps.onTrouble(error, agent.id);
      setRegistration(line, { state: 'unregistered', code: error.code });
      if (error.retry === 'later') openLater(agent, line);
    } finally {
      line.isOpening = false;
    }
  }

  function begin(agent: Agent, line: Line): void {
    if (line.isClosed) return;
    line.isOpening = true;
    line.opening = open(agent, line);
  }

  function openLater(agent: Agent, line: Line): void {
    if (line.isClosed) return;
    const pause = OPEN_AGAIN_MS[Math.min(line.failures, OPEN_AGAIN_MS.length - 1)];
    line.failures += 1;
    line.retry = setTimeout(() => {
      line.retry = null;
      begin(agent, line);
    }, pause);
  }

  function listenerOf(agent: Agent, line: Line): EngineListener {
    return {
      onRegistration(registration) {
        if (registration.state === 'registered') line.failures = 0;
        setRegistration(line, registration);
        if (registration.state === 'unregistered' && registration.code === 'line.accountRefused')
          void renewAccount(agent, line, line.account);
      },
      onCall(event) {
        line.calls?.onEvent(event);
        if (event.type === 'ended' && line.isStale) void renewAccount(agent, line, null);
      },
      onLost() {
        line.engineLine = null;
        line.calls = null;
        setRegistration(line, { state: 'unregistered', code: 'line.engineAway' });
        openLater(agent, line);
      },
    };
  }

  /** Somebody may have given the phone another password at Zoom, or have entered another account. */
  async function renewAccount(agent: Agent, line: Line, refused: SipAccount | null): Promise<void> {
    const { account, engineLine } = line;
    if (account === null || line.isClosed) return;
    try {
      const now = await deps.accountOf(agent, refused);
      line.isStale = !isSameAccount(now, account);
      if (!line.isStale || line.engineLine !== engineLine || line.calls?.isIdle() === false) return;
      await openAnew(agent, line);
    } catch (error) {
      deps.onTrouble(error, agent.id);
    }
  }

  async function openAnew(agent: Agent, line: Line): Promise<void> {
    const { engineLine } = line;
    if (engineLine === null || line.isOpening) return;
    line.isOpening = true;
    line.engineLine = null;
    line.calls = null;
    setRegistration(line, CONNECTING);
    // Whoever closes the line waits for it.
    line.opening = engineLine.close();
    await line.opening.catch((error: unknown) => {
      deps.onTrouble(error, agent.id);
    });
    begin(agent, line);
  }

  return {
    begin,
    tryAgain(agent, line) {
      const { registration } = line;
      if (registration.state === 'registered' || line.isOpening || line.retry !== null) return;
      if (line.engineLine === null) begin(agent, line);
      else if (registration.code === 'line.accountRefused') void renewAccount(agent, line, line.account);
    },
    lookAtAccount: (agent, line) => renewAccount(agent, line, null),
  };
}
