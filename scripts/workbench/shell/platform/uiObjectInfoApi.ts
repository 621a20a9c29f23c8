/** `lightning/uiObjectInfoApi`. */
import { salesforce } from '../page.ts';
import { toFetchError } from '../state/uiRecords.ts';

interface ObjectInfoConfig {
  readonly objectApiName?: string | { readonly objectApiName: string } | undefined;
}

interface WireResult {
  readonly data: unknown;
  readonly error: unknown;
}

/** Wire adapter: what an object is called, and its fields. */
export class getObjectInfo {
  readonly #provide: (result: WireResult) => void;
  #wanted: string | undefined;

  constructor(provide: (result: WireResult) => void) {
    this.#provide = provide;
    provide({ data: undefined, error: undefined });
  }

  connect(): void {
    // Read as soon as the object is known.
  }

  update({ objectApiName }: ObjectInfoConfig): void {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    this.#wanted = name;
    if (name !== undefined) void this.#read(name);
  }

  disconnect(): void {
    this.#wanted = undefined;
  }

  async #read(name: string): Promise<void> {
    const result = await salesforce.get(`/ui-api/object-info/${name}`).then(
      (data) => ({ data, error: undefined }),
      (error: unknown) => ({ data: undefined, error: toFetchError(error) }),
    );
    if (this.#wanted === name) this.#provide(result);
  }
}
