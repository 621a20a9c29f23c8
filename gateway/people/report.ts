/** What an export and an erasure of a person's data tell. The admin command reads it. */
import * as v from 'valibot';

const Row = v.record(v.string(), v.unknown());

export const SubjectSchema = v.object({
  /** A Contact or Lead; its numbers count as well. */
  personId: v.nullable(v.pipe(v.string(), v.regex(/^(003|00Q)[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/))),
  /** E.164. */
  numbers: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\+\d{6,15}$/))), v.maxLength(20)),
});
export type Subject = v.InferOutput<typeof SubjectSchema>;

export const EraseSchema = v.object({
  ...SubjectSchema.entries,
  /** Tells what would be done, and does nothing. */
  dryRun: v.boolean(),
  /** The package's Tasks in Salesforce are blanked as well. */
  tasks: v.boolean(),
});

/** What one agent sees in Salesforce; `problem` is a code where that could not be asked. */
const OfAgent = { agent: v.string(), problem: v.nullable(v.string()) };

export const PersonDataSchema = v.object({
  subject: SubjectSchema,
  /** Rows of the gateway's database, by table. */
  gateway: v.record(v.string(), v.array(Row)),
  salesforce: v.array(v.object({ ...OfAgent, callLogs: v.array(Row), tasks: v.array(Row) })),
});
export type PersonData = v.InferOutput<typeof PersonDataSchema>;

export const ErasureSchema = v.object({
  subject: SubjectSchema,
  dryRun: v.boolean(),
  /** Rows that were deleted or emptied, or would be, by table. */
  erased: v.record(v.string(), v.number()),
  /** What is left in the gateway, by why. */
  left: v.object({
    /** Calls that Salesforce has not got yet, that wait for their agent, or run. */
    calls: v.number(),
    /** Threads with texts that Salesforce or Zoom has not got yet. */
    threads: v.number(),
    /** Threads with others in them. */
    groups: v.number(),
    /** Who listened to recordings of the calls. */
    listenings: v.number(),
    /** Numbers of a Contact or Lead that is in Salesforce; they go with it. */
    numbers: v.number(),
  }),
  salesforce: v.array(
    v.object({
      ...OfAgent,
      /** Zoom Call Logs that were blanked, or would be. */
      callLogs: v.number(),
      tasks: v.number(),
      /** Ids of Tasks that are left as they are. */
      tasksLeft: v.array(v.string()),
      /** Records that Salesforce did not let the agent change. */
      refused: v.number(),
    }),
  ),
});
export type Erasure = v.InferOutput<typeof ErasureSchema>;
