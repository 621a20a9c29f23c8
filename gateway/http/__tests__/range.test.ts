import { expect, test } from '@jest/globals';
import { partOf } from '../range.ts';

const TEXT = 'abcdefghij';

function whole() {
  const body = new Response(TEXT).body?.pipeThrough(inPieces()) ?? null;
  return { status: 200, headers: { 'content-type': 'audio/wav', 'content-length': '10' }, body };
}

/** Three bytes at a time, so that parts begin and end inside a piece. */
function inPieces() {
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      for (let at = 0; at < chunk.length; at += 3) controller.enqueue(chunk.subarray(at, at + 3));
    },
  });
}

test.each([
  ['bytes=0-0', 'a', '0-0'],
  ['bytes=2-6', 'cdefg', '2-6'],
  ['bytes=4-', 'efghij', '4-9'],
  ['bytes=8-99', 'ij', '8-9'],
  ['bytes=-3', 'hij', '7-9'],
  ['bytes=-99', TEXT, '0-9'],
])('%s of a whole file is cut out of it', async (range, text, place) => {
  const part = partOf(whole(), range);

  expect(part).toMatchObject({
    status: 206,
    headers: { 'content-range': `bytes ${place}/10`, 'content-length': String(text.length) },
  });
  expect(await new Response(part.body).text()).toBe(text);
});

test.each(['bytes=10-', 'bytes=5-4', 'bytes=-0'])('%s cannot be satisfied', (range) => {
  expect(partOf(whole(), range)).toEqual({
    status: 416,
    headers: { 'content-range': 'bytes */10' },
    body: null,
  });
});

test.each([undefined, 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2'])(
  'with %s the whole file is given',
  (range) => {
    expect(partOf(whole(), range)).toMatchObject({ status: 200 });
  },
);

test('what is a part already, or of unknown length, is passed on as it is', () => {
  const part = { ...whole(), status: 206 };
  const endless = { ...whole(), headers: {} };

  expect(partOf(part, 'bytes=0-0')).toBe(part);
  expect(partOf(endless, 'bytes=0-0')).toBe(endless);
});
