import { toPhoneError } from 'c/zoomCallCore';
import type { CallLog, PhoneError, SaveChoice, TaskEdit } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Texts } from 'c/zoomPhoneTextStore';
import type { History } from './history.ts';
import { shown } from './phoneState.ts';
import type { PhoneState, StateHolder } from './phoneState.ts';

export interface LogActions {
  writeComment(callId: string, comment: string): void;
  editTask(callId: string, edit: TaskEdit): void;
  /** Of a log that is not saved by itself. */
  chooseSaving(callId: string, choice: SaveChoice | null): void;
  /** Saves these logs and puts them away. */
  saveAll(callIds: readonly string[]): void;
  closeLog(callId: string): void;
  setLogDeleted(callId: string, deleted: boolean): void;
  retryLog(callId: string): void;
  /** @param callId one call; null for all whose logs wait @returns a file of theirs as CSV, or null where there is none to be had */
  exportLogs(callId: string | null): Promise<string | null>;
  /**
   * The gateway has refused for good what the agent did.
   * @param callId where it was done to the log of a call
   * @param sendId where it was done to a text
   */
  refused(error: PhoneError, callId: string | null, sendId?: string): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<
    ZoomPhoneClient,
    'writeComment' | 'editTask' | 'chooseSaving' | 'closeLog' | 'setLogDeleted' | 'retryLog' | 'exportLogs'
  >;
  readonly history: History;
  readonly texts: Pick<Texts, 'refuse'>;
  readonly tabs: Pick<Tabs, 'tell'>;
}

/** What a choice makes of a log, until the gateway says it. */
const CHOSEN = {
  save: { state: 'saving', rule: null },
  discard: { state: 'discarded', closed: true },
  none: { state: 'undecided', closed: false },
} as const satisfies Record<SaveChoice | 'none', Partial<CallLog>>;

/** What an edit makes of a log, until the gateway says it. */
function edited(edit: TaskEdit, log: CallLog | undefined): Partial<CallLog> {
  switch (edit.kind) {
    case 'related':
      return { relatedTo: edit.record };
    case 'disposition':
      return { disposition: edit.disposition };
    case 'field':
      return {
        taskValues: { ...log?.taskValues, [edit.name]: edit.value },
        fieldsLeftOut: (log?.fieldsLeftOut ?? []).filter((name) => name !== edit.name),
      };
    case 'followUp':
      return { followUpTask: { ...edit.wish, taskId: null, problem: null } };
  }
}

/** What the agent does to the log of a call: shown at once, and sent as soon as that is possible. */
export function createLogActions({ state, client, history, texts, tabs }: Deps): LogActions {
  function show(change: Partial<PhoneState> = {}): void {
    state.set({ entries: history.entries(), ...change });
  }

  return {
    writeComment(callId, comment) {
      const commentEdit = history.writeComment(callId, comment);
      client.writeComment(callId, comment, commentEdit);
      tabs.tell({ type: 'comment', callId, comment, commentEdit });
      show();
    },
    editTask(callId, edit) {
      const log = history.entries().find(({ call }) => call.callId === callId)?.log;
      history.edit(callId, edited(edit, log));
      client.editTask(callId, edit);
      show();
    },
    chooseSaving(callId, choice) {
      history.edit(callId, CHOSEN[choice ?? 'none']);
      client.chooseSaving(callId, choice);
      show(choice === 'discard' ? { openCallId: null } : {});
    },
    saveAll(callIds) {
      for (const callId of callIds) {
        history.edit(callId, { ...CHOSEN.save, closed: true });
        client.chooseSaving(callId, 'save');
        client.closeLog(callId);
      }
      show({ openCallId: null });
    },
    closeLog(callId) {
      history.edit(callId, { closed: true });
      client.closeLog(callId);
      show({ openCallId: null });
    },
    setLogDeleted(callId, deleted) {
      history.edit(callId, deleted ? { state: 'deleted', closed: true } : { state: 'saving', closed: false });
      client.setLogDeleted(callId, deleted);
      show();
    },
    retryLog(callId) {
      history.edit(callId, { state: 'saving', problem: null });
      client.retryLog(callId);
      show();
    },
    async exportLogs(callId) {
      try {
        return await client.exportLogs(callId);
      } catch (error) {
        show({ problem: shown(toPhoneError(error)) });
        return null;
      }
    },
    refused(error, callId, sendId) {
      const problem = shown(error);
      if (callId !== null) history.takeBack(callId);
      const isShown = sendId !== undefined && texts.refuse(sendId, problem);
      tabs.tell({ type: 'refused', callId, problem, ...(sendId !== undefined && { sendId }) });
      show(isShown ? {} : { problem });
    },
  };
}
