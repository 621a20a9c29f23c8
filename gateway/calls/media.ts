/**
 * What Zoom keeps of a call beside its record: recordings, voicemails, summaries. Like a call, a medium is a set of
 * facts: it is the same in whatever order, and however often, Zoom tells them. Pure.
 */
import type { Medium } from '#call-core';

export interface MediumFacts extends Medium {
  /** Where the audio is; Zoom's, for the gateway alone. */
  readonly downloadUrl: string | null;
  /** The leg that it belongs to: where Zoom is asked for what no webhook told. */
  readonly elementId: string | null;
}

/** What a source tells of a medium: some of its facts. */
export type MediumTold = Pick<MediumFacts, 'id' | 'kind'> & Partial<MediumFacts>;

interface WithMedia {
  readonly media: readonly MediumFacts[];
}

export function withMedium<E extends WithMedia>(entry: E, told: MediumTold): E {
  const known = entry.media.find(({ id }) => id === told.id);
  const others = entry.media.filter(({ id }) => id !== told.id);
  return { ...entry, media: [...others, merged(known, told)].sort(byBeginning) };
}

/** What is deleted stays so: no source says that something has come back. */
export function withMediumDeleted<E extends WithMedia>(entry: E, mediumId: string): E {
  const media = entry.media.map((one) => (one.id === mediumId ? { ...one, deleted: true } : one));
  return { ...entry, media };
}

export function toMedium({ id, kind, at, durationSeconds, deleted }: MediumFacts): Medium {
  return { id, kind, at, durationSeconds, deleted };
}

function merged(known: MediumFacts | undefined, told: MediumTold): MediumFacts {
  return {
    id: told.id,
    kind: known?.kind ?? told.kind,
    at: known?.at ?? told.at ?? null,
    durationSeconds: known?.durationSeconds ?? told.durationSeconds ?? null,
    deleted: known?.deleted === true || told.deleted === true,
    // Zoom gives a new address now and then.
    downloadUrl: told.downloadUrl ?? known?.downloadUrl ?? null,
    elementId: known?.elementId ?? told.elementId ?? null,
  };
}

function byBeginning(a: MediumFacts, b: MediumFacts): number {
  return (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1);
}
