/** What a new record has before anybody gives it a value. */
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { RecordStore, Row, Stored } from '../store/recordStore.ts';

/** @param ownerId the user who gets a record that nobody else is given */
export function defaultFields(records: RecordStore, object: ObjectDefinition, ownerId: string | null): Row {
  return Object.fromEntries(
    object.fields.map((field): [string, Stored] => {
      if (field.autoNumber) return [field.name, autoNumber(records, object, field.displayFormat ?? '{0}')];
      if (field.name === 'OwnerId' || field.name === 'SetupOwnerId') return [field.name, ownerId];
      if (field.type === 'boolean') return [field.name, field.defaultValue === true ? 1 : 0];
      return [field.name, typeof field.defaultValue === 'string' ? field.defaultValue : null];
    }),
  );
}

function autoNumber(records: RecordStore, object: ObjectDefinition, format: string): string {
  const number = String(records.nextNumber(`number ${object.name}`));
  return format.replace(/\{(0+)\}/, (_, zeros: string) => number.padStart(zeros.length, '0'));
}
