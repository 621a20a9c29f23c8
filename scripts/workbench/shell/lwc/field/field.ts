import { LightningElement, api } from 'lwc';
import type { FieldType } from '../../org.ts';
import type { Cell } from '../../state/rows.ts';

/** The value of one field, as Lightning shows its type. */
export default class Field extends LightningElement {
  @api cell: Cell | undefined;

  get type(): FieldType | undefined {
    return this.cell?.field.type;
  }

  get isEmpty(): boolean {
    return this.cell === undefined || this.cell.text === '' || this.cell.value === false;
  }

  get isPhone(): boolean {
    return this.type === 'phone';
  }

  get isEmail(): boolean {
    return this.type === 'email';
  }

  get isUrl(): boolean {
    return this.type === 'url';
  }

  get isDate(): boolean {
    return this.type === 'date';
  }

  get isDateTime(): boolean {
    return this.type === 'datetime';
  }

  get isCurrency(): boolean {
    return this.type === 'currency';
  }

  get isChecked(): boolean {
    return this.type === 'checkbox' && this.cell?.value === true;
  }
}
