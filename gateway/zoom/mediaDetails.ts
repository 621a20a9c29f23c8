/** What Zoom knows of a medium by the leg of the call that it belongs to. */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Credential } from '../agents/ports.ts';
import type { MediumFacts } from '../calls/media.ts';
import { readZoom } from './zoomRequest.ts';

const DetailsSchema = v.object({
  id: v.string(),
  download_url: v.pipe(v.string(), v.url()),
  soft_deleted: v.optional(v.nullable(v.boolean())),
  transcription: v.optional(
    v.nullable(v.object({ status: v.optional(v.number()), content: v.optional(v.nullable(v.string())) })),
  ),
});

export interface MediumDetails {
  readonly downloadUrl: string;
  readonly transcription: { readonly status: number | null; readonly content: string } | null;
}

const RESOURCES = { recording: 'recording', voicemail: 'voice_mail' } as const;

/** @returns `deleted` where it lies in the trash; `missing` where Zoom has nothing at that leg, or another medium */
export async function detailsOf(
  { id, kind, elementId }: MediumFacts,
  { accessToken, baseUrl }: Credential,
  signal: AbortSignal,
): Promise<MediumDetails | 'deleted' | 'missing'> {
  if (kind === 'summary' || elementId === null) return 'missing';
  const path = `/v2/phone/call_element/${encodeURIComponent(elementId)}/${RESOURCES[kind]}`;
  const answer = await readZoom(baseUrl, accessToken, path, {}, signal).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (answer === null) return 'missing';
  const told = parse(DetailsSchema, answer, 'zoom.refused');
  if (told.id !== id) return 'missing';
  if (told.soft_deleted === true) return 'deleted';
  const { transcription } = told;
  return {
    downloadUrl: told.download_url,
    transcription: transcription
      ? { status: transcription.status ?? null, content: transcription.content ?? '' }
      : null,
  };
}

export function isMissing(error: unknown): boolean {
  return error instanceof PhoneError && error.details['status'] === 404;
}
