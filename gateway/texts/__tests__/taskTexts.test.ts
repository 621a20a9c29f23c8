import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, TEXT_TASKS } from '#call-core';
import type { TextTasks } from '#call-core';
import fc from 'fast-check';
import { newText, sheetsOf, withTold } from '../text.ts';
import type { Text, TextSource, ToldText } from '../text.ts';
import { taskKey, taskTexts } from '../taskTexts.ts';

const agentWith = (textTasks: TextTasks) => ({
  timeZone: 'Asia/Tokyo',
  settings: { ...DEFAULT_SETTINGS, textTasks },
});
const AGENT = agentWith('day');
const AVERY = { number: '+12095550123', name: 'Avery' };
const MINAMI = { number: '+81355500001', name: null };
const NOON = Date.UTC(2026, 10, 28, 5, 3);
const MIDNIGHT = Date.UTC(2026, 10, 28, 15);
const DAYS = ['2026-11-28', '2026-11-29'];
const WRITING = {
  nameOf: ({ direction }: Text) => (direction === 'in' ? 'Avery' : 'Minami'),
  notDelivered: ' (not delivered)',
};

function told(changes: Partial<ToldText> = {}): ToldText {
  return {
    id: 'a',
    source: 'webhook',
    direction: 'in',
    text: 'Hello',
    at: NOON,
    from: AVERY,
    to: [MINAMI],
    state: 'received',
    files: [],
    named: true,
    failure: null,
    ...changes,
  };
}

const file = (name: string) => ({ id: name, name, type: 'JPG', bytes: 1, url: null });

test('each text is a line with day, hour in the agent’s zone and name; files are named', () => {
  const texts = [
    told({ id: 'b', direction: 'out', text: '', files: [file('a.jpg'), file('b.jpg')], at: NOON + 60_000 }),
    told({ text: 'Hello\r\n\r\n見積もり 😀' }),
    told({ id: 'c', direction: 'out', state: 'failed', text: 'Bye', at: NOON + 120_000 }),
  ].map((one) => newText(one, AGENT));

  expect(taskTexts(texts, WRITING)).toEqual([
    {
      part: 1,
      day: '2026-11-28',
      description: [
        '[2026-11-28 14:03] Avery: Hello\r\n\r\n見積もり 😀',
        '[2026-11-28 14:04] Minami: [a.jpg] [b.jpg]',
        '[2026-11-28 14:05] Minami (not delivered): Bye',
      ].join('\n'),
    },
  ]);
});

test('of texts at the same moment the id decides, whatever came first', () => {
  const texts = ['b', 'c', 'a'].map((id) => newText(told({ id, text: id }), AGENT));

  const lines = taskTexts(texts, WRITING)[0]?.description.split('\n') ?? [];
  expect(lines.map((line) => line.at(-1))).toEqual(['a', 'b', 'c']);
});

test('what Zoom does not have is on no Task', () => {
  const waiting = { ...newText(told(), AGENT), inZoom: false };
  expect(taskTexts([waiting], WRITING)).toEqual([]);
});

test('a text longer than a Task goes on in the next one, no letter torn apart', () => {
  const long = `${'x'.repeat(31_970)}${'😀'.repeat(40)}`;
  const parts = taskTexts([newText(told({ text: long }), AGENT)], WRITING);

  expect(parts.map(({ part }) => part)).toEqual([1, 2]);
  expect(parts.every(({ description }) => description.length <= 32_000 && description.isWellFormed())).toBe(
    true,
  );
  expect(parts.map(({ description }) => description).join('')).toContain(long);
});

test('further Tasks of a day have a number', () => {
  expect(taskKey('s', 'u', '2026-11-28', 1)).toBe('sms:s:u:2026-11-28');
  expect(taskKey('s', 'u', '2026-11-28', 3)).toBe('sms:s:u:2026-11-28:3');
});

describe('whatever is told twice, late, or lost and told by the sweep', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('OK', '', 'line\r\n\r\nline', '‏שלום', '見積もり', 'x'.repeat(2000)),
  );
  const thread = fc.array(
    fc.record({ text: words, second: fc.nat(50), out: fc.boolean(), photo: fc.boolean() }),
    { maxLength: 60 },
  );
  /** For each delivery: which text, and by whom. */
  const deliveries = fc.array(
    fc.record({ which: fc.nat(59), source: fc.constantFrom<TextSource>('answer', 'webhook') }),
    { maxLength: 150 },
  );

  test.each(TEXT_TASKS.map((textTasks) => ({ textTasks })))(
    'the Tasks of each $textTasks say what Zoom’s thread says: each text once, in order, nothing cut',
    ({ textTasks }) => {
      const agent = agentWith(textTasks);
      fc.assert(
        fc.property(thread, deliveries, (said, order) => {
          const zoom = said.map(({ text, second, out, photo }, index) =>
            told({
              // Zoom's ids say nothing of the order.
              id: `m${(index * 37) % 61}`,
              text,
              at: MIDNIGHT - 25_000 + second * 1000 + index,
              direction: out ? 'out' : 'in',
              state: out ? 'delivered' : 'received',
              files: photo ? [file(`${index}.jpg`)] : [],
            }),
          );
          const known = new Map<string, Text>();
          const tell = (one: ToldText) => {
            const before = known.get(one.id);
            known.set(one.id, before === undefined ? newText(one, agent) : withTold(before, one));
          };
          for (const { which, source } of order) {
            const one = zoom[which];
            // The answer to a sending knows neither files nor what became of it.
            // Of the order within a second only the list is sure.
            const at = Math.floor((one?.at ?? 0) / 1000) * 1000;
            if (one) tell({ ...one, source, at, ...(source === 'answer' && { files: [], state: 'sent' }) });
          }
          for (const one of zoom) tell({ ...one, source: 'list' });

          const lines = zoom
            .toSorted((a, b) => a.at - b.at)
            .map((one) => {
              const stamp = `[${DAYS[Number(one.at >= MIDNIGHT)]} ${clockOf(one.at)}]`;
              const parts = [one.text, ...one.files.map(({ name }) => `[${name}]`)].filter(Boolean);
              return {
                at: one.at,
                line: `${stamp} ${one.direction === 'in' ? 'Avery' : 'Minami'}: ${parts.join(' ')}`,
              };
            });
          const sheets = sheetsOf([...known.values()]).toSorted((a, b) => a.latestAt - b.latestAt);
          const tasks = sheets.map(({ sheet }) =>
            taskTexts(
              [...known.values()].filter((text) => text.sheet === sheet),
              WRITING,
            ),
          );
          const written = tasks.map((parts) => parts.map(({ description }) => description).join('\n'));
          expect(written).toEqual(expectedOn(textTasks, lines));
          expect(tasks.flat().every(({ description }) => description.length <= 32_000)).toBe(true);
          expect(
            [...known.values()].every(({ state }) => state === 'delivered' || state === 'received'),
          ).toBe(true);
        }),
      );
    },
  );
});

interface Line {
  readonly at: number;
  readonly line: string;
}

const clockOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' }).format(at);

/** What each Task says, parts together. */
function expectedOn(textTasks: TextTasks, lines: readonly Line[]): string[] {
  if (textTasks === 'message') return lines.map(({ line }) => line);
  const isEarly = ({ at }: Line) => at < MIDNIGHT;
  const sheets =
    textTasks === 'thread' ? [lines] : [lines.filter(isEarly), lines.filter((line) => !isEarly(line))];
  return sheets.filter(({ length }) => length > 0).map((sheet) => sheet.map(({ line }) => line).join('\n'));
}
