/** What reports, report types and dashboards name: columns, and each other (Metadata API Developer Guide). */
import { elementsAt, textAt, textsAt } from './metadataFiles.ts';
import type { MetadataFile } from './metadataFiles.ts';

/** Places of a report that name a column of its report type. */
const COLUMN_PLACES = [
  'columns.field',
  'groupingsDown.field',
  'filter.criteriaItems.column',
  'chart.groupingColumn',
  'chart.secondaryGroupingColumn',
  'chart.chartSummaries.column',
  'timeFrameFilter.dateColumn',
  'sortColumn',
];

/** Not a column, but the number of rows. */
const ROW_COUNT = 'RowCount';

/** The columns that a custom report type offers, as its reports name them: `<table>$<field>`. */
export function columnsOffered(reportType: MetadataFile): string[] {
  return elementsAt(reportType.content, 'sections.columns').map(
    (column) => `${textAt(column, 'table')}$${textAt(column, 'field')}`,
  );
}

/** Every column that a report shows, groups or filters by, sorts by or draws. */
export function columnsUsed(report: MetadataFile): string[] {
  const used = COLUMN_PLACES.flatMap((place) => textsAt(report.content, place));
  return [...new Set(used)].filter((column) => column !== ROW_COUNT);
}

/**
 * The custom fields behind the columns of a report type, by full name. A table is the base object, or
 * `<base object>.<relationship>__r` for a joined one.
 */
export function fieldsOffered(reportType: MetadataFile, files: readonly MetadataFile[]): string[] {
  return elementsAt(reportType.content, 'sections.columns')
    .filter((column) => textAt(column, 'field').endsWith('__c'))
    .map((column) => `${objectOfTable(textAt(column, 'table'), files)}.${textAt(column, 'field')}`);
}

function objectOfTable(table: string, files: readonly MetadataFile[]): string {
  const [base = '', relationship] = table.split('.');
  if (relationship === undefined) return base;
  const lookup = files.find(
    ({ type, content }) =>
      type === 'field' &&
      textAt(content, 'referenceTo') === base &&
      `${textAt(content, 'relationshipName')}__r` === relationship,
  );
  return lookup?.name.split('.')[0] ?? '';
}
