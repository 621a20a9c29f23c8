import { LightningElement, api } from 'lwc';
import type { ObjectInfo } from '../../org.ts';
import { changes, salesforce } from '../../page.ts';
import { readRows, type Row } from '../../state/rows.ts';
import { quote } from '../../state/salesforce.ts';
import { text } from '../../texts.ts';

const LIMIT = 6;
/** Facts beside the name. */
const FACTS = 3;

/** Records of another object that point to this one. */
export default class RelatedList extends LightningElement {
  @api object: ObjectInfo | undefined;
  /** Field that points to the record. */
  @api field = '';

  rows: readonly Row[] = [];
  error: string | undefined;

  shownId: string | undefined;
  #unsubscribe: (() => void) | undefined;

  @api
  get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(recordId: string | undefined) {
    this.shownId = recordId;
    this.rows = [];
  }

  override connectedCallback(): void {
    void this.load();
    this.#unsubscribe = changes.subscribe(() => {
      void this.load();
    });
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get heading(): string {
    return `${this.object?.pluralLabel ?? ''} (${this.rows.length})`;
  }

  get tiles(): readonly object[] {
    return this.rows.map((row) => ({
      ...row,
      cells: row.cells
        .filter(({ field, text: shown }) => field.name !== this.object?.nameField && shown !== '')
        .slice(0, FACTS),
    }));
  }

  async load(): Promise<void> {
    const { object, recordId } = this;
    if (object === undefined || recordId === undefined) return;
    const where = `${this.field} = ${quote(recordId)}`;
    const query = { object, fields: object.listColumns, where, orderBy: 'CreatedDate DESC', limit: LIMIT };
    const outcome = await readRows(salesforce, query).then(
      (rows) => ({ rows, error: undefined }),
      (error: unknown) => ({
        rows: [],
        error: text('salesforceFailed', error instanceof Error ? error.message : String(error)),
      }),
    );
    if (this.shownId !== recordId) return;
    this.rows = outcome.rows;
    this.error = outcome.error;
  }
}
