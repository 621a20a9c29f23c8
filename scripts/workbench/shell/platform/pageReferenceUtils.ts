/** `lightning/pageReferenceUtils`: field values inside the address of a new record. */

export function encodeDefaultFieldValues(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`)
    .join(',');
}

export function decodeDefaultFieldValues(encoded: string): Record<string, string> {
  const pairs = encoded.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const end = pair.indexOf('=');
      return [pair.slice(0, end), decodeURIComponent(pair.slice(end + 1))];
    }),
  );
}
