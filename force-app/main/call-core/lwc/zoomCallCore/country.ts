/** Countries as people write them in a record: a code, or a name in English or Japanese. */

/** Two capital letters, ISO 3166-1. */
export type Country = string;

const LANGUAGES = ['en', 'ja'];

/** Names in daily use that the standard's own names do not cover. */
const OTHER_NAMES: Readonly<Record<string, Country>> = {
  usa: 'US',
  'united states of america': 'US',
  アメリカ: 'US',
  米国: 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  英国: 'GB',
  korea: 'KR',
  'republic of korea': 'KR',
  中華人民共和国: 'CN',
  'hong kong': 'HK',
  'viet nam': 'VN',
  'czech republic': 'CZ',
  uae: 'AE',
};

/**
 * @param codes the codes to choose from
 * @returns reads a country as it stands in an address, or null where it is none of them
 */
export function createCountryReader(
  codes: readonly Country[],
): (text: string | null | undefined) => Country | null {
  let names: Map<string, Country> | undefined;

  function namesOfAll(): Map<string, Country> {
    const all = new Map(Object.entries(OTHER_NAMES));
    for (const language of LANGUAGES) {
      const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      for (const code of codes) all.set(keyOf(display.of(code) ?? code), code);
    }
    return all;
  }

  return (text) => {
    const written = text?.trim() ?? '';
    if (written === '') return null;
    const code = written.toUpperCase();
    if (codes.includes(code)) return code;
    names ??= namesOfAll();
    return names.get(keyOf(written)) ?? null;
  };
}

function keyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
