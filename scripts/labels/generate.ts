/** `npm run build:labels`: writes the module with the package's texts, and the one with the doctor's: no others import custom labels. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readLabels } from './labelFiles.ts';
import { findingModule, labelModule } from './labelModule.ts';

export const PACKAGE = 'force-app/main';
export const LABEL_MODULE = `${PACKAGE}/softphone/lwc/zoomPhoneLabels/generatedLabels.ts`;
export const FINDING_MODULE = `${PACKAGE}/settings/lwc/zoomPhoneFindingTexts/generatedFindings.ts`;

/** The text of the module for the labels below `root`, formatted as the repository is. */
export function generateLabelModule(root: string): Promise<string> {
  return generate(root, LABEL_MODULE, labelModule);
}

export function generateFindingModule(root: string): Promise<string> {
  return generate(root, FINDING_MODULE, findingModule);
}

async function generate(root: string, file: string, moduleOf: typeof labelModule): Promise<string> {
  const names = readLabels(path.join(root, PACKAGE)).map(({ name }) => name);
  const filepath = path.join(root, file);
  return format(moduleOf(names), { ...(await resolveConfig(filepath)), filepath });
}

if (import.meta.main) {
  writeFileSync(LABEL_MODULE, await generateLabelModule(process.cwd()));
  writeFileSync(FINDING_MODULE, await generateFindingModule(process.cwd()));
  console.log(`${LABEL_MODULE} and ${FINDING_MODULE} written.`);
}
