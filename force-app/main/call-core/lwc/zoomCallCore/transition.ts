/**
 * How a call changes. `transition` adds what an event says to what is known; `mergeCalls` joins what two places
 * know. Both are pure, and neither order nor repetition of the events changes the result.
 */
import type { Call, Fact, Toggle } from './call.ts';
import { EVENT_SOURCES } from './callEvent.ts';
import type { CallAbout, CallEvent, Switch } from './callEvent.ts';

export function transition(call: Call | undefined, event: CallEvent): Call {
  const told = factsOf(event);
  return call === undefined ? told : mergeCalls(call, told);
}

/** Joins two views of one call. Both must have the same `callId`. */
export function mergeCalls(a: Call, b: Call): Call {
  return {
    callId: a.callId,
    ...present('ringingAt', better(a.ringingAt, b.ringingAt)),
    ...present('connectedAt', better(a.connectedAt, b.connectedAt)),
    ...present('endedAt', better(a.endedAt, b.endedAt, 'greater')),
    ...present('result', better(a.result, b.result)),
    about: mergeAbout(a.about, b.about),
    toggles: mergeToggles(a.toggles, b.toggles),
  };
}

function factsOf(event: CallEvent): Call {
  const call: Call = { callId: event.callId, about: aboutOf(event), toggles: {} };
  const time: Fact<number> = { value: event.at, source: event.source };
  switch (event.type) {
    case 'ringing':
      return { ...call, ringingAt: time };
    case 'connected':
      return { ...call, connectedAt: time };
    case 'ended':
      return {
        ...call,
        endedAt: time,
        ...present('result', event.result && { value: event.result, source: event.source }),
      };
    case 'switched':
      return { ...call, toggles: { [event.switch]: [{ at: event.at, on: event.on }] } };
    case 'described':
      return call;
  }
}

function aboutOf({ about, source }: CallEvent): Call['about'] {
  const known = Object.entries(about ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known.map(([key, value]) => [key, { value, source }]));
}

function mergeAbout(a: Call['about'], b: Call['about']): Call['about'] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort() as (keyof CallAbout)[];
  return Object.fromEntries(keys.map((key) => [key, better<string | boolean>(a[key], b[key])]));
}

function mergeToggles(a: Call['toggles'], b: Call['toggles']): Call['toggles'] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort() as Switch[];
  return Object.fromEntries(keys.map((key) => [key, union(a[key] ?? [], b[key] ?? [])]));
}

/** Two moments at the same millisecond: "off" is last, because a call wrongly shown as held hides a live one. */
function union(a: readonly Toggle[], b: readonly Toggle[]): readonly Toggle[] {
  const moments = new Map([...a, ...b].map((toggle) => [`${toggle.at} ${toggle.on}`, toggle]));
  return [...moments.values()].sort((x, y) => x.at - y.at || Number(y.on) - Number(x.on));
}

/**
 * The source with more authority wins; between equals the smaller value, so that the choice never depends on order.
 * Of two ends the later one is taken: a call in several legs is over with its last.
 */
function better<T extends string | number | boolean>(
  a: Fact<T> | undefined,
  b: Fact<T> | undefined,
  prefer: 'smaller' | 'greater' = 'smaller',
): Fact<T> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const authority = EVENT_SOURCES.indexOf(a.source) - EVENT_SOURCES.indexOf(b.source);
  if (authority !== 0) return authority > 0 ? a : b;
  return b.value < a.value === (prefer === 'smaller') ? b : a;
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
