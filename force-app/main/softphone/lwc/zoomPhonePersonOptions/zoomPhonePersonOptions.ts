import type { PersonNumbers, PhoneNumbers, RecordRef } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { PersonSearch } from 'c/zoomPhoneStore';

/** A number of a person in the list of results; a person without one stands there too, to be seen. */
export interface PersonOption {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly number: string;
  /** "Mobile: (209) 555-0123" */
  readonly shown: string;
  readonly canCall: boolean;
  readonly record: RecordRef;
  readonly selected: string;
  readonly className: string;
}

/** Whether what stands in a field for numbers and names is a name. */
export function isPersonName(text: string, numbers: PhoneNumbers | null): boolean {
  return /\p{L}/u.test(text) && numbers?.toE164(text) === null;
}

/** How far the search for a name is, in words; empty before it begins. @param failed what to say when it failed */
export function searchStatus(
  { phase, text, people }: PersonSearch,
  failed: string = labels.searchFailed,
): string {
  if (phase === 'searching') return labels.searchSearching;
  if (phase === 'failed') return failed;
  if (phase !== 'done') return '';
  return people.length === 0 ? fill(labels.searchNoResults, text) : fill(labels.searchResults, people.length);
}

export function toOptions(
  people: readonly PersonNumbers[],
  numbers: PhoneNumbers | null,
  activeKey: string | null,
): PersonOption[] {
  return people
    .flatMap((person) =>
      numbersOrNone(person).map((one, index) => ({
        key: `${person.id}-${index}`,
        ...toOption(person, one, numbers),
      })),
    )
    .map((option) => ({ ...option, ...marked(option.key === activeKey) }));
}

/** A person without a number has one line as well. */
function numbersOrNone({ numbers }: PersonNumbers): (PersonNumbers['numbers'][number] | null)[] {
  return numbers.length === 0 ? [null] : numbers;
}

function toOption(
  person: PersonNumbers,
  one: PersonNumbers['numbers'][number] | null,
  numbers: PhoneNumbers | null,
): Omit<PersonOption, 'key' | 'selected' | 'className'> {
  const { id, objectName, name } = person;
  return {
    name,
    detail: [objectName === 'Lead' ? labels.whoLead : labels.whoContact, person.company]
      .filter(Boolean)
      .join(' · '),
    number: one?.e164 ?? one?.number ?? '',
    shown: one
      ? `${one.label}: ${one.e164 ? (numbers?.format(one.e164) ?? one.number) : one.number}`
      : labels.searchNoNumber,
    canCall: one !== null,
    record: { id, objectName, name },
  };
}

function marked(active: boolean): Pick<PersonOption, 'selected' | 'className'> {
  const className = 'slds-listbox__item option';
  return { selected: String(active), className: active ? `${className} option_active` : className };
}
