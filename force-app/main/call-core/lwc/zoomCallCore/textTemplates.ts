/** Ready-made texts with merge fields, written as in Salesforce's own templates: `{!Contact.FirstName}`. */
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** Enough to choose one. */
export const TextTemplateSchema = v.object({ id: Id, name: v.string() });
export type TextTemplate = v.InferOutput<typeof TextTemplateSchema>;

export const TextTemplatesReplySchema = v.object({ templates: v.array(TextTemplateSchema) });

/** Of whom the merge fields of a text are. `Recipient` is the Contact or Lead that it goes to, whichever that is. */
export const MERGE_SOURCES = ['Recipient', 'Contact', 'Lead', 'User'] as const;
export type MergeSource = (typeof MERGE_SOURCES)[number];

/** With the values that there are; what has none is left as it stands. */
export const MergedTextSchema = v.object({ text: v.string() });
export type MergedText = v.InferOutput<typeof MergedTextSchema>;

const MERGE_FIELD = /\{!\s*(\w+)\.(\w+)\s*\}/g;
/** Anything that was meant as a merge field: nobody should be sent it. */
const GAP = /\{![^{}]*\}/;

export function mergeSourcesIn(text: string): readonly MergeSource[] {
  return [...new Set([...text.matchAll(MERGE_FIELD)].flatMap(([, source]) => sourceNamed(source) ?? []))];
}

/** @param valueOf null or empty: the field stays as a gap */
export function mergeText(
  text: string,
  valueOf: (source: MergeSource, field: string) => string | null,
): string {
  return text.replace(MERGE_FIELD, (whole, name: string, field: string) => {
    const source = sourceNamed(name);
    return (source && valueOf(source, field)) || whole;
  });
}

/** The first place that is still to be filled in by hand. */
export function gapIn(text: string): { readonly from: number; readonly to: number } | null {
  const found = GAP.exec(text);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** Salesforce reads names in any case. */
function sourceNamed(name: string | undefined): MergeSource | undefined {
  return MERGE_SOURCES.find((source) => source.toLowerCase() === name?.toLowerCase());
}
