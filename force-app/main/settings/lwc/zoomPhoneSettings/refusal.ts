/** What the page says of a change that was refused. */
import { toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, Problem } from 'c/zoomCallCore';

const ABOUT_OBJECTS: readonly ErrorCode[] = ['settings.unknownObject', 'settings.objectWithoutPhone'];
const ABOUT_TASK_FIELDS: readonly ErrorCode[] = ['settings.reservedTaskField', 'settings.unknownTaskField'];

export interface Refusal {
  readonly problem: Problem;
  /** What of the objects was refused. */
  readonly refusedObjects: string | null;
  readonly unreadable: readonly string[];
  /** Names that cannot be fields for agents. */
  readonly wrongTaskFields: string | null;
}

/** Which numbers and names are wrong is said beside them; it is not Salesforce who says it. */
export function refusalOf(problem: Problem): Refusal {
  const isAboutNumbers = problem.code === 'settings.invalidNumber';
  const isAboutObjects = ABOUT_OBJECTS.includes(problem.code);
  const isAboutFields = ABOUT_TASK_FIELDS.includes(problem.code);
  const isSaidBeside = isAboutNumbers || isAboutObjects || isAboutFields;
  return {
    problem: isSaidBeside ? { ...problem, said: null } : problem,
    refusedObjects: isAboutObjects ? problem.said : null,
    unreadable: isAboutNumbers && problem.said !== null ? [problem.said] : [],
    wrongTaskFields: isAboutFields ? problem.said : null,
  };
}

export function problemOf(caught: unknown): Problem {
  const { code, said } = toPhoneError(caught);
  return { code, said: said ?? null };
}
