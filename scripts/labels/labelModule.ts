/** Turns the names of the custom labels into the module from which the components take their texts. */
import { CALL_RESULTS, DIRECTIONS, ERROR_CODES, FINDING_CODES } from '#call-core';

const PREFIX = 'ZoomPhone_';
/** Labels with a table of their own, because they are looked up by a code. */
const TABLES = ['Error_', 'Help_', 'ResultInbound_', 'ResultOutbound_'];
/** Those in a module of their own, which the widget does not load. */
const FINDING_TABLES = ['Finding_', 'Cause_', 'Fix_'];

/**
 * The TypeScript of the module, unformatted.
 * @throws Error when an error code or a call result has no label, or two labels would share a key
 */
export function labelModule(labelNames: readonly string[]): string {
  const { keys, keyFor } = keysOf(labelNames.filter((name) => !isOf(FINDING_TABLES, name)));
  const errorTable = (area: string) =>
    ERROR_CODES.map((code) => `'${code}': ${keyFor(`${PREFIX}${area}_${code.replaceAll('.', '_')}`)}`);
  const resultTable = (area: string) =>
    CALL_RESULTS.map((result) => `${result}: ${keyFor(`${PREFIX}${area}_${capitalised(result)}`)}`);

  return `
/** Generated from the custom labels by \`npm run build:labels\`: change the labels, not this file. */
/* eslint-disable max-lines */
${[...keys].map(([name, key]) => `import ${key} from '@salesforce/label/c.${name}';`).join('\n')}
import type { CallResult, Direction, ErrorCode } from 'c/zoomCallCore';

/** What the widget says, in the user's language. Placeholders are {0}, {1}...: see \`fill\`. */
export const labels = {
  ${[...keys].flatMap(([name, key]) => (isOf(TABLES, name) ? [] : [key])).join(',\n')},
} as const;

/** What happened, by the code of the error. */
export const errorTexts: Readonly<Record<ErrorCode, string>> = { ${errorTable('Error').join(', ')} };

/** What to do next, by the code of the error. */
export const helpTexts: Readonly<Record<ErrorCode, string>> = { ${errorTable('Help').join(', ')} };

/** How a call ended, seen from the agent. */
export const resultTexts: Readonly<Record<Direction, Readonly<Record<CallResult, string>>>> = {
  ${DIRECTIONS.map((direction) => `${direction}: { ${resultTable(`Result${capitalised(direction)}`).join(', ')} }`).join(',\n')},
};
`.trimStart();
}

/**
 * The same for the words of what the doctor finds.
 * @throws Error when a finding has no label
 */
export function findingModule(labelNames: readonly string[]): string {
  const { keys, keyFor } = keysOf(labelNames.filter((name) => isOf(FINDING_TABLES, name)));
  const table = (area: string) =>
    FINDING_CODES.map((code) => `'${code}': ${keyFor(`${PREFIX}${area}_${code.replaceAll('.', '_')}`)}`);
  return `
/** Generated from the custom labels by \`npm run build:labels\`: change the labels, not this file. */
${[...keys].map(([name, key]) => `import ${key} from '@salesforce/label/c.${name}';`).join('\n')}
import type { FindingCode } from 'c/zoomCallCore';

type Texts = Readonly<Record<FindingCode, string>>;

/** What is wrong. Placeholders are {0}, {1}... */
export const findingTexts: Texts = { ${table('Finding').join(', ')} };

/** Why. */
export const causeTexts: Texts = { ${table('Cause').join(', ')} };

/** What to do. */
export const fixTexts: Texts = { ${table('Fix').join(', ')} };
`.trimStart();
}

/** @throws Error when two labels would share a key; `keyFor` when there is no such label */
function keysOf(labelNames: readonly string[]) {
  const keys = new Map(labelNames.map((name) => [name, keyOf(name)]));
  if (new Set(keys.values()).size !== keys.size) throw new Error('Two labels would have the same key.');
  const keyFor = (name: string): string => {
    const key = keys.get(name);
    if (key === undefined) throw new Error(`There is no label ${name}.`);
    return key;
  };
  return { keys, keyFor };
}

/** `ZoomPhone_Keypad_CallNumber` is known as `keypadCallNumber`. */
export function keyOf(labelName: string): string {
  const [area = '', ...what] = labelName.slice(PREFIX.length).split('_');
  return `${area.charAt(0).toLowerCase()}${area.slice(1)}${what.map(capitalised).join('')}`;
}

function isOf(tables: readonly string[], labelName: string): boolean {
  return tables.some((table) => labelName.startsWith(PREFIX + table));
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
