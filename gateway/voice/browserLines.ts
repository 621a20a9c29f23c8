/**
 * The browser lines of all agents with a page at this gateway. A line belongs to one page at a time, outlives a broken
 * channel for a while, and is taken away from Zoom soon after its page has gone: it must not ring where nobody is.
 */
import { PhoneError, toPhoneError } from '#call-core';
import type { LineCommand, LineEvent } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import { createLineCalls } from './lineCalls.ts';
import type { LineCalls } from './lineCalls.ts';
import type { Holder, Holding, Holdings } from './lineHolding.ts';
import { openAtFirst } from './openAtFirst.ts';
import type { EngineLine, EngineListener, Registration, SipAccount, VoiceEngine } from './ports.ts';
import { isSameAccount } from './sipAccounts.ts';

/** Where a page listens. */
export interface LinePage {
  tell(event: LineEvent): void;
  /** No more will be told. */
  end(): void;
}

export interface PageLine {
  carryOut(command: Exclude<LineCommand, { type: 'hello' }>): Promise<void>;
  /** The channel of the page is broken or closed. */
  left(): void;
}

export interface BrowserLines {
  /**
   * A page has come. What its line does is told to it from now on.
   * @param calls those whose audio the page has
   * @throws PhoneError line.elsewhere when the agent talks in another page
   */
  join(agent: Agent, page: LinePage, calls: readonly string[]): Promise<PageLine>;
  /** Ends all calls, and takes every line away from Zoom. */
  close(): Promise<void>;
}

interface Deps {
  readonly holdings: Holdings;
  /** For an agent: those to be tried, in their order. */
  readonly enginesFor: (agentId: string) => readonly VoiceEngine[];
  /** @param refused the account that Zoom has not taken, where that is why */
  readonly accountOf: (agent: Agent, refused: SipAccount | null) => Promise<SipAccount>;
  readonly targetOf: (agent: Agent, number: string) => string;
  readonly iceServersFor: (agentId: string) => Extract<LineEvent, { type: 'welcome' }>['iceServers'];
  readonly onTrouble: (error: unknown, agentId: string) => void;
}

/** For a page that is loaded anew. */
const KEEP_IDLE_MS = 5000;
/** For a page whose channel broke and whose audio goes on. */
const KEEP_CALLS_MS = 20_000;
const OPEN_AGAIN_MS = [500, 2000, 5000, 15_000, 30_000];

interface Line {
  readonly holding: Holding;
  page: LinePage | null;
  calls: LineCalls | null;
  engineLine: EngineLine | null;
  registration: Registration;
  farewell: NodeJS.Timeout | null;
  retry: NodeJS.Timeout | null;
  failures: number;
  account: SipAccount | null;
  /** There is another account, which waits for the calls to end. */
  isStale: boolean;
  /** Incoming calls are told to be busy. */
  isQuiet: boolean;
  opening: Promise<void>;
  isOpening: boolean;
  isClosed: boolean;
}

const CONNECTING: Registration = { state: 'unregistered', code: 'line.notRegistered' };

export function createBrowserLines(deps: Deps): BrowserLines {
  const lines = new Map<string, Line>();
  /** Lines that are being taken from another gateway. */
  const coming = new Map<string, Promise<Line>>();

  async function open(agent: Agent, line: Line): Promise<void> {
    line.isOpening = true;
    try {
      if (!(await line.holding.isHere())) return void giveUp(agent.id, line);
      line.account = await deps.accountOf(agent, null);
      line.isStale = false;
      const engineLine = await openAtFirst(deps.enginesFor(agent.id), line.account, listenerOf(agent, line));
      if (line.isClosed) return await engineLine.close();
      line.engineLine = engineLine;
      line.calls = createLineCalls({
        engineLine,
        targetOf: (number) => deps.targetOf(agent, number),
        tell: (event) => line.page?.tell(event),
        isQuiet: () => line.isQuiet,
      });
      await line.holding.note(engineLine.place).catch((error: unknown) => deps.onTrouble(error, agent.id));
    } catch (caught) {
      const error = toPhoneError(caught);
      deps.onTrouble(error, agent.id);
      setRegistration(line, { state: 'unregistered', code: error.code });
      if (error.retry === 'later') openLater(agent, line);
    } finally {
      line.isOpening = false;
    }
  }

  function openLater(agent: Agent, line: Line): void {
    if (line.isClosed) return;
    const pause = OPEN_AGAIN_MS[Math.min(line.failures, OPEN_AGAIN_MS.length - 1)];
    line.failures += 1;
    line.retry = setTimeout(() => {
      line.retry = null;
      line.opening = open(agent, line);
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
      line.engineLine = null;
      line.calls = null;
      await engineLine?.close();
      reopen(agent, line);
    } catch (error) {
      deps.onTrouble(error, agent.id);
    }
  }

  function reopen(agent: Agent, line: Line): void {
    if (!line.isClosed) line.opening = open(agent, line);
  }

  /** What waits for an administrator is tried again whenever a page comes. */
  function tryAgain(agent: Agent, line: Line): void {
    const { registration } = line;
    if (registration.state === 'registered' || line.isOpening || line.retry !== null) return;
    if (line.engineLine === null) line.opening = open(agent, line);
    else if (registration.code === 'line.accountRefused') void renewAccount(agent, line, line.account);
  }

  async function close(agentId: string, line: Line): Promise<void> {
    line.isClosed = true;
    lines.delete(agentId);
    for (const timer of [line.farewell, line.retry]) if (timer !== null) clearTimeout(timer);
    try {
      await line.opening;
      await line.engineLine?.close();
      await line.holding.release();
    } catch (error) {
      deps.onTrouble(error, agentId);
    }
  }

  function leave(agentId: string, line: Line, page: LinePage): void {
    if (line.page !== page || line.isClosed) return;
    line.page = null;
    const pause = (line.calls?.isIdle() ?? true) ? KEEP_IDLE_MS : KEEP_CALLS_MS;
    line.farewell = setTimeout(() => void close(agentId, line), pause);
  }

  /** The agent's page is at another gateway now. */
  function giveUp(agentId: string, line: Line): void {
    if (line.isClosed) return;
    line.page?.tell({ type: 'taken' });
    line.page?.end();
    line.page = null;
    void close(agentId, line);
  }

  async function take(agent: Agent, insists: boolean): Promise<Line> {
    let line: Line | null = null;
    const holder: Holder = {
      letGo(insisting) {
        if (line === null || (isTalking(line) && !insisting)) return false;
        giveUp(agent.id, line);
        return true;
      },
      onGone() {
        if (line !== null) giveUp(agent.id, line);
      },
      onChange() {
        if (line === null) return;
        tryAgain(agent, line);
        void renewAccount(agent, line, null);
      },
    };
    line = newLine(await deps.holdings.take(agent.id, holder, insists));
    lines.set(agent.id, line);
    line.opening = open(agent, line);
    return line;
  }

  /** Of pages that come at the same time the last one gets it. */
  async function lineOf(agent: Agent, insists: boolean): Promise<Line> {
    const known = lines.get(agent.id);
    if (known !== undefined) return known;
    const line = coming.get(agent.id) ?? take(agent, insists).finally(() => coming.delete(agent.id));
    coming.set(agent.id, line);
    return await line;
  }

  return {
    async join(agent, page, known) {
      const line = await lineOf(agent, known.length > 0);
      takeOver(line, page, known);
      tryAgain(agent, line);
      page.tell({ type: 'welcome', iceServers: deps.iceServersFor(agent.id), canTest: true });
      page.tell(told(line.registration));
      if (line.isQuiet) page.tell({ type: 'doNotDisturb', on: true });
      resume(line, page, known);
      return {
        async carryOut(command) {
          if (command.type === 'doNotDisturb') {
            line.isQuiet = command.on;
            page.tell(command);
            return;
          }
          if (line.page !== page || line.calls === null)
            throw new PhoneError('line.notRegistered', { retry: 'later' });
          await line.calls.carryOut(command);
        },
        left: () => {
          leave(agent.id, line, page);
        },
      };
    },
    async close() {
      const all = [...lines];
      await Promise.all(all.map(([agentId, line]) => close(agentId, line)));
    },
  };
}

function setRegistration(line: Line, registration: Registration): void {
  line.registration = registration;
  line.page?.tell(told(registration));
}

/** In a page that is there. */
function isTalking({ page, calls }: Line): boolean {
  return page !== null && calls?.isIdle() === false;
}

/** @throws PhoneError line.elsewhere */
function takeOver(line: Line, page: LinePage, known: readonly string[]): void {
  if (line.page !== null) {
    if (isTalking(line) && known.length === 0) throw new PhoneError('line.elsewhere');
    line.page.tell({ type: 'taken' });
    line.page.end();
  }
  line.page = page;
  if (line.farewell !== null) clearTimeout(line.farewell);
}

function resume({ calls }: Line, page: LinePage, known: readonly string[]): void {
  if (calls !== null) calls.resume(known);
  else for (const callId of known) page.tell({ type: 'ended', callId, ending: 'lost', sipCode: null });
}

function newLine(holding: Holding): Line {
  return {
    holding,
    ...{ page: null, calls: null, engineLine: null, farewell: null, retry: null, account: null },
    registration: CONNECTING,
    failures: 0,
    opening: Promise.resolve(),
    isStale: false,
    isQuiet: false,
    isOpening: false,
    isClosed: false,
  };
}

function told(registration: Registration): LineEvent {
  return registration.state === 'registered'
    ? { type: 'registered' }
    : { type: 'unregistered', code: registration.code };
}
