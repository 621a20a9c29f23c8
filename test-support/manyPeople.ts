/** Contacts with a mobile number each, for what is about many calls. */
import type { LocalSalesforce } from '../scripts/workbench/salesforce/localSalesforce.ts';

export interface Customer {
  readonly id: string;
  /** E.164. */
  readonly number: string;
}

const FIRST = 10_000_000;

/** Written in the ways of people in Japan, one after the other. */
const WRITTEN: readonly ((digits: string) => string)[] = [
  (digits) => `090${digits}`,
  (digits) => `090-${digits.slice(0, 4)}-${digits.slice(4)}`,
  (digits) => `+81 90-${digits.slice(0, 4)}-${digits.slice(4)}`,
  (digits) => `(090) ${digits.slice(0, 4)} ${digits.slice(4)}`,
];

export function addCustomers({ records }: LocalSalesforce, count: number): Customer[] {
  const before = new Set(records.find('Contact').map(({ Id }) => Id));
  records.load(
    'Contact',
    Array.from({ length: count }, (_, index) => ({
      LastName: `Customer ${index}`,
      MailingCountry: 'Japan',
      MobilePhone: WRITTEN[index % WRITTEN.length]?.(String(FIRST + index)),
    })),
  );
  const ids = new Map(records.find('Contact').map(({ Id, LastName }) => [LastName, String(Id)]));
  return Array.from({ length: count }, (_, index) => {
    const id = ids.get(`Customer ${index}`);
    if (id === undefined || before.has(id)) throw new Error(`There is no customer ${index}`);
    return { id, number: `+8190${FIRST + index}` };
  });
}
