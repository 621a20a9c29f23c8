/** All texts of the components, in the user's language. No other module imports custom labels. */
import type { CallResult, Direction, ErrorCode } from 'c/zoomCallCore';
import { errorTexts, helpTexts, resultTexts } from './generatedLabels.ts';

export { labels } from './generatedLabels.ts';

/** What happened and why. */
export function errorText(code: ErrorCode): string {
  return errorTexts[code];
}

/** What to do next. */
export function errorHelp(code: ErrorCode): string {
  return helpTexts[code];
}

/** How a call ended, seen from the agent. */
export function resultText(direction: Direction, result: CallResult): string {
  return resultTexts[direction][result];
}

/** Puts values in the places of {0}, {1}... A place without a value stays, so that the lack is seen. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
