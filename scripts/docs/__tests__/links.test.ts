import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

test('every link of the documentation leads somewhere', () => {
  const pages = globSync(['*.md', 'docs/**/*.md']);
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(path.join(path.dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );

  expect(pages.length).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});

test('every decision is in the list of decisions', () => {
  const list = readFileSync('docs/adr/README.md', 'utf8');
  const missing = globSync('docs/adr/0*.md').filter((file) => {
    const title = /^# (.*)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    return !list.includes(`[${title}](${path.basename(file)})`);
  });

  expect(missing).toEqual([]);
});
