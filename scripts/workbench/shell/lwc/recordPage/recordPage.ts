import { LightningElement, api } from 'lwc';
import type { ObjectInfo, PageComponent, RecordPage as PageInfo } from '../../org.ts';
import { changes, salesforce } from '../../page.ts';
import { concerns } from '../../state/changes.ts';
import { readRow, type Row } from '../../state/rows.ts';
import { setTitle } from '../../state/title.ts';
import { text } from '../../texts.ts';

/** Main and side column, as the standard template "Header and Right Sidebar" has them. */
const HEADER = ['header', 'subheader'];
const SIDEBAR = ['sidebar', 'rightsidebar'];

/** A record, laid out as its FlexiPage says. */
export default class RecordPage extends LightningElement {
  @api page: PageInfo | undefined;

  row: Row | undefined;
  error: string | undefined;
  goneText = text('recordGone');
  loadingLabel = text('loading');

  shownObject: ObjectInfo | undefined;
  shownId: string | undefined;
  #unsubscribe: (() => void) | undefined;

  @api
  get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(recordId: string | undefined) {
    if (recordId === this.shownId) return;
    this.shownId = recordId;
    this.row = undefined;
    this.error = undefined;
    void this.load();
  }

  @api
  get object(): ObjectInfo | undefined {
    return this.shownObject;
  }

  set object(object: ObjectInfo | undefined) {
    if (object?.name === this.shownObject?.name) return;
    this.shownObject = object;
    void this.load();
  }

  override connectedCallback(): void {
    this.#unsubscribe = changes.subscribe((changed) => {
      if (this.shownId !== undefined && concerns(changed, this.shownId)) void this.load();
    });
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get header(): readonly PageComponent[] {
    return this.componentsOf((name) => HEADER.includes(name));
  }

  get main(): readonly PageComponent[] {
    return this.componentsOf((name) => !HEADER.includes(name) && !SIDEBAR.includes(name));
  }

  get sidebar(): readonly PageComponent[] {
    return this.componentsOf((name) => SIDEBAR.includes(name));
  }

  get columnsClass(): string {
    return this.sidebar.length > 0 ? 'columns with-sidebar' : 'columns';
  }

  handleRetry(): void {
    this.error = undefined;
    void this.load();
  }

  componentsOf(isWanted: (region: string) => boolean): readonly PageComponent[] {
    const regions = (this.page?.regions ?? []).filter(({ name }) => isWanted(name.toLowerCase()));
    return regions.flatMap(({ components }) => components);
  }

  async load(): Promise<void> {
    const recordId = this.shownId;
    const object = this.shownObject;
    if (recordId === undefined || object === undefined) return;
    const outcome = await readRow(salesforce, object, recordId).then(
      (row) => ({ row, error: row === undefined ? text('pageMissingHint') : undefined }),
      (error: unknown) => ({
        row: undefined,
        error: text('salesforceFailed', error instanceof Error ? error.message : String(error)),
      }),
    );
    if (this.shownId !== recordId || this.shownObject !== object) return;
    this.row = outcome.row;
    this.error = outcome.error;
    setTitle(outcome.row?.name ?? text('recordGone'), object.label);
  }
}
