/** The words of a log in Salesforce, in the agent's language. What the widget shows are labels of the package instead. */
import type { CallResult, Direction } from '#call-core';

export interface LogWords {
  subject(direction: Direction, name: string): string;
  result(direction: Direction, result: CallResult): string;
  direction(direction: Direction): string;
  readonly withheldNumber: string;
  /** Ends the part of a long comment that fits on the Task. */
  readonly continued: string;
}

const ENGLISH: LogWords = {
  subject: (direction, name) => (direction === 'inbound' ? `Call from ${name}` : `Call to ${name}`),
  result: (_, result) => ENGLISH_RESULTS[result],
  direction: (direction) => (direction === 'inbound' ? 'Inbound' : 'Outbound'),
  withheldNumber: 'withheld number',
  continued: '\n… continued in the Zoom Call Log',
};

const ENGLISH_RESULTS: Readonly<Record<CallResult, string>> = {
  answered: 'Answered',
  missed: 'Missed',
  declined: 'Declined',
  cancelled: 'Cancelled',
  busy: 'Busy',
  noAnswer: 'No answer',
  voicemail: 'Voicemail',
  answeredElsewhere: 'Answered elsewhere',
  failed: 'Failed',
  unknown: 'Unknown',
};

const JAPANESE: LogWords = {
  subject: (direction, name) => (direction === 'inbound' ? `着信: ${name}` : `発信: ${name}`),
  result: (_, result) => JAPANESE_RESULTS[result],
  direction: (direction) => (direction === 'inbound' ? '着信' : '発信'),
  withheldNumber: '非通知',
  continued: '\n… 続きは Zoom コールログにあります',
};

const JAPANESE_RESULTS: Readonly<Record<CallResult, string>> = {
  answered: '応答',
  missed: '不在着信',
  declined: '拒否',
  cancelled: 'キャンセル',
  busy: '話し中',
  noAnswer: '応答なし',
  voicemail: 'ボイスメール',
  answeredElsewhere: '別の端末で応答',
  failed: '失敗',
  unknown: '不明',
};

/** @param language `ja` or anything else, as Salesforce gives it (`ja`, `en_US`) */
export function logWords(language: string): LogWords {
  return language.startsWith('ja') ? JAPANESE : ENGLISH;
}
