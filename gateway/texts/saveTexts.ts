/**
 * Brings the Tasks of threads to Salesforce: those sheets that have changed, many threads at once. Each Task is upserted by a key of
 * its own, so saving again changes nothing.
 */
import { PhoneError, SHORT_TEXT_LIMIT, toPhoneError } from '#call-core';
import type { Agent, AgentStore, Crm, Fate } from '../calls/ports.ts';
import { cutText } from '../text.ts';
import type { FindTextPeople } from './findTextPeople.ts';
import type { SavedTask, TextSheet, TextStore, TextTasks, UnsavedSheet } from './ports.ts';
import { labelOf, taskKey, taskTexts } from './taskTexts.ts';
import type { Text } from './text.ts';
import { textWords } from './textWords.ts';
import { whatIdOf, whoOf, withSuccessor } from './thread.ts';
import type { Thread } from './thread.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'find' | 'unsavedSheets'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'fateOf'> & TextTasks;
  readonly findTextPeople: FindTextPeople;
}

interface WantedTask {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly saved: SavedTask | undefined;
}

interface Sent {
  readonly tasks: readonly SavedTask[];
  readonly error: PhoneError | null;
}

/** @returns for each thread what it should be tried again for, or null */
export type SaveTexts = (
  agentId: string,
  threadIds: readonly string[],
) => Promise<readonly (PhoneError | null)[]>;

export function createSaveTexts({ store, agents, crm, findTextPeople }: Deps): SaveTexts {
  async function send(agent: Agent, sheets: readonly UnsavedSheet[]): Promise<Sent[]> {
    const wanted = sheets.map((sheet) => tasksOf(agent, sheet));
    const changed = wanted.flat().filter((task) => !isSaved(task));
    const outcomes = await crm.saveTasks(
      agent,
      changed.map(({ key, fields, saved }) => ({ key, fields, known: saved?.fields ?? null })),
    );
    const byKey = new Map(changed.map(({ key }, index) => [key, outcomes[index] ?? NO_WORD]));
    return wanted.map((tasks) => sentOf(tasks, byKey));
  }

  /** A record that is gone is left out, and the Task saved without it, or with what it has become. */
  async function relink(agent: Agent, thread: Thread): Promise<PhoneError | null> {
    const who = whoOf(thread);
    let fate: Fate = { kind: 'there' };
    try {
      if (who !== null) fate = await crm.fateOf(agent, who);
    } catch (caught) {
      const error = toPhoneError(caught);
      if (error.retry === 'later') return error;
      fate = { kind: 'gone' };
    }
    await store.transaction(async (tx) => {
      const current = await tx.lockThread(agent.id, thread.threadId);
      if (current === null) return;
      await tx.saveThread(withoutGone(current, thread, fate));
      await tx.wantSheets(agent.id, thread.threadId, null);
      await tx.addJob('saveTexts', agent.id, thread.threadId);
    });
    return null;
  }

  async function keep(agent: Agent, { thread, sheet }: UnsavedSheet, sent: Sent): Promise<PhoneError | null> {
    const { error } = sent;
    const isGone = error?.code === 'salesforce.recordGone' && (whoOf(thread) ?? thread.relatedTo) !== null;
    const relinked = isGone ? await relink(agent, thread) : null;
    const left = isGone ? relinked : error;
    await store.transaction(async (tx) => {
      const saved = await tx.lockThread(agent.id, sheet.threadId);
      const current = await tx.lockSheet(agent.id, sheet.threadId, sheet.sheet);
      if (saved === null || current === null) return;
      await tx.saveSheet(sheetAfter(sheet, current, sent, isGone ? null : error));
      await tx.saveThread(saved);
      if (isSavedTwice(sheet, current)) await tx.addJob('saveTexts', agent.id, sheet.threadId);
    });
    return left?.retry === 'later' ? left : null;
  }

  return async function saveTexts(agentId, threadIds) {
    const agent = await agents.find(agentId);
    if (agent === null) return threadIds.map(() => null);
    const wanted = [...new Set(threadIds)];
    const searched = await unsearched(store, agentId, wanted);
    if (searched.length > 0) await findTextPeople(agentId, searched);
    const sheets = await store.unsavedSheets(agentId, wanted);
    const sent = sheets.length === 0 ? [] : await send(agent, sheets);
    const again = new Map<string, PhoneError>();
    for (const [index, sheet] of sheets.entries()) {
      const error = await keep(agent, sheet, sent[index] ?? { tasks: [], error: NO_WORD });
      if (error !== null) again.set(sheet.thread.threadId, error);
    }
    return threadIds.map((id) => again.get(id) ?? null);
  };
}

const NO_WORD = new PhoneError('salesforce.unavailable', { retry: 'later' });

/** Threads of which nobody has asked yet who is in them. */
async function unsearched(
  store: Pick<TextStore, 'find'>,
  agentId: string,
  threadIds: readonly string[],
): Promise<string[]> {
  const views = await Promise.all(threadIds.map((id) => store.find(agentId, id)));
  return views.flatMap((view) =>
    view?.thread.peers.some(({ search }) => search !== 'done') === true ? [view.thread.threadId] : [],
  );
}

function tasksOf(agent: Agent, { thread, sheet, texts }: UnsavedSheet): WantedTask[] {
  const words = textWords(agent.language);
  const writing = { nameOf: (text: Text) => writerOf(agent, thread, text), notDelivered: words.notDelivered };
  const subject = words.subject(thread.peers.map((peer) => peer.who?.name ?? labelOf(peer)).join(', '));
  return taskTexts(texts, writing).map(({ part, description, day }) => {
    const key = taskKey(thread.threadId, agent.zoomUserId, sheet.sheet, part);
    return {
      key,
      saved: sheet.tasks.find((task) => task.key === key),
      fields: {
        Subject: numbered(subject, part),
        Description: description,
        Status: agent.closedTaskStatus,
        ActivityDate: day,
        OwnerId: agent.salesforceUserId,
        WhoId: whoOf(thread)?.id ?? null,
        WhatId: whatIdOf(thread),
      },
    };
  });
}

function numbered(subject: string, part: number): string {
  const number = part === 1 ? '' : ` (${part})`;
  return `${cutText(subject, SHORT_TEXT_LIMIT - number.length)}${number}`;
}

/** In a shared thread the agent is not the only one who writes. */
function writerOf(agent: Agent, thread: Thread, { direction, from }: Text): string {
  if (direction === 'out') return thread.kind === 'user' ? agent.name : (from.name ?? agent.name);
  const peer = thread.peers.find(({ number }) => number === from.number);
  return peer?.who?.name ?? labelOf(peer ?? from);
}

function isSaved({ fields, saved }: WantedTask): boolean {
  return saved !== undefined && Object.entries(fields).every(([name, value]) => saved.fields[name] === value);
}

function sentOf(
  tasks: readonly WantedTask[],
  byKey: ReadonlyMap<string, { readonly taskId: string | null } | PhoneError>,
): Sent {
  let error: PhoneError | null = null;
  const kept = tasks.flatMap(({ key, fields, saved }): SavedTask[] => {
    const outcome = byKey.get(key);
    if (outcome === undefined) return saved === undefined ? [] : [saved];
    if ('code' in outcome) {
      error ??= outcome;
      return saved === undefined ? [] : [saved];
    }
    const taskId = outcome.taskId ?? saved?.taskId;
    return taskId === undefined ? [] : [{ key, taskId, fields }];
  });
  return { tasks: kept, error };
}

/** What was changed while the Tasks were on their way stays, and is saved by the next job. */
function sheetAfter(
  sheet: TextSheet,
  current: TextSheet,
  { tasks, error }: Sent,
  told: PhoneError | null,
): TextSheet {
  const passing = told !== null && told.retry !== 'askAgent' && told.retry !== 'never';
  const problem = told === null ? null : { code: told.code, said: told.said ?? null, passing };
  if (error !== null) return { ...current, tasks, problem };
  if (isSavedTwice(sheet, current))
    return { ...current, tasks: [], wanted: current.wanted + 1, problem: null };
  return { ...current, tasks, saved: sheet.wanted, problem: null };
}

/** Another gateway has saved it at the same time; which of the two Salesforce took last nobody knows. */
function isSavedTwice(sheet: TextSheet, current: TextSheet): boolean {
  return current.saved !== sheet.saved;
}

function withoutGone(current: Thread, sent: Thread, fate: Fate): Thread {
  const who = whoOf(sent);
  if ('successor' in fate && who !== null) return withSuccessor(current, who.id, fate.successor);
  if (fate.kind === 'gone' && who !== null) return withSuccessor(current, who.id, null);
  // Both are there as far as anybody can tell: one thing at a time.
  if (current.relatedTo !== null) return { ...current, relatedTo: null };
  return who === null ? current : withSuccessor(current, who.id, null);
}
