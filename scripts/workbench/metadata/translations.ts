/** Texts of the package in one language: custom labels, names of apps, tabs and actions (Metadata API: Translations). */
import * as v from 'valibot';
import { many, readMetadata } from './xml.ts';

export type Language = 'en_US' | 'ja';

const LabelsSchema = v.object({ labels: many(v.object({ fullName: v.string(), value: v.string() })) });

const Renamed = v.object({ label: v.optional(v.string()), name: v.string() });
const TranslationsSchema = v.object({
  customApplications: many(Renamed),
  customLabels: many(Renamed),
  customTabs: many(Renamed),
  quickActions: many(Renamed),
});

/** Actions of an object are translated with the object. */
const ObjectTranslationSchema = v.object({ quickActions: many(Renamed) });

export interface Texts {
  /** Custom labels by their full name. */
  readonly labels: Readonly<Record<string, string>>;
  /** Translated names; what is missing keeps the label of its own metadata. */
  readonly apps: Readonly<Record<string, string>>;
  readonly tabs: Readonly<Record<string, string>>;
  /** By full name: `Contact.Zoom_Phone_Call`. */
  readonly actions: Readonly<Record<string, string>>;
}

/** A label that is not translated stays English, as on the platform. */
export function readTexts(packageDir: string, language: Language): Texts {
  const labels = readMetadata(packageDir, 'labels', LabelsSchema).flatMap(({ content }) => content.labels);
  const english = Object.fromEntries(labels.map(({ fullName, value }) => [fullName, value]));
  const translated = readMetadata(packageDir, 'translation', TranslationsSchema).find(
    ({ name }) => name === language,
  )?.content;
  return {
    labels: { ...english, ...namesOf(translated?.customLabels) },
    apps: namesOf(translated?.customApplications),
    tabs: namesOf(translated?.customTabs),
    actions: { ...namesOf(translated?.quickActions), ...objectActions(packageDir, language) },
  };
}

function objectActions(packageDir: string, language: Language): Record<string, string> {
  const suffix = `-${language}`;
  const files = readMetadata(packageDir, 'objectTranslation', ObjectTranslationSchema);
  return Object.fromEntries(
    files
      .filter(({ name }) => name.endsWith(suffix))
      .flatMap(({ name, content }) => {
        const object = name.slice(0, -suffix.length);
        return Object.entries(namesOf(content.quickActions)).map(([action, label]) => [
          `${object}.${action}`,
          label,
        ]);
      }),
  );
}

function namesOf(renamed: readonly v.InferOutput<typeof Renamed>[] = []): Record<string, string> {
  return Object.fromEntries(
    renamed.flatMap(({ name, label }) => (label === undefined ? [] : [[name, label]])),
  );
}
