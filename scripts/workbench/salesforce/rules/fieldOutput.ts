/** A value of the database as the REST API shows it. */
import type { FieldDefinition } from '../schema/definitions.ts';
import type { Stored } from '../store/recordStore.ts';

export type JsonValue = string | number | boolean | null;

export function toJson(field: FieldDefinition, value: Stored | undefined): JsonValue {
  if (field.type === 'boolean') return value === 1;
  if (value === null || value === undefined) return null;
  if (field.type === 'datetime') return formatDateTime(Number(value));
  return value;
}

/** `2026-11-22T08:30:00.000+0000`, the only form in which Salesforce shows a moment. */
export function formatDateTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
