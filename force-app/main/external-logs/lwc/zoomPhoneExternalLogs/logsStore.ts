/** The state of the tab and everything that changes it: a search, its selection, and what becomes of the calls. */
import { MOST_CALLS_TO_SAVE, checkDays, toPhoneError } from 'c/zoomCallCore';
import type { Days, FeedMessage, PhoneError, SaveCallsReply } from 'c/zoomCallCore';
import type { LiveFeed, ZoomPhoneClient } from 'c/zoomPhoneClient';
import { isOpen, shown, withEntry, withPage } from './logsState.ts';
import type { ExternalRow, LogsState, RowState } from './logsState.ts';

type Client = Pick<
  ZoomPhoneClient,
  'externalCalls' | 'saveExternalCalls' | 'dismissExternalCall' | 'openFeed'
>;

interface Deps {
  readonly client: Client;
  readonly days: Days;
  readonly onChange: (state: LogsState) => void;
  /** The session is over. */
  readonly onSignedOut: () => void;
}

export interface LogsStore {
  search(days: Days): Promise<void>;
  select(callId: string, isSelected: boolean): void;
  selectAll(isSelected: boolean): void;
  /** Saves what is selected. */
  save(): Promise<void>;
  /** Saves a call that was refused or waits, whether it is selected or not. */
  retry(callId: string): Promise<void>;
  /** Out of the list, or back into it. */
  dismiss(callId: string, dismissed: boolean): Promise<void>;
  stop(): void;
}

/** So few that the agent sees how it goes on. */
const CALLS_PER_REQUEST = Math.min(20, MOST_CALLS_TO_SAVE);
const OUTCOMES: Readonly<Record<SaveCallsReply['results'][number]['outcome'], RowState>> = {
  taken: 'saving',
  logged: 'logged',
  unknown: 'gone',
};

export function createLogsStore({ client, days: firstDays, onChange, onSignedOut }: Deps): LogsStore {
  let state: LogsState = { phase: 'idle', days: firstDays, rows: [], problem: null, lastDismissed: null };
  let searching = new AbortController();
  let feed: LiveFeed | null = null;

  function set(change: Partial<LogsState>): void {
    state = { ...state, ...change };
    onChange(state);
  }

  function changeRows(callIds: readonly string[], how: (row: ExternalRow) => ExternalRow): void {
    set({ rows: state.rows.map((row) => (callIds.includes(row.callId) ? how(row) : row)) });
  }

  function fail(caught: unknown, otherwise: Partial<LogsState> = {}): void {
    const error: PhoneError = toPhoneError(caught);
    if (error.code === 'session.missing') onSignedOut();
    else set({ ...otherwise, problem: shown(error) });
  }

  function receive(message: FeedMessage): void {
    if (message.type === 'entry') {
      changeRows([message.entry.call.callId], (row) => withEntry(row, message.entry));
    }
  }

  /** From the revision before the first saving on, whatever is saved later. */
  function follow(revision: number): void {
    feed ??= client.openFeed(
      {
        onMessage: receive,
        onBroken(error) {
          if (error.code === 'session.missing') onSignedOut();
        },
      },
      revision,
    );
  }

  function forget(): void {
    searching.abort();
    feed?.stop();
    feed = null;
  }

  async function send(callIds: readonly string[]): Promise<void> {
    const { results, revision } = await client.saveExternalCalls(callIds);
    for (const { callId, outcome } of results) {
      // The live feed may have been quicker, and knows more.
      changeRows([callId], (row) => ({
        ...row,
        state: row.state === 'saving' ? OUTCOMES[outcome] : row.state,
        isSelected: false,
      }));
    }
    follow(revision);
  }

  async function saveAll(callIds: readonly string[]): Promise<void> {
    const before = new Map(state.rows.map((row) => [row.callId, row]));
    set({ problem: null, lastDismissed: null });
    changeRows(callIds, (row) => ({ ...row, state: 'saving', problem: null }));
    for (let done = 0; done < callIds.length; done += CALLS_PER_REQUEST) {
      try {
        await send(callIds.slice(done, done + CALLS_PER_REQUEST));
      } catch (caught) {
        // Nothing of it is lost: what could not be said stays selected, and may be said again.
        changeRows(callIds.slice(done), (row) => before.get(row.callId) ?? row);
        fail(caught);
        return;
      }
    }
  }

  return {
    async search(days) {
      forget();
      const mine = new AbortController();
      searching = mine;
      set({ phase: 'searching', days, rows: [], problem: null, lastDismissed: null });
      try {
        checkDays(days);
        for (let page: string | null | undefined; page !== null;) {
          const reply = await client.externalCalls(days, page ?? null, mine.signal);
          if (mine.signal.aborted) return;
          set({ rows: withPage(state.rows, reply.calls) });
          page = reply.nextPage;
        }
        set({ phase: 'found' });
      } catch (caught) {
        if (!mine.signal.aborted) fail(caught, { phase: 'failed', rows: [] });
      }
    },

    select(callId, isSelected) {
      changeRows([callId], (row) => ({ ...row, isSelected }));
    },

    selectAll(isSelected) {
      set({ rows: state.rows.map((row) => (isOpen(row) ? { ...row, isSelected } : row)) });
    },

    async save() {
      const selected = state.rows.filter((row) => row.isSelected && isOpen(row));
      await saveAll(selected.map(({ callId }) => callId));
    },

    retry: (callId) => saveAll([callId]),

    async dismiss(callId, dismissed) {
      const before = state.rows.find((row) => row.callId === callId);
      if (before === undefined) return;
      changeRows([callId], (row) => ({ ...row, putAway: dismissed ? 'dismissed' : null }));
      set({ problem: null, lastDismissed: dismissed ? callId : null });
      // A log that was deleted stays so until it is saved: to the gateway there is nothing to bring back.
      if (before.putAway === 'deleted') return;
      try {
        await client.dismissExternalCall(callId, dismissed);
      } catch (caught) {
        changeRows([callId], ({ isSelected }) => ({ ...before, isSelected }));
        fail(caught, { lastDismissed: null });
      }
    },

    stop: forget,
  };
}
