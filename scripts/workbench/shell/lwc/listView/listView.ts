import { LightningElement, api } from 'lwc';
import type { Field, ObjectInfo } from '../../org.ts';
import { changes, router, salesforce } from '../../page.ts';
import { readRows, type Row } from '../../state/rows.ts';
import { setTitle } from '../../state/title.ts';
import { text } from '../../texts.ts';

/** Rows that a list shows at most. */
const LIMIT = 500;

/** The list of an object. */
export default class ListView extends LightningElement {
  rows: readonly Row[] | undefined;
  error: string | undefined;
  filter = '';
  filterLabel = text('searchThisList');
  newLabel = text('new');
  loadingLabel = text('loading');
  emptyText = text('noRecords');

  shownObject: ObjectInfo | undefined;
  #unsubscribe: (() => void) | undefined;

  @api
  get object(): ObjectInfo | undefined {
    return this.shownObject;
  }

  set object(object: ObjectInfo | undefined) {
    const isOther = object?.name !== this.shownObject?.name;
    this.shownObject = object;
    if (object === undefined || !isOther) return;
    setTitle(this.heading);
    this.rows = undefined;
    this.filter = '';
    void this.load();
  }

  override connectedCallback(): void {
    this.#unsubscribe = changes.subscribe(() => {
      void this.load();
    });
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get heading(): string {
    return text('all', this.shownObject?.pluralLabel ?? '');
  }

  get columns(): readonly Field[] {
    return this.shownObject?.listColumns ?? [];
  }

  get meta(): string {
    if (this.rows === undefined) return '';
    const [first] = this.columns;
    const sorted =
      this.shownObject?.name === 'Task' ? this.columns.find(({ name }) => name === 'ActivityDate') : first;
    return `${text('itemCount', this.shown.length)} • ${text('sortedBy', sorted?.label ?? '')}`;
  }

  get shown(): readonly object[] {
    const wanted = this.filter.trim().toLowerCase();
    const rows = (this.rows ?? []).filter(
      ({ cells }) => wanted === '' || cells.some((cell) => cell.text.toLowerCase().includes(wanted)),
    );
    return rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, isName: cell.field.name === this.shownObject?.nameField })),
    }));
  }

  handleNew(): void {
    const attributes = { objectApiName: this.shownObject?.name, actionName: 'new' };
    router.navigate({ type: 'standard__objectPage', attributes });
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
  }

  handleRetry(): void {
    this.error = undefined;
    void this.load();
  }

  async load(): Promise<void> {
    const object = this.shownObject;
    if (object === undefined) return;
    const orderBy =
      object.name === 'Task' ? 'ActivityDate DESC NULLS LAST, CreatedDate DESC' : object.nameField;
    const query = { object, fields: object.listColumns, orderBy, limit: LIMIT };
    const outcome = await readRows(salesforce, query).then(
      (rows) => ({ rows, error: undefined }),
      (error: unknown) => ({ rows: undefined, error: text('salesforceFailed', messageOf(error)) }),
    );
    if (this.shownObject?.name !== object.name) return;
    this.rows = outcome.rows;
    this.error = outcome.error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
