/** What gateways have said, taken apart: each value once, with what it is a value of. */

export interface Saying {
  readonly in: 'log' | 'span' | 'metric';
  /** Names down to the value, as `error.code`; of a metric the label. Empty for a line that is no record. */
  readonly path: string;
  readonly value: string;
}

/** Node's own word about itself. */
const OF_NODE = /^\(node:\d+\) (ExperimentalWarning|\[DEP\d+\])|^\(Use `node/;

/** @param log lines of JSON, and whatever else went to the output. A line that was cut by a kill is no record */
export function sayingsOfLog(log: string): Saying[] {
  return distinct(
    log.split('\n').flatMap((line) => {
      if (line === '' || OF_NODE.test(line)) return [];
      const record = toJson(line);
      return record === undefined
        ? [{ in: 'log', path: '', value: line } as const]
        : leavesOf(record).map(([path, value]) => ({ in: 'log', path, value }) as const);
    }),
  );
}

/** @param bodies lines, each the JSON that OTLP over HTTP has */
export function sayingsOfSpans(bodies: string): Saying[] {
  return distinct(
    bodies.split('\n').flatMap((body) => {
      if (body === '') return [];
      const leaves = leavesOf(withNamedAttributes(toJson(body) ?? body));
      return leaves.map(
        ([path, value]) => ({ in: 'span', path: path.replace(/(^|\.)\d+(?=\.|$)/g, ''), value }) as const,
      );
    }),
  );
}

/** @param text in Prometheus' format */
export function sayingsOfMetrics(text: string): Saying[] {
  return distinct(
    text.split('\n').flatMap((line) => {
      const [, labels = ''] = /^[a-zA-Z_:]+\{(.*)\} \S+$/.exec(line) ?? [];
      return [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
        ([, label = '', value = '']) => ({ in: 'metric', path: label, value }) as const,
      );
    }),
  );
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What lies deeper below an error is told by the same rules. */
function leavesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path.replace(/(\.deeper)+/, ''), String(value)]];
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, path === '' ? name : `${path}.${name}`),
  );
}

/** OTLP writes attributes as a list of keys and values. */
function withNamedAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNamedAttributes);
  if (typeof value !== 'object' || value === null) return value;
  if ('key' in value && 'value' in value && typeof value.value === 'object') {
    const values: unknown[] = Object.values(value.value ?? {});
    return { [String(value.key)]: values[0] };
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withNamedAttributes(part)]));
}

function distinct(sayings: readonly Saying[]): Saying[] {
  return [...new Map(sayings.map((saying) => [`${saying.path}\n${saying.value}`, saying])).values()];
}
