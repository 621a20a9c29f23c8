/**
 * Few files of many modules. A browser spends more on a hundred requests than on what is in them, and every page of the
 * workbench is loaded anew. What a page needs in any case is one file, what several components need another, and each
 * component that is inside no other has its own: one that breaks breaks nothing else.
 */
import { rollup, type GetModuleInfo, type OutputChunk, type Plugin } from 'rollup';
import type { Bundle } from './bundle.ts';

export interface ModulesToJoin {
  /** Text of every module, by its url. */
  readonly modules: ReadonlyMap<string, string>;
  /** The url of each module that others import by name; what is imported by another name stays an import. */
  readonly imports: Readonly<Record<string, string>>;
  /** Name of the module that starts a page. */
  readonly start: string;
  /** Names of the modules that are imported while the page runs. */
  readonly later: readonly string[];
}

/** @returns the files, and those modules that a page names itself */
export async function joinModules({ modules, imports, start, later }: ModulesToJoin): Promise<Bundle> {
  const entries = [start, ...later];
  const urlOf = (name: string) => imports[name] ?? name;
  const build = await rollup({
    input: { [start]: start },
    // What has been compiled is as it should be.
    treeshake: false,
    preserveEntrySignatures: 'allow-extension',
    plugins: [knownModules(modules, imports), loadedLater(start, later)],
    onLog: () => undefined,
  });
  let files: ReadonlyMap<string, string> | undefined;
  try {
    const { output } = await build.generate({
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      manualChunks(url, { getModuleInfo }) {
        files ??= filesOf(urlOf(start), later.map(urlOf), getModuleInfo);
        return files.get(url);
      },
    });
    const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
    return {
      files: Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code])),
      modules: Object.fromEntries(entries.map((name) => [name, `${name}.js`])),
    };
  } finally {
    await build.close();
  }
}

/** Which file each module is in; none for those that wait until they are asked for. */
function filesOf(start: string, later: readonly string[], getModuleInfo: GetModuleInfo): Map<string, string> {
  const needs = (url: string) => reachable(url, (id) => getModuleInfo(id)?.importedIds ?? []);
  const inside = new Set(later.flatMap((url) => [...needs(url)].filter((needed) => needed !== url)));
  const files = new Map<string, string>([...needs(start)].map((url) => [url, 'page']));
  const outer = later.filter((url) => !inside.has(url));
  const users = Map.groupBy(
    outer.flatMap((user) => [...needs(user)].map((url) => ({ user, url }))),
    ({ url }) => url,
  );
  for (const [url, [first, second]] of users) {
    if (files.has(url) || first === undefined) continue;
    files.set(url, second === undefined ? nameOf(first.user) : 'shared');
  }
  return files;
}

function nameOf(url: string): string {
  return url.replace(/^.*\//, '').replace(/\.js$/, '');
}

function reachable(from: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set([from]);
  // A set is walked through to the end, also through what is added on the way.
  for (const id of found) for (const next of importsOf(id)) found.add(next);
  return found;
}

/** Otherwise a component could run before what starts the page, and the engine before synthetic shadow. */
function loadedLater(start: string, later: readonly string[]): Plugin {
  return {
    name: 'loaded-later',
    buildStart() {
      for (const name of later) {
        this.emitFile({
          ...{ type: 'chunk', id: name, name, fileName: `${name}.js` },
          ...{ implicitlyLoadedAfterOneOf: [start], preserveSignature: 'allow-extension' },
        });
      }
    },
  };
}

function knownModules(modules: ModulesToJoin['modules'], imports: ModulesToJoin['imports']): Plugin {
  return {
    name: 'known-modules',
    resolveId(source, importer) {
      const named = imports[source];
      if (named !== undefined) return modules.has(named) ? named : { id: source, external: true };
      if (!source.startsWith('.')) return { id: source, external: true };
      return new URL(source, new URL(importer ?? '', 'https://page')).pathname;
    },
    load: (url) => modules.get(url),
  };
}
