/** Which fields of Task an agent can fill in. REST API Developer Guide: "sObject Describe", DescribeSObjectResult. */
import { TASK_FIELD_TYPES, isFieldName, isReservedTaskField, parse } from '#call-core';
import type { TaskField } from '#call-core';
import * as v from 'valibot';
import type { Crm } from '../calls/ports.ts';
import type { SalesforceRequest } from './request.ts';

const FieldSchema = v.object({
  name: v.string(),
  label: v.string(),
  type: v.string(),
  createable: v.boolean(),
  updateable: v.boolean(),
  nillable: v.boolean(),
  /** 0 for what is no text. */
  length: v.number(),
  scale: v.number(),
  /** Of a text area: with marks in it that agents would have to write by hand. */
  htmlFormatted: v.optional(v.boolean(), false),
  picklistValues: v.optional(
    v.nullable(v.array(v.object({ active: v.boolean(), value: v.string(), label: v.nullable(v.string()) }))),
  ),
});
const Describe = v.object({ fields: v.array(FieldSchema) });

export function createTaskFieldReader({
  request,
}: {
  readonly request: SalesforceRequest;
}): Pick<Crm, 'taskFields'> {
  return {
    async taskFields(agentId) {
      const answer = await request(agentId, { method: 'GET', path: '/sobjects/Task/describe' });
      return parse(Describe, answer, 'salesforce.refused').fields.flatMap(toTaskField);
    },
  };
}

/** A log is made and changed, so a field that takes a value at one of the two only is none for it. */
function toTaskField(field: v.InferOutput<typeof FieldSchema>): TaskField[] {
  const { name, label, createable, updateable, nillable, length, scale, htmlFormatted } = field;
  const type = TASK_FIELD_TYPES.find((one) => one === field.type);
  const isOffered =
    createable && updateable && !htmlFormatted && isFieldName(name) && !isReservedTaskField(name);
  if (type === undefined || !isOffered) return [];
  const values = (field.picklistValues ?? [])
    .filter(({ active }) => active)
    .map(({ value, label: text }) => ({ value, label: text ?? value }));
  // A checkbox is always on or off.
  const required = !nillable && type !== 'boolean';
  return [{ name, label, type, required, maxLength: length > 0 ? length : null, scale, values }];
}
