/** The words of the Task of a thread, in the agent's language. */
export interface TextWords {
  subject(name: string): string;
  /** Follows the name of whoever wrote a text that did not arrive. */
  readonly notDelivered: string;
}

const ENGLISH: TextWords = {
  subject: (name) => `Text with ${name}`,
  notDelivered: ' (not delivered)',
};

const JAPANESE: TextWords = {
  subject: (name) => `${name}との SMS`,
  notDelivered: '(未配信)',
};

/** @param language `ja` or anything else, as Salesforce gives it (`ja`, `en_US`) */
export function textWords(language: string): TextWords {
  return language.startsWith('ja') ? JAPANESE : ENGLISH;
}
