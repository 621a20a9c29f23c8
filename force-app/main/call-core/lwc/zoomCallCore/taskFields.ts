/** Further fields of Task that an administrator lets agents fill in for a call: what they are, and their values. */
import * as v from 'valibot';

/** So many have room beside what every log has. */
export const MOST_TASK_FIELDS = 10;
/** Length of the setting that holds their names: a custom setting has no long text. */
export const TASK_FIELDS_LIMIT = 255;
/** Longest text that a field of an activity can have. */
const TEXT_LIMIT = 131_072;

/** An API name, as far as Salesforce allows one. What is none goes nowhere. */
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
export const FieldNameSchema = v.pipe(v.string(), v.maxLength(80), v.regex(FIELD_NAME));

/** What the product writes to the Task of a call itself, or finds it by. */
export const RESERVED_TASK_FIELDS: readonly string[] = [
  'ActivityDate',
  'CallDisposition',
  'CallDurationInSeconds',
  'CallObject',
  'CallType',
  'Description',
  'OwnerId',
  'Status',
  'Subject',
  'TaskSubtype',
  'WhatId',
  'WhoId',
  'ZoomCallId__c',
  'ZoomCallLog__c',
];
const RESERVED = new Set(RESERVED_TASK_FIELDS.map((name) => name.toLowerCase()));

/** Salesforce reads names in any case. */
export function isReservedTaskField(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}

export function isFieldName(text: string): boolean {
  return v.is(FieldNameSchema, text);
}

/** Types of fields that an agent can fill in, as Salesforce calls them. */
export const TASK_FIELD_TYPES = [
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'boolean',
  'date',
  'int',
  'double',
  'currency',
  'percent',
  'email',
  'phone',
  'url',
] as const;
export type TaskFieldType = (typeof TASK_FIELD_TYPES)[number];

export const TaskFieldSchema = v.object({
  name: FieldNameSchema,
  /** In the agent's language. */
  label: v.string(),
  type: v.picklist(TASK_FIELD_TYPES),
  /** Cannot be emptied. */
  required: v.boolean(),
  /** Of a text, in UTF-16 units; null for what is none. */
  maxLength: v.nullable(v.number()),
  /** Of a number: the digits behind the point. */
  scale: v.number(),
  /** What can be chosen, with its labels in the agent's language. */
  values: v.array(v.object({ value: v.string(), label: v.string() })),
});
export type TaskField = v.InferOutput<typeof TaskFieldSchema>;

/** Those that the administrator has set and that this agent may fill in. */
export const TaskFieldsReplySchema = v.object({ fields: v.array(TaskFieldSchema) });

/** As it goes to Salesforce: several values of a list are one text, with semicolons between them. Null: nothing. */
export const TaskValueSchema = v.nullable(
  v.union([v.pipe(v.string(), v.maxLength(TEXT_LIMIT)), v.pipe(v.number(), v.finite()), v.boolean()]),
);
export type TaskValue = v.InferOutput<typeof TaskValueSchema>;

/** By the API names of the fields. */
export const TaskValuesSchema = v.record(v.string(), TaskValueSchema);
export type TaskValues = Readonly<v.InferOutput<typeof TaskValuesSchema>>;

/** The agent's word on one field of the Task of a call. */
export const TaskValueEditSchema = v.object({ value: TaskValueSchema });
