/** Zoom's documented examples, as data. */
import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { WebhookSchema } from '../webhook.ts';
import type { Webhook } from '../webhook.ts';

const FOLDER = 'fixtures/zoom/webhooks';

const TEXTS = new Map(
  readdirSync(FOLDER).map((file) => [file.replace('.json', ''), readFileSync(`${FOLDER}/${file}`, 'utf8')]),
);
export const EXAMPLES: readonly string[] = [...TEXTS.keys()];

export function example(event: string): Webhook {
  return v.parse(WebhookSchema, JSON.parse(TEXTS.get(event) ?? ''));
}

/** The example with other fields in its `payload.object`. */
export function changed(event: string, fields: Readonly<Record<string, unknown>>): Webhook {
  const webhook = example(event);
  return { ...webhook, payload: { ...webhook.payload, object: { ...webhook.payload.object, ...fields } } };
}
