import { LightningElement, api } from 'lwc';
import type { ObjectInfo } from '../../org.ts';
import { router } from '../../page.ts';
import { cellOf, type Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

/** All fields of the record, in the sections of its layout. */
export default class Details extends LightningElement {
  @api row: Row | undefined;
  @api object: ObjectInfo | undefined;

  get sections(): readonly object[] {
    const { row, object } = this;
    if (row === undefined || object === undefined) return [];
    return object.sections.map(({ label, columns }) => ({
      label,
      className: columns.length > 1 ? 'two' : '',
      columns: columns.map((fields, index) => ({
        key: `column-${index}`,
        cells: fields.map((field) => ({ ...cellOf(row, field), editLabel: text('editField', field.label) })),
      })),
    }));
  }

  handleEdit(): void {
    const attributes = { recordId: this.row?.id, objectApiName: this.object?.name, actionName: 'edit' };
    router.navigate({ type: 'standard__recordPage', attributes });
  }
}
