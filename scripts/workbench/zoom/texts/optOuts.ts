/** STOP and START: whether somebody wants texts from a number. Only the two words that Zoom documents. */
import type { TextData } from './text.ts';

const keyOf = (consumer: string, line: string): string => `${consumer} ${line}`;

export function isOptedOut({ optOuts }: TextData, consumer: string, line: string): boolean {
  return optOuts.includes(keyOf(consumer, line));
}

export function hear(data: TextData, consumer: string, line: string, text: string): void {
  const word = text.trim().toUpperCase();
  if (word !== 'STOP' && word !== 'START') return;
  const key = keyOf(consumer, line);
  const others = data.optOuts.filter((one) => one !== key);
  data.optOuts = word === 'STOP' ? [...others, key] : others;
}

/** In the form of Zoom's answers and events. */
export function optStatusOf(data: TextData, consumer: string, line: string) {
  return {
    consumer_phone_number: consumer,
    zoom_phone_user_number: line,
    opt_status: isOptedOut(data, consumer, line) ? 'opt_out' : 'opt_in',
    opt_in_status: 0,
  };
}
