/** What the agent puts on the Task of a call beside the comment: related record, disposition, and a follow-up Task. */
import * as v from 'valibot';
import { DaySchema } from './days.ts';
import { RecordRefSchema } from './dialMessage.ts';
import type { RecordRef } from './dialMessage.ts';
import { ERROR_CODES } from './phoneError.ts';
import type { TaskValue } from './taskFields.ts';

/** Length of Task.Subject and Task.CallDisposition, in UTF-16 units. */
export const SHORT_TEXT_LIMIT = 255;

/** Objects that a Task can be related to in every org (Object Reference, Task: WhatId). */
export const USUALLY_RELATABLE: readonly string[] = ['Account', 'Opportunity', 'Case'];

/** Null: related to nothing. */
export const RelatedChoiceSchema = v.object({ record: v.nullable(RecordRefSchema) });

const ShortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SHORT_TEXT_LIMIT));

/** What came of a call in the agent's word. Null: the agent says nothing. */
export const DispositionSchema = v.object({ disposition: v.nullable(ShortText) });

/** A Task for later, about the same person and record. */
export const FollowUpWishSchema = v.object({
  /** The calendar date on which it is due: `2026-10-06`. */
  dueDate: DaySchema,
  subject: ShortText,
});
export type FollowUpWish = v.InferOutput<typeof FollowUpWishSchema>;

export const FollowUpTaskSchema = v.object({
  ...FollowUpWishSchema.entries,
  /** Null until it is in Salesforce. */
  taskId: v.nullable(v.string()),
  problem: v.nullable(
    v.object({
      code: v.picklist(ERROR_CODES),
      said: v.nullable(v.string()),
      /** Will be tried again by itself. */
      passing: v.boolean(),
    }),
  ),
});
export type FollowUpTask = v.InferOutput<typeof FollowUpTaskSchema>;

/** What an agent changes of a Task from the widget, beside its comment. */
export type TaskEdit =
  | { readonly kind: 'related'; readonly record: RecordRef | null }
  | { readonly kind: 'disposition'; readonly disposition: string | null }
  | { readonly kind: 'field'; readonly name: string; readonly value: TaskValue }
  | { readonly kind: 'followUp'; readonly wish: FollowUpWish };
