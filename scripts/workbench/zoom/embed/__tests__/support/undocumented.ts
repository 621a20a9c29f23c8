import { readFileSync } from 'node:fs';
import { shapeOf } from '../../../__tests__/support/shape.ts';
import type { EmbedMessage } from './padPage.ts';

const FIXTURES = new URL('../../../../../../fixtures/zoom/smart-embed/', import.meta.url);
/** Fields that Zoom does not document, or that have another type. */
export function undocumented(message: EmbedMessage): readonly string[] {
  const example = shapeOf(JSON.parse(readFileSync(new URL(`${message.type}.json`, FIXTURES), 'utf8')));
  return [...shapeOf(message)]
    .filter(([path, type]) => example.get(path) !== type && !EVERYWHERE.includes(path))
    .map(([path, type]) => `${message.type}: ${path}: ${type}`);
}
/** Zoom describes both parties alike; its examples leave out what is not known of an outside one. */
const EVERYWHERE = [
  'data.caller.extensionNumber',
  'data.callee.name',
  'data.caller.name',
  'data.caller.didNumber',
];
