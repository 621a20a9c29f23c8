/** Records whose name begins with what has been typed. */
import type { ObjectInfo } from '../org.ts';
import { quote, type Salesforce } from './salesforce.ts';

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

const LIMIT = 5;

export async function findByName(
  salesforce: Pick<Salesforce, 'query'>,
  objects: readonly ObjectInfo[],
  term: string,
): Promise<readonly NamedRecord[]> {
  const pattern = quote(`%${term.replace(/[%_]/g, '\\$&')}%`);
  const found = await Promise.all(
    objects.map(async ({ name, label, nameField }) => {
      const soql = `SELECT Id, ${nameField} FROM ${name} WHERE ${nameField} LIKE ${pattern} ORDER BY ${nameField} LIMIT ${LIMIT}`;
      const records = await salesforce.query(soql);
      return records.map((record) => ({
        id: String(record['Id']),
        name: String(record[nameField]),
        kind: label,
      }));
    }),
  );
  return found.flat();
}
