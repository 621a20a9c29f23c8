/** Zoom: its addresses, and whether its webhooks come. */
import type { Finding } from '#call-core';
import { finding } from '../finding.ts';
import type { AskedAgent, DoctorFacts, Sighting, StoredFacts } from '../ports.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Zoom's final record of a call comes a while after its end. */
const RECORDS_WITHIN_MS = 30 * MINUTE_MS;
/** Of something that happens with every call: so many calls without it are no accident. */
const CALLS_ENOUGH = 3;

/** Where the first has come, so have the others, unless the app is not subscribed to them. */
const TOGETHER: readonly (readonly [string, readonly string[]])[] = [
  ['phone.caller_ended', ['phone.caller_ringing', 'phone.caller_call_element_completed']],
  ['phone.caller_ringing', ['phone.caller_ended', 'phone.caller_call_element_completed']],
  ['phone.callee_ringing', ['phone.callee_call_element_completed']],
  ['phone.callee_answered', ['phone.callee_ended', 'phone.callee_call_element_completed']],
  ['phone.recording_started', ['phone.recording_completed']],
  ['phone.callee_hold', ['phone.callee_unhold']],
  ['phone.caller_hold', ['phone.caller_unhold']],
];

export function checkZoom(facts: DoctorFacts): Finding[] {
  const { reach, config, stored, now, asked } = facts;
  return [
    ...(reach.zoom.status === null || isDownFor(asked) ? [finding('error', 'zoom.unreachable')] : []),
    ...(isThere(reach.smartEmbed.status)
      ? []
      : [finding('error', 'zoom.smartEmbedUnreachable', { facts: [config.smartEmbedUrl] })]),
    ...(stored === null ? [] : webhooks(stored, now)),
  ];
}

/** The API has a host of its own. */
function isDownFor(asked: readonly AskedAgent[]): boolean {
  return asked.length > 0 && asked.every(({ zoom }) => zoom === 'zoom.unavailable');
}

function isThere(status: number | null): boolean {
  return status !== null && status < 400;
}

/** The worst of what may be wrong with webhooks explains the rest. */
function webhooks(stored: StoredFacts, now: number): Finding[] {
  const { sightings, untold, agents } = stored;
  const taken = lastTaken(sightings);
  const refused = (code: string) => {
    const sighting = sightings.get(code);
    return sighting !== undefined && sighting.at > (taken ?? 0) && now - sighting.at < 7 * DAY_MS;
  };
  if (refused('webhook.badSignature')) return [finding('error', 'zoom.webhookSecret')];
  if (refused('webhook.stale')) return [finding('error', 'zoom.webhooksStale')];
  if (untold > 0) return [finding('error', 'zoom.webhooksLost', { facts: [untold] })];
  // Zoom asks for the secret when the address is set, and every three days.
  if (taken === null && agents.length > 0) return [finding('warning', 'zoom.webhooksNever')];
  const missing = missingEvents(sightings, now);
  return missing.length === 0
    ? []
    : [finding('warning', 'zoom.eventsMissing', { facts: [missing.join(', ')] })];
}

/** When the last came that was taken, event or challenge. */
export function lastTaken(sightings: StoredFacts['sightings']): number | null {
  const times = [...sightings].flatMap(([name, { at }]) => (name.startsWith('webhook.') ? [] : [at]));
  return times.length === 0 ? null : Math.max(...times);
}

function missingEvents(sightings: ReadonlyMap<string, Sighting>, now: number): string[] {
  const missing = TOGETHER.flatMap(([name, others]) => {
    const sighting = sightings.get(name);
    const isOften = sighting !== undefined && sighting.count >= CALLS_ENOUGH;
    if (!isOften || now - sighting.at < RECORDS_WITHIN_MS) return [];
    return others.filter((other) => !sightings.has(other));
  });
  return [...new Set(missing)].sort();
}
