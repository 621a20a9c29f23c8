/** A small package in a folder of its own, gone after the test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** @param files text of each file by its path below `force-app/main` @returns the folder that holds `force-app` */
export function temporaryPackage(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'package-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, 'force-app/main', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return root;
}

export const BELL = {
  'phone/lwc/bell/bell.ts': `import { LightningElement, api } from 'lwc';
    export default class Bell extends LightningElement {
      @api rings: number = 0;
    }`,
  'phone/lwc/bell/bell.html': '<template><lightning-icon icon-name="utility:call"></lightning-icon>{rings}</template>',
  'phone/lwc/bell/bell.js-meta.xml': '<LightningComponentBundle/>',
  'phone/lwc/bell/__tests__/bell.test.ts': 'test("rings", () => {});',
} as const;
