/** `npm run sbom`: the packages that the gateway runs on, as a CycloneDX bill of materials. The same packages give the same file. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askNpm } from './npm.ts';
import { steadySbom } from './steadySbom.ts';

const FILE = 'build/sbom.cdx.json';

const told = await askNpm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only']);
const sbom = steadySbom(told, JSON.parse(readFileSync('package-lock.json', 'utf8')));
mkdirSync(path.dirname(FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`${FILE}: ${sbom.components.length} packages`);
