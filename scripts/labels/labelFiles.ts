/** The texts of the package as its metadata holds them (Metadata API: CustomLabels, Translations). */
import * as v from 'valibot';
import { many, readMetadata } from '../workbench/metadata/xml.ts';

const LabelsSchema = v.object({
  labels: many(
    v.object({
      fullName: v.string(),
      categories: v.string(),
      language: v.string(),
      shortDescription: v.string(),
      value: v.string(),
    }),
  ),
});
const TranslationsSchema = v.object({
  customLabels: many(v.object({ label: v.string(), name: v.string() })),
});

export type Label = v.InferOutput<typeof LabelsSchema>['labels'][number];

/** All custom labels below a package folder, in the order of the files. */
export function readLabels(packageDir: string): Label[] {
  return readMetadata(packageDir, 'labels', LabelsSchema).flatMap(({ content }) => content.labels);
}

/** The labels' texts in another language, by the name of the label. */
export function readTranslatedLabels(packageDir: string, language: string): Map<string, string> {
  const files = readMetadata(packageDir, 'translation', TranslationsSchema);
  const texts = files.find(({ name }) => name === language)?.content.customLabels ?? [];
  return new Map(texts.map(({ name, label }) => [name, label]));
}
