/** The texts of the package as its metadata holds them (Metadata API: CustomLabels, Translations). */
import { elementsAt, readMetadataFiles, textAt } from '../metadata/metadataFiles.ts';

export interface Label {
  readonly name: string;
  readonly text: string;
  /** Tells translators where the text stands. */
  readonly description: string;
}

/** All custom labels below a package folder, in the order of the file. */
export function readLabels(packageDir: string): Label[] {
  return readMetadataFiles(packageDir, 'labels')
    .flatMap(({ content }) => elementsAt(content, 'labels'))
    .map((label) => ({
      name: textAt(label, 'fullName'),
      text: textAt(label, 'value'),
      description: textAt(label, 'shortDescription'),
    }));
}

/** The labels' texts in another language, by the name of the label. */
export function readTranslatedLabels(packageDir: string, language: string): Map<string, string> {
  const file = readMetadataFiles(packageDir, 'translation').find(({ name }) => name === language);
  const texts = elementsAt(file?.content, 'customLabels');
  return new Map(texts.map((text) => [textAt(text, 'name'), textAt(text, 'label')]));
}
