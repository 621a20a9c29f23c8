/** Puts the parts of the org together: schema, records, rules, search. */
import { createQueryCursors } from './query/queryCursors.ts';
import type { Org } from './rest/apiRequest.ts';
import { accessOf } from './rules/access.ts';
import type { DuplicateRule } from './rules/duplicateRules.ts';
import { createRecordWriter } from './rules/recordWriter.ts';
import type { ValidationRule } from './rules/recordWriter.ts';
import { readPermissionSets } from './schema/permissionSets.ts';
import { createSchema } from './schema/schema.ts';
import type { FaultSource } from './server/faults.ts';
import type { RequestRecorder } from './server/requestLog.ts';
import { openDatabase } from './store/database.ts';
import { makeId } from './store/ids.ts';
import { createRecordStore } from './store/recordStore.ts';
import { createSearchIndex } from './store/searchIndex.ts';

export const ORG_ID = makeId('00D', 1);

interface Deps {
  readonly dataFile: string | null;
  readonly packageDir: string | null;
  readonly ownDir?: string;
  readonly clock: () => number;
  readonly faults: FaultSource;
  readonly requests: RequestRecorder;
  readonly validationRules: readonly ValidationRule[];
  readonly duplicateRules: readonly DuplicateRule[];
  readonly privateObjects: ReadonlySet<string>;
  readonly fieldsTakenAway: ReadonlyMap<string, 'hidden' | 'readOnly'>;
  readonly searchIndexDelayMs: () => number;
  /** Requests that the org may take in 24 hours. */
  readonly dailyApiRequests: number;
}

export function createOrg(deps: Deps): Org {
  const folders = [deps.packageDir, deps.ownDir].filter((folder) => typeof folder === 'string');
  // Records know whole seconds.
  const clock = () => Math.floor(deps.clock() / 1000) * 1000;
  const schema = createSchema(folders);
  const permissionSets = readPermissionSets(folders);
  const database = openDatabase(deps.dataFile);
  const records = createRecordStore(database, schema);
  const search = createSearchIndex({
    database,
    schema,
    records,
    clock: deps.clock,
    delayMs: deps.searchIndexDelayMs,
  });
  const writer = createRecordWriter({
    database,
    schema,
    records,
    search,
    clock,
    validationRules: () => deps.validationRules,
    duplicateRules: () => deps.duplicateRules,
    faultFor: deps.faults.throwForRecord,
  });
  return {
    id: ORG_ID,
    database,
    schema,
    records,
    search,
    writer,
    cursors: createQueryCursors(),
    permissionSets,
    clock,
    accessFor: (userId) => accessOf({ ...deps, schema, records, permissionSets }, userId),
    usage: () => ({ used: deps.requests.apiCount, allowed: deps.dailyApiRequests }),
  };
}
