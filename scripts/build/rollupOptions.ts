/** What the three bundles of the page have in common. */
import { transform } from 'esbuild';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { LogLevel, RollupBuild, RollupLog } from 'rollup';
import type { Bundle } from './bundle.ts';

/**
 * Options of the LWC compiler as the platform sets them. Element internals are needed by the base components under
 * synthetic shadow; without, a combobox does not render.
 */
export const COMPILER_OPTIONS: RollupLwcOptions = {
  apiVersion: 66,
  enableDynamicComponents: true,
  enableLwcOn: true,
  enableSyntheticElementInternals: true,
  defaultModules: [],
  modules: [],
};

/**
 * Writes a build out in memory; `entries` are the specifiers under which its entry files are known.
 * @param preload each file imports all that its imports need, so that a browser fetches them at once
 */
export async function toBundle(
  build: RollupBuild,
  entries: readonly string[],
  { preload = true }: { readonly preload?: boolean } = {},
): Promise<Bundle> {
  try {
    const { output } = await build.generate({
      format: 'es',
      hoistTransitiveImports: preload,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    });
    const chunks = output.filter((file) => file.type === 'chunk');
    const files = await Promise.all(
      chunks.map(async ({ fileName, code }) => [fileName, await minify(code)] as const),
    );
    return {
      files: Object.fromEntries(files),
      modules: Object.fromEntries(entries.map((entry) => [entry, `${entry}.js`])),
    };
  } finally {
    await build.close();
  }
}

async function minify(code: string): Promise<string> {
  const { code: minified } = await transform(code, { minify: true, target: 'es2022', format: 'esm' });
  return minified;
}

/** Warnings that tell of a mistake go to the terminal. A component may hold itself (a tab in a tab), which is none. */
export function warn(level: LogLevel, log: RollupLog): void {
  if (level === 'warn' && log.code !== 'CIRCULAR_DEPENDENCY') console.warn(log.message);
}
