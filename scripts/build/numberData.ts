/**
 * Writes the two small number tables that libphonenumber-js lacks: which numbers cost extra, and which are
 * emergency numbers. Both come from Google's numbering data, so that nobody keeps a list by hand.
 * Run after an update of libphonenumber-js: `npm run build:number-data`.
 */
import { writeFileSync } from 'node:fs';
import googleLibphonenumber from 'google-libphonenumber';
import metadata from 'libphonenumber-js/metadata.max.json';
import { format } from 'prettier';

const FOLDER = new URL('../../gateway/numbers/', import.meta.url);

/** Position of the list of number types in a country of libphonenumber-js's metadata, and of a type in that list. */
const TYPES = 11;
const PREMIUM_RATE = 3;
const SHARED_COST = 9;
const UNIVERSAL_ACCESS = 6;

/** Countries where calls to universal access numbers are billed above the caller's plan (Japan: 0570, Navi Dial). */
const CHARGED_UNIVERSAL_ACCESS = ['JP'];

function chargedPatterns(): Record<string, string> {
  const patterns: Record<string, string> = {};
  for (const [country, data] of Object.entries(metadata.countries)) {
    const types = data[TYPES] as unknown as readonly (readonly [string] | 0)[] | undefined;
    const charged = [PREMIUM_RATE, SHARED_COST]
      .concat(CHARGED_UNIVERSAL_ACCESS.includes(country) ? UNIVERSAL_ACCESS : [])
      .flatMap((kind) => types?.[kind] || [])
      .filter((part) => typeof part === 'string');
    if (charged.length > 0) patterns[country] = charged.join('|');
  }
  return patterns;
}

function emergencyNumbers(): Record<string, string[]> {
  const info = googleLibphonenumber.ShortNumberInfo.getInstance();
  const numbers: Record<string, string[]> = {};
  for (const country of googleLibphonenumber.PhoneNumberUtil.getInstance().getSupportedRegions()) {
    const found: string[] = [];
    for (let digits = 2; digits <= 4; digits++) {
      for (let value = 0; value < 10 ** digits; value++) {
        const number = String(value).padStart(digits, '0');
        if (info.isEmergencyNumber(number, country)) found.push(number);
      }
    }
    if (found.length > 0) numbers[country] = found;
  }
  return numbers;
}

async function write(file: string, name: string, why: string, type: string, data: object): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `/** ${why} Written by scripts/build/numberData.ts. */\nexport const ${name}: Readonly<Record<string, ${type}>> = ${JSON.stringify(sorted)};\n`;
  writeFileSync(new URL(file, FOLDER), await format(text, { parser: 'typescript', singleQuote: true, printWidth: 110 }));
}

await write(
  'chargedNumbers.ts',
  'CHARGED_NUMBERS',
  'National numbers, by country, that cost the caller extra (premium rate, shared cost), as a regular expression.',
  'string',
  chargedPatterns(),
);
await write(
  'emergencyNumbers.ts',
  'EMERGENCY_NUMBERS',
  'Emergency numbers by country.',
  'readonly string[]',
  emergencyNumbers(),
);
