/** `npm run build:docs`: writes the pages of the documentation that are made from the code. */
import { writeFileSync } from 'node:fs';
import { generatedPages } from './pages.ts';

for (const [file, text] of await generatedPages(process.cwd())) {
  writeFileSync(file, text);
  console.log(`${file} written.`);
}
