/** `npm run build:labels`: writes the module with the package's texts, the only one that imports custom labels. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readLabels } from './labelFiles.ts';
import { labelModule } from './labelModule.ts';

export const PACKAGE = 'force-app/main';
export const LABEL_MODULE = `${PACKAGE}/softphone/lwc/zoomPhoneLabels/generatedLabels.ts`;

/** The text of the module for the labels below `root`, formatted as the repository is. */
export async function generateLabelModule(root: string): Promise<string> {
  const names = readLabels(path.join(root, PACKAGE)).map(({ name }) => name);
  const filepath = path.join(root, LABEL_MODULE);
  return format(labelModule(names), { ...(await resolveConfig(filepath)), filepath });
}

if (import.meta.main) {
  writeFileSync(LABEL_MODULE, await generateLabelModule(process.cwd()));
  console.log(`${LABEL_MODULE} written.`);
}
