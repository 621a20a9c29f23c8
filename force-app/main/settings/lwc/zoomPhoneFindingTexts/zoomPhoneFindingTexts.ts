/** The words for what the doctor finds, in the user's language. */
import type { Finding } from 'c/zoomCallCore';
import { fill } from 'c/zoomPhoneLabels';
import { causeTexts, findingTexts, fixTexts } from './generatedFindings.ts';

export interface FindingWords {
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
}

export function wordsOf({ code, facts }: Finding): FindingWords {
  return {
    what: fill(findingTexts[code], ...facts),
    cause: fill(causeTexts[code], ...facts),
    fix: fill(fixTexts[code], ...facts),
  };
}
