/** The lines as they are, with somebody who looks on: how each of them stands, and what its page was refused. */
import { toPhoneError } from '#call-core';
import type { ErrorCode } from '#call-core';
import type { BrowserLines, LinePage } from './browserLines.ts';
import type { Registration } from './ports.ts';

export interface WatchedLines {
  readonly lines: BrowserLines;
  /** Of all lines with a page at this gateway, by the agent's id. */
  standing(): ReadonlyMap<string, Registration>;
}

interface Deps {
  readonly onRefused: (code: ErrorCode) => void;
}

/** Of a line that is being opened. */
const OPENING: Registration = { state: 'unregistered', code: 'line.notRegistered' };

export function watchLines(lines: BrowserLines, { onRefused }: Deps): WatchedLines {
  const standing = new Map<string, { readonly page: LinePage; registration: Registration }>();

  function refused(caught: unknown): never {
    onRefused(toPhoneError(caught).code);
    throw caught;
  }

  return {
    lines: {
      async join(agent, page, calls) {
        const seen: { page: LinePage; registration: Registration } = { page, registration: OPENING };
        const watched: LinePage = {
          ...page,
          tell(event) {
            if (event.type === 'registered') seen.registration = { state: 'registered' };
            if (event.type === 'unregistered')
              seen.registration = { state: 'unregistered', code: event.code };
            page.tell(event);
          },
        };
        try {
          const pageLine = await lines.join(agent, watched, calls);
          standing.set(agent.id, seen);
          return {
            carryOut: (command) => pageLine.carryOut(command).catch(refused),
            left() {
              // Another page of the agent may have come since.
              if (standing.get(agent.id) === seen) standing.delete(agent.id);
              pageLine.left();
            },
          };
        } catch (caught) {
          return refused(caught);
        }
      },
      close: () => lines.close(),
    },
    standing: () => new Map([...standing].map(([agentId, { registration }]) => [agentId, registration])),
  };
}
