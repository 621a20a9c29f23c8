/** A file as an address of its own, which pages may show where they may show no `blob:`. Rejects for one that cannot be read. */
export function dataUrlOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    });
    reader.addEventListener('error', () => {
      reject(new Error('The file cannot be read.'));
    });
    reader.readAsDataURL(file);
  });
}
