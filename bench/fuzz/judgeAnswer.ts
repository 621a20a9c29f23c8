/** What is wrong with an answer, whatever was asked. */
import { ErrorReplySchema, parseOrNull } from '#call-core';
import type { FuzzAnswer } from './send.ts';

/** The local parties have limits as the real ones have, and a long run reaches them: then they are really down. */
const DEPENDENCY_DOWN: readonly string[] = [
  'salesforce.limitReached',
  'zoom.rateLimited',
  'person.limitReached',
];
/** Node answers so by itself, without a body. */
const OF_NODE: readonly number[] = [400, 417];

export interface Judgement {
  /** Of an error. */
  readonly code: string | null;
  /** In words; null where it is as it should be. */
  readonly wrong: string | null;
}

/** @param secrets of others: none may be in the answer */
export function judgeAnswer({ status, type, body }: FuzzAnswer, secrets: readonly string[]): Judgement {
  const secret = secrets.find((each) => body.includes(each));
  if (secret !== undefined) return { code: null, wrong: `has ${secret} of another agent in it` };
  if (status === null || status < 400) return { code: null, wrong: null };
  if (body === '') {
    return {
      code: null,
      wrong: status < 500 || OF_NODE.includes(status) ? null : `${status} without a body`,
    };
  }
  const reply = type.startsWith('application/json') ? parseOrNull(ErrorReplySchema, jsonOf(body)) : null;
  if (reply === null)
    return { code: null, wrong: `${status} in a form that is not ours: ${body.slice(0, 200)}` };
  const { code } = reply.error;
  const mayBe = status < 500 || DEPENDENCY_DOWN.includes(code);
  return { code, wrong: mayBe ? null : `${status} ${code}` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
