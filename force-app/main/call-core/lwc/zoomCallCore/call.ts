/**
 * A call is a set of facts. Facts are only ever added or replaced by better ones, so two sets merge to the same
 * call in any order and any number of times. What the call *is* now (ringing, held...) is read off the facts:
 * see callState.ts.
 */
import * as v from 'valibot';
import { CALL_RESULTS, DIRECTIONS, EVENT_SOURCES, OUTCOMES, RECORDING_TYPES, SWITCHES } from './callEvent.ts';
import type { CallAbout, CallResult, Switch } from './callEvent.ts';

/** A value and the source that stated it. */
export interface Fact<T> {
  readonly value: T;
  readonly source: (typeof EVENT_SOURCES)[number];
}

/** One moment in which something went on or off. `at` in milliseconds since 1970. */
export interface Toggle {
  readonly at: number;
  readonly on: boolean;
}

export interface Call {
  readonly callId: string;
  readonly ringingAt?: Fact<number>;
  readonly connectedAt?: Fact<number>;
  readonly endedAt?: Fact<number>;
  readonly result?: Fact<CallResult>;
  readonly about: { readonly [K in keyof CallAbout]?: Fact<NonNullable<CallAbout[K]>> };
  /** In order of time, each moment once. */
  readonly toggles: { readonly [K in Switch]?: readonly Toggle[] };
}

function fact<S extends v.GenericSchema>(value: S) {
  return v.exactOptional(v.object({ value, source: v.picklist(EVENT_SOURCES) }));
}
const text = v.pipe(v.string(), v.maxLength(255));
const toggles = v.exactOptional(v.pipe(v.array(v.object({ at: v.number(), on: v.boolean() })), v.readonly()));

export const CallSchema = v.object({
  callId: v.pipe(v.string(), v.minLength(1)),
  ringingAt: fact(v.number()),
  connectedAt: fact(v.number()),
  endedAt: fact(v.number()),
  result: fact(v.picklist(CALL_RESULTS)),
  about: v.object({
    direction: fact(v.picklist(DIRECTIONS)),
    peerNumber: fact(text),
    peerName: fact(text),
    ownNumber: fact(text),
    internal: fact(v.boolean()),
    callerIdHidden: fact(v.boolean()),
    via: fact(text),
    device: fact(text),
    recordingType: fact(v.picklist(RECORDING_TYPES)),
    outcome: fact(v.picklist(OUTCOMES)),
    outcomeTo: fact(text),
    callHistoryId: fact(text),
    callElementId: fact(text),
  }),
  toggles: v.object(
    Object.fromEntries(SWITCHES.map((name) => [name, toggles])) as Record<Switch, typeof toggles>,
  ),
}) satisfies v.GenericSchema<unknown, Call>;
