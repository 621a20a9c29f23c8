/**
 * The phone numbers of a record, read with Lightning Data Service: which objects' fields, in which order, with which
 * labels. A Case has its Contact's numbers, an Opportunity its Account's.
 */
import { digitsOf } from 'c/zoomCallCore';
import type { RecordRef } from 'c/zoomCallCore';
import type { FieldInfo, ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { FieldValue, RecordRepresentation, WireResult } from 'lightning/uiRecordApi';

export interface RecordNumber {
  /** Label of the field, in the user's language. */
  readonly label: string;
  /** As it stands in the field: what is dialed. */
  readonly number: string;
  /** The country of the record's address, as it stands there: where a number without "+" belongs. */
  readonly country: string | null;
  /** As Salesforce shows it. */
  readonly shown: string;
  /** Name of the related record that has the number; null for a number of the record itself. */
  readonly owner: string | null;
}

/** Where reading a record's numbers stands. No number at all is `read` with an empty list. */
export type NumbersReading =
  | { readonly state: 'reading' }
  | { readonly state: 'failed' }
  | { readonly state: 'read'; readonly record: RecordRef; readonly numbers: readonly RecordNumber[] };

/** What the wires of a component have delivered so far. */
export interface WiredNumbers {
  readonly objectName: string;
  readonly own: WireResult<ObjectInfo> | undefined;
  /** Of the object of `relatedObjectOf`; where it cannot be read, only the record's own numbers are. */
  readonly related: WireResult<ObjectInfo> | undefined;
  readonly record: WireResult<RecordRepresentation> | undefined;
}

interface Related {
  readonly objectName: string;
  /** Name of the relationship by which the record leads there. */
  readonly relationship: string;
}

const RELATED: Readonly<Record<string, Related>> = {
  Case: { objectName: 'Contact', relationship: 'Contact' },
  Opportunity: { objectName: 'Account', relationship: 'Account' },
};

/** Objects whose name is in another field than `Name`. */
const NAME_FIELDS: Readonly<Record<string, string>> = { Case: 'CaseNumber' };

/** Where a record's country stands: the code where the org has country lists, else the text. The first that is filled counts. */
const COUNTRY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Account: ['BillingCountryCode', 'BillingCountry', 'PersonMailingCountryCode', 'PersonMailingCountry'],
  Contact: ['MailingCountryCode', 'MailingCountry', 'Account.BillingCountryCode', 'Account.BillingCountry'],
  Lead: ['CountryCode', 'Country'],
};

/** The order in which people are called; fields that are not listed come after, as their labels sort. */
const PREFERRED = [
  'Phone',
  'MobilePhone',
  'PersonMobilePhone',
  'ContactPhone',
  'ContactMobile',
  'HomePhone',
  'PersonHomePhone',
  'OtherPhone',
  'PersonOtherPhone',
  'AssistantPhone',
  'PersonAssistantPhone',
];

const MOBILE = /Mobile/;

/** What the first number is for: texts go to mobile numbers. */
type Use = 'calls' | 'texts';

/** The object whose numbers belong to records of `objectName` as well. */
export function relatedObjectOf(objectName: string | undefined): string | undefined {
  return objectName === undefined ? undefined : RELATED[objectName]?.objectName;
}

/** What to read of the record, for `optionalFields` of getRecord; undefined until the objects are known. */
export function fieldsToRead({ objectName, own, related }: WiredNumbers): string[] | undefined {
  if (!own?.data || (relatedObjectOf(objectName) && isReading(related))) return undefined;
  const relationship = RELATED[objectName]?.relationship;
  const relatedFields = ['Name', ...dialFields(related?.data)];
  return [
    nameField(objectName),
    ...dialFields(own.data),
    ...(relationship && related?.data ? relatedFields.map((field) => `${relationship}.${field}`) : []),
  ].map((field) => `${objectName}.${field}`);
}

export function readNumbers(wired: WiredNumbers, bestFor: Use = 'calls'): NumbersReading {
  const { objectName, own, related, record } = wired;
  if (own?.error !== undefined || record?.error !== undefined) return { state: 'failed' };
  if (!own?.data || !record?.data) return { state: 'reading' };
  const { id, fields } = record.data;
  const relatedRecord = recordIn(fields[RELATED[objectName]?.relationship ?? '']);
  const relatedCountry = relatedRecord ? countryIn(relatedRecord, related?.data) : null;
  const country = countryIn(record.data, own.data) ?? relatedCountry;
  const numbers = withoutRepeats([
    ...numbersIn(record.data, own.data, bestFor, { owner: null, country }),
    ...(relatedRecord
      ? numbersIn(relatedRecord, related?.data, bestFor, {
          owner: textIn(relatedRecord.fields.Name),
          country: relatedCountry,
        })
      : []),
  ]);
  return {
    state: 'read',
    record: { id, objectName, name: textIn(fields[nameField(objectName)]) },
    numbers,
  };
}

/** Numbers, and the country that they are to be read in. */
function dialFields(info: ObjectInfo | undefined): string[] {
  return [...phoneFields(info).map((field) => field.apiName), ...(COUNTRY_FIELDS[info?.apiName ?? ''] ?? [])];
}

function isReading(result: WireResult<unknown> | undefined): boolean {
  return result?.data === undefined && result?.error === undefined;
}

function nameField(objectName: string): string {
  return NAME_FIELDS[objectName] ?? 'Name';
}

function phoneFields(info: ObjectInfo | undefined, bestFor: Use = 'calls'): FieldInfo[] {
  return Object.values(info?.fields ?? {})
    .filter(({ dataType, apiName }) => dataType === 'Phone' && !apiName.endsWith('Fax'))
    .sort((a, b) => rank(a, bestFor) - rank(b, bestFor) || a.label.localeCompare(b.label));
}

function rank({ apiName }: FieldInfo, bestFor: Use): number {
  if (bestFor === 'texts' && MOBILE.test(apiName)) return -1;
  const place = PREFERRED.indexOf(apiName);
  return place === -1 ? PREFERRED.length : place;
}

function numbersIn(
  record: RecordRepresentation,
  info: ObjectInfo | undefined,
  bestFor: Use,
  common: Pick<RecordNumber, 'owner' | 'country'>,
): RecordNumber[] {
  return phoneFields(info, bestFor).flatMap(({ apiName, label }) => {
    const field = record.fields[apiName];
    const number = textIn(field);
    return number === null ? [] : [{ label, number, shown: field?.displayValue ?? number, ...common }];
  });
}

function countryIn(record: RecordRepresentation, info: ObjectInfo | undefined): string | null {
  const filled = (COUNTRY_FIELDS[info?.apiName ?? ''] ?? []).map((path) => textAt(record, path));
  return filled.find((text) => text !== null) ?? null;
}

function textAt(record: RecordRepresentation, path: string): string | null {
  const [first = '', second] = path.split('.');
  if (second === undefined) return textIn(record.fields[first]);
  return textIn(recordIn(record.fields[first])?.fields[second]);
}

/** A Case repeats numbers of its Contact. */
function withoutRepeats(numbers: readonly RecordNumber[]): RecordNumber[] {
  const seen = new Set<string>();
  return numbers.filter(({ number }) => {
    const digits = digitsOf(number);
    if (seen.has(digits)) return false;
    seen.add(digits);
    return true;
  });
}

function textIn(field: FieldValue | undefined): string | null {
  return typeof field?.value === 'string' && field.value.trim() !== '' ? field.value : null;
}

function recordIn(field: FieldValue | undefined): RecordRepresentation | null {
  return typeof field?.value === 'object' ? field.value : null;
}
