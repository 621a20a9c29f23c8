/**
 * A text as a set of facts. Zoom tells of the same text several times and in any order: a webhook, the answer to the sending, a
 * sweep. What is told comes together here, so neither order nor repetition matters. Pure.
 */
import type { TextFile, TextMessage, TextParty, TextState } from '#call-core';
import { dateIn } from '../calls/days.ts';
import type { EntryProblem } from '../calls/entry.ts';
import type { Agent } from '../calls/ports.ts';
import type { WantedSheet } from './ports.ts';

/** A file, and where Zoom has it; the address does not last. */
export interface FileFacts extends TextFile {
  readonly url: string | null;
}

/** Who tells. A later one knows better: the answer names no more than an id, the list is what Zoom keeps. */
export const TEXT_SOURCES = ['answer', 'webhook', 'list'] as const;
export type TextSource = (typeof TEXT_SOURCES)[number];

/** What a source says of a text. */
export interface ToldText {
  readonly id: string;
  readonly source: TextSource;
  readonly direction: TextMessage['direction'];
  readonly text: string;
  /** In the thread; Zoom tells the second, and the rest is the place in it. */
  readonly at: number;
  readonly from: TextParty;
  readonly to: readonly TextParty[];
  readonly state: TextState;
  readonly files: readonly FileFacts[];
  /** Zoom names this agent as the one who received or sent it, where several could be. */
  readonly named: boolean;
  /** Zoom's words on why it was not delivered. */
  readonly failure: string | null;
}

export interface Text extends ToldText {
  readonly sendId: string | null;
  /** False as long as only the agent has it, under the id of the sending. */
  readonly inZoom: boolean;
  /** Where the agent was when the text became known: its day and hour stay what they were. */
  readonly zone: string;
  /** The sheet of the thread on which it stands. Fixed as well: a text never moves from one Task to another. */
  readonly sheet: string;
  readonly problem: EntryProblem | null;
}

/** The furthest that anybody tells is where it stands. */
const STATE_ORDER: readonly TextState[] = [
  'sending',
  'unsure',
  'unknown',
  'sent',
  'received',
  'delivered',
  'failed',
];

/** The zone and the settings that hold now stay with it. */
export function newText(told: ToldText, agent: Pick<Agent, 'timeZone' | 'settings'>): Text {
  const { timeZone: zone } = agent;
  const sheet = sheetOf(told, agent);
  return { ...told, sendId: null, inZoom: true, zone, sheet, problem: null };
}

/** Of a thread whose texts all stand on one Task. No day and no id of Zoom's is called so. */
const WHOLE_THREAD = 'all';

function sheetOf(
  { id, at }: Pick<ToldText, 'id' | 'at'>,
  { timeZone, settings }: Pick<Agent, 'timeZone' | 'settings'>,
): string {
  switch (settings.textTasks) {
    case 'thread':
      return WHOLE_THREAD;
    case 'day':
      return dateIn(timeZone, at);
    case 'message':
      return id;
  }
}

export function withTold(text: Text, told: ToldText): Text {
  const isBetter = TEXT_SOURCES.indexOf(told.source) >= TEXT_SOURCES.indexOf(text.source);
  const [better, other] = isBetter ? [told, text] : [text, told];
  return {
    ...text,
    source: better.source,
    direction: better.direction,
    text: better.text,
    at: better.at,
    from: named(better.from, [other.from]),
    to: better.to.map((party) => named(party, other.to)),
    state: further(text.state, told.state),
    files: (better.files.length > 0 ? better.files : other.files).map((file) => located(file, text.files)),
    named: text.named || told.named,
    failure: text.failure ?? told.failure,
  };
}

function named(party: TextParty, others: readonly TextParty[]): TextParty {
  const name = party.name ?? others.find(({ number }) => number === party.number)?.name ?? null;
  return { ...party, name };
}

/** Zoom gives a new address each time. */
function located(file: FileFacts, known: readonly FileFacts[]): FileFacts {
  return { ...file, url: known.find(({ id }) => id === file.id)?.url ?? file.url };
}

function further(a: TextState, b: TextState): TextState {
  return STATE_ORDER.indexOf(a) >= STATE_ORDER.indexOf(b) ? a : b;
}

/** By time, and within the second that Zoom tells by id. */
export function inOrder(texts: readonly Text[]): Text[] {
  return texts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

export function dayOf({ zone, at }: Pick<Text, 'zone' | 'at'>): string {
  return dateIn(zone, at);
}

/** The sheets on which these texts stand, each once. */
export function sheetsOf(texts: readonly Text[]): WantedSheet[] {
  const latest = new Map<string, number>();
  for (const { sheet, at } of texts) latest.set(sheet, Math.max(at, latest.get(sheet) ?? 0));
  return [...latest].map(([sheet, latestAt]) => ({ sheet, latestAt }));
}

/** What stands on a Task is different. */
export function isForTask(before: Text | undefined, after: Text): boolean {
  return before === undefined || JSON.stringify(onTask(before)) !== JSON.stringify(onTask(after));
}

function onTask({ text, at, from, to, direction, files, state, inZoom, named: mine }: Text): unknown {
  const names = files.map(({ name }) => name);
  return [text, at, from, to, direction, names, state === 'failed', inZoom, mine];
}

/** As the widget sees it. */
export function toTextMessage(text: Text, revision: number): TextMessage {
  const { id, sendId, direction, at, from, to, state, problem, files } = text;
  return {
    ...{ id, sendId, revision, direction, text: text.text, at, from, state },
    to: [...to],
    problem: problem === null ? null : { code: problem.code, said: problem.said },
    files: files.map(({ url: _address, ...file }) => file),
  };
}
