/** Long enough for the browser to have begun. */
const KEPT_MS = 60_000;

/** The browser saves it as a file of this name. */
export function offerFile(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
