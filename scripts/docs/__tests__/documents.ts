/** What a page of the documentation lists. */
import { readFileSync } from 'node:fs';

/** The cells of each row of the page's tables whose first cell is a name in code style. */
export function rowsIn(file: string, section?: string): string[][] {
  const page = readFileSync(file, 'utf8');
  const [, ...sections] = `\n${page}`.split(/\n(?=#+ )/);
  const text =
    section === undefined
      ? page
      : sections.filter((each) => each.includes(section, 0) && headOf(each) === section).join('\n');
  return text
    .split('\n')
    .filter((line) => /^\| +`/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** All names in code style in first cells, sorted. */
export function namesIn(file: string, section?: string): string[] {
  return rowsIn(file, section)
    .flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    .sort();
}

function headOf(section: string): string {
  return /^#+ (.*)/.exec(section)?.[1] ?? '';
}
