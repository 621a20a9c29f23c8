/** What was said in a recording or a voicemail, and Zoom's summaries of calls. Read when somebody wants to, and not kept. */
import { PhoneError, parse } from '#call-core';
import type { Transcript } from '#call-core';
import * as v from 'valibot';
import type { Credential } from '../agents/ports.ts';
import type { MediumFacts } from '../calls/media.ts';
import { errorOfDownload } from './download.ts';
import type { Download } from './download.ts';
import { detailsOf, isMissing } from './mediaDetails.ts';
import { readZoom } from './zoomRequest.ts';

type State = Transcript['state'];

const TranscriptFile = v.object({
  timeline: v.array(
    v.object({
      text: v.string(),
      ts: v.optional(v.string()),
      userId: v.optional(v.nullable(v.string())),
    }),
  ),
});
const SummarySchema = v.object({
  call_summary: v.optional(v.nullable(v.string())),
  next_steps: v.optional(v.nullable(v.string())),
  detailed_summary: v.optional(v.nullable(v.string())),
});

/** "Download a phone recording transcript", error codes. */
const REFUSALS: Readonly<Record<number, State>> = {
  404: 'none',
  12000: 'none',
  12001: 'disabled',
  12002: 'processing',
  12003: 'none',
};
/** `transcription.status` of a voicemail; all others tell of a text that could not be made. */
const VOICEMAIL_STATES: Readonly<Record<number, State>> = {
  0: 'none',
  1: 'processing',
  2: 'ready',
  4: 'disabled',
};

export async function readTranscript(
  recordingId: string,
  { accessToken, baseUrl }: Credential,
  download: Download,
  signal: AbortSignal,
): Promise<Transcript> {
  const url = `${baseUrl}/v2/phone/recording_transcript/download/${encodeURIComponent(recordingId)}`;
  const answer = await download({ url, accessToken, signal });
  if (!answer.ok) return refusal(await errorOfDownload(answer, url));
  const told = parse(TranscriptFile, await answer.json().catch(unreadable), 'zoom.refused');
  return {
    state: 'ready',
    lines: told.timeline.map(({ text, ts, userId }) => ({
      text,
      at: secondsOf(ts),
      speaker: userId ? userId : null,
    })),
  };
}

export async function readVoicemailText(
  facts: MediumFacts,
  credential: Credential,
  signal: AbortSignal,
): Promise<Transcript> {
  const details = await detailsOf(facts, credential, signal);
  if (typeof details === 'string' || details.transcription === null) return without('none');
  const { status, content } = details.transcription;
  const state = VOICEMAIL_STATES[status ?? 0] ?? 'none';
  return state === 'ready' ? paragraphs(content) : without(state);
}

export async function readSummary(
  id: string,
  { accessToken, baseUrl }: Credential,
  signal: AbortSignal,
): Promise<Transcript> {
  const path = `/v2/phone/user/me/ai_call_summary/${encodeURIComponent(id)}`;
  const answer = await readZoom(baseUrl, accessToken, path, {}, signal).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (answer === null) return without('none');
  const told = parse(SummarySchema, answer, 'zoom.refused');
  const texts = [told.call_summary, told.detailed_summary, told.next_steps];
  return paragraphs(texts.filter(Boolean).join('\n'));
}

/** @throws PhoneError what is no word of the transcript */
function refusal(error: PhoneError): Transcript {
  const code = error.details['zoomCode'];
  const state = typeof code === 'number' ? REFUSALS[code] : undefined;
  if (error.code !== 'zoom.refused' || state === undefined) throw error;
  return without(state);
}

function without(state: State): Transcript {
  return { state, lines: [] };
}

function paragraphs(text: string): Transcript {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return without('none');
  return { state: 'ready', lines: lines.map((line) => ({ text: line, at: null, speaker: null })) };
}

/** @param time `00:01:02.500` */
function secondsOf(time: string | undefined): number | null {
  const [, hours = '', minutes = '', seconds = ''] = /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(time ?? '') ?? [];
  return seconds === '' ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function unreadable(cause: unknown): never {
  throw new PhoneError('zoom.unavailable', { retry: 'later', cause });
}
