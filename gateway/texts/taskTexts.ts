/** What the Tasks of a thread say: one for each sheet, more where a sheet does not fit into one. Pure. */
import type { TextParty } from '#call-core';
import { cutText } from '../text.ts';
import { dayOf, inOrder } from './text.ts';
import type { Text } from './text.ts';

/** Length of Task.Description, in UTF-16 units. */
const DESCRIPTION_LIMIT = 32_000;

export interface TaskText {
  /** 1 for the first of the sheet. */
  readonly part: number;
  readonly description: string;
  /** Of the last text on it. */
  readonly day: string;
}

interface Writing {
  /** Whoever wrote a text, as the Task names them. */
  readonly nameOf: (text: Text) => string;
  readonly notDelivered: string;
}

/** @param texts of one sheet, in any order */
export function taskTexts(texts: readonly Text[], writing: Writing): TaskText[] {
  const parts: Omit<TaskText, 'part'>[] = [];
  for (const text of inOrder(texts.filter(({ inZoom }) => inZoom))) {
    const line = lineOf(text, writing);
    const day = dayOf(text);
    const last = parts.at(-1)?.description;
    if (last !== undefined && last.length + 1 + line.length <= DESCRIPTION_LIMIT) {
      parts[parts.length - 1] = { description: `${last}\n${line}`, day };
    } else parts.push(...pieces(line).map((description) => ({ description, day })));
  }
  return parts.map((text, index) => ({ part: index + 1, ...text }));
}

/** `[2026-11-28 14:03] Name: text [photo.jpg]` */
function lineOf(text: Text, { nameOf, notDelivered }: Writing): string {
  const name = `${nameOf(text)}${text.state === 'failed' ? notDelivered : ''}`;
  const said = [text.text, ...text.files.map((file) => `[${file.name}]`)].filter((part) => part !== '');
  return `[${stampOf(text)}] ${name}: ${said.join(' ')}`;
}

function stampOf(text: Text): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: text.zone, timeStyle: 'short' }).format(text.at);
  return `${dayOf(text)} ${time}`;
}

/** A text that does not even fit alone goes on in the next Task. */
function pieces(line: string): string[] {
  const all: string[] = [];
  for (let rest = line; rest !== '';) {
    const piece = cutText(rest, DESCRIPTION_LIMIT);
    all.push(piece);
    rest = rest.slice(piece.length);
  }
  return all;
}

/** External id of a Task: two agents on one thread have Tasks of their own. */
export function taskKey(threadId: string, zoomUserId: string, sheet: string, part: number): string {
  const key = `sms:${threadId}:${zoomUserId}:${sheet}`;
  return part === 1 ? key : `${key}:${part}`;
}

export function labelOf({ name, number }: TextParty): string {
  return name ?? number;
}
