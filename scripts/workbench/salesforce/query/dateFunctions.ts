/** Date functions of SOQL in SQL; they count in UTC. SOQL and SOSL Reference: Date Functions. */
import { defineField } from '../schema/definitions.ts';
import type { Column } from './columns.ts';

const FORMATS: Readonly<Record<string, string>> = {
  CALENDAR_YEAR: '%Y',
  CALENDAR_MONTH: '%m',
  DAY_IN_MONTH: '%d',
  DAY_IN_YEAR: '%j',
  HOUR_IN_DAY: '%H',
};

/** @returns null for a function that is none of these */
export function dateFunction(name: string, column: Column): Column | null {
  const upper = name.toUpperCase();
  const isMoment = column.field.type === 'datetime';
  if (!isMoment && column.field.type !== 'date') return null;
  const time = isMoment ? `${column.sql} / 1000, 'unixepoch'` : column.sql;
  if (upper === 'DAY_ONLY' && isMoment) return { sql: `date(${time})`, field: resultField('date') };
  if (upper === 'DAY_IN_WEEK') {
    return { sql: `CAST(strftime('%w', ${time}) AS INTEGER) + 1`, field: resultField('int') };
  }
  const format = FORMATS[upper];
  if (format === undefined) return null;
  return { sql: `CAST(strftime('${format}', ${time}) AS INTEGER)`, field: resultField('int') };
}

function resultField(type: 'int' | 'date') {
  return defineField({ name: '', type, label: '', nillable: true });
}
