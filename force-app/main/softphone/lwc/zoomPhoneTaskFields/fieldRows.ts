/** A field of the Task as a base component shows it, and its value back from there. */
import type { TaskField, TaskFieldType, TaskValue } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';

/** What a base component holds. */
export type Shown = string | boolean | readonly string[];

export interface FieldRow {
  readonly name: string;
  readonly label: string;
  readonly isList: boolean;
  readonly isSeveral: boolean;
  readonly isSwitch: boolean;
  readonly isLong: boolean;
  readonly inputType: string;
  /** Of a number. */
  readonly step: string | undefined;
  readonly maxLength: number | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: Shown;
}

const NONE = '';
/** Between the values of a list from which several can be chosen. */
const SEPARATOR = ';';
const NUMBERS: readonly TaskFieldType[] = ['int', 'double', 'currency', 'percent'];
/** An address without its scheme is good enough for Salesforce, and not for a browser. */
const INPUT_TYPES: Readonly<Partial<Record<TaskFieldType, string>>> = {
  date: 'date',
  email: 'email',
  phone: 'tel',
};

export function rowOf(field: TaskField, value: TaskValue): FieldRow {
  const { name, label, type, scale, maxLength } = field;
  const isNumber = NUMBERS.includes(type);
  return {
    ...{ name, label },
    isList: type === 'picklist',
    isSeveral: type === 'multipicklist',
    isSwitch: type === 'boolean',
    isLong: type === 'textarea',
    inputType: isNumber ? 'number' : (INPUT_TYPES[type] ?? 'text'),
    step: isNumber ? String(10 ** -scale) : undefined,
    maxLength: maxLength ?? undefined,
    options: optionsOf(field, value),
    value: toField(type, value),
  };
}

/** What was chosen stays, also when it is on the list no more. */
function optionsOf({ type, values, required }: TaskField, value: TaskValue): FieldRow['options'] {
  const chosen = type === 'multipicklist' ? partsOf(value) : [String(value ?? NONE)];
  const gone = chosen.filter((one) => one !== NONE && !values.some((known) => known.value === one));
  return [
    ...(type === 'picklist' && !required ? [{ value: NONE, label: labels.dispositionNone }] : []),
    ...values,
    ...gone.map((one) => ({ value: one, label: one })),
  ];
}

function toField(type: TaskFieldType, value: TaskValue): Shown {
  if (type === 'boolean') return value === true;
  if (type === 'multipicklist') return partsOf(value);
  return String(value ?? NONE);
}

function partsOf(value: TaskValue): string[] {
  return typeof value === 'string' && value !== NONE ? value.split(SEPARATOR) : [];
}

/** @returns undefined for what is no value of this field (yet) */
export function fromField({ type }: TaskField, shown: Shown): TaskValue | undefined {
  if (typeof shown === 'boolean') return shown;
  const text = typeof shown === 'string' ? shown : shown.join(SEPARATOR);
  if (text.trim() === NONE) return null;
  if (!NUMBERS.includes(type)) return text;
  const number = Number(text);
  return type === 'int' ? whole(number) : finite(number);
}

function whole(number: number): number | undefined {
  return Number.isInteger(number) ? number : undefined;
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}
