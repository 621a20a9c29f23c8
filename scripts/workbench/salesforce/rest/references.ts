/** `@{ref.field}` in composite requests. REST API Developer Guide: Composite, Reference ID. */
import { ApiError } from '../rules/apiError.ts';

const REFERENCE = /@\{([\w]+)((?:\.[\w]+|\[\d+\])*)\}/g;
const WHOLE = /^@\{([\w]+)((?:\.[\w]+|\[\d+\])*)\}$/;

/** The bodies of the answers so far, by reference id; failed ones are missing. */
export type Answers = ReadonlyMap<string, unknown>;

/** @throws ApiError PROCESSING_HALTED for a reference without a value */
export function withReferences(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value);
    if (whole !== null) return lookUp(answers, whole[1] ?? '', whole[2] ?? '');
    return value.replace(REFERENCE, (_, name: string, path: string) => String(lookUp(answers, name, path)));
  }
  if (Array.isArray(value)) return value.map((each) => withReferences(each, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withReferences(each, answers)]));
}

function lookUp(answers: Answers, name: string, path: string): unknown {
  const steps = path.match(/\w+/g) ?? [];
  const found = steps.reduce<unknown>(step, answers.get(name));
  if (found !== undefined && found !== null) return found;
  const message = `Invalid reference specified. No value for ${path.replace(/^\./, '')} found in ${name}`;
  throw new ApiError(400, 'PROCESSING_HALTED', message);
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
