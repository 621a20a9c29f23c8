import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { digitsOf } from '#call-core';
import { NUMBER_DATA } from './numberData.ts';

/**
 * The ways in which a number may stand in a text, for a search that does not understand numbers: its digits with and
 * without country and trunk prefix, and the groups in which people write it.
 */
export function formsOf(e164: string): string[] {
  const number = parsePhoneNumberFromString(e164, NUMBER_DATA.plans);
  if (!number) return [digitsOf(e164)];
  const national = number.formatNational();
  const international = number.formatInternational();
  // "+44 (0)20 7946 0123": written with both prefixes, of which a search sees neither as part of the number.
  const significant = international.slice(1 + number.countryCallingCode.length);
  const groups = [national, international, significant].map((text) => text.replace(/\D+/g, ' ').trim());
  const forms = [digitsOf(e164), digitsOf(national), number.nationalNumber, ...groups];
  return [...new Set(forms)].filter((form) => form.length >= 2);
}
