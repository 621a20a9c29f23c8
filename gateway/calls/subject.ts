/** The subject of the Task of a call: by the administrator's template, else as it always was. Pure. */
import { SHORT_TEXT_LIMIT, callerName, subjectFrom } from '#call-core';
import type { CallState } from '#call-core';
import { cutText } from '../text.ts';
import { dateIn } from './days.ts';
import type { Entry } from './entry.ts';
import { logWords } from './logWords.ts';
import type { Agent } from './ports.ts';

type EndedCall = Extract<CallState, { phase: 'ended' }>;

/** The template is that of the settings that held when the call ended. */
export function subjectOf(agent: Agent, entry: Entry, state: EndedCall): string {
  const words = logWords(agent.language);
  const { direction, result } = state;
  const number = state.peerNumber ?? words.withheldNumber;
  const name = callerName(entry) ?? state.peerName ?? number;
  const byTemplate = subjectFrom(entry.policy?.subjectTemplate ?? '', {
    ...{ name, number },
    direction: words.direction(direction),
    result: words.result(direction, result),
    queue: state.via ?? '',
    date: dateIn(agent.timeZone, state.startedAt),
  });
  return cutText(byTemplate || words.subject(direction, name), SHORT_TEXT_LIMIT);
}
