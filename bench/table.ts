/** The results as a table in Markdown, aligned for terminals. */
import type { Row } from './measurement.ts';

const HEAD = ['Measure', 'Value', 'Baseline', 'Ratio', 'Target', 'Met'];

export function renderTable(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]))));
  const lines = cells.map((row) => lineOf(row, widths));
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellsOf({ measure, value, baseline = '', ratio = '', target = '', met }: Row): string[] {
  return [measure, value, baseline, ratio, target, met === undefined ? '' : met ? 'yes' : 'no'];
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  const padded = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)));
  return `| ${padded.join(' | ')} |`;
}

function widthOf(cell = ''): number {
  return cell.length;
}
