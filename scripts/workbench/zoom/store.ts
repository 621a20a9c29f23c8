/** What the local Zoom keeps: in memory, and in a JSON file where a restart has to survive. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { DEVICE_KINDS, ENDS } from './calls/zoomCall.ts';
import { MediumSchema } from './media/medium.ts';
import { TextDataSchema, noTexts } from './texts/text.ts';

/** Changes come in bursts; one file write per so many milliseconds is enough. */
const WRITE_AFTER_MS = 200;

const AuthorisationSchema = v.object({
  scopes: v.array(v.string()),
  refreshToken: v.string(),
  /** Milliseconds since 1970; each refresh begins the time anew. */
  refreshExpiresAt: v.number(),
  accessTokens: v.array(v.object({ token: v.string(), expiresAt: v.number() })),
});

const ClientSchema = v.object({
  running: v.boolean(),
  device: v.picklist(DEVICE_KINDS),
  inMeeting: v.boolean(),
  /** Zoom's recording of this user's calls fails. */
  recordingFails: v.optional(v.boolean(), false),
});

const CallRecordSchema = v.object({
  userId: v.string(),
  end: v.picklist(ENDS),
  /** When Zoom wrote it: rises from record to record, so that it tells what a client has not seen yet. */
  writtenAt: v.number(),
  /** A `call_element` of Zoom's call history. */
  element: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
});

const ZoomDataSchema = v.object({
  /** By user: the outbound caller ID; empty when it is hidden. */
  callerIds: v.record(v.string(), v.string()),
  clients: v.record(v.string(), ClientSchema),
  signedOutPads: v.array(v.string()),
  authorisations: v.record(v.string(), AuthorisationSchema),
  callRecords: v.array(CallRecordSchema),
  /** Missing in files of earlier versions. */
  media: v.optional(v.array(MediumSchema), []),
  texts: v.optional(TextDataSchema, noTexts),
});

export type Authorisation = v.InferOutput<typeof AuthorisationSchema>;
export type ZoomClient = v.InferOutput<typeof ClientSchema>;
export type CallRecord = v.InferOutput<typeof CallRecordSchema>;
export type ZoomData = v.InferOutput<typeof ZoomDataSchema>;

export interface Store {
  readonly data: ZoomData;
  /** To be called after every change of `data`. */
  readonly changed: () => void;
  readonly reset: () => void;
  /** Writes what is not written yet. */
  readonly close: () => void;
}

/** @throws Error when the file does not hold what a store has written */
export function createStore(file: string | null): Store {
  const data = file !== null && existsSync(file) ? read(file) : empty();
  let timer: NodeJS.Timeout | null = null;

  function write(): void {
    timer = null;
    if (file === null) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(data));
    renameSync(`${file}.new`, file);
  }

  function changed(): void {
    if (file !== null) timer ??= setTimeout(write, WRITE_AFTER_MS);
  }

  return {
    data,
    changed,
    reset() {
      Object.assign(data, empty());
      changed();
    },
    close() {
      if (timer === null) return;
      clearTimeout(timer);
      write();
    },
  };
}

function read(file: string): ZoomData {
  const result = v.safeParse(ZoomDataSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file} was not written by the local Zoom. Delete it to start anew.`);
  return result.output;
}

function empty(): ZoomData {
  return {
    callerIds: {},
    clients: {},
    signedOutPads: [],
    authorisations: {},
    callRecords: [],
    media: [],
    texts: noTexts(),
  };
}
