/** What Zoom documents that its pad posts, by the name of the message: fixtures/zoom/smart-embed. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '../../fixtures/zoom/smart-embed');

export const PAD_MESSAGE_TYPES = readdirSync(FOLDER).map((file) => path.basename(file, '.json'));

/** A message as documented, with other values for some fields of its `data`; `undefined` takes a field away. */
export function padMessage(type: string, data: Readonly<Record<string, unknown>> = {}): unknown {
  const text = readFileSync(path.join(FOLDER, `${type}.json`), 'utf8');
  const message: unknown = JSON.parse(text);
  if (!isRecord(message)) throw new TypeError('Not a message of the pad.');
  const changed = isRecord(message.data) ? { ...message, data: { ...message.data, ...data } } : message;
  // As it arrives: cloned, without what is undefined.
  return JSON.parse(JSON.stringify(changed));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
