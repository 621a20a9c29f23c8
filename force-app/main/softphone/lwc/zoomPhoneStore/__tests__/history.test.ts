import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  HELD,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { MOST_KEPT, createHistory } from '../history.ts';
import { liveCalls, recentNumbers } from '../listedCalls.ts';

const ABOUT = { direction: 'inbound', peerNumber: '+12092592844' } as const;

test('the gateway’s word makes an entry, and that is new once', () => {
  const { history } = start();
  const entry = entryOf(callOf('1', RINGING), { who: JANE });

  expect(history.receive(entry)).toBe(true);
  expect(history.receive({ ...entry, revision: 2 })).toBe(false);

  expect(history.entries()).toEqual([{ ...entry, revision: 2 }]);
});

test('a later word of the gateway replaces the log', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING), { search: 'searching' }, 1));

  history.receive(entryOf(callOf('1', RINGING), { who: JANE, state: 'saved', taskId: '00T1' }, 2));

  expect(history.entries()[0]?.log).toMatchObject({ who: JANE, state: 'saved', taskId: '00T1' });
});

test('an older word of the gateway that comes late changes nothing', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING, ENDED), { state: 'saved' }, 5));

  history.receive(entryOf(callOf('1', RINGING), { state: 'open' }, 4));

  expect(history.entries()).toMatchObject([{ revision: 5, log: { state: 'saved' } }]);
});

test('an event of the pad makes an entry before the gateway knows of the call', () => {
  const { history } = start();

  history.apply({ type: 'ringing', callId: '1', source: 'pad', at: NINE, about: ABOUT });

  expect(history.entries()).toMatchObject([
    { call: { callId: '1' }, log: { state: 'open', search: 'searching', comment: '', candidates: [] } },
  ]);
});

test('what the pad has told stays when the gateway does not know it yet', () => {
  const { history, state } = start();
  history.receive(entryOf(callOf('1', RINGING)));
  history.apply({ type: 'connected', callId: '1', source: 'pad', at: NINE + 5000 });

  history.receive(entryOf(callOf('1', RINGING), { who: JANE }, 2));

  expect(state('1')).toMatchObject({ phase: 'connected', connectedAt: NINE + 5000 });
});

test('an event of the pad leaves the log and its revision alone', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING), { who: JANE, comment: 'Hello', commentEdit: 3 }, 9));

  history.apply({ type: 'ended', callId: '1', source: 'pad', at: NINE + 9000 });

  expect(history.entries()).toMatchObject([{ revision: 9, log: { who: JANE, comment: 'Hello' } }]);
});

test('the newest call stands first, whenever it was heard of', () => {
  const { history } = start();
  for (const [callId, minute] of [
    ['b', 2],
    ['d', 4],
    ['a', 1],
    ['c', 3],
  ] as const)
    history.receive(entryOf(callOf(callId, { ...RINGING, at: NINE + minute * 60_000 })));

  expect(history.entries().map(({ call }) => call.callId)).toEqual(['d', 'c', 'b', 'a']);
});

test('of calls that began in the same second, the one that ends later stands first, and one that lives before all', () => {
  const { history } = start();
  for (const [callId, began, ended] of [
    ['b', 900, 3000],
    ['c', 100, 1000],
    ['a', 200, null],
  ] as const) {
    history.receive(entryOf(callOf(callId, { ...RINGING, at: NINE + began })));
    if (ended !== null) history.apply({ type: 'ended', callId, source: 'webhook', at: NINE + ended });
  }

  expect(history.entries().map(({ call }) => call.callId)).toEqual(['a', 'b', 'c']);
});

test('a comment is shown as it is typed, with a number greater than any before', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING), { comment: 'old', commentEdit: NINE + 10_000 }));

  const first = history.writeComment('1', 'H');
  const second = history.writeComment('1', 'He');

  expect(first).toBeGreaterThan(NINE + 10_000);
  expect(second).toBeGreaterThan(first);
  expect(history.entries()[0]?.log).toMatchObject({ comment: 'He', commentEdit: second });
});

test('the number of an edit is the time, so that another computer’s later edit is greater', () => {
  const { history, clock } = start();
  history.receive(entryOf(callOf('1', RINGING)));

  clock.now = NINE + 60_000;

  expect(history.writeComment('1', 'Hello')).toBe(NINE + 60_000);
});

test('what was typed after the gateway spoke stays', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING)));
  history.writeComment('1', 'Hello, wor');

  history.receive(entryOf(callOf('1', CONNECTED), { comment: 'Hello', commentEdit: 1, who: JANE }, 2));

  expect(history.entries()[0]?.log).toMatchObject({ comment: 'Hello, wor', who: JANE });
});

test('a comment that another tab has written later wins', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING)));
  const edit = history.writeComment('1', 'here');

  history.receive(entryOf(callOf('1', RINGING), { comment: 'there', commentEdit: edit + 1 }, 2));

  expect(history.entries()[0]?.log).toMatchObject({ comment: 'there', commentEdit: edit + 1 });
});

test('the gateway’s echo of the own comment changes nothing', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING)));
  const edit = history.writeComment('1', 'Hello');

  history.receive(entryOf(callOf('1', RINGING), { comment: 'Hello', commentEdit: edit }, 2));

  expect(history.entries()[0]?.log).toMatchObject({ comment: 'Hello', commentEdit: edit });
});

test('what the agent does to a log is shown at once, until the gateway’s word comes', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING, ENDED), { state: 'saved' }));

  history.edit('1', { state: 'deleted', closed: true });
  expect(history.entries()[0]?.log).toMatchObject({ state: 'deleted', closed: true });
  history.receive(entryOf(callOf('1', RINGING, ENDED), { state: 'needsYou' }, 2));

  expect(history.entries()[0]?.log).toMatchObject({ state: 'needsYou', closed: false });
});

test('what is done to a call that nobody knows makes no entry', () => {
  const { history } = start();

  history.edit('unknown', { closed: true });

  expect(history.writeComment('unknown', 'Hello')).toBe(NINE);
  expect(history.entries()).toEqual([]);
});

test('a cleared history knows nothing, and older revisions of the next agent are new', () => {
  const { history } = start();
  history.receive(entryOf(callOf('1', RINGING), {}, 90));

  history.clear();

  expect(history.entries()).toEqual([]);
  expect(history.receive(entryOf(callOf('1', RINGING), {}, 1))).toBe(true);
});

test('live are the calls that ring, run or are held', () => {
  const entries = [
    entryOf(callOf('rings', RINGING)),
    entryOf(callOf('over', CONNECTED, ENDED)),
    entryOf(callOf('held', CONNECTED, HELD)),
    entryOf(callOf('missed', RINGING, ENDED)),
    entryOf(callOf('runs', CONNECTED)),
  ];

  expect(liveCalls(entries).map(({ call }) => [call.callId, call.phase])).toEqual([
    ['rings', 'ringing'],
    ['held', 'held'],
    ['runs', 'connected'],
  ]);
});

test('recent numbers are those of the last calls, each once, with the best name', () => {
  const from = (callId: string, peerNumber: string, peerName = '') =>
    callOf(callId, { ...RINGING, about: { peerNumber, peerName } });
  const entries = [
    entryOf(from('1', '+12092592844', 'ROE JANE'), { who: JANE }),
    entryOf(from('2', '+12095550123', 'Zoom’s name')),
    entryOf(from('3', '+12092592844')),
    entryOf(from('4', '')),
    entryOf(from('5', '1002')),
    entryOf(from('6', '+12095550199')),
  ];

  expect(recentNumbers(entries, 3)).toEqual([
    { number: '+12092592844', name: 'Jane Roe' },
    { number: '+12095550123', name: 'Zoom’s name' },
    { number: '1002', name: null },
  ]);
});

test('of calls with which nobody has anything to do any more, the newest are kept', () => {
  const { history } = start();
  const began = (second: number) => [{ ...RINGING, at: NINE + second * 1000 }] as const;
  const ended = { ...ENDED, at: NINE + 3_600_000 };
  const saved = (n: number) => entryOf(callOf(`${n}`, ...began(n), ended), { state: 'saved' }, n);
  history.receive(entryOf(callOf('live', ...began(1)), {}, 1));
  history.receive(entryOf(callOf('waits', ...began(2), ended), { state: 'needsYou' }, 2));
  history.receive(saved(3));
  history.receive(saved(4));
  history.writeComment('3', 'not stored yet');
  for (let n = 5; n < 5 + 2 * MOST_KEPT; n += 1) history.receive(saved(n));

  const kept = history.entries().map(({ call }) => call.callId);
  expect(kept).toHaveLength(MOST_KEPT + 3);
  expect(kept.slice(-4)).toEqual([`${5 + MOST_KEPT}`, '3', 'waits', 'live']);

  history.receive(entryOf(callOf('4', ...began(4), ended), { state: 'saved' }, 999));
  expect(history.entries().map(({ call }) => call.callId)).toEqual(kept);
  expect(history.revision()).toBe(999);
});

function start() {
  const clock = { now: NINE };
  const history = createHistory({ now: () => clock.now });
  const state = (callId: string) => {
    const entry = history.entries().find(({ call }) => call.callId === callId);
    return entry && stateOf(entry.call);
  };
  return { history, clock, state };
}
