/** Texts of a user for the panel: what the other end does, and the agent in the Zoom client. */
import { QUEUE, TELEPHONES, ZOOM_USERS } from '../parties.ts';
import type { Action, ThreadAction, WorkbenchState } from '../shell/controls.ts';
import type { LocalZoom } from '../zoom/localZoom.ts';
import { callerNumber } from './otherEnd.ts';

type Texts = Pick<LocalZoom, 'texts'>;

const SHOWN = 5;
const PREVIEW = 40;

/** A small chequered square. */
const PICTURE = {
  type: 'PNG',
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAALklEQVR42mPgjvmPhj5s0URDxKhhGDWIjgaRpw1TzahB9DRoNGWP5rVRg+hiEABhd5mOlSLjIAAAAABJRU5ErkJggg==',
} as const;

export function threadsOf({ texts }: Texts, zoomUserId: string): WorkbenchState['threads'] {
  return texts
    .sessions(zoomUserId)
    .toReversed()
    .slice(0, SHOWN)
    .map(({ id, names, peers }) => ({
      id,
      peer: peers.map((number) => nameOf(number) ?? names[number] ?? number).join(', '),
      latest: (texts.messages(id).at(-1)?.text ?? '').slice(0, PREVIEW),
    }));
}

/** @returns why it could not be done, in words */
export function textAgent(
  { texts }: Texts,
  {
    count = 1,
    from,
    others = [],
    picture = false,
    text,
    throughQueue = false,
  }: Extract<Action, { do: 'text' }>,
  zoomUserId: string,
): string | undefined {
  const numbers = [from, ...others].map((typed) => ({ typed, number: textNumber(typed) }));
  const wrong = numbers.find(({ number }) => number === undefined);
  if (wrong !== undefined) return `"${wrong.typed}" is not a telephone number.`;
  const [sender = '', ...also] = numbers.flatMap(({ number }) => number ?? []);
  const fromName = nameOf(sender);
  const queue = queueNumberOf(zoomUserId);
  for (let index = 1; index <= count; index++) {
    texts.textAgent({
      ...{ from: sender, also, toUserId: zoomUserId },
      ...(fromName !== undefined && { fromName }),
      ...(throughQueue && queue !== undefined && { toNumber: queue }),
      text: count === 1 ? text : `${text} (${index})`,
      files: picture ? [PICTURE] : [],
    });
  }
  return undefined;
}

/** @returns why it could not be done, in words */
export function textAsAgent({ texts }: Texts, to: string, text: string, userId: string): string | undefined {
  const number = textNumber(to);
  if (number === undefined) return `"${to}" is not a telephone number.`;
  texts.sendAsAgent({ userId, to: [number], text });
  return undefined;
}

export function actOnThread({ texts }: Texts, id: string, action: ThreadAction, userId: string): void {
  const session = texts.sessions(userId).find((one) => one.id === id);
  const [from, ...also] = session?.peers ?? [];
  if (session === undefined || from === undefined) return;
  if (action === 'delete') texts.deleteSession(id);
  else if (action === 'read') texts.read(id);
  else texts.textAgent({ from, also, toUserId: userId, toNumber: session.line, text: action.toUpperCase() });
}

/** Extensions get no texts. */
function textNumber(typed: string): string | undefined {
  const number = callerNumber(typed);
  return number?.startsWith('+') === true ? number : undefined;
}

function queueNumberOf(userId: string): string | undefined {
  const user = ZOOM_USERS.find(({ id }) => id === userId);
  return user?.sharedNumbers.find(({ queue }) => queue === QUEUE.extension)?.number;
}

function nameOf(number: string): string | undefined {
  return TELEPHONES.find((known) => known.number === number)?.name;
}
