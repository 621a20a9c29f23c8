/** The numbers of every country, as the gateway hands them to the widget. Import `numberLibrary.ts` before. */
import { createPhoneNumbers } from 'c/zoomCallCore';
import type { Country, PhoneNumbers } from 'c/zoomCallCore';
import { NUMBER_DATA } from '../../gateway/numbers/numberData.ts';

export { NUMBER_DATA };

export function numbersAt(home: Country): PhoneNumbers {
  return createPhoneNumbers(NUMBER_DATA, home);
}
