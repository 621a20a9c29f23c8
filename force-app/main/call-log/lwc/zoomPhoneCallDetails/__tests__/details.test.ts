import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode, HistoryEntry, Medium } from 'c/zoomCallCore';
import { NINE, RINGING, ENDED, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { createDetails } from '../details.ts';
import type { DetailsState } from '../details.ts';

const MEDIA: readonly Medium[] = [
  { id: 'r1', kind: 'recording', at: NINE, durationSeconds: 43, deleted: false },
  { id: 's1', kind: 'summary', at: NINE, durationSeconds: null, deleted: false },
];
const ENTRY: HistoryEntry = { ...entryOf(callOf('1', RINGING, ENDED)), media: [...MEDIA] };

function start() {
  const fails: Partial<Record<'callOfTask' | 'audioUrl' | 'transcript', ErrorCode>> = {};
  const asked: string[] = [];
  let problem: ErrorCode | null = null;
  let state: DetailsState = { stage: 'loading' };
  function answer<T>(what: keyof typeof fails, value: T): Promise<T> {
    asked.push(what);
    const code = fails[what];
    return code === undefined ? Promise.resolve(value) : Promise.reject(new PhoneError(code));
  }
  const details = createDetails({
    taskId: '00T000000000001AAA',
    onState: (next) => {
      state = next;
    },
    client: {
      session: () => Promise.reject(new PhoneError('gateway.unreachable')),
      numberData: () => Promise.reject(new PhoneError('gateway.unreachable')),
      callOfTask: () => answer('callOfTask', ENTRY),
      audioUrl: () => answer('audioUrl', `https://g.example.com/audio?ticket=${asked.length}`),
      audioProblem: () => Promise.resolve(problem === null ? null : new PhoneError(problem)),
      transcript: () => answer('transcript', { state: 'ready', lines: [] }),
    },
  });
  return {
    ...details,
    asked,
    fails,
    state: () => state,
    opened: () => (state.stage === 'shown' ? state.opened : null),
    setProblem(code: ErrorCode | null) {
      problem = code;
    },
  };
}

test.each<[ErrorCode, Record<string, unknown>]>([
  ['session.missing', { stage: 'signedOut' }],
  ['call.unknown', { stage: 'noCall' }],
  ['gateway.unreachable', { stage: 'failed', problem: { code: 'gateway.unreachable' } }],
])('where the call cannot be read: %s', async (code, expected) => {
  const details = start();
  details.fails.callOfTask = code;
  await details.read();

  expect(details.state()).toMatchObject(expected);
});

test('what stands there stays when it cannot be read again, and so does what is heard', async () => {
  const details = start();
  await details.read();
  await details.open('r1');
  const opened = details.opened();
  details.fails.callOfTask = 'gateway.unreachable';
  await details.read();
  expect(details.opened()).toBe(opened);

  delete details.fails.callOfTask;
  await details.read();
  expect(details.opened()).toBe(opened);
});

test('a recording is opened with its address and its text; a summary has no audio', async () => {
  const details = start();
  await details.read();
  await details.open('r1');
  expect(details.opened()).toMatchObject({
    id: 'r1',
    src: expect.any(String),
    transcript: { state: 'ready' },
  });

  details.asked.length = 0;
  await details.open('s1');
  expect(details.opened()).toMatchObject({ id: 's1', src: null, transcript: { state: 'ready' } });
  expect(details.asked).toEqual(['transcript']);
});

test('audio without its text is heard all the same', async () => {
  const details = start();
  details.fails.transcript = 'zoom.unavailable';
  await details.read();
  await details.open('r1');

  expect(details.opened()).toMatchObject({ problem: null, transcript: { state: 'none' } });
});

test('a ticket that is used up is replaced, and the listener goes on from there', async () => {
  const details = start();
  await details.read();
  await details.open('r1');
  const before = details.opened()?.src;
  details.setProblem('request.forbidden');

  await details.playerFailed(12);

  expect(details.opened()).toMatchObject({ startAt: 12, problem: null });
  expect(details.opened()?.src).not.toBe(before);
});

test('what Zoom refuses is told, and not asked for without end', async () => {
  const details = start();
  await details.read();
  await details.open('r1');
  details.setProblem('zoom.rateLimited');
  await details.playerFailed(0);
  expect(details.opened()).toMatchObject({ problem: { code: 'zoom.rateLimited' } });

  await details.retry();
  expect(details.opened()).toMatchObject({ problem: null });
  details.setProblem(null);
  await details.playerFailed(0);
  await details.playerFailed(0);
  expect(details.opened()).toMatchObject({ problem: { code: 'zoom.unavailable' } });
});

test('what was closed meanwhile does not open by an answer that comes late', async () => {
  const details = start();
  await details.read();
  const opening = details.open('r1');
  details.close();
  await opening;

  expect(details.opened()).toBeNull();
});
