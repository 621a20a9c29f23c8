/** Watches which fields of a value are read. */
export interface Watched {
  readonly value: unknown;
  /** `call_elements[].start_time`; of what is not there too. */
  readonly paths: ReadonlySet<string>;
}

export function watchReads(value: unknown): Watched {
  const paths = new Set<string>();

  function watch(part: unknown, path: string): unknown {
    if (Array.isArray(part)) return part.map((item) => watch(item, `${path}[]`));
    if (typeof part !== 'object' || part === null) return part;
    const pathOf = (name: string) => (path === '' ? name : `${path}.${name}`);
    return new Proxy(part, {
      has(target, name) {
        if (typeof name === 'string') paths.add(pathOf(name));
        return Reflect.has(target, name);
      },
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        // Promises ask everything whether it is one of them.
        if (typeof name !== 'string' || name in Object.prototype || name === 'then') return found;
        paths.add(pathOf(name));
        return watch(found, pathOf(name));
      },
    });
  }

  return { value: watch(value, ''), paths };
}
