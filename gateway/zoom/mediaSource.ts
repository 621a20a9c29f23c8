/** Audio, transcripts and summaries as Zoom hands them to their owner. */
import { PhoneError } from '#call-core';
import type { AgentTokens } from '../agents/tokens.ts';
import type { Credential } from '../agents/ports.ts';
import type { Audio, MediaSource, OwnMedium } from '../calls/ports.ts';
import { errorOfDownload } from './download.ts';
import type { Download } from './download.ts';
import { detailsOf } from './mediaDetails.ts';
import { readSummary, readTranscript, readVoicemailText } from './transcripts.ts';

interface Deps {
  readonly tokens: AgentTokens;
  readonly download: Download;
  /** What was found out about a medium: kept for the next time. */
  readonly onFound: (medium: OwnMedium, found: { readonly downloadUrl: string }) => Promise<void>;
  /** Zoom does not have it any more. */
  readonly onGone: (medium: OwnMedium) => Promise<void>;
}

/** What a player needs of an answer. Nothing else of it is passed on: cookies, names of servers. */
const PASSED_ON = [
  'content-type',
  'content-length',
  'content-range',
  'accept-ranges',
  'etag',
  'last-modified',
];

export function createMediaSource({ tokens, download, onFound, onGone }: Deps): MediaSource {
  function use<T>({ agentId }: OwnMedium, work: (credential: Credential) => Promise<T>): Promise<T> {
    return tokens.use(agentId, 'zoom', work);
  }

  /** The address, asked for at Zoom. @throws PhoneError media.deleted, media.notReady */
  async function locate(medium: OwnMedium, credential: Credential, signal: AbortSignal): Promise<string> {
    const details = await detailsOf(medium.facts, credential, signal);
    if (typeof details === 'string') {
      // What Zoom has told of with an address was there once; what a record only names may still be made.
      if (details === 'missing' && medium.facts.downloadUrl === null)
        throw new PhoneError('media.notReady', { retry: 'later' });
      await onGone(medium);
      throw new PhoneError('media.deleted');
    }
    await onFound(medium, details);
    return details.downloadUrl;
  }

  return {
    audio: (medium, range, signal) =>
      use(medium, async (credential) => {
        const { accessToken } = credential;
        const known = medium.facts.downloadUrl;
        const url = known ?? (await locate(medium, credential, signal));
        const first = await download({ url, accessToken, range, signal });
        if (isAudio(first)) return toAudio(first);
        const refused = await errorOfDownload(first, url);
        if (known === null || !isFileMissing(refused)) throw refused;
        // Zoom's addresses do not last for ever.
        const fresh = await locate(medium, credential, signal);
        const second = await download({ url: fresh, accessToken, range, signal });
        if (isAudio(second)) return toAudio(second);
        throw await errorOfDownload(second, fresh);
      }),
    transcript: (medium, signal) =>
      use(medium, (credential) => {
        switch (medium.facts.kind) {
          case 'recording':
            return readTranscript(medium.facts.id, credential, download, signal);
          case 'voicemail':
            return readVoicemailText(medium.facts, credential, signal);
          case 'summary':
            return readSummary(medium.facts.id, credential, signal);
        }
      }),
  };
}

function isAudio({ status }: Response): boolean {
  return status === 200 || status === 206 || status === 416;
}

function toAudio({ status, headers, body }: Response): Audio {
  const passed = PASSED_ON.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status, headers: Object.fromEntries(passed), body };
}

/** "File does not exist": status 400 with the code 404, and 404 from where files lie. */
function isFileMissing({ details }: PhoneError): boolean {
  return details['status'] === 404 || (details['status'] === 400 && details['zoomCode'] === 404);
}
