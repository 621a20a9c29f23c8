/** Tells when a source of the page has changed, once for a burst of changes. */
import { watch } from 'node:fs';
import path from 'node:path';

const SETTLED_MS = 150;
const SOURCE = /\.(?:ts|html|css|svg|xml)$/;

/** @returns stops watching */
export function watchSources(folders: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      // Emitted JavaScript lies beside its source.
      if (file === null || !SOURCE.test(file) || file.split(path.sep).includes('__tests__')) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, SETTLED_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
