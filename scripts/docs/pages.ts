/** The pages that are made from the code, so that they cannot say anything else. */
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { configurationPage, environmentExample } from './configurationPage.ts';
import { doctorPage } from './doctorPage.ts';
import { errorsPage } from './errorsPage.ts';

/** Text of each generated file for the repository at `root`, by its path. */
export async function generatedPages(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = [
    ['docs/errors.md', errorsPage(root)],
    ['docs/configuration.md', configurationPage()],
    ['docs/doctor.md', doctorPage(root)],
  ] as const;
  const formatted = pages.map(async ([file, text]) => {
    const filepath = path.join(root, file);
    return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return new Map([...(await Promise.all(formatted)), ['.env.example', environmentExample()]]);
}
