/** The subject of a Task by an administrator's template: "{direction}: {name}". Pure; used by gateway and settings page. */

/** What can stand in braces. */
export const SUBJECT_FIELDS = ['direction', 'result', 'name', 'number', 'queue', 'date'] as const;
export type SubjectField = (typeof SUBJECT_FIELDS)[number];

/** Length of the field that holds the template. */
export const TEMPLATE_LIMIT = 255;

const MERGE_FIELD = /\{([^{}]*)\}/g;

/** What stands in braces and means nothing, each once, as it is written. */
export function unknownSubjectFields(template: string): string[] {
  const places = [...template.matchAll(MERGE_FIELD)];
  return [...new Set(places.flatMap(([place, name = '']) => (fieldOf(name) === undefined ? [place] : [])))];
}

/**
 * What has no value leaves no gap; a name that means nothing stays, so that the mistake is seen. Not cut to any length.
 * @returns one line, empty where nothing is left of the template
 */
export function subjectFrom(template: string, values: Readonly<Record<SubjectField, string>>): string {
  const filled = template.replace(MERGE_FIELD, (place, name: string) => {
    const field = fieldOf(name);
    return field === undefined ? place : values[field];
  });
  return filled.replace(/\s+/g, ' ').trim();
}

function fieldOf(name: string): SubjectField | undefined {
  const wanted = name.trim().toLowerCase();
  return SUBJECT_FIELDS.find((field) => field === wanted);
}
