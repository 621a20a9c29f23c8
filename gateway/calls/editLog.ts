import { PhoneError } from '#call-core';
import type { FollowUpWish, QualitySummary, RecordRef, SaveChoice, TaskValue } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import {
  withClosed,
  withComment,
  withDeleted,
  withDiscarded,
  withQuality,
  withRetry,
  withSaveChosen,
} from './entry.ts';
import type { Entry } from './entry.ts';
import { withDisposition, withFollowUpTask, withRelatedChoice, withTaskValue } from './logTask.ts';
import type { CallStore, Clock } from './ports.ts';

interface Deps {
  readonly calls: CallStore;
  readonly clock: Clock;
  /** Whatever is held back for the org of this agent is asked for again: the agent has reason to believe that it works now. */
  readonly askAgain: (agentId: string) => Promise<void>;
}

/** What an agent does to the log of a call. Each may be repeated without harm. */
export function createEditLog({ calls, clock, askAgain }: Deps) {
  function edit(agentId: string, callId: string, change: (entry: Entry) => Entry): Promise<Entry> {
    return calls.transaction((tx) => changeEntry(tx, agentId, callId, change));
  }

  return {
    writeComment: (agentId: string, callId: string, comment: string, commentEdit: number) =>
      edit(agentId, callId, (entry) => withComment(entry, comment, commentEdit, clock.now())),
    relate: (agentId: string, callId: string, record: RecordRef | null) =>
      edit(agentId, callId, (entry) => withRelatedChoice(known(entry), record)),
    setDisposition: (agentId: string, callId: string, disposition: string | null) =>
      edit(agentId, callId, (entry) => withDisposition(known(entry), disposition)),
    setTaskValue: (agentId: string, callId: string, name: string, value: TaskValue) =>
      edit(agentId, callId, (entry) => withTaskValue(known(entry), name, value, clock.now())),
    makeFollowUpTask: (agentId: string, callId: string, wish: FollowUpWish) =>
      edit(agentId, callId, (entry) => withFollowUpTask(known(entry), wish)),
    setQuality: (agentId: string, callId: string, quality: QualitySummary) =>
      edit(agentId, callId, (entry) => withQuality(known(entry), quality)),
    close: (agentId: string, callId: string) => edit(agentId, callId, (entry) => withClosed(known(entry))),
    choose: (agentId: string, callId: string, choice: SaveChoice | null) =>
      edit(agentId, callId, (entry) =>
        choice === 'save' ? withSaveChosen(known(entry)) : withDiscarded(known(entry), choice === 'discard'),
      ),
    setDeleted: (agentId: string, callId: string, deleted: boolean) =>
      edit(agentId, callId, (entry) => withDeleted(known(entry), deleted)),
    async retry(agentId: string, callId: string) {
      await askAgain(agentId);
      return edit(agentId, callId, (entry) => withRetry(known(entry)));
    },
  };
}
export type EditLog = ReturnType<typeof createEditLog>;

/** @throws PhoneError call.unknown where there is no such call of this agent */
function known(entry: Entry): Entry {
  if (entry.call === null) throw new PhoneError('call.unknown');
  return entry;
}
