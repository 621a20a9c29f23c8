/** What the template of subjects makes, and what is wrong with it as it is typed. */
import { SUBJECT_FIELDS, subjectFrom, unknownSubjectFields } from 'c/zoomCallCore';
import { today } from 'c/zoomPhoneFormat';
import { fill, labels, resultText } from 'c/zoomPhoneLabels';

/** As it is typed in a template. */
export const FIELD_LIST = SUBJECT_FIELDS.map((field) => `{${field}}`).join(' ');

export function subjectErrorOf(template: string): string | null {
  const unknown = unknownSubjectFields(template);
  return unknown.length === 0 ? null : fill(labels.settingsSubjectUnknown, unknown.join(' '), FIELD_LIST);
}

/** @returns null where the template makes nothing, or has an error */
export function subjectPreviewOf(template: string): string | null {
  const subject = subjectFrom(template, {
    direction: labels.directionInbound,
    result: resultText('inbound', 'answered'),
    name: labels.settingsSampleName,
    number: '+81355500101',
    queue: labels.settingsSampleQueue,
    date: today(),
  });
  const isShown = subject !== '' && subjectErrorOf(template) === null;
  return isShown ? fill(labels.settingsSubjectPreview, subject) : null;
}
