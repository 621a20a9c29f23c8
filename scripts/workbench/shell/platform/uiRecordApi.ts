/** `lightning/uiRecordApi`: records through the User Interface API, with the rights of the user. */
import { changes, findObject, salesforce } from '../page.ts';
import { concerns } from '../state/changes.ts';
import { SalesforceError } from '../state/salesforce.ts';
import {
  fetchRecord,
  namesOf,
  toFetchError,
  type FieldReference,
  type RecordRepresentation,
} from '../state/uiRecords.ts';

export { getFieldDisplayValue, getFieldValue } from '../state/uiRecords.ts';

interface GetRecordConfig {
  readonly recordId?: string | undefined;
  readonly fields?: readonly FieldReference[] | undefined;
  readonly optionalFields?: readonly FieldReference[] | undefined;
}

interface WireResult<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

/** A wire adapter that reads again when one of its records has changed. */
abstract class RecordAdapter<Config, T> {
  readonly #provide: (result: WireResult<T>) => void;
  #config: Config | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Answers to an older configuration come too late. */
  #reading = 0;

  constructor(provide: (result: WireResult<T>) => void) {
    this.#provide = provide;
    provide({ data: undefined, error: undefined });
  }

  connect(): void {
    this.#unsubscribe = changes.subscribe((changed) => {
      const config = this.#config;
      if (config !== undefined && this.recordIds(config).some((id) => concerns(changed, id)))
        void this.#read(config);
    });
  }

  update(config: Config): void {
    this.#config = config;
    if (this.recordIds(config).length > 0) void this.#read(config);
  }

  disconnect(): void {
    this.#reading += 1;
    this.#unsubscribe?.();
  }

  abstract recordIds(config: Config): readonly string[];
  abstract read(config: Config): Promise<T>;

  async #read(config: Config): Promise<void> {
    this.#reading += 1;
    const reading = this.#reading;
    const result = await this.read(config).then(
      (data) => ({ data, error: undefined }),
      (error: unknown) => ({ data: undefined, error: toFetchError(error) }),
    );
    if (reading === this.#reading) this.#provide(result);
  }
}

/** Wire adapter: one record. */
export class getRecord extends RecordAdapter<GetRecordConfig, RecordRepresentation> {
  override recordIds({ recordId }: GetRecordConfig): readonly string[] {
    return recordId === undefined ? [] : [recordId];
  }

  override read({ recordId = '', fields, optionalFields }: GetRecordConfig): Promise<RecordRepresentation> {
    return fetchRecord(salesforce, recordId, namesOf(fields), namesOf(optionalFields));
  }
}

interface GetRecordsConfig {
  readonly records?: readonly (Omit<GetRecordConfig, 'recordId'> & {
    readonly recordIds: readonly string[];
  })[];
}

interface BatchResults {
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}

/** Wire adapter: several records, each with its own outcome. */
export class getRecords extends RecordAdapter<GetRecordsConfig, BatchResults> {
  override recordIds({ records = [] }: GetRecordsConfig): readonly string[] {
    return records.flatMap(({ recordIds }) => recordIds);
  }

  override async read({ records = [] }: GetRecordsConfig): Promise<BatchResults> {
    const reads = records.flatMap(({ recordIds, fields, optionalFields }) =>
      recordIds.map((id) => fetchRecord(salesforce, id, namesOf(fields), namesOf(optionalFields))),
    );
    const results = reads.map((read) =>
      read.then(
        (result) => ({ statusCode: 200, result }),
        (error: unknown) => {
          const result = toFetchError(error);
          return { statusCode: result.status, result };
        },
      ),
    );
    return { results: await Promise.all(results) };
  }
}

interface RecordInput {
  readonly apiName: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export async function createRecord({ apiName, fields }: RecordInput): Promise<RecordRepresentation> {
  return withFetchErrors(async () => {
    const id = await salesforce.create(apiName, fields);
    changes.announce('all');
    return fetchRecord(
      salesforce,
      id,
      ['Id', ...Object.keys(fields)].map((field) => `${apiName}.${field}`),
      [],
    );
  });
}

export async function updateRecord({ fields }: Pick<RecordInput, 'fields'>): Promise<RecordRepresentation> {
  return withFetchErrors(async () => {
    const { Id: id, ...rest } = fields;
    if (typeof id !== 'string') throw new SalesforceError(400, 'MISSING_ARGUMENT', 'Id is required.');
    const apiName = await objectOf(id);
    await salesforce.update(apiName, id, rest);
    changes.announce(new Set([id]));
    return fetchRecord(
      salesforce,
      id,
      Object.keys(rest).map((field) => `${apiName}.${field}`),
      [],
    );
  });
}

export async function deleteRecord(recordId: string): Promise<void> {
  return withFetchErrors(async () => {
    const apiName = await objectOf(recordId);
    await salesforce.delete(apiName, recordId);
    changes.announce('all');
  });
}

export async function notifyRecordUpdateAvailable(
  records: readonly { readonly recordId: string }[],
): Promise<void> {
  changes.announce(new Set(records.map(({ recordId }) => recordId)));
  return Promise.resolve();
}

/** The older name of `notifyRecordUpdateAvailable`. */
export function getRecordNotifyChange(records: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}

async function objectOf(recordId: string): Promise<string> {
  const object = await findObject(recordId);
  if (object === undefined)
    throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}

async function withFetchErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFetchError(error);
  }
}
