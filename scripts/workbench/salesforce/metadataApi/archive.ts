/** Zip files of the Metadata API. Text that is no UTF-8 is kept as Latin-1, byte for byte. */
import JSZip from 'jszip';
import { ownerOf } from './componentTypes.ts';

/** @throws Error when it is no zip file */
export async function unzip(base64: string): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(base64, { base64: true });
  const files = new Map<string, string>();
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    files.set(
      entry.name,
      isBinary(entry.name) ? await entry.async('binarystring') : await entry.async('string'),
    );
  }
  return files;
}

export async function zip(files: Iterable<readonly [string, string]>): Promise<string> {
  const archive = new JSZip();
  for (const [path, text] of files) archive.file(path, text, { binary: isBinary(path) });
  return archive.generateAsync({ type: 'base64', compression: 'DEFLATE' });
}

function isBinary(path: string): boolean {
  return path.endsWith('.resource') && ownerOf(path) !== null;
}
