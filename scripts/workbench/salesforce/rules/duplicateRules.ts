/** Duplicate rules. Salesforce Help: "Duplicate Rules"; SOAP API Developer Guide: DuplicateRuleHeader, DuplicateResult. */
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import type { RecordStore, Row } from '../store/recordStore.ts';
import type { Access } from './access.ts';
import { ApiError } from './apiError.ts';
import { toJson } from './fieldOutput.ts';
import type { JsonValue } from './fieldOutput.ts';

type JsonRecord = Readonly<Record<string, JsonValue>>;

/** A duplicate rule of the customer's org, with its matching rule. Holds when a record is made. */
export interface DuplicateRule {
  readonly name: string;
  /** API name of the object whose new records are compared. */
  readonly object: string;
  /** API name of the object that they are compared with; the same where none is given. */
  readonly comparedWith?: string;
  /** `alert` leaves it to the user, `block` does not. */
  readonly action: 'alert' | 'block';
  readonly message: string;
  readonly matches: (record: JsonRecord, other: JsonRecord) => boolean;
}

interface Deps {
  readonly records: RecordStore;
  readonly schema: Schema;
  readonly duplicateRules: () => readonly DuplicateRule[];
}

/** The part of `Sforce-Duplicate-Rule-Header` that bypasses alerts. */
export function allowsDuplicates(header: string | undefined): boolean {
  return /(^|[;,\s])allowSave\s*=\s*true/i.test(header ?? '');
}

/** @throws ApiError DUPLICATES_DETECTED */
export function checkDuplicates(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  row: Row,
  allowed: boolean,
): void {
  for (const rule of deps.duplicateRules().filter((each) => each.object === object.name)) {
    if (rule.action === 'alert' && allowed) continue;
    const other = deps.schema.object(rule.comparedWith ?? rule.object);
    const matched = other === undefined ? [] : matchesOf(deps, access, rule, { object, row, other });
    if (other !== undefined && matched.length > 0) throw detected(rule, other, matched);
  }
}

interface Comparison {
  readonly object: ObjectDefinition;
  readonly row: Row;
  readonly other: ObjectDefinition;
}

function matchesOf(
  { records }: Deps,
  access: Access,
  rule: DuplicateRule,
  { object, row, other }: Comparison,
): Row[] {
  const record = toRecord(object, row);
  return records
    .findBy(other, 'IsDeleted', 0)
    .filter((each) => each['Id'] !== row['Id'] && access.canSee(other, each))
    .filter((each) => rule.matches(record, toRecord(other, each)));
}

function toRecord(object: ObjectDefinition, row: Row): JsonRecord {
  return Object.fromEntries(object.fields.map((field) => [field.name, toJson(field, row[field.name])]));
}

function detected(rule: DuplicateRule, other: ObjectDefinition, matched: readonly Row[]): ApiError {
  const result = {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: rule.message,
    matchResults: [
      {
        entityType: other.name,
        errors: [],
        matchEngine: 'ExactMatchEngine',
        matchRecords: matched.map(({ Id }) => ({
          additionalInformation: [],
          fieldDiffs: [],
          matchConfidence: 100,
          record: { attributes: { type: other.name }, Id },
        })),
        rule: `${rule.name}_Match`,
        size: matched.length,
        success: true,
      },
    ],
  };
  return new ApiError(400, 'DUPLICATES_DETECTED', rule.message, [], result);
}
