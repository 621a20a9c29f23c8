/** Shapes of the metadata files of a custom object: CustomObject, CustomField, Layout, ListView, translation. */
import * as v from 'valibot';
import { Flag, many } from './xml.ts';

export const ObjectSchema = v.object({
  compactLayoutAssignment: v.optional(v.string()),
  customSettingsType: v.optional(v.string()),
  label: v.optional(v.string(), ''),
  nameField: v.optional(v.object({ label: v.optional(v.string(), '') })),
  pluralLabel: v.optional(v.string(), ''),
});

export const FieldSchema = v.object({
  fullName: v.string(),
  label: v.optional(v.string(), ''),
  referenceTo: v.optional(v.string()),
  required: Flag,
  type: v.string(),
  valueSet: v.optional(
    v.object({
      valueSetDefinition: v.optional(
        v.object({ value: many(v.object({ fullName: v.string(), label: v.optional(v.string(), '') })) }),
      ),
    }),
  ),
});
export type CustomField = v.InferOutput<typeof FieldSchema>;

export const LayoutSchema = v.object({
  layoutSections: many(
    v.object({
      label: v.optional(v.string(), ''),
      // A column without items is an empty element.
      layoutColumns: many(
        v.union([
          v.object({
            layoutItems: many(v.object({ behavior: v.optional(v.string()), field: v.optional(v.string()) })),
          }),
          v.pipe(
            v.literal(''),
            v.transform(() => ({ layoutItems: [] })),
          ),
        ]),
      ),
    }),
  ),
});
export type Layout = v.InferOutput<typeof LayoutSchema>;

export const TabSchema = v.object({ motif: v.optional(v.string(), '') });

export const ListViewSchema = v.object({ columns: many(v.string()) });
export const CompactLayoutSchema = v.object({ fields: many(v.string()) });

export const TranslationSchema = v.object({
  caseValues: many(v.object({ plural: v.optional(v.string()), value: v.string() })),
  fields: many(
    v.object({
      label: v.optional(v.string()),
      name: v.string(),
      picklistValues: many(v.object({ masterLabel: v.string(), translation: v.optional(v.string()) })),
    }),
  ),
  layouts: many(
    v.object({
      sections: many(v.object({ label: v.optional(v.string()), section: v.string() })),
    }),
  ),
  nameFieldLabel: v.optional(v.string()),
});
export type Translation = v.InferOutput<typeof TranslationSchema>;
