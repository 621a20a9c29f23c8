/** A failed build in one line: where, and what. */
export function describeError(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const file = textOf(error, 'id') ?? textOf(error, 'filename');
  const line = lineOf(error);
  const where = [file?.split('?')[0]?.replace(root, ''), line].filter((part) => part !== undefined).join(':');
  return where === '' ? error.message : `${where}: ${error.message}`;
}

function textOf(error: Error, name: string): string | undefined {
  const value = new Map<string, unknown>(Object.entries(error)).get(name);
  return typeof value === 'string' ? value : undefined;
}

function lineOf(error: Error): number | undefined {
  for (const place of ['loc', 'location']) {
    const value = new Map<string, unknown>(Object.entries(error)).get(place);
    if (typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'number') {
      return value.line;
    }
  }
  return undefined;
}
