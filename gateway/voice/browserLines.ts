/**
 * The browser lines of all agents with a page at this gateway. A line belongs to one page at a time, outlives a broken
 * channel for a while, and is taken away from Zoom soon after its page has gone: it must not ring where nobody is.
 */
import { PhoneError } from '#call-core';
import type { LineCommand, LineEvent } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import type { Holder, Holdings } from './lineHolding.ts';
import { createLineOpening } from './lineOpening.ts';
import type { LineOpeningDeps } from './lineOpening.ts';
import { isTalking, newLine, told } from './lineState.ts';
import type { Line, LinePage } from './lineState.ts';

export type { LinePage } from './lineState.ts';

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

interface Deps extends LineOpeningDeps {
  readonly holdings: Holdings;
  readonly iceServersFor: (agentId: string) => Extract<LineEvent, { type: 'welcome' }>['iceServers'];
}

/** For a page that is loaded anew. */
const KEEP_IDLE_MS = 5000;
/** For a page whose channel broke and whose audio goes on, and for one that is loaded anew and must not ring by that. */
const KEEP_CALLS_MS = 20_000;

export function createBrowserLines(deps: Deps): BrowserLines {
  const lines = new Map<string, Line>();
  /** Lines that are being taken, perhaps from another gateway. */
  const coming = new Map<string, Promise<Line>>();
  const opening = createLineOpening(deps, giveUp);

  async function close(agentId: string, line: Line): Promise<void> {
    line.isClosed = true;
    if (lines.get(agentId) === line) lines.delete(agentId);
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
    const isIdle = (line.calls?.isIdle() ?? true) && !line.isQuiet;
    const pause = isIdle ? KEEP_IDLE_MS : KEEP_CALLS_MS;
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
        opening.tryAgain(agent, line);
        void opening.lookAtAccount(agent, line);
      },
    };
    line = newLine(await deps.holdings.take(agent.id, holder, insists));
    lines.set(agent.id, line);
    opening.begin(agent, line);
    return line;
  }

  /** Pages that come at the same moment have one line, which the last of them gets. */
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
      opening.tryAgain(agent, line);
      page.tell({ type: 'welcome', iceServers: deps.iceServersFor(agent.id), canTest: true });
      page.tell(told(line.registration));
      if (line.isQuiet) page.tell({ type: 'doNotDisturb', on: true });
      resume(line, page, known);
      return {
        async carryOut(command) {
          if (line.page !== page) throw new PhoneError('line.notRegistered', { retry: 'later' });
          if (command.type === 'doNotDisturb') {
            line.isQuiet = command.on;
            page.tell(command);
            return;
          }
          if (line.calls === null) throw new PhoneError('line.notRegistered', { retry: 'later' });
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

/** @throws PhoneError line.elsewhere */
function takeOver(line: Line, page: LinePage, known: readonly string[]): void {
  if (line.isClosed || (isTalking(line) && known.length === 0)) throw new PhoneError('line.elsewhere');
  line.page?.tell({ type: 'taken' });
  line.page?.end();
  line.page = page;
  if (line.farewell !== null) clearTimeout(line.farewell);
}

function resume({ calls }: Line, page: LinePage, known: readonly string[]): void {
  if (calls !== null) calls.resume(known);
  else for (const callId of known) page.tell({ type: 'ended', callId, ending: 'lost', sipCode: null });
}
