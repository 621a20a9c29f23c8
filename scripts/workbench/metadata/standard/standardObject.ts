/**
 * The form in which standard objects are described: names, list columns and layouts in both languages. The words are
 * those of Salesforce's own user interface, fields and types those of the Object Reference.
 */
import type { FieldType } from '../../shell/org.ts';
import type { Language } from '../translations.ts';

/** English and Japanese. */
export type Words = readonly [english: string, japanese: string];

export interface StandardField {
  readonly name: string;
  readonly words: Words;
  readonly type: FieldType;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly references?: readonly string[];
  readonly values?: readonly (readonly [value: string, ...Words])[];
}

export interface StandardObject {
  readonly name: string;
  readonly words: Words;
  /** Japanese has no plural; English does. */
  readonly plural: string;
  readonly icon: string;
  readonly nameField: string;
  readonly fields: readonly StandardField[];
  readonly listColumns: readonly string[];
  readonly highlights: readonly string[];
  readonly sections: readonly { readonly words: Words; readonly columns: readonly (readonly string[])[] }[];
  readonly relatedLists: readonly { readonly object: string; readonly field: string }[];
  readonly isCreatable: boolean;
}

export function wordIn(words: Words, language: Language): string {
  return language === 'ja' ? words[1] : words[0];
}
