/** Reads what all gateways of a test run have said, and finds what none may say. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { ALLOWED_AROUND_SPANS, ALLOWED_IN_LOGS, ALLOWED_IN_METRICS, BY_CHANCE } from './allowed.ts';
import type { Allowed } from './allowed.ts';
import { knownSecrets } from './knownSecrets.ts';
import { sayingsOfLog, sayingsOfMetrics, sayingsOfSpans } from './sayings.ts';
import type { Saying } from './sayings.ts';
import { appearsIn } from './secrets.ts';
import type { Secret } from './secrets.ts';

export interface Verdict {
  /** Different values that were looked at, by where they were said. */
  readonly heard: Readonly<Record<Saying['in'], number>>;
  readonly secrets: number;
  /** What was said and may not be, in words. */
  readonly leaks: readonly string[];
}

const RULES: Readonly<Record<Saying['in'], Allowed>> = {
  log: ALLOWED_IN_LOGS,
  span: ALLOWED_AROUND_SPANS,
  metric: ALLOWED_IN_METRICS,
};
/** Tokens, codes, cookies and tickets of all parties are longer runs of such letters than any word. */
const TOKEN = /[\w-]{40,}|\b00D\w{12,15}!|\bBearer\b|\b5Aep8/;
const NUMBER = /\+\d{7,15}\b/;
const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;

export function judge(folder: string): Verdict {
  const texts = (kind: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(`.${kind}`))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const said = [
    ...texts('log').flatMap(sayingsOfLog),
    ...texts('spans').flatMap(sayingsOfSpans),
    ...texts('metrics').flatMap(sayingsOfMetrics),
  ];
  const sayings = [...new Map(said.map((saying) => [`${saying.path}\n${saying.value}`, saying])).values()];
  const secrets = secretsOf(texts('secrets'));
  const heard = (where: Saying['in']) => sayings.filter((saying) => saying.in === where).length;
  return {
    heard: { log: heard('log'), span: heard('span'), metric: heard('metric') },
    secrets: secrets.length,
    leaks: sayings.flatMap((saying) => leaksOf(saying, secrets)),
  };
}

const SecretsSchema = v.array(v.object({ text: v.string(), kind: v.picklist(['number', 'words']) }));

function secretsOf(files: readonly string[]): Secret[] {
  const noted = files.flatMap((file) =>
    file.split('\n').flatMap((line) => (line === '' ? [] : v.parse(SecretsSchema, JSON.parse(line)))),
  );
  return [...new Map([...knownSecrets(), ...noted].map((secret) => [secret.text, secret])).values()];
}

function leaksOf(saying: Saying, secrets: readonly Secret[]): string[] {
  const { path: place, value } = saying;
  const where = `${saying.in} ${place || 'line'}: ${value.slice(0, 200)}`;
  const isAllowed = RULES[saying.in][place]?.test(value) === true;
  if (isAllowed && BY_CHANCE.has(place)) return [];
  return [
    ...(isAllowed ? [] : [`${where} (may not be there)`]),
    ...(TOKEN.test(value) ? [`${where} (looks like a token)`] : []),
    ...(NUMBER.test(value) ? [`${where} (looks like a number)`] : []),
    ...(MAIL.test(value) ? [`${where} (looks like an address)`] : []),
    ...secrets
      .filter((secret) => appearsIn(secret, value))
      .map(({ text }) => `${where} (has "${text}" in it)`),
  ];
}
