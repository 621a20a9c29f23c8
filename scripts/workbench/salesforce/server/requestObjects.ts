/** Which objects a request is about, told from its address and body, for the log and for faults. */
import type { Schema } from '../schema/schema.ts';

export function objectsOf(schema: Schema, path: string, body: unknown): string[] {
  const names = new Set<string>();
  collect(schema, path, body, names);
  return [...names];
}

function collect(schema: Schema, path: string, body: unknown, names: Set<string>): void {
  const add = (name: string | undefined) => {
    const object = name === undefined ? undefined : schema.object(name);
    if (object !== undefined) names.add(object.name);
  };
  const [address = '', query = ''] = path.split('?');
  add(/\/sobjects\/(\w+)/.exec(address)?.[1]);
  add(/\/object-info\/(\w+)/.exec(address)?.[1]);
  add(schema.objectOfId(/\/ui-api\/records\/(?:batch\/)?(\w{15,18})/.exec(address)?.[1] ?? '')?.name);
  const text = new URLSearchParams(query).get('q') ?? '';
  for (const [, name] of text.matchAll(/\bFROM\s+(\w+)/gi)) add(name);
  const returning = /\bRETURNING\s+([\s\S]*)/i.exec(text)?.[1] ?? '';
  for (const [, name] of returning.replace(/\([^)]*\)/g, '').matchAll(/(\w+)/g)) add(name);
  for (const part of listIn(body, 'compositeRequest')) {
    const { url, body: inner } = entriesOf(part);
    if (typeof url === 'string') collect(schema, url, inner, names);
  }
  for (const record of listIn(body, 'records')) {
    const type = entriesOf(entriesOf(record)['attributes'])['type'];
    if (typeof type === 'string') add(type);
  }
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listIn(body: unknown, key: string): unknown[] {
  const list = entriesOf(body)[key];
  return Array.isArray(list) ? Array.from<unknown>(list) : [];
}
