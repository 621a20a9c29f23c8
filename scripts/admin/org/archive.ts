/** The zip files in which the Metadata API carries metadata. */
import JSZip from 'jszip';
import type { MetadataFiles } from './ports.ts';

export async function zipFiles(files: MetadataFiles): Promise<Buffer> {
  const zip = new JSZip();
  for (const [path, text] of files) zip.file(path, text);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The files of a package, without the manifest and without the folder that some answers put around them. */
export async function unzipFiles(content: Buffer): Promise<MetadataFiles> {
  const zip = await JSZip.loadAsync(content);
  const files = new Map<string, string>();
  for (const entry of Object.values(zip.files)) {
    const path = entry.name.replace(/^unpackaged\//, '');
    if (!entry.dir && path !== 'package.xml') files.set(path, await entry.async('string'));
  }
  return files;
}
