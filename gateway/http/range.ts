/** A part of a file, cut out here where the other side gives only the whole: players ask for parts to seek. */
import type { Audio } from '../calls/ports.ts';

/** @param range as the player asks for it; what is no single range of bytes is answered with the whole */
export function partOf(audio: Audio, range: string | undefined): Audio {
  const length = Number(audio.headers['content-length'] ?? Number.NaN);
  const wanted = readRange(range, length);
  if (audio.status !== 200 || audio.body === null || wanted === null) return audio;
  if (wanted === 'impossible') {
    void audio.body.cancel();
    return { status: 416, headers: { 'content-range': `bytes */${length}` }, body: null };
  }
  const { first, last } = wanted;
  return {
    status: 206,
    headers: {
      ...audio.headers,
      'accept-ranges': 'bytes',
      'content-length': String(last - first + 1),
      'content-range': `bytes ${first}-${last}/${length}`,
    },
    body: audio.body.pipeThrough(cut(first, last)),
  };
}

/** Both included. */
interface Part {
  readonly first: number;
  readonly last: number;
}

function readRange(range: string | undefined, length: number): Part | 'impossible' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!Number.isSafeInteger(length) || (from === '' && to === '')) return null;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first > last ? 'impossible' : { first, last };
}

function cut(first: number, last: number): TransformStream<Uint8Array, Uint8Array> {
  let at = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
      at += chunk.length;
      if (part.length > 0) controller.enqueue(part);
      if (at > last) controller.terminate();
    },
  });
}
