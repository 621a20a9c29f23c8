/** The agent's calls page by page, newest first, as far back as the gateway knows; all, or those looked for. */
import { digitsOf, stateOf } from '#call-core';
import type { CallState, HistoryEntry, HistoryKind, HistoryPage } from '#call-core';
import { toHistoryEntry } from './historyEntry.ts';
import type { CallStore, HistoryPlace } from './ports.ts';

export interface HistoryQuery {
  /** Words, or a number in whatever format; empty for all. */
  readonly text: string;
  readonly kind: HistoryKind;
  /** Null for the newest. */
  readonly after: HistoryPlace | null;
}

export type ListHistory = (agentId: string, query: HistoryQuery) => Promise<HistoryPage>;

const PAGE = 50;
const STEP = 200;
/** So many are looked at for one page, so that a search that finds little does not hold up the others. */
const MOST_LOOKED_AT = 2000;

export function createListHistory({ calls }: { readonly calls: Pick<CallStore, 'before'> }): ListHistory {
  return async function listHistory(agentId, { text, kind, after }) {
    const isWanted = matcher(text, kind);
    const found: HistoryEntry[] = [];
    let place = after;
    for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += STEP) {
      const step = await calls.before(agentId, place, STEP);
      for (const { place: here, entry } of step) {
        place = here;
        const shown = toHistoryEntry(entry);
        if (shown === null || !isWanted(shown)) continue;
        found.push(shown);
        if (found.length === PAGE) return { entries: found, next: place };
      }
      if (step.length < STEP) return { entries: found, next: null };
    }
    return { entries: found, next: place };
  };
}

function matcher(text: string, kind: HistoryKind): (entry: HistoryEntry) => boolean {
  const words = simplified(text).split(/\s+/).filter(Boolean);
  const digits = digitsLookedFor(text);
  return (entry) => {
    const state = stateOf(entry.call);
    if (!isOfKind(kind, entry, state)) return false;
    if (digits !== null) return digitsOf(state.peerNumber ?? '').includes(digits);
    const said = simplified(textOf(entry, state));
    return words.every((word) => said.includes(word));
  };
}

/** A number as it is dialed within its country begins with a zero that the full number has not. */
function digitsLookedFor(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s()+./‐-―-]/g, '');
  return /^\d{2,}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null;
}

function textOf({ log }: HistoryEntry, state: CallState): string {
  const { who } = log;
  return [who?.name, who?.company, state.peerName, state.via, log.comment, log.relatedTo?.name]
    .filter(Boolean)
    .join('\n');
}

function simplified(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase();
}

function isOfKind(kind: HistoryKind, { log }: HistoryEntry, state: CallState): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'inbound':
    case 'outbound':
      return state.direction === kind;
    case 'missed':
      return state.phase === 'ended' && state.direction === 'inbound' && state.connectedAt === null;
    case 'notSaved':
      return state.phase === 'ended' && log.state !== 'saved' && log.state !== 'deleted';
  }
}
