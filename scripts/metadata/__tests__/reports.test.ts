import { expect, test } from '@jest/globals';
import { textWords } from '../../../gateway/texts/textWords.ts';
import { SOURCE_DIRS, elementsAt, readMetadataFiles, textAt, textsAt } from '../metadataFiles.ts';
import type { MetadataFile } from '../metadataFiles.ts';
import { columnsOffered, columnsUsed, fieldsOffered } from '../reportColumns.ts';

const files = SOURCE_DIRS.flatMap((dir) => readMetadataFiles(dir));
const reports = filesOf('report');
const reportTypes = filesOf('reportType');
const dashboards = filesOf('dashboard');
const tiles = dashboards.flatMap(({ content }) =>
  elementsAt(content, 'dashboardGridLayout.dashboardGridComponents'),
);

/** Columns of Salesforce's own report type "Tasks and Events". */
const TASKS_AND_EVENTS = ['ACCOUNT', 'ASSIGNED', 'CONTACT', 'DUE_DATE', 'LEAD', 'SUBJECT'];
const STANDARD_FIELDS = ['CreatedDate', 'Name', 'Owner'];
/** Salesforce takes no longer name of a report or of a tile. */
const LONGEST_NAME = 40;
const LONGEST_HEADER = 80;
const LONGEST_DESCRIPTION = 255;

test('there are reports, and a dashboard', () => {
  expect(reports.length).toBeGreaterThanOrEqual(6);
  expect(dashboards).toHaveLength(1);
});

test('every column of a report type is a field', () => {
  const fields = filesOf('field').map(({ name }) => name);
  for (const reportType of reportTypes) {
    const standard = columnsOffered(reportType).filter((column) => !column.endsWith('__c'));

    expect(fieldsOffered(reportType, files).filter((field) => !fields.includes(field))).toEqual([]);
    expect(standard.filter((column) => !STANDARD_FIELDS.includes(column.split('$')[1] ?? ''))).toEqual([]);
  }
});

test.each(reports)('$name names columns of its report type only', (report) => {
  const offered = columnsOf(textAt(report.content, 'reportType'));

  expect(columnsUsed(report).filter((column) => !offered.includes(column))).toEqual([]);
});

test.each(reports)(
  '$name shows no column by which it is grouped, which Salesforce refuses',
  ({ content }) => {
    const grouped = textsAt(content, 'groupingsDown.field');

    expect(textsAt(content, 'columns.field').filter((column) => grouped.includes(column))).toEqual([]);
  },
);

test.each(reports)('$name draws what it is grouped by', ({ content }) => {
  expect([
    ...textsAt(content, 'chart.groupingColumn'),
    ...textsAt(content, 'chart.secondaryGroupingColumn'),
  ]).toEqual(textsAt(content, 'groupingsDown.field'));
});

test('a report filters a picklist by values that it has', () => {
  for (const filter of reports.flatMap(({ content }) => elementsAt(content, 'filter.criteriaItems'))) {
    const [object, field] = textAt(filter, 'column').split('$');
    const picklist = filesOf('field').find(({ name }) => name === `${object}.${field}`)?.content;
    if (textAt(picklist, 'type') !== 'Picklist') continue;

    const values = textsAt(picklist, 'valueSet.valueSetDefinition.value.fullName');
    expect(values).toEqual(expect.arrayContaining(textAt(filter, 'value').split(',')));
  }
});

test('the Tasks of texts are found by the subject that the gateway gives them, in either language', () => {
  const report = reports.find(({ name }) => name.endsWith('/Texts_by_Agent'));
  const parts = textsAt(report?.content, 'filter.criteriaItems.value').flatMap((value) => value.split(','));

  for (const language of ['en_US', 'ja']) {
    const subject = textWords(language).subject('Anna Tanaka');
    expect(parts.filter((part) => subject.includes(part))).toHaveLength(1);
  }
});

test('names are as short as Salesforce wants them', () => {
  const names = reports.map(({ content }) => textAt(content, 'name'));
  const headers = tiles.map((tile) => textAt(tile, 'dashboardComponent.header'));

  expect(names.filter((name) => name.length > LONGEST_NAME)).toEqual([]);
  expect(headers.filter((header) => header.length > LONGEST_HEADER)).toEqual([]);
});

test('all report types have a name and a description in Japanese', () => {
  const translated = elementsAt(translation(), 'reportTypes');

  expect(translated.map((each) => textAt(each, 'name')).sort()).toEqual(
    reportTypes.map(({ name }) => name).sort(),
  );
  for (const each of translated) {
    expect(textAt(each, 'label')).not.toBe('');
    expect(textAt(each, 'description')).toMatch(/。$/);
  }
});

test('every section of a report type is translated', () => {
  for (const { name, content } of reportTypes) {
    const translated = elementsAt(translation(), 'reportTypes').find((each) => textAt(each, 'name') === name);

    expect(textsAt(translated, 'sections.name')).toEqual(textsAt(content, 'sections.masterLabel'));
  }
});

test('every report and every tile of the dashboard is named in both languages, in one line', () => {
  const names = [
    ...reports.map(({ content }) => textAt(content, 'name')),
    ...tiles.map((tile) => textAt(tile, 'dashboardComponent.header')),
  ];

  expect(names.filter((name) => !/^[ -~]+ \/ .*[\u3040-\u30ff\u4e00-\u9fff]/.test(name))).toEqual([]);
});

test('reports and dashboard are described in both languages, as briefly as Salesforce wants it', () => {
  const descriptions = [...reports, ...dashboards].map(({ content }) => textAt(content, 'description'));

  expect(descriptions.filter((said) => !/^[ -~]+\. .*。$/.test(said))).toEqual([]);
  expect(descriptions.filter(({ length }) => length > LONGEST_DESCRIPTION)).toEqual([]);
});

test('every tile shows a report that has a chart, and every report is on a tile', () => {
  const shown = tiles.map((tile) => textAt(tile, 'dashboardComponent.report'));
  const withChart = reports.filter(({ content }) => elementsAt(content, 'chart').length > 0);

  expect([...new Set(shown)].sort()).toEqual(withChart.map(({ name }) => name).sort());
  expect(withChart).toHaveLength(reports.length);
});

test('no tile covers another or stands outside', () => {
  for (const { content } of dashboards) {
    const columns = Number(textAt(content, 'dashboardGridLayout.numberOfColumns'));
    const cells = elementsAt(content, 'dashboardGridLayout.dashboardGridComponents').flatMap(cellsOf);

    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.filter((cell) => Number(cell.split(',')[1]) >= columns)).toEqual([]);
  }
});

test('whoever looks at the dashboard sees the own records, of which no other user can be the measure', () => {
  expect(dashboards.map(({ content }) => textAt(content, 'dashboardType'))).toEqual(['LoggedInUser']);
});

function filesOf(type: string): MetadataFile[] {
  return files.filter((file) => file.type === type);
}

function columnsOf(reportType: string): string[] {
  if (reportType === 'Activity') return TASKS_AND_EVENTS;
  const own = reportTypes.find(({ name }) => `${name}__c` === reportType);
  return own === undefined ? [] : columnsOffered(own);
}

function translation(): unknown {
  return files.find(({ type }) => type === 'translation')?.content;
}

/** `<row>,<column>` of every cell of the grid that a tile covers. */
function cellsOf(tile: unknown): string[] {
  const number = (name: string) => Number(textAt(tile, name));
  const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);
  return range(number('rowIndex'), number('rowSpan')).flatMap((row) =>
    range(number('columnIndex'), number('colSpan')).map((column) => `${row},${column}`),
  );
}
