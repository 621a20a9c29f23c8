/** The search box of the header. */
import * as v from 'valibot';
import type { ObjectInfo } from '../org.ts';
import type { Salesforce } from './salesforce.ts';

export interface Found {
  readonly id: string;
  readonly name: string;
  /** What kind of record, and what tells it from others of the same name. */
  readonly meta: string;
  readonly icon: string;
  readonly url: string;
}

const RETURNED: Readonly<Record<string, string>> = {
  Contact: 'Id, Name, Title',
  Lead: 'Id, Name, Company',
  Account: 'Id, Name, Phone',
};

const SearchSchema = v.object({
  searchRecords: v.array(
    v.looseObject({
      attributes: v.object({ type: v.string() }),
      Id: v.string(),
      Name: v.string(),
      Title: v.nullish(v.string()),
      Company: v.nullish(v.string()),
      Phone: v.nullish(v.string()),
    }),
  ),
});

export async function searchRecords(
  salesforce: Pick<Salesforce, 'get'>,
  objects: Readonly<Record<string, ObjectInfo>>,
  term: string,
): Promise<readonly Found[]> {
  const returned = Object.entries(RETURNED).map(([object, fields]) => `${object}(${fields} LIMIT 5)`);
  const sosl = `FIND {${escapeTerm(term)}*} IN ALL FIELDS RETURNING ${returned.join(', ')}`;
  const answer = v.parse(SearchSchema, await salesforce.get(`/search?q=${encodeURIComponent(sosl)}`));
  return answer.searchRecords.map((record) => {
    const object = objects[record.attributes.type];
    const kind = object?.label ?? record.attributes.type;
    const detail = record.Title ?? record.Company ?? record.Phone ?? '';
    return {
      id: record.Id,
      name: record.Name,
      meta: detail === '' ? kind : `${kind} • ${detail}`,
      icon: object?.icon ?? 'standard:record',
      url: `/lightning/r/${record.attributes.type}/${record.Id}/view`,
    };
  });
}

/** Reserved characters of SOSL (SOQL and SOSL Reference: "Reserved Characters"). */
function escapeTerm(term: string): string {
  return term.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
}
